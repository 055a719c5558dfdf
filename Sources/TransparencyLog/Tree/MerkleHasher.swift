internal import Cryptography

/// Hashes leaves and nodes as RFC 6962 says: a leaf is digested behind a zero byte, two nodes behind a one.
///
/// The different first bytes keep a leaf from being passed off as a node. Belongs to one thread.
public final class MerkleHasher {
    private static let leafPrefix: UInt8 = 0
    private static let nodePrefix: UInt8 = 1

    private let digest = ReusableDigest(.sha256)

    /// A hasher for the calling thread.
    public init() {}

    /// Hash of a leaf, given its exact bytes.
    public func leaf(_ entry: [UInt8]) -> MerkleHash {
        leaf(entry.span)
    }

    /// Hash of a leaf, given its exact bytes.
    public func leaf(_ entry: Span<UInt8>) -> MerkleHash {
        MerkleHash(words: digest.digest(prefix: Self.leafPrefix, entry))
    }

    /// Hash of the node above two others.
    public func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        MerkleHash(words: digest.digest(prefix: Self.nodePrefix, left.words, right.words))
    }

    /// Hash of the node above `hashes`, which are all the nodes of one level below it.
    ///
    /// - Parameter hashes: 1, 2, 4, 8 … of them; another number is a programmer's mistake.
    public func root(ofPerfect hashes: ArraySlice<MerkleHash>) -> MerkleHash {
        precondition(hashes.count.nonzeroBitCount == 1, "a perfect subtree has a power of two leaves")
        var level = Array(hashes)
        while level.count > 1 {
            for pair in 0..<level.count / 2 { level[pair] = node(level[2 * pair], level[2 * pair + 1]) }
            level.removeLast(level.count / 2)
        }
        return level[0]
    }
}
