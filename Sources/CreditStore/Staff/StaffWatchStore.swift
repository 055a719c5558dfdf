public import CreditInformation
public import Postgres

/// Blocks of accounts, the daily check of a unit's queries, and what units did with results.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: QZ-12, PB-3, HZ-M8.
public struct StaffWatchStore: StaffStore {
    /// Entries on the largest page of the daily check.
    public static let maximumPage: Int32 = 1000

    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Asks that a blocked account may query again.
    ///
    /// - Returns: JSON.
    public func requestLift(_ block: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.request_block_lift($1, $2, $3, $4, $5, $6)", [.uuid(block), .text(reason)])
    }

    /// Decides what another person asked for.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - reason: nil only with an approval.
    /// - Returns: JSON.
    public func decideLift(_ block: UInt128, decision: String, reason: String?) throws(PostgresError) -> String {
        try give(
            "select credit.decide_block_lift($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(block), .text(decision), .optional(reason)])
    }

    /// The blocks that the caller may see, newest first.
    ///
    /// - Returns: JSON: `blocks`.
    public func blocks(onlyOpen: Bool) throws(PostgresError) -> String {
        try give("select credit.block_list($1, $2, $3, $4, $5)", [.bool(onlyOpen)])
    }

    /// Logs that the caller reads a unit's queries of a day; to be committed before they are read.
    ///
    /// - Returns: JSON with `permit`.
    public func beginDailyCheck(unit: String, day: CalendarDate) throws(PostgresError) -> String {
        try give("select credit.begin_daily_check($1, $2, $3, $4, $5, $6)", [.text(unit), .day(day)])
    }

    /// A page of the queries that a permit lets the caller read; in a transaction that has written nothing.
    ///
    /// - Parameters:
    ///   - permit: Position and time of the logged reading.
    ///   - after: Where the page before ended; nil from the beginning.
    /// - Returns: JSON: `accounts`, `checked`, `entries`, `next`.
    public func dailyCheckPage(permit: QueryLogPlace, after: QueryLogPlace?) throws(PostgresError) -> String {
        try give(
            "select credit.daily_check_list($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            Self.parameters(permit) + [
                .optionalInstant(after?.loggedAtMicroseconds), after.map { .int8(Int64($0.position)) } ?? .null,
                .int4(Self.maximumPage),
            ])
    }

    /// Records what the check of a day found; once for a unit and day, in a transaction of its own.
    ///
    /// - Returns: JSON.
    public func recordDailyCheck(permit: QueryLogPlace, finding: String) throws(PostgresError) -> String {
        try give(
            "select credit.record_daily_check($1, $2, $3, $4, $5, $6, $7)", Self.parameters(permit) + [.text(finding)])
    }

    /// What units did with results, counted; both days inclusive.
    ///
    /// - Returns: JSON: `feedback`.
    public func feedback(from: CalendarDate, until: CalendarDate) throws(PostgresError) -> String {
        try give("select credit.feedback_list($1, $2, $3, $4, $5, $6)", [.day(from), .day(until)])
    }

    private static func parameters(_ place: QueryLogPlace) -> [Parameter] {
        [.int8(Int64(place.position)), .timestamp(microsecondsSince1970: place.loggedAtMicroseconds)]
    }
}
