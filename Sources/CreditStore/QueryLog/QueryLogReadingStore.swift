public import Postgres

/// Reads the query log page by page, after it was logged who reads it and why.
///
/// Confined to the thread of its connection, which logs in as auditor.
/// - Rule: HZ-Q15, PB-12.
public struct QueryLogReadingStore {
    /// Entries of the largest page.
    public static let maximumPage = 1000

    private let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// Logs who reads, why, and what is looked for; without it no entry is given.
    ///
    /// - Parameters:
    ///   - reason: Why the log is read; not empty.
    ///   - nowMicroseconds: Microseconds since 1970-01-01 UTC.
    /// - Returns: JSON with the `receipt`, whose position and time are the permit for `page`.
    /// - Throws: `server` with code 22023 for an empty reason or range.
    public func begin(
        _ filter: QueryLogFilter, reader: String, reason: String, nowMicroseconds: Int64
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.begin_query_log_reading($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [
                .timestamp(microsecondsSince1970: nowMicroseconds), .text(reader), .text(reason),
                .timestamp(microsecondsSince1970: filter.fromMicroseconds),
                .timestamp(microsecondsSince1970: filter.untilMicroseconds),
                filter.actor.map { .text($0) } ?? .null, filter.unitCode.map { .text($0) } ?? .null,
                filter.subjectKey.map { .uuid($0) } ?? .null, filter.purpose.map { .text($0) } ?? .null,
            ]
        ).text(0, 0)
    }

    /// One page of what was looked for when the reading was logged; nothing that came later.
    ///
    /// - Parameters:
    ///   - after: Where the page before ended; nil from the beginning.
    ///   - pageSize: 1...1000.
    /// - Returns: JSON: `entries`, `next`.
    /// - Throws: `server` with code 42501 when the permit is none.
    public func page(
        permit: QueryLogPlace, after: QueryLogPlace?, pageSize: Int
    ) throws(PostgresError) -> String {
        try connection.execute(
            "select credit.read_query_log($1, $2, $3, $4, $5)",
            [
                .int8(Int64(permit.position)), .timestamp(microsecondsSince1970: permit.loggedAtMicroseconds),
                after.map { .timestamp(microsecondsSince1970: $0.loggedAtMicroseconds) } ?? .null,
                after.map { .int8(Int64($0.position)) } ?? .null, .int4(Int32(clamping: pageSize)),
            ]
        ).text(0, 0)
    }
}
