public import Postgres

/// Letters of authority.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q6, HZ-Q8, QZ-5.
public struct LetterStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Records a letter for a case, or attaches the one that the same paper was recorded as.
    ///
    /// - Returns: JSON: `case`, `letter`.
    public func record(_ letter: NewLetter, for caseID: UInt128) throws(PostgresError) -> String {
        try give(
            """
            select credit.record_letter(
                $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
                row($12::text, $13::text, $14::uuid, $15::bytea, $16::text)::credit.case_person, $17, $18, $19, $20, $21,
                $22, $23, $24, $25, $26, $27
            )
            """,
            [.uuid(caseID)] + letter.parameters)
    }
}
