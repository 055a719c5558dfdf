public import Postgres

/// Reads hashes of the query log's entries and writes the tree over them.
///
/// Confined to the thread of its connection, which logs in as integrator. No statement waits for whoever appends.
/// - Rule: HZ-Q15.
public struct QueryLogTreeStore {
    /// Key of the lock that lets one integrator at a time work; held by the session.
    private static let integratorLock: Int64 = 482_915_006

    private let connection: Connection
    private var queries: QueryLogQueries { QueryLogQueries(connection: connection) }

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Takes the lead of the integrators until the session ends; false while another session has it.
    public func tryLead() throws(PostgresError) -> Bool {
        try connection.execute("select pg_catalog.pg_try_advisory_lock($1)", [.int8(Self.integratorLock)]).bool(0, 0)
    }

    /// The log and the tree as they are.
    public func state() throws(PostgresError) -> QueryLogTreeState {
        try queries.treeState().tree
    }

    /// Leaves from a position on, in their order.
    ///
    /// - Parameters:
    ///   - position: First position.
    ///   - sinceMicroseconds: Time of the entry before it, or earlier; bounds the search.
    ///   - maximum: Leaves at most.
    public func leaves(
        from position: Int, sinceMicroseconds: Int64, maximum: Int
    ) throws(PostgresError) -> [QueryLogLeaf] {
        let result = try connection.execute(
            "select log_position, logged_at, leaf_hash from credit.query_log_leaf_hashes($1, $2, $3)",
            [
                .int8(Int64(position)), .timestamp(microsecondsSince1970: sinceMicroseconds),
                .int4(Int32(clamping: maximum)),
            ])
        var leaves: [QueryLogLeaf] = []
        leaves.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            leaves.append(
                QueryLogLeaf(
                    position: Int(try result.int64(row, 0)),
                    loggedAtMicroseconds: try result.microsecondsSince1970(row, 1), hash: try result.bytes(row, 2)))
        }
        return leaves
    }

    /// Times of the first entries below full tiles of level 0, in the order that was asked.
    ///
    /// - Throws: `unexpectedResult` when one of them does not exist.
    public func firstEntryTimes(ofTiles indexes: [Int]) throws(PostgresError) -> [Int64] {
        var times: [Int64] = []
        for found in try queries.tileTimes(indexes.map { (0, $0) }) {
            guard let found else { throw PostgresError(.unexpectedResult, "a tile of the query log is missing") }
            times.append(found.first)
        }
        return times
    }

    /// Writes all of it or nothing, in a transaction of its own.
    ///
    /// - Returns: False, and nothing is changed, when the tree does not have the expected size any more.
    public func integrate(_ growth: QueryLogTreeGrowth) throws(PostgresError) -> Bool {
        var firsts = ArrayEncoder.timestamp
        var lasts = ArrayEncoder.timestamp
        for tile in growth.tiles {
            firsts.append(microsecondsSince1970: tile.firstLoggedAtMicroseconds)
            lasts.append(microsecondsSince1970: tile.lastLoggedAtMicroseconds)
        }
        return try connection.execute(
            "select credit.integrate_query_log($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                .int8(Int64(growth.expectedSize)), .int8(Int64(growth.state.integratedSize)),
                .timestamp(microsecondsSince1970: growth.state.integratedUntilMicroseconds),
                .timestamp(microsecondsSince1970: growth.state.edgeSinceMicroseconds), .bytes(growth.state.edge),
                .int4s(growth.tiles.map { Int32($0.level) }), .int8s(growth.tiles.map { Int64($0.index) }),
                .byteStrings(growth.tiles.map(\.hashes)), firsts.parameter(), lasts.parameter(),
            ]
        ).bool(0, 0)
    }
}
