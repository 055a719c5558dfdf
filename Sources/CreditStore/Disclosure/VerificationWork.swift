public import Postgres

/// Works on verification jobs, step by step: a step is a transaction that answers and logs some lines.
///
/// What a step has answered outlives a crash; the next one goes on behind it. Belongs to the connection's thread.
/// - Rule: HZ-Q15.
public struct VerificationWork {
    private let connection: Connection

    /// - Parameter connection: Of the government audience's role.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// The job that has waited longest; nil when there is nothing to do. Deletes results that nobody fetched in time.
    ///
    /// - Parameter nowMicroseconds: Microseconds since 1970-01-01 UTC.
    public func next(nowMicroseconds: Int64) throws(PostgresError) -> UInt128? {
        let result = try connection.execute(
            "select credit.next_verification($1)", [.timestamp(microsecondsSince1970: nowMicroseconds)])
        return result.isNull(0, 0) ? nil : try result.uuid(0, 0)
    }

    /// Answers the next lines of a job.
    ///
    /// - Returns: Lines that are left; 0 when the job has ended.
    public func step(_ job: UInt128, nowMicroseconds: Int64, limit: Int32) throws(PostgresError) -> Int {
        let result = try connection.execute(
            "select credit.run_verification_step($1, $2, $3)",
            [.uuid(job), .timestamp(microsecondsSince1970: nowMicroseconds), .int4(limit)])
        return Int(try result.int64(0, 0))
    }
}
