public import CreditInformation
public import Postgres

/// Objections to records.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-O1 to HZ-O10, HZ-O13, PB-13 to PB-15.
public struct ObjectionStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Reads an objection.
    ///
    /// - Returns: JSON.
    public func document(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.objection_document($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Accepts an objection.
    ///
    /// - Returns: JSON.
    public func accept(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.accept_objection($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Permits an objection to information that was objected to before.
    ///
    /// - Returns: JSON.
    public func permitRepeat(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.permit_repeat($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }

    /// Refuses an objection.
    ///
    /// - Returns: JSON.
    public func refuse(_ id: UInt128, ground: String, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.refuse_objection($1, $2, $3, $4, $5, $6, $7)", [.uuid(id), .text(ground), .text(reason)])
    }

    /// Takes an objection up.
    ///
    /// - Returns: JSON.
    public func takeUp(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.take_up_objection($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Asks the provider of the record.
    ///
    /// - Returns: JSON.
    public func askProvider(_ id: UInt128, providerUnit: String?, question: String) throws(PostgresError) -> String {
        try give(
            "select credit.ask_provider($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(id), .optional(providerUnit), .text(question)])
    }

    /// Reports the result of the verification.
    ///
    /// - Returns: JSON.
    public func reportResult(_ id: UInt128, outcome: String, resultText: String) throws(PostgresError) -> String {
        try give(
            "select credit.report_result($1, $2, $3, $4, $5, $6, $7)", [.uuid(id), .text(outcome), .text(resultText)])
    }

    /// Returns a result to the centre.
    ///
    /// - Returns: JSON.
    public func returnResult(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.return_result($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }

    /// Approves a result.
    ///
    /// - Returns: JSON.
    public func approveResult(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.approve_result($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Records that the applicant was told the result.
    ///
    /// - Returns: JSON.
    public func notifyApplicant(_ id: UInt128, how: String) throws(PostgresError) -> String {
        try give("select credit.notify_applicant($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(how)])
    }

    /// Records that the result was collected.
    ///
    /// - Parameter person: Keyed digest of the document of who is there; nil only at the case's own window.
    /// - Returns: JSON.
    public func collectResult(
        _ id: UInt128, collectedByName: String, person: Digest128?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.collect_result($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(id), .text(collectedByName), .optional(person?.value)])
    }

    /// Records that the applicant withdraws an objection.
    ///
    /// - Returns: JSON.
    public func withdraw(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.withdraw_objection($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }
}
