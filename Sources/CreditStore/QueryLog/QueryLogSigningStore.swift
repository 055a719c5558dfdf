public import Postgres

/// What the signer reads of the query log and the one thing that it writes: checkpoints.
///
/// Confined to the thread of its connection, which logs in as signer.
/// - Rule: HZ-Q15, BX-13.
public struct QueryLogSigningStore {
    /// Entries of one page: some 2 MB, and sixteen tiles to compare them with.
    public static let maximumPage = 4096

    private let connection: Connection
    private var queries: QueryLogQueries { QueryLogQueries(connection: connection) }

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// The log and the tree as they are, in one snapshot.
    public func treeState() throws(PostgresError) -> QueryLogTreeState {
        try queries.treeState().tree
    }

    /// Entries in the order of time and position; in a log that nobody changed, the order of positions.
    ///
    /// - Parameters:
    ///   - position: First position that is wanted.
    ///   - sinceMicroseconds: Earliest time that is wanted, microseconds since 1970-01-01 UTC.
    ///   - maximum: Entries at most.
    public func entries(
        from position: Int, sinceMicroseconds: Int64, maximum: Int
    ) throws(PostgresError) -> [QueryLogSigningEntry] {
        let result = try connection.execute(
            """
            select
                log_position, logged_at, audience, operation, outcome, actor, unit_code, purpose, subject_key, entry
            from credit.query_log_entries_for_signer($1, $2, $3)
            """,
            [
                .int8(Int64(position)), .timestamp(microsecondsSince1970: sinceMicroseconds),
                .int4(Int32(clamping: maximum)),
            ])
        var entries: [QueryLogSigningEntry] = []
        entries.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            entries.append(
                QueryLogSigningEntry(
                    position: Int(try result.int64(row, 0)),
                    loggedAtMicroseconds: try result.microsecondsSince1970(row, 1), audience: try result.text(row, 2),
                    operation: try result.text(row, 3), outcome: try result.text(row, 4),
                    actor: try result.text(row, 5), unitCode: result.textIfPresent(row, 6),
                    purpose: try result.text(row, 7),
                    subjectKey: result.isNull(row, 8) ? nil : try result.uuid(row, 8),
                    entry: try result.bytes(row, 9)))
        }
        return entries
    }

    /// Tiles by level and index, in the order that was asked: what there is of each, nil where there is nothing.
    public func tiles(_ places: [(level: Int, index: Int)]) throws(PostgresError) -> [[UInt8]?] {
        try queries.tiles(places)
    }

    /// The newest checkpoint; nil before the first.
    public func newestCheckpoint() throws(PostgresError) -> QueryLogCheckpointRow? {
        try queries.newestCheckpoint()
    }

    /// Checkpoints from a size on, the smallest first.
    ///
    /// - Parameter maximum: Checkpoints at most.
    public func checkpoints(from size: Int, maximum: Int) throws(PostgresError) -> [QueryLogCheckpointRow] {
        try queries.checkpoints(from: size, maximum: maximum)
    }

    /// Records a checkpoint; the newest one again changes nothing.
    public func record(_ checkpoint: QueryLogCheckpointRow) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.record_query_log_checkpoint($1, $2, $3, $4, $5)",
            [
                .int8(Int64(checkpoint.treeSize)), .bytes(checkpoint.rootHash),
                .timestamp(microsecondsSince1970: checkpoint.coveredUntilMicroseconds),
                .timestamp(microsecondsSince1970: checkpoint.signedAtMicroseconds), .text(checkpoint.note),
            ])
    }

    /// Positions whose entries are not in the table any more but in an archive of which the database knows, in order.
    public func detachedRanges() throws(PostgresError) -> [Range<Int>] {
        try queries.detachedRanges()
    }
}
