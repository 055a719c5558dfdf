internal import CLibCrypto

/// A key made for a test; never kept.
@safe public final class MadeKey {
    /// What can be made, also what is not allowed.
    public enum Kind: Sendable {
        case rsa(bits: Int32)
        case curve(String)
        case sm2
        case ed25519
    }

    /// The EVP_PKEY. Owned.
    let pointer: OpaquePointer
    /// What signatures need to be told.
    public let kind: Kind

    public init(_ kind: Kind) {
        self.kind = kind
        let name =
            switch kind {
            case .rsa: "RSA"
            case .curve: "EC"
            case .sm2: "SM2"
            case .ed25519: "ED25519"
            }
        // Freed at the end of this function; the key has its own reference.
        let context = unsafe EVP_PKEY_CTX_new_from_name(nil, name, nil)
        defer { unsafe EVP_PKEY_CTX_free(context) }
        precondition(unsafe EVP_PKEY_keygen_init(context) == 1, "no \(name)")
        switch kind {
        case .rsa(let bits): precondition(unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) == 1)
        case .curve(let curve): precondition(unsafe EVP_PKEY_CTX_set_group_name(context, curve) == 1)
        case .sm2, .ed25519: break
        }
        var key: OpaquePointer?
        guard unsafe EVP_PKEY_generate(context, &key) == 1, let key = unsafe key else {
            preconditionFailure("a key can be made")
        }
        unsafe pointer = key
    }

    /// SubjectPublicKeyInfo in DER, written by libcrypto from the key itself.
    public var publicKeyInfo: [UInt8] {
        let length = unsafe Int(i2d_PUBKEY(pointer, nil))
        return unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            var cursor = buffer.baseAddress
            count = unsafe Int(i2d_PUBKEY(pointer, &cursor))
        }
    }

    deinit { unsafe EVP_PKEY_free(pointer) }

    /// Begins a signature; the caller gives the context to a function that signs, then frees it.
    func signing(digest: String, identity: String) -> OpaquePointer {
        guard let context = unsafe EVP_MD_CTX_new() else { preconditionFailure("memory") }
        // Owned by `context`.
        var settings: OpaquePointer?
        let name: String?
        switch kind {
        case .ed25519: name = nil
        case .sm2: name = "SM3"
        case .rsa, .curve: name = digest
        }
        precondition(unsafe EVP_DigestSignInit_ex(context, &settings, name, nil, nil, pointer, nil) == 1)
        if case .sm2 = kind {
            let bytes = Array(identity.utf8)
            precondition(unsafe EVP_PKEY_CTX_set1_id(settings, bytes, Int32(bytes.count)) == 1)
        }
        return unsafe context
    }
}
