/// Which hashes a proof consists of, in which tiles they are, and the proof once the tiles are there.
///
/// A proof's hash stands for a range of leaves. Where the range is a perfect subtree it is one node of the tree; at the
/// right edge it is folded from several.
/// - Rule: BX-13 (RFC 6962, sections 2.1.1 and 2.1.2).
public struct ProofPlan: Sendable {
    /// A perfect subtree: 2^level leaves from `index` * 2^level on.
    private struct Node: Sendable {
        let level: Int
        let index: Int

        /// Level of the tile that holds what the node is made of.
        var tileLevel: Int { level / TileAddress.height }
        /// Hashes of the tile that the node spans.
        var span: Int { 1 << (level % TileAddress.height) }
        var firstHash: Int { index << (level % TileAddress.height) }
        var tileIndex: Int { firstHash / TileAddress.fullWidth }
        var place: Int { firstHash % TileAddress.fullWidth }
    }

    private let size: Int
    private let hashes: [[Node]]

    /// The proof that the leaf at `position` is in the tree of `size` leaves.
    ///
    /// - Returns: nil unless 0 <= position < size.
    public static func inclusion(of position: Int, inTreeOf size: Int) -> ProofPlan? {
        guard position >= 0, position < size else { return nil }
        var hashes: [[Node]] = []
        var range = 0..<size
        // From the root down, so the leaf's sibling comes last.
        while range.count > 1 {
            let middle = split(range)
            if position < middle {
                hashes.append(nodes(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(nodes(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return ProofPlan(size: size, hashes: hashes.reversed())
    }

    /// The proof that the tree of `new` leaves extends the tree of its first `old` ones.
    ///
    /// - Returns: nil unless 0 <= old <= new; without hashes where nothing is to be proved.
    public static func consistency(from old: Int, to new: Int) -> ProofPlan? {
        guard old >= 0, old <= new else { return nil }
        guard old > 0, old < new else { return ProofPlan(size: new, hashes: []) }
        var hashes: [[Node]] = []
        var range = 0..<new
        // Whether the whole of `range` so far begins the old tree: then its root is known to whoever checks.
        while old != range.upperBound {
            let middle = split(range)
            if old <= middle {
                hashes.append(nodes(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                hashes.append(nodes(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        if range.lowerBound > 0 { hashes.append(nodes(of: range)) }
        return ProofPlan(size: new, hashes: hashes.reversed())
    }

    /// The tiles that are needed, each once, with the width that it has in the tree.
    public var tiles: [TileAddress] {
        var seen: Set<TileAddress> = []
        var tiles: [TileAddress] = []
        for node in hashes.joined() {
            let below = size >> (TileAddress.height * node.tileLevel)
            let width = min(TileAddress.fullWidth, below - node.tileIndex * TileAddress.fullWidth)
            guard let tile = TileAddress(level: node.tileLevel, index: node.tileIndex, width: width) else { continue }
            if seen.insert(tile).inserted { tiles.append(tile) }
        }
        return tiles
    }

    /// The proof's hashes, in the order of RFC 6962.
    ///
    /// - Parameter content: The hashes of each tile of `tiles`, under that very address; more than asked for do no harm.
    /// - Returns: nil when a tile is missing or too narrow.
    public func proof(from content: [TileAddress: [MerkleHash]], using hasher: MerkleHasher) -> [MerkleHash]? {
        var found: [Int: [Int: [MerkleHash]]] = [:]
        for (tile, hashes) in content { found[tile.level, default: [:]][tile.index] = hashes }
        var proof: [MerkleHash] = []
        for nodes in hashes {
            var folded: MerkleHash?
            for node in nodes.reversed() {
                guard let tile = found[node.tileLevel]?[node.tileIndex], node.place + node.span <= tile.count else {
                    return nil
                }
                let hash = hasher.root(ofPerfect: tile[node.place..<node.place + node.span])
                folded = folded.map { hasher.node(hash, $0) } ?? hash
            }
            guard let folded else { return nil }
            proof.append(folded)
        }
        return proof
    }

    /// Where RFC 6962 parts a range: behind the largest power of two that is smaller than its length.
    private static func split(_ range: Range<Int>) -> Int {
        range.lowerBound + 1 << (Int.bitWidth - 1 - (range.count - 1).leadingZeroBitCount)
    }

    /// The perfect subtrees of a range that begins at a multiple of the power of two that spans it.
    private static func nodes(of range: Range<Int>) -> [Node] {
        var nodes: [Node] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let left = range.upperBound - start
            let level = Int.bitWidth - 1 - left.leadingZeroBitCount
            nodes.append(Node(level: level, index: start >> level))
            start += 1 << level
        }
        return nodes
    }
}
