public import Postgres

/// How far the query log is written, in the tree and signed.
///
/// - Rule: HZ-Q15.
public struct QueryLogState: Sendable, Equatable {
    /// Entries of the log.
    public let nextPosition: Int
    /// Entries in the tree.
    public let integratedSize: Int
    /// Entries that the newest checkpoint covers; 0 before the first.
    public let checkpointSize: Int
    /// The newest checkpoint; nil before the first.
    public let checkpointNote: String?
    /// Time of the first entry that no checkpoint covers, microseconds since 1970-01-01 UTC; nil when every one is covered.
    public let firstUncoveredAtMicroseconds: Int64?

    /// A state that is made up.
    public init(
        nextPosition: Int, integratedSize: Int, checkpointSize: Int, checkpointNote: String?,
        firstUncoveredAtMicroseconds: Int64?
    ) {
        self.nextPosition = nextPosition
        self.integratedSize = integratedSize
        self.checkpointSize = checkpointSize
        self.checkpointNote = checkpointNote
        self.firstUncoveredAtMicroseconds = firstUncoveredAtMicroseconds
    }

    /// Reads what `PublicQueryLog.state` answers.
    public init(reading result: borrowing QueryResult) throws(PostgresError) {
        guard result.rowCount == 1 else { throw PostgresError(.unexpectedResult, "no state of the query log") }
        self.init(
            nextPosition: Int(try result.int64(0, 0)), integratedSize: Int(try result.int64(0, 1)),
            checkpointSize: Int(try result.int64(0, 2)), checkpointNote: result.textIfPresent(0, 3),
            firstUncoveredAtMicroseconds: result.isNull(0, 4) ? nil : try result.microsecondsSince1970(0, 4))
    }
}
