/// What kind of work a role does. No person has two of them.
///
/// - Rule: QZ-1, PB-10.
public enum AccountDuty: String, Sendable, Hashable, CaseIterable {
    /// Sends records in.
    case submitting
    /// Queries, with a certificate.
    case querying
    /// Keeps accounts and certificates.
    case administering
    /// Handles applications, consents and objections.
    case workflow
    /// Reads the query log.
    case auditing
}
