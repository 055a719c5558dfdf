public import Postgres

/// The statements with which the public audience reaches the query log's tree and single entries of its own.
///
/// - Rule: HZ-Q15, BX-13.
public enum PublicQueryLog {
    /// Answers queries for entries by their receipts, and logs them: columns number, found, answer.
    public static let receipts = PreparedStatement(
        name: "public_receipts",
        sql: """
            select answer_number, is_found, answer
            from credit.answer_public_receipts($1, $2, $3, $4, $5, $6, $7)
            """,
        types: [.timestamp, .text, .int8Array, .uuidArray, .textArray, .textArray, .textArray])

    /// Tiles by level and index: columns number from 1, hashes; no row where there is no tile. Hashes say nothing, so
    /// nothing is logged.
    public static let tiles = PreparedStatement(
        name: "query_log_tiles", sql: "select tile_number, hashes from credit.query_log_tiles($1, $2)",
        types: [.int4Array, .int8Array])

    /// How far the log is written, in the tree and signed: one row, read by `QueryLogState`.
    public static let state = PreparedStatement(
        name: "query_log_state",
        sql: """
            select next_position, integrated_size, checkpoint_size, checkpoint_note, first_uncovered_at
            from credit.query_log_state()
            """)

    /// - Parameters:
    ///   - nowMicroseconds: Instant of the queries, microseconds since 1970-01-01 UTC.
    ///   - notFound: Problem document without its closing brace.
    public static func parameters(
        of queries: ArraySlice<PublicReceiptQuery>, nowMicroseconds: Int64, notFound: String
    ) -> [Parameter] {
        var positions = ArrayEncoder.int8
        var secrets = ArrayEncoder.uuid
        var proofs = ArrayEncoder.text
        var origins = OriginArrays()
        for query in queries {
            positions.append(int8: Int64(query.position))
            secrets.append(uuid: query.secret)
            proofs.append(text: query.proof)
            origins.append(query.origin)
        }
        return [
            .timestamp(microsecondsSince1970: nowMicroseconds), .text(notFound), positions.parameter(),
            secrets.parameter(), proofs.parameter(),
        ] + origins.parameters()
    }

    /// - Parameter places: Level and index of each tile.
    public static func parameters(ofTiles places: [(level: Int, index: Int)]) -> [Parameter] {
        var levels = ArrayEncoder.int4
        var indexes = ArrayEncoder.int8
        for place in places {
            levels.append(int4: Int32(place.level))
            indexes.append(int8: Int64(place.index))
        }
        return [levels.parameter(), indexes.parameter()]
    }
}
