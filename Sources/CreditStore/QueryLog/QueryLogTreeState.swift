/// How far the query log is written, and how far it is in the tree.
///
/// - Rule: HZ-Q15.
public struct QueryLogTreeState: Sendable, Equatable {
    /// What stands for the time before every entry: PostgreSQL's `-infinity`, in microseconds since 1970.
    public static let beforeAllMicroseconds: Int64 = .min + 946_684_800_000_000

    /// Entries in the tree.
    public let integratedSize: Int
    /// Time of the last entry in the tree, microseconds since 1970-01-01 UTC.
    public let integratedUntilMicroseconds: Int64
    /// Time of the first entry of the partial tile of level 0; means nothing where there is none.
    public let edgeSinceMicroseconds: Int64
    /// The partial tiles at the right edge, from level 0 upwards.
    public let edge: [UInt8]
    /// Position that the next entry will take: entries of the log.
    public let nextPosition: Int

    /// A state as it was read.
    public init(
        integratedSize: Int, integratedUntilMicroseconds: Int64, edgeSinceMicroseconds: Int64, edge: [UInt8],
        nextPosition: Int
    ) {
        self.integratedSize = integratedSize
        self.integratedUntilMicroseconds = integratedUntilMicroseconds
        self.edgeSinceMicroseconds = edgeSinceMicroseconds
        self.edge = edge
        self.nextPosition = nextPosition
    }
}
