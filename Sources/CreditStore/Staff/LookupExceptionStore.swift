public import Postgres

/// Queries that law keeps secret from their subjects: asked for by one person, approved by another.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: X-8.
public struct LookupExceptionStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Asks that queries are not told to their subjects.
    ///
    /// - Parameters:
    ///   - unit: Whose; nil: of every unit.
    ///   - purpose: For what; nil: for any purpose.
    ///   - article: The law.
    /// - Returns: JSON with `exception`.
    public func request(
        unit: String?, purpose: String?, article: String, reason: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.request_lookup_exception($1, $2, $3, $4, $5, $6, $7, $8)",
            [.optional(unit), .optional(purpose), .text(article), .text(reason)])
    }

    /// Decides what another person asked for.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - reason: nil only with an approval.
    /// - Returns: JSON.
    public func decide(_ exception: UInt128, decision: String, reason: String?) throws(PostgresError) -> String {
        try give(
            "select credit.decide_lookup_exception($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(exception), .text(decision), .optional(reason)])
    }

    /// Ends what was approved: subjects are told again.
    ///
    /// - Returns: JSON.
    public func end(_ exception: UInt128, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.end_lookup_exception($1, $2, $3, $4, $5, $6)", [.uuid(exception), .text(reason)])
    }

    /// What was asked for, decided and ended, newest first.
    ///
    /// - Returns: JSON: `exceptions`.
    public func list(onlyWaiting: Bool) throws(PostgresError) -> String {
        try give("select credit.lookup_exception_list($1, $2, $3, $4, $5)", [.bool(onlyWaiting)])
    }
}
