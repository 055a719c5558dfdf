/// The versions of one secret key: the newest seals, all of them open.
///
/// A ring serves one purpose (sealing or blind index); two purposes have two key files.
/// - Rule: X-4 (every ciphertext and digest names its key version).
public struct KeyRing: Sendable {
    /// Versions in rising order, never empty, each in 1...65535.
    public let versions: [UInt16]
    /// The version that new values are sealed or digested with.
    public let newestVersion: UInt16
    private let keys: [UInt16: SecretBytes]

    /// Takes at least one key.
    ///
    /// - Returns: `nil` for no key at all or version 0.
    public init?(_ keys: [UInt16: SecretBytes]) {
        versions = keys.keys.sorted()
        guard let first = versions.first, let last = versions.last, first > 0 else { return nil }
        newestVersion = last
        self.keys = keys
    }

    /// The key of a version.
    ///
    /// - Throws: `.unknownKeyVersion`.
    public func key(version: UInt16) throws(CryptographyError) -> SecretBytes {
        guard let key = keys[version] else { throw .unknownKeyVersion(version) }
        return key
    }

    /// A new HMAC key object of a version; a thread that computes many codes makes its own.
    ///
    /// - Parameter version: The newest when `nil`.
    /// - Throws: `.unknownKeyVersion`, `.wrongKeyLength`, `.algorithmUnavailable`.
    public func messageAuthenticationKey(
        version: UInt16? = nil, _ algorithm: DigestAlgorithm
    ) throws(CryptographyError) -> MessageAuthenticationKey {
        try MessageAuthenticationKey(key(version: version ?? newestVersion), algorithm)
    }
}
