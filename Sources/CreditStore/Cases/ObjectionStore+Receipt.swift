public import Postgres

extension ObjectionStore {
    /// Receives an objection.
    ///
    /// - Parameter progressProof: Digest with which the progress is asked for.
    /// - Returns: JSON: `case`, `receipt_number`, `deadlines`.
    public func receive(
        from applicant: CaseApplicant, _ objection: NewObjection, progressProof: UInt128
    ) throws(PostgresError) -> String {
        try give(
            """
            select credit.receive_objection(
                $1, $2, $3, $4, $5, $6, row($7::text, $8::text, $9::uuid, $10::bytea, $11::text)::credit.case_person,
                $12, row($13::text, $14::text, $15::uuid, $16::bytea, $17::text)::credit.case_person, $18, $19, $20,
                $21, $22, $23, $24, $25, $26, $27
            )
            """,
            [.text(applicant.receiptNumber)] + applicant.applicantParameters
                + applicant.agentParameters + [.bool(applicant.isOral)] + objection.parameters
                + [.uuid(progressProof)])
    }
}
