/// A private key that signs.
///
/// Safe to share between threads. Never printable; its bytes are overwritten when the last copy goes.
/// - Rule: X-4.
public struct SigningKey: Sendable, CustomStringConvertible {
    private let key: LibraryKey
    private let privateKey: SecretBytes

    /// Takes the bytes of a private key, `SignatureAlgorithm.privateKeyLength` of them.
    ///
    /// - Throws: `.wrongKeyLength`; `.keyOffCurve` for an SM2 scalar outside 1...n-2.
    public init(_ privateKey: SecretBytes, _ algorithm: SignatureAlgorithm) throws(CryptographyError) {
        key = try LibraryKey(privateKey: privateKey, algorithm)
        self.privateKey = privateKey
    }

    /// Makes a new key from libcrypto's random source.
    ///
    /// - Throws: `.randomSourceFailed`.
    public static func generate(_ algorithm: SignatureAlgorithm) throws(CryptographyError) -> SigningKey {
        // An SM2 scalar out of range has a probability of 2^-32: the second draw is as good as certain, a
        // hundredth proves a broken source.
        for _ in 0..<100 {
            let draw = try SecretBytes(random: SignatureAlgorithm.privateKeyLength)
            do throws(CryptographyError) {
                return try SigningKey(draw, algorithm)
            } catch {
                guard error == .keyOffCurve else { throw error }
            }
        }
        throw .randomSourceFailed
    }

    /// The algorithm.
    public var algorithm: SignatureAlgorithm { key.algorithm }

    /// The public key, in the form that `SignatureAlgorithm.publicKeyLength` describes.
    public var publicKey: [UInt8] { key.publicKey }

    /// The key that verifies what this one signs.
    public var verificationKey: VerificationKey { VerificationKey(key) }

    /// A copy of the private key for its file; nobody overwrites the copy but the caller.
    public func exportPrivateKey() -> [UInt8] { privateKey.copiedBytes() }

    /// Signs a message; Ed25519 gives the same signature each time, SM2 another each time.
    ///
    /// - Returns: Ed25519: 64 bytes; SM2: DER of `(r, s)`, at most 72.
    /// - Throws: `.algorithmUnavailable` when libcrypto lacks SM2, `.libraryFailure`.
    public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let pass = try SignaturePass(key, isSigning: true)
        return try pass.sign(message, maximumLength: algorithm.maximumSignatureLength)
    }

    /// The algorithm only, so that a log line or a crash report cannot show a key.
    public var description: String { "SigningKey(\(algorithm.rawValue))" }
}
