/// Why a window refuses an application, as read from the regulation; `credit.application_refusal` is compared with it.
///
/// - Rule: HZ-Q2, HZ-Q9, HZ-Q11, X-7.
enum ApplicationRefusal: String, Sendable, Hashable, CaseIterable {
    /// Outside what is authorised.
    case outsideAuthority = "outside_authority"
    /// The window has no such information.
    case doesNotExist = "does_not_exist"
    /// Unclear even after the applicant was asked to amend.
    case unclear
    /// The materials fall short.
    case materials
    /// Not one of those who may apply.
    case notEligible = "not_eligible"

    /// Rule that the refusal rests on.
    var ruleID: String {
        switch self {
        case .outsideAuthority, .doesNotExist, .unclear: "HZ-Q11"
        case .materials: "HZ-Q9"
        case .notEligible: "HZ-Q2"
        }
    }
}
