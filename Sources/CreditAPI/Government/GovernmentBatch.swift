import CreditStore

/// A list of subjects that one caller asks for in one request.
///
/// - Rule: QZ-9.
struct GovernmentBatch: Sendable {
    /// Most subjects of a list; longer ones are verifications.
    static let maximumSubjects = 1000

    /// In the order of the request, at least one.
    let subjects: [GovernmentSubject]
    /// Why, and for what.
    let cause: GovernmentCause
    /// Who asks.
    let caller: GovernmentCaller

    /// The queries of a part.
    func queries(_ part: Range<Int>) -> [GovernmentQuery] {
        subjects[part].map { GovernmentQuery(subject: $0, cause: cause, caller: caller) }
    }
}
