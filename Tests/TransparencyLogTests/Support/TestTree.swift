import TransparencyLog

/// The entries of the oracle's trees, and a tree over the first of them with all its tiles.
struct TestTree {
    let hasher = MerkleHasher()
    private(set) var edge = TreeEdge()
    private(set) var range = CompactRange()
    private(set) var leaves: [MerkleHash] = []
    /// The full tiles, in the order in which they became full.
    private(set) var full: [(address: TileAddress, hashes: [MerkleHash])] = []

    init(size: Int) {
        grow(to: size)
    }

    var size: Int { edge.size }

    /// Entry at a position, as Tests/oracles/make_log_vectors.py has it.
    static func entry(_ position: Int) -> [UInt8] {
        Array(String(repeating: "20260101/\(position);", count: position % 7).utf8)
    }

    /// Appends entries one by one.
    mutating func grow(to size: Int) {
        while edge.size < size {
            let leaf = hasher.leaf(Self.entry(edge.size))
            leaves.append(leaf)
            range.append(leaf, using: hasher)
            var new: [(address: TileAddress, hashes: [MerkleHash])] = []
            edge.append(leaf, using: hasher) { new.append(($0, $1)) }
            full += new
        }
    }

    /// Every tile of the tree, the partial ones too.
    var tiles: [TileAddress: [MerkleHash]] {
        var tiles = Dictionary(uniqueKeysWithValues: full.map { ($0.address, $0.hashes) })
        for (level, width) in TreeEdge.widths(ofSize: size).enumerated() where width > 0 {
            guard let tile = TileAddress(level: level, index: size >> (8 * (level + 1)), width: width) else { continue }
            tiles[tile] = edge.hashes(level: level)
        }
        return tiles
    }

    /// Root of the tree.
    var root: MerkleHash { edge.root(using: hasher) }

    /// Proof that a leaf is in it, from the tiles that the plan asks for and no others.
    func inclusionProof(of position: Int) -> [MerkleHash]? {
        ProofPlan.inclusion(of: position, inTreeOf: size).flatMap(proof)
    }

    /// Proof that it extends its own first leaves.
    func consistencyProof(from old: Int) -> [MerkleHash]? {
        ProofPlan.consistency(from: old, to: size).flatMap(proof)
    }

    private func proof(_ plan: ProofPlan) -> [MerkleHash]? {
        let tiles = tiles
        let wanted = Dictionary(uniqueKeysWithValues: plan.tiles.compactMap { tile in tiles[tile].map { (tile, $0) } })
        return plan.proof(from: wanted, using: hasher)
    }
}
