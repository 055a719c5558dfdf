/// A public key that verifies signatures; safe to share between threads.
///
/// - Rule: X-4.
public struct VerificationKey: Sendable, Hashable {
    private let key: LibraryKey

    /// Takes the bytes of a public key, in the form that `SignatureAlgorithm.publicKeyLength` describes.
    ///
    /// - Throws: `.wrongKeyLength`; `.keyOffCurve` for bytes that are no point of the curve, another form of
    ///   one, or an Ed25519 point of small order, for which anybody can sign.
    public init(_ publicKey: [UInt8], _ algorithm: SignatureAlgorithm) throws(CryptographyError) {
        key = try LibraryKey(publicKey: publicKey, algorithm)
    }

    init(_ key: LibraryKey) {
        self.key = key
    }

    /// The algorithm.
    public var algorithm: SignatureAlgorithm { key.algorithm }

    /// The bytes of the public key.
    public var publicKey: [UInt8] { key.publicKey }

    /// Whether `signature` is this key's signature of `message`.
    ///
    /// `false` also for a signature of the wrong length or form. Traps when libcrypto lacks SM2: a program that
    /// was built with such keys finds out when it makes one.
    public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
        guard signature.count <= algorithm.maximumSignatureLength else { return false }
        do throws(CryptographyError) {
            let pass = try SignaturePass(key, isSigning: false)
            return pass.isValid(signature, message)
        } catch {
            // Memory is exhausted: neither answer would be true.
            preconditionFailure("a verification begins unless memory is exhausted: \(error)")
        }
    }

    /// Two keys are equal when algorithm and bytes are.
    public static func == (left: VerificationKey, right: VerificationKey) -> Bool {
        left.algorithm == right.algorithm && left.publicKey == right.publicKey
    }

    /// Hashes algorithm and bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(algorithm)
        hasher.combine(publicKey)
    }
}
