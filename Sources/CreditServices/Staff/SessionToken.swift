public import Cryptography

/// The secret of one staff session, kept by the browser alone.
///
/// The database gets its SHA-256: whoever reads the table can take over no session. Made anew at every log-in, whatever
/// cookie came with it, so that nobody can give somebody else a session that he knows.
/// - Rule: PB-11, HZ-S5.
public struct SessionToken: Sendable {
    /// Bytes of randomness: 256 bits can't be guessed in the life of a session.
    public static let length = 32

    /// What the token for forged requests is derived for; a word of its own keeps other uses apart.
    private static let purpose = "credit staff csrf 1"

    private let bytes: [UInt8]

    /// Draws a new token.
    public init() throws(CryptographyError) {
        bytes = try RandomBytes.generate(Self.length)
    }

    /// Reads what a browser sends: 64 hexadecimal digits in lower case; nil for anything else.
    public init?(text: String) {
        guard let bytes = [UInt8](lowercaseHexadecimal: text), bytes.count == Self.length else { return nil }
        self.bytes = bytes
    }

    /// What the cookie carries; a secret.
    public var text: String { bytes.lowercaseHexadecimal }

    /// What the database knows: SHA-256, 32 bytes.
    public var digest: [UInt8] { Digest.of(bytes, .sha256) }

    /// What a command must carry beside the cookie; a secret of the same session.
    ///
    /// Derived by HMAC-SHA-256, so that it can be told again after a page is loaded anew and needs no place of its own;
    /// another site can't read it, and nobody can compute it without the token.
    public func requestToken() throws(CryptographyError) -> String {
        try MessageAuthenticationKey(SecretBytes(copying: bytes), .sha256).code(of: Self.purpose).lowercaseHexadecimal
    }

    /// SHA-256 of the bytes of `requestToken`, for the database's own check.
    public func requestTokenDigest() throws(CryptographyError) -> [UInt8] {
        Digest.of(
            try MessageAuthenticationKey(SecretBytes(copying: bytes), .sha256).code(of: Self.purpose), .sha256)
    }

    /// Digest of the token that a request carries, for comparison with `requestTokenDigest`.
    ///
    /// - Parameter text: As it stands in the header; nil when there is none.
    /// - Returns: 32 bytes; those of an absent or malformed token fit no session.
    public static func digest(ofRequestToken text: String?) -> [UInt8] {
        guard let text, let bytes = [UInt8](lowercaseHexadecimal: text), bytes.count == length else {
            return [UInt8](repeating: 0, count: length)
        }
        return Digest.of(bytes, .sha256)
    }
}
