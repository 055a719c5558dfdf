/// What can go wrong in this target; never carries key material, plaintext or ciphertext.
public enum CryptographyError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The installed libcrypto lacks the named algorithm.
    case algorithmUnavailable(String)
    /// A key has the wrong length; both in bytes.
    case wrongKeyLength(expected: Int, found: Int)
    /// A key of the right length that names no point of the curve, one that anybody can sign for, or no scalar
    /// of the curve.
    case keyOffCurve
    /// The sealed bytes are too short, name an unknown algorithm or another one than the cipher's.
    case malformedSealedBytes
    /// Sealed bytes, associated data or key do not belong together.
    case authenticationFailed
    /// The key ring holds no key of this version.
    case unknownKeyVersion(UInt16)
    /// A password that is empty, too long, or holds a zero byte.
    case unusablePassword
    /// The system's random source failed.
    case randomSourceFailed
    /// A function of libcrypto failed that fails only when memory is exhausted or the library is broken.
    case libraryFailure(String)

    public var description: String {
        switch self {
        case .algorithmUnavailable(let name): "the installed libcrypto has no \(name)"
        case .wrongKeyLength(let expected, let found): "key must have \(expected) bytes, has \(found)"
        case .keyOffCurve: "key is no usable key of its curve"
        case .malformedSealedBytes: "sealed bytes are malformed"
        case .authenticationFailed: "sealed bytes fail authentication"
        case .unknownKeyVersion(let version): "no key of version \(version)"
        case .unusablePassword: "password is empty, too long or holds a zero byte"
        case .randomSourceFailed: "random source failed"
        case .libraryFailure(let function): "\(function) failed"
        }
    }
}
