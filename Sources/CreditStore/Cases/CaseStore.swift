public import Postgres

/// Cases of every kind.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q12, HZ-O3, X-8.
public struct CaseStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Reads a case.
    ///
    /// - Returns: JSON.
    public func document(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.case_document($1, $2, $3, $4, $5)", [.uuid(id)])
    }
}
