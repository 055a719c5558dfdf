public import CreditInformation
public import Postgres

/// Accounts of persons: changed by two administrators, suspended by one, stopped when somebody leaves.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: PB-8, PB-9, QZ-1, QZ-3, QZ-13, HZ-S1, HZ-S2, JJ-10.
public struct StaffAccountStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Asks for a change that another person decides.
    ///
    /// - Parameters:
    ///   - kind: `create`, `change`, `stop`, `lock` or `start`.
    ///   - details: JSON object.
    /// - Returns: JSON with `change`.
    public func request(
        kind: String, account: String, details: String, reason: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.request_account_change($1, $2, $3, $4, $5, $6, $7::jsonb, $8)",
            [.text(kind), .text(account), .text(details), .text(reason)])
    }

    /// Decides a change that another person asked for.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - initialPasswordHash: For the accounts that log in; ignored where none is needed.
    /// - Returns: JSON.
    public func decide(
        _ change: UInt128, decision: String, reason: String, initialPasswordHash: String?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.decide_account_change($1, $2, $3, $4, $5, $6, $7, $8)",
            [.uuid(change), .text(decision), .text(reason), .optional(initialPasswordHash)])
    }

    /// Changes in the caller's scope.
    ///
    /// - Returns: JSON: `changes`.
    public func changes(onlyOpen: Bool) throws(PostgresError) -> String {
        try give("select credit.account_change_list($1, $2, $3, $4, $5)", [.bool(onlyOpen)])
    }

    /// Locks an account at once.
    ///
    /// - Parameter ground: `unauthorised_query`, `beyond_purpose`, `leak` or `illegal_supply`.
    /// - Returns: JSON.
    public func suspend(_ account: String, ground: String, note: String) throws(PostgresError) -> String {
        try give(
            "select credit.suspend_account($1, $2, $3, $4, $5, $6, $7)", [.text(account), .text(ground), .text(note)])
    }

    /// Ends an account's session.
    ///
    /// - Returns: JSON.
    public func endSessions(of account: String) throws(PostgresError) -> String {
        try give("select credit.end_account_sessions($1, $2, $3, $4, $5)", [.text(account)])
    }

    /// Reports that somebody leaves, and asks for the stop of the account.
    ///
    /// - Parameter leavesOn: Last day in the post.
    /// - Returns: JSON with `stop_due_on`.
    public func reportDeparture(
        _ account: String, leavesOn: CalendarDate, handover: String, handedOverTo: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.report_departure($1, $2, $3, $4, $5, $6, $7, $8)",
            [.text(account), .day(leavesOn), .text(handover), .text(handedOverTo)])
    }

    /// Accounts that the caller may see.
    ///
    /// - Parameters:
    ///   - unit: nil for all units.
    ///   - state: nil for all states.
    ///   - account: `next` of the page before; nil for the first page.
    /// - Returns: JSON: `accounts`, `next`.
    public func list(unit: String?, state: String?, after account: String?) throws(PostgresError) -> String {
        try give(
            "select credit.account_list($1, $2, $3, $4, $5, $6, $7)",
            [.optional(unit), .optional(state), .optional(account)])
    }

    /// All that happened to an account.
    ///
    /// - Returns: JSON: `events`.
    public func history(of account: String) throws(PostgresError) -> String {
        try give("select credit.account_history($1, $2, $3, $4, $5)", [.text(account)])
    }

    /// Leavers whose accounts should be stopped by now.
    ///
    /// - Returns: JSON: `departures`.
    public func overdueDepartures() throws(PostgresError) -> String {
        try give("select credit.overdue_departures($1, $2, $3, $4)")
    }

    /// Accounts that have asked nothing for 30 days.
    ///
    /// - Returns: JSON: `accounts`.
    public func idle() throws(PostgresError) -> String {
        try give("select credit.idle_accounts($1, $2, $3, $4)")
    }
}
