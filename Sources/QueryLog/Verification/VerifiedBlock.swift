import TransparencyLog

/// What was derived from one block of entries: up to 65,536 of them from a multiple of that on.
struct VerifiedBlock: Sendable {
    /// Levels of the tree below a block's root.
    static let height = 2 * TileAddress.height
    /// Entries of a full block: as many as are below one full tile of level 1.
    static let width = 1 << height

    /// The tree at one size inside the block: its perfect subtrees behind the block's first entry.
    struct Mark: Sendable {
        let claim: RootClaim
        let nodes: CompactRange
    }

    /// First position.
    let start: Int
    /// Entries of it, 1...65,536.
    let count: Int
    /// Root of the block; nil while it is not full.
    let root: MerkleHash?
    /// The tree at each claimed size in (start, start + count].
    let marks: [Mark]

    /// Derives the tree over a block.
    ///
    /// - Parameters:
    ///   - leaves: Hashes of the block's entries.
    ///   - tileRoots: Roots of the block's full tiles.
    ///   - claims: In the order of sizes.
    init(
        start: Int, leaves: ArraySlice<MerkleHash>, tileRoots: [MerkleHash], claims: [RootClaim],
        using hasher: MerkleHasher
    ) {
        self.start = start
        count = leaves.count
        var marks: [Mark] = []
        var rest = claims.drop { $0.size <= start }[...]
        var range = CompactRange()
        for tile in 0...tileRoots.count {
            // Leaf by leaf only where somebody claims a root.
            let last = tile < tileRoots.count ? (tile + 1) * TileAddress.fullWidth : leaves.count
            var inside = range
            while let claim = rest.first, claim.size - start <= last {
                while inside.size < claim.size - start {
                    inside.append(leaves[leaves.startIndex + inside.size], using: hasher)
                }
                marks.append(Mark(claim: claim, nodes: inside))
                rest.removeFirst()
            }
            if tile < tileRoots.count {
                range.append(subtree: tileRoots[tile], level: TileAddress.height, using: hasher)
            }
        }
        self.marks = marks
        root = leaves.count == Self.width ? range.nodes.first : nil
    }
}
