internal import CLibCrypto

// Sendable: an EVP_PKEY is only read after `init` and counted and cached under libcrypto's own locks; freed in
// `deinit`, when no other reference exists.
/// A key for signatures as libcrypto holds it; a private part is cleansed by libcrypto when it is freed.
@safe final class LibraryKey: @unchecked Sendable {
    /// The algorithm.
    let algorithm: SignatureAlgorithm
    /// The EVP_PKEY. Owned.
    let pointer: OpaquePointer
    /// The public key, in the form that `SignatureAlgorithm.publicKeyLength` describes.
    let publicKey: [UInt8]

    /// Takes a public key.
    ///
    /// - Throws: `.wrongKeyLength`, `.keyOffCurve`.
    init(publicKey: [UInt8], _ algorithm: SignatureAlgorithm) throws(CryptographyError) {
        guard publicKey.count == algorithm.publicKeyLength else {
            throw .wrongKeyLength(expected: algorithm.publicKeyLength, found: publicKey.count)
        }
        let key: OpaquePointer?
        switch algorithm {
        case .ed25519:
            guard unsafe credit_ed25519_is_usable(publicKey) == 1 else { throw .keyOffCurve }
            unsafe key = EVP_PKEY_new_raw_public_key_ex(
                nil, algorithm.libraryName, nil, publicKey, publicKey.count)
        case .sm2:
            // Hybrid forms have the same length, and would give one point two names.
            guard publicKey[0] == 4 else { throw .keyOffCurve }
            var point = publicKey
            // Fails for a point off the curve.
            unsafe key = credit_sm2_key(nil, &point)
        }
        guard let pointer = unsafe key else {
            ERR_clear_error()
            throw .keyOffCurve
        }
        unsafe self.pointer = pointer
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    /// Takes a private key and computes the public one.
    ///
    /// - Throws: `.wrongKeyLength`, `.keyOffCurve` for a scalar outside 1...n-2 (SM2).
    init(privateKey: SecretBytes, _ algorithm: SignatureAlgorithm) throws(CryptographyError) {
        guard privateKey.count == SignatureAlgorithm.privateKeyLength else {
            throw .wrongKeyLength(expected: SignatureAlgorithm.privateKeyLength, found: privateKey.count)
        }
        var publicKey = [UInt8](repeating: 0, count: algorithm.publicKeyLength)
        let key: OpaquePointer? = unsafe privateKey.withUnsafeKeyBytes { bytes in
            let secret = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return switch algorithm {
            case .ed25519: unsafe Self.ed25519(secret, &publicKey)
            case .sm2: unsafe Self.sm2(secret, &publicKey)
            }
        }
        guard let pointer = unsafe key else {
            ERR_clear_error()
            throw .keyOffCurve
        }
        unsafe self.pointer = pointer
        self.algorithm = algorithm
        self.publicKey = publicKey
    }

    deinit { unsafe EVP_PKEY_free(pointer) }

    private static func ed25519(_ seed: UnsafePointer<UInt8>?, _ publicKey: inout [UInt8]) -> OpaquePointer? {
        let name = SignatureAlgorithm.ed25519.libraryName
        guard
            let key = unsafe EVP_PKEY_new_raw_private_key_ex(
                nil, name, nil, seed, SignatureAlgorithm.privateKeyLength)
        else { return nil }
        var length = publicKey.count
        guard unsafe EVP_PKEY_get_raw_public_key(key, &publicKey, &length) == 1 else {
            unsafe EVP_PKEY_free(key)
            return nil
        }
        return unsafe key
    }

    private static func sm2(_ scalar: UnsafePointer<UInt8>?, _ publicKey: inout [UInt8]) -> OpaquePointer? {
        var native = [UInt8](repeating: 0, count: SignatureAlgorithm.privateKeyLength)
        defer { unsafe OPENSSL_cleanse(&native, native.count) }
        guard unsafe credit_sm2_point(scalar, &native, &publicKey) == 1 else { return nil }
        return unsafe credit_sm2_key(&native, &publicKey)
    }
}
