public import Postgres

/// Windows outside the hours of service, asked for by one person and approved by another.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: QZ-8.
public struct StaffHoursStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Asks for a window.
    ///
    /// - Parameters:
    ///   - opens: First instant, microseconds since 1970-01-01 UTC.
    ///   - closes: First instant that is outside again.
    /// - Returns: JSON with `exception`.
    public func request(
        unit: String, opens: Int64, closes: Int64, reason: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.request_hours_exception($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                .text(unit), .timestamp(microsecondsSince1970: opens), .timestamp(microsecondsSince1970: closes),
                .text(reason),
            ])
    }

    /// Decides what another person asked for.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - reason: nil only with an approval.
    /// - Returns: JSON.
    public func decide(_ exception: UInt128, decision: String, reason: String?) throws(PostgresError) -> String {
        try give(
            "select credit.decide_hours_exception($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(exception), .text(decision), .optional(reason)])
    }

    /// The windows that the caller may see, newest first.
    ///
    /// - Returns: JSON: `exceptions`.
    public func list(onlyWaiting: Bool) throws(PostgresError) -> String {
        try give("select credit.hours_exception_list($1, $2, $3, $4, $5)", [.bool(onlyWaiting)])
    }
}
