import TransparencyLog

/// That a tree of a size had a root, as this signer signed it.
struct SignedStatement: Sendable, Equatable {
    let size: Int
    let root: MerkleHash
    /// Time of the last entry of the tree, microseconds since 1970-01-01 UTC.
    let coveredUntil: Int64
}
