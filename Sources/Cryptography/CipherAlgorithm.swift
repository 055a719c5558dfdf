internal import CLibCrypto

/// The authenticated ciphers that the platform knows; all take a key of 32 bytes.
///
/// The raw values are the first byte of sealed bytes and never change their meaning.
/// - Rule: X-4.
public enum CipherAlgorithm: UInt8, Sendable, Hashable, CaseIterable {
    /// AES-256-GCM (NIST SP 800-38D), the default.
    case aes256GCM = 1
    /// SM4-CTR, then HMAC-SM3 over everything (encrypt-then-MAC).
    ///
    /// The choice for national algorithms: OpenSSL 3.0 has no SM4-GCM.
    case sm4CTRWithHMACSM3 = 2
    /// SM4-GCM (RFC 8998), only where the installed libcrypto has it (3.1 and later).
    case sm4GCM = 3

    /// Length of the key, in bytes; the SM4 algorithms derive theirs from it.
    public static let keyLength = 32

    /// Whether this machine's libcrypto offers the algorithm; to be asked once at start.
    public var isAvailable: Bool {
        FetchedCipher.of(self) != nil && (self != .sm4CTRWithHMACSM3 || DigestAlgorithm.sm3.isAvailable)
    }

    /// How many bytes sealing adds: algorithm, nonce and tag.
    public var overhead: Int { 1 + nonceLength + tagLength }

    /// Length of the nonce, in bytes.
    var nonceLength: Int { self == .sm4CTRWithHMACSM3 ? 16 : 12 }

    /// Length of the tag, in bytes.
    var tagLength: Int { self == .sm4CTRWithHMACSM3 ? DigestAlgorithm.length : 16 }

    /// Name by which libcrypto knows the cipher.
    var libraryName: String {
        switch self {
        case .aes256GCM: "AES-256-GCM"
        case .sm4CTRWithHMACSM3: "SM4-CTR"
        case .sm4GCM: "SM4-GCM"
        }
    }
}
