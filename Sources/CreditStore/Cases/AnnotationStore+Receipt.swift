public import Postgres

extension AnnotationStore {
    /// Receives a request for an annotation after an objection.
    ///
    /// - Parameters:
    ///   - reason: As the applicant gives it.
    ///   - publicReason: The same with personal data masked, which society reads (BX-10).
    ///   - progressProof: Digest with which the progress is asked for.
    /// - Returns: JSON.
    public func receive(
        after objection: UInt128, from applicant: CaseApplicant, reason: String, publicReason: String,
        progressProof: UInt128
    ) throws(PostgresError) -> String {
        try give(
            """
            select credit.receive_annotation(
                $1, $2, $3, $4, $5, $6, $7,
                row($8::text, $9::text, $10::uuid, $11::bytea, $12::text)::credit.case_person, $13,
                row($14::text, $15::text, $16::uuid, $17::bytea, $18::text)::credit.case_person, $19, $20, $21, $22
            )
            """,
            [.text(applicant.receiptNumber), .uuid(objection)] + applicant.applicantParameters
                + applicant.agentParameters + [
                    .bool(applicant.isOral), .text(reason), .text(publicReason), .uuid(progressProof),
                ])
    }

    /// Receives the withdrawal of an annotation.
    ///
    /// - Parameter progressProof: Digest with which the progress is asked for.
    /// - Returns: JSON.
    public func receiveWithdrawal(
        of annotation: UInt128, from applicant: CaseApplicant, progressProof: UInt128
    ) throws(PostgresError) -> String {
        try give(
            """
            select credit.receive_annotation_withdrawal(
                $1, $2, $3, $4, $5, $6, $7,
                row($8::text, $9::text, $10::uuid, $11::bytea, $12::text)::credit.case_person, $13,
                row($14::text, $15::text, $16::uuid, $17::bytea, $18::text)::credit.case_person, $19, $20
            )
            """,
            [.text(applicant.receiptNumber), .uuid(annotation)] + applicant.applicantParameters
                + applicant.agentParameters + [.bool(applicant.isOral), .uuid(progressProof)])
    }
}
