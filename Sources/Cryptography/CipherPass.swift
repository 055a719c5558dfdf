internal import CLibCrypto

/// One pass of a cipher over one message.
@safe struct CipherPass: ~Copyable {
    /// Which way the pass goes.
    enum Direction: Int32 {
        case opening = 0
        case sealing = 1
    }

    private let context: OpaquePointer

    /// Begins a pass; key and nonce must have the lengths of the cipher.
    init(
        _ cipher: FetchedCipher, _ direction: Direction, key: SecretBytes, nonce: ArraySlice<UInt8>
    ) throws(CryptographyError) {
        guard let context = unsafe EVP_CIPHER_CTX_new() else { throw .libraryFailure("EVP_CIPHER_CTX_new") }
        // The default nonce lengths are used: 12 bytes for GCM, 16 for CTR.
        let done: Int32 = unsafe key.withUnsafeKeyBytes { keyBytes in
            unsafe nonce.withUnsafeBufferPointer { nonceBytes in
                unsafe EVP_CipherInit_ex2(
                    context, cipher.pointer, keyBytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    nonceBytes.baseAddress, direction.rawValue, nil)
            }
        }
        guard done == 1 else {
            unsafe EVP_CIPHER_CTX_free(context)
            throw .libraryFailure("EVP_CipherInit_ex2")
        }
        unsafe self.context = context
    }

    // Cleanses the key schedule too.
    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// Takes associated data (GCM only).
    mutating func authenticate(_ bytes: [UInt8]) throws(CryptographyError) {
        var length: Int32 = 0
        guard !bytes.isEmpty else { return }
        guard unsafe EVP_CipherUpdate(context, nil, &length, bytes, Int32(bytes.count)) == 1 else {
            throw .libraryFailure("EVP_CipherUpdate")
        }
    }

    /// Appends the transformed `bytes` to `output`; both are stream modes, so lengths are equal.
    mutating func transform(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) throws(CryptographyError) {
        guard !bytes.isEmpty else { return }
        let start = output.count
        // Copied as a block; repeated elements come one by one, which tells with a scan of 10 MiB.
        output.append(contentsOf: [UInt8](repeating: 0, count: bytes.count))
        var length: Int32 = 0
        let done: Int32 = unsafe output.withUnsafeMutableBufferPointer { target in
            unsafe bytes.withUnsafeBufferPointer { source in
                unsafe EVP_CipherUpdate(
                    context, target.baseAddress.map { unsafe $0 + start }, &length, source.baseAddress,
                    Int32(source.count))
            }
        }
        guard done == 1, Int(length) == bytes.count else { throw .libraryFailure("EVP_CipherUpdate") }
    }

    /// Says which tag is expected (GCM, opening).
    mutating func expect(tag: ArraySlice<UInt8>) throws(CryptographyError) {
        var tag = Array(tag)
        let count = Int32(tag.count)
        guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, count, &tag) == 1 else {
            throw .libraryFailure("EVP_CIPHER_CTX_ctrl")
        }
    }

    /// Ends the pass; when opening GCM, `false` means that the tag does not fit.
    mutating func finish() -> Bool {
        var rest = [UInt8](repeating: 0, count: 16)
        var length: Int32 = 0
        return unsafe EVP_CipherFinal_ex(context, &rest, &length) == 1 && length == 0
    }

    /// The tag (GCM, sealing, after `finish`).
    mutating func tag(length: Int) throws(CryptographyError) -> [UInt8] {
        var tag = [UInt8](repeating: 0, count: length)
        guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(length), &tag) == 1 else {
            throw .libraryFailure("EVP_CIPHER_CTX_ctrl")
        }
        return tag
    }
}
