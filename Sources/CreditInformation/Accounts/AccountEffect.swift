/// What must be done at once when something happened to an account.
public enum AccountEffect: Sendable, Hashable {
    /// End its sessions.
    case endSessions
    /// End its certificates, granted and applied for.
    case endCertificates
    /// Begin the thirty days without a query anew (PB-8).
    case restartIdleDays
}
