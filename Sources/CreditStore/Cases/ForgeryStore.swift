public import Postgres

/// Forged materials.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q9.
public struct ForgeryStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Decides whether materials are forged.
    ///
    /// - Returns: JSON.
    public func decide(_ id: UInt128, decision: String, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.decide_forgery($1, $2, $3, $4, $5, $6, $7)", [.uuid(id), .text(decision), .text(reason)])
    }

    /// Reports forged materials of a case.
    ///
    /// - Parameters:
    ///   - material: nil when it is not one alone.
    ///   - person: Who did it: applicant, agent or unknown.
    ///   - finding: What was found; names no person.
    /// - Returns: JSON.
    public func report(
        in parent: UInt128, receiptNumber: String, material: UInt128?, person: String, finding: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.report_forgery($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [
                .text(receiptNumber), .uuid(parent), .optional(material), .text(person), .text(finding),
            ])
    }
}
