import HTTPTypes

/// A code with which staff commands are refused, with its status.
///
/// The sentences stand where the rule is: in `credit.staff_refusal_sentence` and in `StaffRefusal`. Each area lists its codes
/// in a file of its own (`StaffRefusalKind+Units.swift`); a test compares them with those that the functions raise.
/// - Rule: X-7.
struct StaffRefusalKind: Sendable, Equatable {
    /// Stable code; retired ones are never used again.
    let code: String
    /// Status of the answer.
    let status: HTTPStatus

    /// Every area's; an area's are one line here.
    static let all: [StaffRefusalKind] = [
        ofSessions,
        ofAccounts,
        ofUnits,
        ofCases,
        ofApplications,
        ofObjections,
        ofReports,
        ofArchive,
        ofEveryArea,
    ].flatMap(\.self)

    private static let statuses = Dictionary(
        uniqueKeysWithValues: all.map { ($0.code, $0.status) })

    /// Status of a code; nil for one that is not listed.
    static func status(of code: String) -> HTTPStatus? { statuses[code] }

    /// The codes of one status.
    static func kinds(_ status: HTTPStatus, _ codes: String...) -> [StaffRefusalKind] {
        codes.map { StaffRefusalKind(code: $0, status: status) }
    }
}
