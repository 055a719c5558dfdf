/// The partial tiles at the right edge of a tree, level by level: what an integrator keeps between two of its turns.
public struct TreeEdge: Sendable, Equatable {
    /// Leaves of the tree.
    public private(set) var size: Int
    private var levels: [[MerkleHash]]

    /// The tree without leaves.
    public init() {
        size = 0
        levels = []
    }

    /// What was kept: the hashes of the partial tiles one after the other, from level 0 upwards.
    ///
    /// - Returns: nil when the length does not belong to the size.
    public init?(size: Int, bytes: [UInt8]) {
        guard size >= 0, let hashes = [MerkleHash](merkleHashes: bytes) else { return nil }
        let widths = Self.widths(ofSize: size)
        guard hashes.count == widths.reduce(0, +) else { return nil }
        self.size = size
        levels = []
        var start = 0
        for width in widths {
            levels.append(Array(hashes[start..<start + width]))
            start += width
        }
    }

    /// The hashes of the partial tiles one after the other, from level 0 upwards.
    public var bytes: [UInt8] { levels.flatMap(\.merkleBytes) }

    /// Hashes in the partial tile of each level, 0...255; as many levels as have a hash in any tile.
    public static func widths(ofSize size: Int) -> [Int] {
        var widths: [Int] = []
        var rest = size
        while rest > 0 {
            widths.append(rest % TileAddress.fullWidth)
            rest /= TileAddress.fullWidth
        }
        return widths
    }

    /// The partial tile of a level, empty where there is none.
    public func hashes(level: Int) -> [MerkleHash] {
        levels.indices.contains(level) ? levels[level] : []
    }

    /// Appends a leaf and hands out each tile that becomes full by it, the lowest first.
    public mutating func append(
        _ leaf: MerkleHash, using hasher: MerkleHasher, onFullTile: (TileAddress, [MerkleHash]) -> Void
    ) {
        var hash = leaf
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level].append(hash)
            guard levels[level].count == TileAddress.fullWidth else { break }
            let index = (size >> (TileAddress.height * (level + 1)))
            guard let tile = TileAddress(level: level, index: index) else {
                preconditionFailure("a tree has fewer than 2^62 leaves")
            }
            onFullTile(tile, levels[level])
            hash = hasher.root(ofPerfect: levels[level][...])
            levels[level] = []
            level += 1
        }
        size += 1
    }

    /// The perfect subtrees of the tree.
    public func compactRange(using hasher: MerkleHasher) -> CompactRange {
        var nodes: [MerkleHash] = []
        for hashes in levels.reversed() {
            // The binary digits of the width, highest first, are the subtrees inside the tile.
            var start = 0
            for bit in (0..<TileAddress.height).reversed() where hashes.count >> bit & 1 == 1 {
                nodes.append(hasher.root(ofPerfect: hashes[start..<start + 1 << bit]))
                start += 1 << bit
            }
        }
        guard let range = CompactRange(size: size, nodes: nodes) else {
            preconditionFailure("the widths are the digits of the size")
        }
        return range
    }

    /// Root of the tree.
    public func root(using hasher: MerkleHasher) -> MerkleHash {
        compactRange(using: hasher).root(using: hasher)
    }
}
