public import Postgres

/// Applications to query credit information at a window.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q2, HZ-Q5 to HZ-Q12.
public struct ApplicationStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Reads an application.
    ///
    /// - Returns: JSON.
    public func document(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.application_document($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Asks the applicant to make clear what is asked for.
    ///
    /// - Returns: JSON.
    public func requestAmendment(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.request_amendment($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }

    /// Accepts an application.
    ///
    /// - Returns: JSON.
    public func accept(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.accept_application($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Refuses an application.
    ///
    /// - Returns: JSON.
    public func refuse(_ id: UInt128, ground: String, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.refuse_application($1, $2, $3, $4, $5, $6, $7)", [.uuid(id), .text(ground), .text(reason)])
    }

    /// Records that the applicant withdraws.
    ///
    /// - Returns: JSON.
    public func withdraw(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.withdraw_application($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }
}
