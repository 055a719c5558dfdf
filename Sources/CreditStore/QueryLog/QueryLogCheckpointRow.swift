/// A signed checkpoint as the database holds it.
///
/// - Rule: BX-13.
public struct QueryLogCheckpointRow: Sendable, Equatable {
    /// Entries that it covers.
    public let treeSize: Int
    /// Root of the tree over them, 32 bytes.
    public let rootHash: [UInt8]
    /// Time of the last covered entry, microseconds since 1970-01-01 UTC.
    public let coveredUntilMicroseconds: Int64
    /// When it was signed, microseconds since 1970-01-01 UTC, by the signer's clock.
    public let signedAtMicroseconds: Int64
    /// The signed note with its cosignatures.
    public let note: String

    /// A checkpoint that was read or is to be recorded.
    public init(
        treeSize: Int, rootHash: [UInt8], coveredUntilMicroseconds: Int64, signedAtMicroseconds: Int64, note: String
    ) {
        self.treeSize = treeSize
        self.rootHash = rootHash
        self.coveredUntilMicroseconds = coveredUntilMicroseconds
        self.signedAtMicroseconds = signedAtMicroseconds
        self.note = note
    }
}
