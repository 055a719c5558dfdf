public import CreditInformation
public import Cryptography

/// The keys that intake works with.
///
/// - Rule: X-4.
public struct IntakeKeys: Sendable {
    /// Digests of identifiers, records and contents.
    public let digests: IdentifierDigests
    /// Seals document numbers.
    public let cipher: VersionedCipher

    /// Keys that somebody holds already.
    public init(digests: IdentifierDigests, cipher: VersionedCipher) {
        self.digests = digests
        self.cipher = cipher
    }

    /// - Throws: When a key ring or an algorithm can't be used.
    public init(
        identifierDigest: KeyRing, fieldEncryption: KeyRing, digestAlgorithm: DigestAlgorithm,
        cipherAlgorithm: CipherAlgorithm
    ) throws(CryptographyError) {
        let version = identifierDigest.newestVersion
        digests = IdentifierDigests(
            try identifierDigest.messageAuthenticationKey(version: version, digestAlgorithm),
            keyVersion: version)
        cipher = try VersionedCipher(fieldEncryption, cipherAlgorithm)
    }
}
