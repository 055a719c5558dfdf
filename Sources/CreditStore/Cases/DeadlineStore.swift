public import Postgres

/// Deadlines and their extensions, and the calendar that they are counted by.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q12, HZ-O3, X-1, X-2, BX-14.
public struct DeadlineStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Asks for an extension.
    ///
    /// - Returns: JSON.
    public func requestExtension(_ id: UInt128, length: Int32, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.request_extension($1, $2, $3, $4, $5, $6, $7)", [.uuid(id), .int4(length), .text(reason)])
    }

    /// Decides on an extension.
    ///
    /// - Returns: JSON.
    public func decideExtension(_ id: UInt128, decision: String, reason: String?) throws(PostgresError) -> String {
        try give(
            "select credit.decide_extension($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(id), .text(decision), .optional(reason)])
    }

    /// Records that the applicant was told of an extension.
    ///
    /// - Returns: JSON.
    public func tellExtension(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.tell_extension($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Says what is to be done about an overdue deadline.
    ///
    /// - Returns: JSON.
    public func acknowledgeOverdue(_ id: UInt128, instruction: String) throws(PostgresError) -> String {
        try give("select credit.acknowledge_overdue($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(instruction)])
    }
}
