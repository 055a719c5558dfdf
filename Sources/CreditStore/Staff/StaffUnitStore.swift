public import CreditInformation
public import Postgres

/// Units and the agreements under which they query.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: JJ-14, HZ-S6.
public struct StaffUnitStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Registers a unit.
    ///
    /// - Parameters:
    ///   - kinds: `authority`, `centre`, `window`, `provider`, `using_unit`, `auditor`.
    ///   - level: `city`, `county`, or `above` for providers.
    ///   - division: Six digits.
    /// - Returns: JSON.
    public func register(
        _ unit: String, name: String, kinds: [String], level: String, division: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.register_unit($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [.text(unit), .text(name), .texts(kinds), .text(level), .text(division)])
    }

    /// All units, each with its agreement in force.
    ///
    /// - Returns: JSON: `units`.
    public func list() throws(PostgresError) -> String {
        try give("select credit.unit_list($1, $2, $3, $4)")
    }

    /// Records a use agreement.
    ///
    /// - Parameter until: Last day, inclusive.
    /// - Returns: JSON with `agreement`.
    public func recordAgreement(
        of unit: String, signedOn: CalendarDate, from: CalendarDate, until: CalendarDate, purposes: [String],
        matters: [String]
    ) throws(PostgresError) -> String {
        try give(
            "select credit.record_use_agreement($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                .text(unit), .day(signedOn), .day(from), .day(until), .texts(purposes), .texts(matters),
            ])
    }

    /// Suspends a use agreement at once.
    ///
    /// - Returns: JSON.
    public func suspendAgreement(_ agreement: UInt128, ground: String) throws(PostgresError) -> String {
        try give("select credit.suspend_use_agreement($1, $2, $3, $4, $5, $6)", [.uuid(agreement), .text(ground)])
    }
}
