import TransparencyLog

/// The proof that the entry at a position is in the log: which tiles it needs, and its text once they are there.
///
/// - Rule: BX-13.
struct ReceiptProof {
    /// Position of the entry.
    let position: Int
    /// The checkpoint that the proof leads to.
    let checkpoint: SignedCheckpoint
    /// The tiles, each once, the one with the entry's own leaf first.
    let tiles: [TileAddress]
    private let plan: ProofPlan

    /// Plans the proof.
    ///
    /// - Returns: nil when the checkpoint does not cover the position.
    init?(position: Int, checkpoint: SignedCheckpoint) {
        let index = position / TileAddress.fullWidth
        guard let plan = ProofPlan.inclusion(of: position, inTreeOf: checkpoint.size),
            let own = TileAddress(
                level: 0, index: index,
                width: min(TileAddress.fullWidth, checkpoint.size - index * TileAddress.fullWidth))
        else { return nil }
        self.position = position
        self.checkpoint = checkpoint
        self.plan = plan
        tiles = [own] + plan.tiles.filter { $0 != own }
    }

    /// The text of the proof (C2SP tlog-proof).
    ///
    /// - Parameter content: What the database has of `tiles`, in their order.
    /// - Returns: nil when the tiles do not lead to the checkpoint's root: then they are not what was signed, and nobody
    ///   gets a proof that does not prove.
    func text(from content: TileLane.Tiles, using hasher: MerkleHasher) -> String? {
        var found: [TileAddress: [MerkleHash]] = [:]
        for (tile, bytes) in zip(tiles, content) {
            guard let bytes, let hashes = [MerkleHash](merkleHashes: bytes), hashes.count >= tile.width else {
                return nil
            }
            found[tile] = hashes
        }
        guard let proof = plan.proof(from: found, using: hasher),
            let leaf = found[tiles[0]]?[position % TileAddress.fullWidth],
            MerkleProof.verifyInclusion(
                of: leaf, at: position, size: checkpoint.size, root: checkpoint.checkpoint.root, proof: proof,
                using: hasher)
        else { return nil }
        return TransparencyProof(position: position, proof: proof, checkpoint: checkpoint.note).text
    }
}
