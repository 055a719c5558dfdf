internal import CLibCrypto

/// Digests of many short messages that begin with a byte of their kind, as the leaves and nodes of a Merkle
/// tree do (RFC 6962, 2.1).
///
/// Belongs to one thread. Answers words, so that Swift allocates nothing in a call; libcrypto 3.0 does once,
/// whichever of its functions begins the digest. Word 0 holds the first eight bytes of the digest, the first of
/// them as its highest byte: words compare as the bytes do.
@safe public final class ReusableDigest {
    /// The 32 bytes of a digest as four big-endian words.
    public typealias Words = (UInt64, UInt64, UInt64, UInt64)

    /// Algorithm of all digests of this object.
    public let algorithm: DigestAlgorithm
    private let digest: FetchedDigest
    /// The context that works. Owned, as are the three below.
    private let context: OpaquePointer
    /// Contexts that have taken their prefix; `nil` for prefixes not yet used.
    private let prepared: UnsafeMutableBufferPointer<OpaquePointer?>
    /// Two digests side by side: what a node hashes.
    private let pair: UnsafeMutablePointer<Words>
    private let result: UnsafeMutablePointer<Words>

    /// Prepares the object.
    ///
    /// Traps when libcrypto lacks the algorithm: a program asks `DigestAlgorithm.isAvailable` at start.
    public init(_ algorithm: DigestAlgorithm = .sha256) {
        guard let digest = algorithm.fetched else {
            preconditionFailure("libcrypto lacks \(algorithm.libraryName): check isAvailable at start")
        }
        self.algorithm = algorithm
        self.digest = digest
        unsafe context = Self.newContext(digest)
        unsafe prepared = .allocate(capacity: 256)
        unsafe prepared.initialize(repeating: nil)
        unsafe pair = .allocate(capacity: 2)
        unsafe pair.initialize(repeating: (0, 0, 0, 0), count: 2)
        unsafe result = .allocate(capacity: 1)
        unsafe result.initialize(to: (0, 0, 0, 0))
    }

    deinit {
        for prefix in 0..<256 { unsafe EVP_MD_CTX_free(prepared[prefix]) }
        unsafe EVP_MD_CTX_free(context)
        unsafe prepared.deallocate()
        unsafe pair.deallocate()
        unsafe result.deallocate()
    }

    /// Digest of `prefix ‖ bytes`.
    public func digest(prefix: UInt8, _ bytes: Span<UInt8>) -> Words {
        // `bytes` outlives the closure.
        unsafe bytes.withUnsafeBytes { unsafe digest(prefix, $0.baseAddress, $0.count) }
    }

    /// Digest of `prefix ‖ left ‖ right`, 65 bytes.
    public func digest(prefix: UInt8, _ left: Words, _ right: Words) -> Words {
        unsafe pair[0] = Self.swapped(left)
        unsafe pair[1] = Self.swapped(right)
        return unsafe digest(prefix, pair, 2 * DigestAlgorithm.length)
    }

    /// The bytes of a digest, in their order.
    public static func bytes(_ words: Words) -> [UInt8] {
        [words.0, words.1, words.2, words.3].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
    }

    private func digest(_ prefix: UInt8, _ bytes: UnsafeRawPointer?, _ count: Int) -> Words {
        let beginning = unsafe prepared[Int(prefix)] ?? prepare(prefix)
        // Copying a context that holds the prefix is the fastest of libcrypto 3.0's ways to begin, see the benchmark.
        // `result` has the 32 bytes that both algorithms write.
        let done =
            unsafe EVP_MD_CTX_copy_ex(context, beginning) == 1
            && EVP_DigestUpdate(context, bytes, count) == 1
            && EVP_DigestFinal_ex(context, UnsafeMutableRawPointer(result).assumingMemoryBound(to: UInt8.self), nil)
                == 1
        precondition(done, "a digest over memory fails only when memory is exhausted")
        return unsafe Self.swapped(result.pointee)
    }

    private func prepare(_ prefix: UInt8) -> OpaquePointer {
        let new = unsafe Self.newContext(digest)
        var byte = prefix
        let done = unsafe EVP_DigestUpdate(new, &byte, 1)
        precondition(done == 1, "a digest over memory fails only when memory is exhausted")
        unsafe prepared[Int(prefix)] = new
        return unsafe new
    }

    private static func newContext(_ digest: FetchedDigest) -> OpaquePointer {
        guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex2(context, digest.pointer, nil) == 1 else {
            preconditionFailure("a digest begins unless memory is exhausted")
        }
        return unsafe context
    }

    /// Between words and memory, both ways.
    private static func swapped(_ words: Words) -> Words {
        (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }
}

@available(*, unavailable) extension ReusableDigest: Sendable {}
