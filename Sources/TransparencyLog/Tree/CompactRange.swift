/// What has to be remembered of a tree in order to append to it and to know its root: its perfect subtrees.
///
/// A tree of 13 leaves is remembered by the roots of its subtrees of 8, 4 and 1 leaves. Whoever keeps this and appends
/// leaves can only arrive at a tree that extends the one that it remembers.
public struct CompactRange: Sendable, Equatable {
    /// Leaves of the tree, from 0.
    public private(set) var size: Int
    /// Roots of the perfect subtrees, the largest and leftmost first; as many as `size` has bits that are set.
    public private(set) var nodes: [MerkleHash]

    /// The tree without leaves.
    public init() {
        size = 0
        nodes = []
    }

    /// What was remembered.
    ///
    /// - Returns: nil when the number of nodes does not belong to the size.
    public init?(size: Int, nodes: [MerkleHash]) {
        guard size >= 0, nodes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.nodes = nodes
    }

    /// Appends one leaf.
    public mutating func append(_ leaf: MerkleHash, using hasher: MerkleHasher) {
        append(subtree: leaf, level: 0, using: hasher)
    }

    /// Appends a whole perfect subtree.
    ///
    /// - Parameter level: The subtree has 2^level leaves; the size must be a multiple of that.
    public mutating func append(subtree: MerkleHash, level: Int, using hasher: MerkleHasher) {
        precondition(size & (1 << level - 1) == 0, "a subtree is appended at a multiple of its own size")
        var hash = subtree
        var rest = size >> level
        // As in adding one to a binary number: each set bit is a subtree of the same size that the new one joins.
        while rest & 1 == 1 {
            hash = hasher.node(nodes.removeLast(), hash)
            rest >>= 1
        }
        nodes.append(hash)
        size += 1 << level
    }

    /// Root of the tree.
    public func root(using hasher: MerkleHasher) -> MerkleHash {
        guard var hash = nodes.last else { return .emptyRoot }
        for node in nodes.dropLast().reversed() { hash = hasher.node(node, hash) }
        return hash
    }
}
