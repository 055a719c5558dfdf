/// Why a certificate is not believed; one reason, of several the one that was met first.
///
/// - Rule: HZ-Q13, HZ-Q14.
public enum CertificateRefusal: String, Error, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// It, or an authority above it, is past its validity.
    case expired
    /// It, or an authority above it, is not valid yet.
    case notYetValid
    /// No chain of right signatures leads to a configured authority.
    case unknownAuthority
    /// It, or an authority above it, stands on the authority's revocation list.
    case revoked
    /// There is no list of an authority of the chain, or none whose signature and beginning are right.
    case crlMissing
    /// The list of an authority of the chain is past its next update.
    case crlExpired
    /// Made for something else than logging in at a server: an authority's, a server's, one for encryption.
    case wrongUsage
    /// A key that is too short, or an algorithm that is not allowed: SHA-1, MD5, RSA under 2,048 bits.
    case weakAlgorithm
    /// Its parts contradict each other, or say something that may not be ignored and is not known.
    case malformed

    public var description: String {
        switch self {
        case .expired: "certificate has expired"
        case .notYetValid: "certificate is not valid yet"
        case .unknownAuthority: "certificate leads to no configured authority"
        case .revoked: "certificate is revoked"
        case .crlMissing: "no usable revocation list of an authority"
        case .crlExpired: "revocation list of an authority has expired"
        case .wrongUsage: "certificate is not for a client"
        case .weakAlgorithm: "certificate uses a weak key or algorithm"
        case .malformed: "certificate is malformed"
        }
    }
}
