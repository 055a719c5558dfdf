import CreditStore
import TransparencyLog

/// What a bundle needs of the stored tree.
struct ArchivedTree {
    let store: QueryLogVerificationStore
    let hasher: MerkleHasher

    /// The perfect subtrees of the tree over the first `size` entries.
    func range(_ size: Int) throws -> CompactRange {
        var bytes: [UInt8] = []
        for (level, width) in TreeEdge.widths(ofSize: size).enumerated() where width > 0 {
            let index = size >> (TileAddress.height * (level + 1))
            let hashes = try store.tiles(level: level, index..<index + 1)[0] ?? []
            guard hashes.count >= width * MerkleHash.byteCount else { throw ArchivingError.brokenTree }
            bytes += hashes.prefix(width * MerkleHash.byteCount)
        }
        guard let edge = TreeEdge(size: size, bytes: bytes) else { throw ArchivingError.brokenTree }
        return edge.compactRange(using: hasher)
    }

    /// That the tree of `new` entries extends that of `old`; from the empty tree there is nothing to prove.
    func proof(from old: Int, to new: Int) throws -> [MerkleHash] {
        guard old > 0 else { return [] }
        guard let plan = ProofPlan.consistency(from: old, to: new) else { throw ArchivingError.brokenTree }
        var content: [TileAddress: [MerkleHash]] = [:]
        for tile in plan.tiles {
            let bytes = try store.tiles(level: tile.level, tile.index..<tile.index + 1)[0] ?? []
            content[tile] = [MerkleHash](merkleHashes: bytes)
        }
        guard let proof = plan.proof(from: content, using: hasher) else { throw ArchivingError.brokenTree }
        return proof
    }
}
