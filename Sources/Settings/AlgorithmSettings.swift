/// Which algorithms new digests and ciphertexts are made with; old ones name their own.
public struct AlgorithmSettings: Sendable, Equatable {
    /// Digest for the keyed digest of identifiers and for file checksums.
    public enum Digest: String, Sendable, CaseIterable {
        case sha256, sm3
    }

    /// Authenticated cipher for document numbers.
    public enum Cipher: String, Sendable, CaseIterable {
        case aes256gcm, sm4
    }

    /// Known everywhere and fast in hardware; `sm3` where commercial cryptography is prescribed.
    public static let defaultDigest = Digest.sha256
    /// Known everywhere and fast in hardware; `sm4` where commercial cryptography is prescribed.
    public static let defaultCipher = Cipher.aes256gcm

    /// Digest for what is made from now on.
    public let digest: Digest
    /// Cipher for what is made from now on.
    public let cipher: Cipher

    init(_ reader: inout SettingsReader) {
        reader.enter("algorithms")
        digest = reader.choice("digest", default: Self.defaultDigest, on: .restart)
        cipher = reader.choice("cipher", default: Self.defaultCipher, on: .restart)
    }
}
