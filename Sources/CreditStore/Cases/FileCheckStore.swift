public import Postgres

/// What the check of the file store reads of the register, and the entry that it leaves.
///
/// Each call is one statement; confined to the thread of its connection, which logs in as intake.
/// - Rule: HZ-Q16.
public struct FileCheckStore {
    /// A scan of the register.
    public struct Row: Sendable, Equatable {
        /// Its id.
        public let id: UInt128
        /// Bytes before sealing.
        public let byteCount: Int
        /// SHA-256 of the bytes before sealing.
        public let contentDigest: [UInt8]
        /// Version of the key that sealed it.
        public let keyVersion: UInt16
        /// Whether its destruction was decided.
        public let isDestroyed: Bool
    }

    /// Rows of a page: a round trip for many, memory for few.
    public static let pageRows: Int32 = 1000

    private let connection: Connection
    private let operatorName: String
    private let nowMicroseconds: Int64

    /// - Parameters:
    ///   - operatorName: Account of the operating system that answers for it.
    ///   - nowMicroseconds: Microseconds since 1970-01-01 UTC.
    public init(_ connection: Connection, operatorName: String, nowMicroseconds: Int64) {
        self.connection = connection
        self.operatorName = operatorName
        self.nowMicroseconds = nowMicroseconds
    }

    /// The next rows in the order of their ids; empty at the end.
    ///
    /// - Parameter after: Id of the last row of the page before; nil for the first page.
    public func page(after: UInt128?) throws(PostgresError) -> [Row] {
        try page(after: after, rows: Self.pageRows)
    }

    /// Whether the register has a scan whose destruction was not decided.
    public func isKept(_ id: UInt128) throws(PostgresError) -> Bool {
        let next = try page(after: id == 0 ? nil : id - 1, rows: 1)
        return next.contains { $0.id == id && !$0.isDestroyed }
    }

    private func page(after: UInt128?, rows count: Int32) throws(PostgresError) -> [Row] {
        let result = try connection.execute(
            """
            select file_id, byte_count, content_digest, key_version, is_destroyed
            from credit.stored_file_page($1, $2)
            """,
            [.optional(after), .int4(count)])
        var rows: [Row] = []
        rows.reserveCapacity(result.rowCount)
        for row in 0..<result.rowCount {
            rows.append(
                Row(
                    id: try result.uuid(row, 0), byteCount: Int(try result.int64(row, 1)),
                    contentDigest: try result.bytes(row, 2),
                    keyVersion: UInt16(clamping: try result.int64(row, 3)), isDestroyed: try result.bool(row, 4)))
        }
        return rows
    }

    /// Leaves the entry of a finished check in the query log.
    ///
    /// - Parameters:
    ///   - checked: Scans of the register that were looked at.
    ///   - removed: Things that lay in the store without belonging there and are gone.
    ///   - remaining: Such things that were left.
    /// - Returns: JSON with the receipt.
    public func record(
        checked: Int, missing: [UInt128], damaged: [UInt128], removed: Int, remaining: Int
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.record_file_check($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                .timestamp(microsecondsSince1970: nowMicroseconds), .text(operatorName), .text(QueryOrigin.unknown),
                .int4(Int32(clamping: checked)), .uuids(missing), .uuids(damaged), .int4(Int32(clamping: removed)),
                .int4(Int32(clamping: remaining)),
            ]
        ).text(0, 0)
    }
}
