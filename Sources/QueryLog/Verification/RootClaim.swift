import TransparencyLog

/// A signed root that the log must have at a size.
struct RootClaim: Sendable, Hashable {
    /// Entries.
    let size: Int
    /// Root of the tree over them.
    let root: MerkleHash
    /// Who says so.
    let source: CheckpointSource
}
