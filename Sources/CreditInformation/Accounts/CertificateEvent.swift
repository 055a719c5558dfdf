/// What happens to a certificate.
///
/// - Rule: HZ-Q13, HZ-Q14.
public enum CertificateEvent: String, Sendable, Hashable, CaseIterable {
    /// Permission was applied for.
    case applied
    /// The authority granted it.
    case granted
    /// The authority refused it.
    case refused
    /// Its loss was reported.
    case lost
    /// It was reported that somebody else had it.
    case lent
    /// Another one took its place.
    case renewed
    /// The authority took the permission back.
    case revoked
    /// Its holder left.
    case left
}
