public import Postgres

/// What an auditor's program reads of the query log in order to verify it.
///
/// Confined to the thread of its connection, which logs in as auditor.
/// - Rule: HZ-Q15, BX-13.
public struct QueryLogVerificationStore {
    /// Name of the one statement that runs thousands of times.
    private static let pageStatement = "query_log_page"

    private let connection: Connection
    private var queries: QueryLogQueries { QueryLogQueries(connection: connection) }

    /// Takes over the connection and prepares it.
    public init(_ connection: Connection) throws(PostgresError) {
        self.connection = connection
        try connection.prepare(
            Self.pageStatement,
            """
            select
                log_position, logged_at, audience, operation, outcome, actor, unit_code, purpose, subject_key, entry
            from credit.query_log_entries_for_verification($1, $2, $3, $4, $5, $6, $7)
            """, types: [.int8, .timestamp, .timestamp, .int8, .timestamp, .int8, .int4])
    }

    /// Logs that the log is read from a position on; without it no entry is given.
    ///
    /// - Parameters:
    ///   - reader: The account that reads.
    ///   - nowMicroseconds: Microseconds since 1970-01-01 UTC.
    /// - Returns: Where the entry is, to be handed to `page`.
    public func begin(
        from position: Int, reader: String, nowMicroseconds: Int64
    ) throws(PostgresError) -> QueryLogPlace {
        let result = try connection.execute(
            "select permit_position, permit_time from credit.begin_query_log_verification($1, $2, $3)",
            [.timestamp(microsecondsSince1970: nowMicroseconds), .text(reader), .int8(Int64(position))])
        guard result.rowCount == 1 else { throw PostgresError(.unexpectedResult, "no permit to read the query log") }
        return QueryLogPlace(
            loggedAtMicroseconds: try result.microsecondsSince1970(0, 1), position: Int(try result.int64(0, 0)))
    }

    /// Entries behind one place up to and with another, in the order of places.
    ///
    /// - Parameters:
    ///   - permit: What `begin` answered for `after.position + 1` or less.
    ///   - maximum: Entries at most.
    public func page(
        permit: QueryLogPlace, after: QueryLogPlace, until: QueryLogPlace, maximum: Int
    ) throws(PostgresError) -> QueryLogEntryPage {
        QueryLogEntryPage(
            try connection.executePrepared(
                Self.pageStatement,
                [
                    .int8(Int64(permit.position)), .timestamp(microsecondsSince1970: permit.loggedAtMicroseconds),
                    .timestamp(microsecondsSince1970: after.loggedAtMicroseconds), .int8(Int64(after.position)),
                    .timestamp(microsecondsSince1970: until.loggedAtMicroseconds), .int8(Int64(until.position)),
                    .int4(Int32(clamping: maximum)),
                ]))
    }

    /// The log and the tree as they are, in one snapshot.
    public func state() throws(PostgresError) -> (tree: QueryLogTreeState, lastLoggedAtMicroseconds: Int64) {
        try queries.treeState()
    }

    /// Neighbouring tiles of a level: what there is of each, nil where there is nothing.
    public func tiles(level: Int, _ indexes: Range<Int>) throws(PostgresError) -> [[UInt8]?] {
        try queries.tiles(indexes.map { (level, $0) })
    }

    /// Times of the first and the last entry below neighbouring full tiles, nil where a tile is not full.
    public func tileTimes(
        level: Int, _ indexes: Range<Int>
    ) throws(PostgresError) -> [(first: Int64, last: Int64)?] {
        try queries.tileTimes(indexes.map { (level, $0) })
    }

    /// Checkpoints from a size on, the smallest first.
    ///
    /// - Parameter maximum: Checkpoints at most.
    public func checkpoints(from size: Int, maximum: Int) throws(PostgresError) -> [QueryLogCheckpointRow] {
        try queries.checkpoints(from: size, maximum: maximum)
    }

    /// The newest checkpoint; nil before the first.
    public func newestCheckpoint() throws(PostgresError) -> QueryLogCheckpointRow? {
        try queries.newestCheckpoint()
    }

    /// Positions whose entries are not in the database any more, in their order.
    public func detachedRanges() throws(PostgresError) -> [Range<Int>] {
        try queries.detachedRanges()
    }
}
