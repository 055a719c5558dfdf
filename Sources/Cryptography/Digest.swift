internal import CLibCrypto

/// Digests of bytes that are in memory as a whole.
public enum Digest {
    /// Digest of `bytes`.
    ///
    /// Traps when libcrypto lacks the algorithm: a program asks `DigestAlgorithm.isAvailable` at start.
    /// - Returns: `DigestAlgorithm.length` bytes.
    public static func of(_ bytes: Span<UInt8>, _ algorithm: DigestAlgorithm) -> [UInt8] {
        guard let digest = algorithm.fetched else {
            preconditionFailure("libcrypto lacks \(algorithm.libraryName): check isAvailable at start")
        }
        return unsafe [UInt8](unsafeUninitializedCapacity: DigestAlgorithm.length) { buffer, count in
            // `bytes` outlives the call; the 32 bytes of `buffer` are what both algorithms write.
            let done = unsafe bytes.withUnsafeBytes { source in
                unsafe EVP_Digest(
                    source.baseAddress, source.count, buffer.baseAddress, nil, digest.pointer, nil)
            }
            precondition(done == 1, "a digest over memory fails only when memory is exhausted")
            count = DigestAlgorithm.length
        }
    }

    /// Digest of `bytes`.
    public static func of(_ bytes: [UInt8], _ algorithm: DigestAlgorithm) -> [UInt8] {
        of(bytes.span, algorithm)
    }

    /// Digest of the UTF-8 of `text`.
    public static func of(_ text: String, _ algorithm: DigestAlgorithm) -> [UInt8] {
        of(text.utf8Span.span, algorithm)
    }
}
