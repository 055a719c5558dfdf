import TransparencyLog

/// The tree over a chunk of archived entries.
enum ArchiveTiles {
    /// Roots of the full tiles of 256 that lie wholly inside the chunk.
    static func roots(of leaves: [MerkleHash], from start: Int, using hasher: MerkleHasher) -> [MerkleHash] {
        tiles(start..<start + leaves.count).map { tile in
            hasher.root(ofPerfect: leaves[tile.lowerBound - start..<tile.upperBound - start])
        }
    }

    /// Appends a chunk to the tree before it.
    static func append(
        _ leaves: [MerkleHash], _ roots: [MerkleHash], to range: inout CompactRange, using hasher: MerkleHasher
    ) {
        let start = range.size
        let tiles = tiles(start..<start + leaves.count)
        for leaf in leaves[..<((tiles.first?.lowerBound ?? start + leaves.count) - start)] {
            range.append(leaf, using: hasher)
        }
        for root in roots { range.append(subtree: root, level: TileAddress.height, using: hasher) }
        for leaf in leaves[(range.size - start)...] { range.append(leaf, using: hasher) }
    }

    private static func tiles(_ positions: Range<Int>) -> [Range<Int>] {
        let width = TileAddress.fullWidth
        let first = (positions.lowerBound + width - 1) / width
        let end = max(first, positions.upperBound / width)
        return (first..<end).map { $0 * width..<($0 + 1) * width }
    }
}
