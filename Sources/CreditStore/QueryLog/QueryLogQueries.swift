import Postgres

/// What several parts ask about the query log's tree, checkpoints and archives, each with a login of its own.
///
/// Confined to the thread of its connection.
struct QueryLogQueries {
    let connection: Connection

    /// The log and the tree as they are, in one snapshot.
    func treeState() throws(PostgresError) -> (tree: QueryLogTreeState, lastLoggedAtMicroseconds: Int64) {
        let result = try connection.execute(
            """
            select integrated_size, integrated_until, edge_since, edge, next_position, last_logged_at
            from credit.query_log_tree_state()
            """)
        guard result.rowCount == 1 else { throw PostgresError(.unexpectedResult, "no state of the query log's tree") }
        let tree = QueryLogTreeState(
            integratedSize: Int(try result.int64(0, 0)),
            integratedUntilMicroseconds: try result.microsecondsSince1970(0, 1),
            edgeSinceMicroseconds: try result.microsecondsSince1970(0, 2), edge: try result.bytes(0, 3),
            nextPosition: Int(try result.int64(0, 4)))
        return (tree, try result.microsecondsSince1970(0, 5))
    }

    /// Tiles by level and index, in the order that was asked: what there is of each, nil where there is nothing.
    func tiles(_ places: [(level: Int, index: Int)]) throws(PostgresError) -> [[UInt8]?] {
        guard !places.isEmpty else { return [] }
        let result = try connection.execute(
            "select tile_number, hashes from credit.query_log_tiles($1, $2)", Self.parameters(places))
        var tiles = [[UInt8]?](repeating: nil, count: places.count)
        for row in 0..<result.rowCount {
            tiles[try Self.place(result, row, count: places.count)] = try result.bytes(row, 1)
        }
        return tiles
    }

    /// Times of the first and the last entry below full tiles, nil where a tile is not full.
    func tileTimes(_ places: [(level: Int, index: Int)]) throws(PostgresError) -> [(first: Int64, last: Int64)?] {
        guard !places.isEmpty else { return [] }
        let result = try connection.execute(
            "select tile_number, first_logged_at, last_logged_at from credit.query_log_tile_times($1, $2)",
            Self.parameters(places))
        var times = [(first: Int64, last: Int64)?](repeating: nil, count: places.count)
        for row in 0..<result.rowCount {
            times[try Self.place(result, row, count: places.count)] = (
                try result.microsecondsSince1970(row, 1), try result.microsecondsSince1970(row, 2)
            )
        }
        return times
    }

    /// The newest checkpoint; nil before the first.
    func newestCheckpoint() throws(PostgresError) -> QueryLogCheckpointRow? {
        try Self.checkpoints(
            connection.execute(
                """
                select tree_size, root_hash, covered_until, signed_at, note from credit.newest_query_log_checkpoint()
                """)
        ).first
    }

    /// Checkpoints from a size on, the smallest first.
    func checkpoints(from size: Int, maximum: Int) throws(PostgresError) -> [QueryLogCheckpointRow] {
        try Self.checkpoints(
            connection.execute(
                """
                select tree_size, root_hash, covered_until, signed_at, note from credit.query_log_checkpoints($1, $2)
                """, [.int8(Int64(size)), .int4(Int32(clamping: maximum))]))
    }

    /// Positions whose entries are not in the table any more but in an archive of which the database knows, in order.
    func detachedRanges() throws(PostgresError) -> [Range<Int>] {
        let result = try connection.execute(
            """
            select first_position, end_position from credit.query_log_archives()
            where not is_attached and end_position > first_position
            order by first_position
            """)
        var ranges: [Range<Int>] = []
        for row in 0..<result.rowCount {
            ranges.append(Int(try result.int64(row, 0))..<Int(try result.int64(row, 1)))
        }
        return ranges
    }

    private static func parameters(_ places: [(level: Int, index: Int)]) -> [Parameter] {
        [.int4s(places.map { Int32(clamping: $0.level) }), .int8s(places.map { Int64($0.index) })]
    }

    /// The place in what was asked that a row answers.
    private static func place(_ result: borrowing QueryResult, _ row: Int, count: Int) throws(PostgresError) -> Int {
        let number = Int(try result.int64(row, 0)) - 1
        guard 0..<count ~= number else { throw PostgresError(.unexpectedResult, "a tile that was not asked for") }
        return number
    }

    private static func checkpoints(_ result: borrowing QueryResult) throws(PostgresError) -> [QueryLogCheckpointRow] {
        var rows: [QueryLogCheckpointRow] = []
        for row in 0..<result.rowCount {
            rows.append(
                QueryLogCheckpointRow(
                    treeSize: Int(try result.int64(row, 0)), rootHash: try result.bytes(row, 1),
                    coveredUntilMicroseconds: try result.microsecondsSince1970(row, 2),
                    signedAtMicroseconds: try result.microsecondsSince1970(row, 3), note: try result.text(row, 4)))
        }
        return rows
    }
}
