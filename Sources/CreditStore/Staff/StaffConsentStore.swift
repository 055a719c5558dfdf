public import CreditInformation
public import Postgres

/// Decisions of providing units about items that are used on their authority.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: JJ-7.
public struct StaffConsentStore: StaffStore {
    /// Consents on the largest page.
    public static let maximumPage: Int32 = 200

    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Grants an application for a period.
    ///
    /// - Parameters:
    ///   - remark: nil for none.
    ///   - from: First day.
    ///   - until: Last day, inclusive.
    /// - Returns: JSON.
    public func grant(
        _ consent: UInt128, remark: String?, from: CalendarDate, until: CalendarDate
    ) throws(PostgresError) -> String {
        try decide(consent, "granted", remark, from, until)
    }

    /// Refuses an application.
    ///
    /// - Returns: JSON.
    public func refuse(_ consent: UInt128, reason: String) throws(PostgresError) -> String {
        try decide(consent, "refused", reason, nil, nil)
    }

    private func decide(
        _ consent: UInt128, _ decision: String, _ reason: String?, _ from: CalendarDate?, _ until: CalendarDate?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.decide_consent($1, $2, $3, $4, array[$5::uuid], $6, $7, $8, $9)",
            [
                .uuid(consent), .text(decision), .optional(reason), .optional(from), .optional(until),
            ])
    }

    /// Ends a granted consent at once.
    ///
    /// - Returns: JSON.
    public func withdraw(_ consent: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.withdraw_consent($1, $2, $3, $4, $5, $6)", [.uuid(consent), .text(reason)])
    }

    /// A page of the consents that the caller may see, oldest first.
    ///
    /// - Parameters:
    ///   - state: nil for all states.
    ///   - after: Where the page before ended: its instant in microseconds since 1970-01-01 UTC and its consent.
    /// - Returns: JSON: `consents`, `next`.
    public func page(
        state: String?, after: (appliedAtMicroseconds: Int64, consent: UInt128)?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.consent_list($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                .optional(state), .optionalInstant(after?.appliedAtMicroseconds), .optional(after?.consent),
                .int4(Self.maximumPage),
            ])
    }
}
