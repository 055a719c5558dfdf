/// Authenticated encryption of short values: what it seals can be neither read nor changed without the key.
///
/// Sealed bytes are `algorithm (1) ‖ nonce (12, or 16 for SM4-CTR) ‖ ciphertext ‖ tag (16, or 32 for
/// HMAC-SM3)`. The algorithm byte is authenticated too. Nonces are random: with GCM's 96 bits one key may seal
/// 2^32 values (NIST SP 800-38D, 8.3), after which a new key version is due.
///
/// The SM4 algorithms derive their keys from the 32-byte key with HMAC-SM3 and a fixed label each, so that no
/// key serves two purposes. Safe to share between threads.
/// - Rule: X-4.
public struct AuthenticatedCipher: Sendable {
    /// The longest plaintext, in bytes: values of fields, not files.
    public static let maximumLength = 1 << 26

    /// The algorithm; `open` takes nothing else.
    public let algorithm: CipherAlgorithm
    private let cipher: FetchedCipher
    private let encryptionKey: SecretBytes
    private let authenticationKey: MessageAuthenticationKey?

    /// Prepares a key of `CipherAlgorithm.keyLength` bytes.
    ///
    /// - Throws: `.wrongKeyLength`, `.algorithmUnavailable`.
    public init(_ key: SecretBytes, _ algorithm: CipherAlgorithm) throws(CryptographyError) {
        guard key.count == CipherAlgorithm.keyLength else {
            throw .wrongKeyLength(expected: CipherAlgorithm.keyLength, found: key.count)
        }
        guard let cipher = FetchedCipher.of(algorithm), algorithm.isAvailable else {
            throw .algorithmUnavailable(algorithm.libraryName)
        }
        self.algorithm = algorithm
        self.cipher = cipher
        switch algorithm {
        case .aes256GCM:
            encryptionKey = key
            authenticationKey = nil
        case .sm4GCM:
            encryptionKey = try Self.derive(from: key, label: "sm4-gcm encryption", length: 16)
            authenticationKey = nil
        case .sm4CTRWithHMACSM3:
            encryptionKey = try Self.derive(from: key, label: "sm4-ctr encryption", length: 16)
            let derived = try Self.derive(from: key, label: "sm4-ctr authentication", length: 32)
            authenticationKey = try MessageAuthenticationKey(derived, .sm3)
        }
    }

    /// Seals `plaintext` under a fresh random nonce.
    ///
    /// - Parameter associatedData: Not stored, but needed again to open: the place where the value belongs
    ///   (table, column, key), so that sealed bytes cannot be moved to another place.
    /// - Throws: `.randomSourceFailed`, `.libraryFailure`.
    public func seal(
        _ plaintext: [UInt8], associatedData: [UInt8] = []
    ) throws(CryptographyError) -> [UInt8] {
        try seal(plaintext, associatedData: associatedData, nonce: RandomBytes.generate(algorithm.nonceLength))
    }

    /// Opens what `seal` made with the same key and the same associated data.
    ///
    /// - Throws: `.malformedSealedBytes` for bytes that no cipher of this algorithm made,
    ///   `.authenticationFailed` for any other difference. Nothing of a forged plaintext is given out.
    public func open(
        _ sealed: [UInt8], associatedData: [UInt8] = []
    ) throws(CryptographyError) -> [UInt8] {
        guard sealed.count >= algorithm.overhead, sealed.first == algorithm.rawValue,
            sealed.count - algorithm.overhead <= Self.maximumLength
        else { throw .malformedSealedBytes }
        let nonce = sealed[1..<1 + algorithm.nonceLength]
        let ciphertext = sealed[1 + algorithm.nonceLength..<sealed.count - algorithm.tagLength]
        let tag = sealed.suffix(algorithm.tagLength)
        var pass = try CipherPass(cipher, .opening, key: encryptionKey, nonce: nonce)
        var plaintext: [UInt8] = []
        plaintext.reserveCapacity(ciphertext.count)
        if let authenticationKey {
            let expected = authenticationKey.code(
                of: Self.authenticated(sealed.dropLast(algorithm.tagLength), associatedData))
            guard constantTimeEqual(expected, Array(tag)) else { throw .authenticationFailed }
            try pass.transform(ciphertext, into: &plaintext)
        } else {
            try pass.expect(tag: tag)
            try pass.authenticate([algorithm.rawValue] + associatedData)
            try pass.transform(ciphertext, into: &plaintext)
            guard pass.finish() else { throw .authenticationFailed }
        }
        return plaintext
    }

    /// Seals under a given nonce; apart from `seal(_:associatedData:)` only known-answer tests may choose one.
    func seal(
        _ plaintext: [UInt8], associatedData: [UInt8], nonce: [UInt8]
    ) throws(CryptographyError) -> [UInt8] {
        precondition(plaintext.count <= Self.maximumLength, "seals values of fields, not files")
        var sealed = [algorithm.rawValue]
        sealed.reserveCapacity(plaintext.count + algorithm.overhead)
        sealed += nonce
        var pass = try CipherPass(cipher, .sealing, key: encryptionKey, nonce: nonce[...])
        if let authenticationKey {
            try pass.transform(plaintext[...], into: &sealed)
            sealed += authenticationKey.code(of: Self.authenticated(sealed[...], associatedData))
        } else {
            try pass.authenticate([algorithm.rawValue] + associatedData)
            try pass.transform(plaintext[...], into: &sealed)
            guard pass.finish() else { throw .libraryFailure("EVP_CipherFinal_ex") }
            sealed += try pass.tag(length: algorithm.tagLength)
        }
        return sealed
    }

    /// What the HMAC covers. The length of the associated data stands first, so that no byte can move between
    /// associated data and sealed bytes.
    private static func authenticated(_ sealed: ArraySlice<UInt8>, _ associatedData: [UInt8]) -> [UInt8] {
        let length = UInt64(associatedData.count)
        var message: [UInt8] = (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * $0)) }
        message.reserveCapacity(8 + associatedData.count + sealed.count)
        message += associatedData
        message += sealed
        return message
    }

    private static func derive(
        from key: SecretBytes, label: String, length: Int
    ) throws(CryptographyError) -> SecretBytes {
        let code = try MessageAuthenticationKey(key, .sm3).code(of: label)
        return SecretBytes(copying: code.span.extracting(first: length))
    }
}
