/// Where a certificate stands with the authority.
///
/// - Rule: HZ-Q13, HZ-Q14.
public enum CertificateState: String, Sendable, Hashable, CaseIterable {
    /// Nobody has applied for it.
    case absent = "none"
    /// Permission to query with it was applied for.
    case applied
    /// It is bound to its account and opens the government channel.
    case granted
    /// The authority said no.
    case refused
    /// It opens nothing any more.
    case ended
}
