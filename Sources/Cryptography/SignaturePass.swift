internal import CLibCrypto

/// One signing, or one verification.
@safe struct SignaturePass: ~Copyable {
    /// The identity that SM2's standard gives to signers without one.
    private static let identity = Array("1234567812345678".utf8)

    private let context: OpaquePointer

    /// Begins a pass with a key that lives longer.
    init(_ key: LibraryKey, isSigning: Bool) throws(CryptographyError) {
        guard let context = unsafe EVP_MD_CTX_new() else { throw .libraryFailure("EVP_MD_CTX_new") }
        if let failure = unsafe Self.begin(context, key, isSigning: isSigning) {
            unsafe EVP_MD_CTX_free(context)
            ERR_clear_error()
            throw failure
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// The signature of `message`.
    consuming func sign(_ message: [UInt8], maximumLength: Int) throws(CryptographyError) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: maximumLength)
        var length = maximumLength
        guard unsafe EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else {
            throw .libraryFailure("EVP_DigestSign")
        }
        signature.removeSubrange(length...)
        return signature
    }

    /// Whether `signature` is one of `message`. libcrypto does not tell a bad signature from a malformed one,
    /// nor need we.
    consuming func isValid(_ signature: [UInt8], _ message: [UInt8]) -> Bool {
        let result = unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count)
        // What a refusal leaves in the thread's queue of errors would be read by the next user of libcrypto
        // (libpq's TLS).
        if result != 1 { ERR_clear_error() }
        return result == 1
    }

    private static func begin(_ context: OpaquePointer, _ key: LibraryKey, isSigning: Bool) -> CryptographyError? {
        // Ed25519 has its digest inside and refuses to be told one.
        let digest: String? = key.algorithm == .sm2 ? DigestAlgorithm.sm3.libraryName : nil
        // `settings` is owned by `context`.
        var settings: OpaquePointer?
        let begin = unsafe isSigning ? EVP_DigestSignInit_ex : EVP_DigestVerifyInit_ex
        guard unsafe begin(context, &settings, digest, nil, nil, key.pointer, nil) == 1 else {
            return .algorithmUnavailable(key.algorithm.libraryName)
        }
        guard key.algorithm == .sm2 else { return nil }
        guard unsafe EVP_PKEY_CTX_set1_id(settings, identity, Int32(identity.count)) == 1 else {
            return .libraryFailure("EVP_PKEY_CTX_set1_id")
        }
        return nil
    }
}
