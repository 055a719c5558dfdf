/// The signatures that the platform knows.
///
/// - Rule: X-4.
public enum SignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// Ed25519 (RFC 8032), the default.
    case ed25519
    /// SM2 with SM3 (GB/T 32918.2-2016) on the recommended curve, where national algorithms are required.
    ///
    /// The signer's identity is the standard's default, `1234567812345678` (GB/T 35276-2017).
    case sm2

    /// Length of a private key, in bytes: Ed25519's seed, or SM2's scalar with the highest byte first.
    public static let privateKeyLength = 32

    /// Length of a public key, in bytes: Ed25519's 32, or SM2's uncompressed point `04 ‖ x ‖ y`.
    public var publicKeyLength: Int {
        switch self {
        case .ed25519: 32
        case .sm2: 65
        }
    }

    /// The longest signature, in bytes: Ed25519's 64 always, or the DER of SM2's `(r, s)`, at most 72.
    public var maximumSignatureLength: Int {
        switch self {
        case .ed25519: 64
        case .sm2: 72
        }
    }

    /// Name by which libcrypto knows the key.
    var libraryName: String {
        switch self {
        case .ed25519: "ED25519"
        case .sm2: "SM2"
        }
    }
}
