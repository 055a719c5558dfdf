/// Who takes a step of a case. Nobody takes another's.
///
/// - Rule: HZ-O2.
public enum CaseRole: String, Sendable, Hashable, CaseIterable {
    /// The window: receives, accepts, refuses, answers, notifies.
    case windowClerk = "window_clerk"
    /// The centre: verifies, corrects, marks, reports.
    case centreClerk = "centre_clerk"
    /// The authority: approves, extends, establishes.
    case authorityOfficer = "authority_officer"
    /// The provider of a record: answers the centre's question.
    case providerOfficer = "provider_officer"

    /// The role of an account that takes part in cases; nil: one that does not.
    public init?(_ role: AccountRole) {
        switch role {
        case .windowClerk: self = .windowClerk
        case .centreClerk: self = .centreClerk
        case .authorityOfficer: self = .authorityOfficer
        case .providerOfficer: self = .providerOfficer
        case .submitter, .querier, .creditAdministrator, .accountAdministrator, .auditor: return nil
        }
    }
}
