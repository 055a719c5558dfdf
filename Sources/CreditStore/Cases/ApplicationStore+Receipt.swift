public import CreditInformation
public import Postgres

extension ApplicationStore {
    /// Receives an application.
    ///
    /// - Parameter birthDate: Of a natural person, for its age only; nil for a legal one.
    /// - Returns: JSON: `case`, `receipt_number`, the checklist, the last day of the answer.
    public func receive(
        from applicant: CaseApplicant, birthDate: CalendarDate?, _ request: ApplicationRequest
    ) throws(PostgresError) -> String {
        try give(
            """
            select credit.receive_application(
                $1, $2, $3, $4, $5, $6, row($7::text, $8::text, $9::uuid, $10::bytea, $11::text)::credit.case_person,
                $12, $13, row($14::text, $15::text, $16::uuid, $17::bytea, $18::text)::credit.case_person, $19,
                row($20::text, $21::text, $22::uuid, $23::bytea, $24::text)::credit.case_person, $25, $26, $27, $28,
                $29, $30
            )
            """,
            [.text(applicant.receiptNumber)] + applicant.applicantParameters
                + [.optional(birthDate)] + applicant.agentParameters + request.parameters
                + [.bool(applicant.isOral)])
    }

    /// Takes in what an applicant has made clear: the whole request anew.
    ///
    /// - Parameter receiptNumber: Of the case, as its paper says.
    /// - Returns: JSON.
    public func amend(
        _ id: UInt128, receiptNumber: String, _ request: ApplicationRequest
    ) throws(PostgresError) -> String {
        try give(
            """
            select credit.amend_application(
                $1, $2, $3, $4, $5, $6, $7, row($8::text, $9::text, $10::uuid, $11::bytea, $12::text)::credit.case_person,
                $13, $14, $15, $16, $17
            )
            """,
            [.uuid(id), .text(receiptNumber)] + request.parameters)
    }
}
