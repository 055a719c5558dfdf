public import Postgres

/// Tasks of the providers of objected records.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-O8, BX-14.
public struct ProviderTaskStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Lists the tasks of the own unit.
    ///
    /// - Returns: JSON.
    public func list(onlyOpen: Bool, afterTime: Int64?, afterTask: UInt128?) throws(PostgresError) -> String {
        try give(
            "select credit.provider_task_list($1, $2, $3, $4, $5, $6, $7)",
            [.bool(onlyOpen), .optionalInstant(afterTime), .optional(afterTask)])
    }

    /// Recalls a task.
    ///
    /// - Returns: JSON.
    public func recall(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.recall_task($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }

    /// Answers a task.
    ///
    /// - Parameters:
    ///   - kind: `confirmed_wrong`, `confirmed_right` or `cannot_say`.
    ///   - providerCopy: JSON object of sealed values; nil without a copy.
    /// - Returns: JSON.
    public func answer(
        _ id: UInt128, kind: String, answer: String, providerCopy: String?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.answer_task($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)",
            [.uuid(id), .text(kind), .text(answer), .optional(providerCopy)])
    }
}
