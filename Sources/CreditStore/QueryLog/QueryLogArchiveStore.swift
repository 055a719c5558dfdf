public import Postgres

/// Records archive bundles of the query log, and takes archived months out of the database and back in.
///
/// Confined to the thread of its connection, which logs in as archivist.
/// - Rule: HZ-Q15.
public struct QueryLogArchiveStore {
    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Archived months, in their order.
    public func archives() throws(PostgresError) -> [QueryLogArchiveRow] {
        let result = try connection.execute(
            """
            select archived_month, first_position, end_position, manifest_digest, recorded_at, recorded_by, approvals,
                is_attached
            from credit.query_log_archives()
            """)
        var rows: [QueryLogArchiveRow] = []
        for row in 0..<result.rowCount {
            rows.append(
                QueryLogArchiveRow(
                    firstDay: try result.daysSince1970(row, 0), firstPosition: Int(try result.int64(row, 1)),
                    endPosition: Int(try result.int64(row, 2)), manifestDigest: try result.bytes(row, 3),
                    recordedAtMicroseconds: try result.microsecondsSince1970(row, 4),
                    recordedBy: try result.text(row, 5), approvals: Int(try result.int64(row, 6)),
                    isAttached: try result.bool(row, 7)))
        }
        return rows
    }

    /// Records a bundle that was verified; the same one again changes nothing.
    ///
    /// - Parameters:
    ///   - firstDay: First day of the month, days since 1970-01-01.
    ///   - digest: SHA-256 of the bundle's manifest.
    /// - Throws: `server` with code 22023 for another bundle, wrong positions or a month that is not closed.
    public func record(
        firstDay: Int32, positions: Range<Int>, digest: [UInt8], account: String, nowMicroseconds: Int64
    ) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.record_query_log_archive($1, $2, $3, $4, $5, $6)",
            [
                .date(daysSince1970: firstDay), .int8(Int64(positions.lowerBound)),
                .int8(Int64(positions.upperBound)), .bytes(digest),
                .timestamp(microsecondsSince1970: nowMicroseconds), .text(account),
            ])
    }

    /// Records that a person agrees that a month may be detached.
    ///
    /// - Parameters:
    ///   - approver: Name of the person's key.
    ///   - approval: What the person signed.
    /// - Throws: `server` with code 22023 for an unknown bundle or the same approver again.
    public func approve(
        firstDay: Int32, digest: [UInt8], approver: String, approval: String, nowMicroseconds: Int64
    ) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.approve_query_log_detachment($1, $2, $3, $4, $5)",
            [
                .date(daysSince1970: firstDay), .bytes(digest), .text(approver), .text(approval),
                .timestamp(microsecondsSince1970: nowMicroseconds),
            ])
    }

    /// Takes a month's entries out of the log; its table stays.
    ///
    /// - Throws: `server` with code 55000 when something is missing to it, 55P03 when the log is busy.
    public func detach(firstDay: Int32, account: String, nowMicroseconds: Int64) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.detach_query_log_month($1, $2, $3)",
            [
                .date(daysSince1970: firstDay), .timestamp(microsecondsSince1970: nowMicroseconds), .text(account),
            ])
    }

    /// Puts a detached month's entries back.
    public func attach(firstDay: Int32, account: String, nowMicroseconds: Int64) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.attach_query_log_month($1, $2, $3)",
            [
                .date(daysSince1970: firstDay), .timestamp(microsecondsSince1970: nowMicroseconds), .text(account),
            ])
    }
}
