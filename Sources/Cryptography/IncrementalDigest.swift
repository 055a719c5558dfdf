internal import CLibCrypto

/// Digest of a file or stream that arrives in pieces.
///
/// Belongs to one thread; given back when it goes out of scope.
@safe public struct IncrementalDigest: ~Copyable {
    private let context: OpaquePointer

    /// Begins a digest.
    ///
    /// - Throws: `CryptographyError.algorithmUnavailable`, or `.libraryFailure` when memory is exhausted.
    public init(_ algorithm: DigestAlgorithm) throws(CryptographyError) {
        guard let digest = algorithm.fetched else { throw .algorithmUnavailable(algorithm.libraryName) }
        guard let context = unsafe EVP_MD_CTX_new() else { throw .libraryFailure("EVP_MD_CTX_new") }
        guard unsafe EVP_DigestInit_ex2(context, digest.pointer, nil) == 1 else {
            unsafe EVP_MD_CTX_free(context)
            throw .libraryFailure("EVP_DigestInit_ex2")
        }
        unsafe self.context = context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Takes the next piece, which may be empty.
    public mutating func update(_ bytes: Span<UInt8>) {
        let done = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
        precondition(done == 1, "a digest over memory fails only when memory is exhausted")
    }

    /// Takes the next piece, which may be empty.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// Ends the digest.
    ///
    /// - Returns: `DigestAlgorithm.length` bytes.
    public consuming func finalize() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: DigestAlgorithm.length) { buffer, count in
            let done = unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
            precondition(done == 1, "a digest over memory fails only when memory is exhausted")
            count = DigestAlgorithm.length
        }
    }
}
