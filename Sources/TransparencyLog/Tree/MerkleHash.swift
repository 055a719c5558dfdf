internal import Cryptography

/// A hash of the log's Merkle tree: 32 bytes of SHA-256.
///
/// Held as four words, so that millions of them live without memory of their own.
/// - Rule: HZ-Q15 (RFC 6962, section 2.1).
public struct MerkleHash: Sendable, Hashable, CustomStringConvertible {
    /// Bytes of a hash.
    public static let byteCount = 32
    /// Root of the tree without leaves: the digest of nothing.
    public static let emptyRoot = MerkleHash(digest: Digest.of([UInt8](), .sha256))

    /// The bytes, eight to a word, the first byte of each in its highest bits.
    let words: (UInt64, UInt64, UInt64, UInt64)

    init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Takes a digest of the right length.
    init(digest: [UInt8]) {
        guard let hash = MerkleHash(digest) else { preconditionFailure("a digest has 32 bytes") }
        self = hash
    }

    /// Takes 32 bytes.
    ///
    /// - Returns: nil for any other length.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        let whole = [UInt8](bytes)
        self.init(whole, at: 0)
    }

    /// Takes the 32 bytes from a place on, which must be there.
    init(_ bytes: [UInt8], at place: Int) {
        func word(_ start: Int) -> UInt64 {
            var word: UInt64 = 0
            for index in start..<start + 8 { word = word << 8 | UInt64(bytes[index]) }
            return word
        }
        words = (word(place), word(place + 8), word(place + 16), word(place + 24))
    }

    /// Takes standard base64 of 32 bytes; nil for anything else.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.decode(text) else { return nil }
        self.init(bytes)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        append(to: &bytes)
        return bytes
    }

    /// Adds the 32 bytes to others.
    public func append(to bytes: inout [UInt8]) {
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
    }

    /// Standard base64, as notes and proofs write a hash.
    public var base64: String { Base64.encode(bytes) }

    public var description: String { base64 }

    public static func == (left: MerkleHash, right: MerkleHash) -> Bool {
        left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.3)
    }
}

extension [MerkleHash] {
    /// Reads hashes that stand one after the other, as a tile holds them.
    ///
    /// - Returns: nil when the length is no multiple of 32.
    public init?(merkleHashes bytes: some Collection<UInt8>) {
        guard bytes.count.isMultiple(of: MerkleHash.byteCount) else { return nil }
        let whole = [UInt8](bytes)
        self = stride(from: 0, to: whole.count, by: MerkleHash.byteCount).map { MerkleHash(whole, at: $0) }
    }

    /// The hashes one after the other.
    public var merkleBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * MerkleHash.byteCount)
        for hash in self { hash.append(to: &bytes) }
        return bytes
    }
}
