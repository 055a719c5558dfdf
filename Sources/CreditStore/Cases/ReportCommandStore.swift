import CreditInformation
public import Postgres

/// Commands about issued reports that disclose nothing: hand-over, corrections, what there is of a case.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q10, TM-5, QZ-9.
public struct ReportCommandStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Records that a printed report was handed over.
    ///
    /// - Parameters:
    ///   - receiver: Name of the applicant or the agent, as in the case.
    ///   - isSigned: Whether it was signed for; without that it is refused.
    ///   - signatureFile: The scan; nil: the signed sheet is on paper.
    /// - Returns: JSON: `report`, `handed_at`.
    public func handOver(
        _ report: UInt128, receiver: String, isSigned: Bool, signatureFile: UInt128?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.hand_over_report($1, $2, $3, $4, $5, $6, $7, $8)",
            [.uuid(report), .text(receiver), .bool(isSigned), .optional(signatureFile)])
    }

    /// Asks for a correction of a single item; the report itself stays as it is.
    ///
    /// Identity numbers in the texts are masked before they are kept.
    /// - Parameters:
    ///   - correction: Random id.
    ///   - field: Code of the field; nil: the record as a whole.
    ///   - wrong: As it reads in that field, at most 1000 characters on one line.
    ///   - right: As it should read, the same bounds.
    ///   - reason: At most 500 characters on one line.
    /// - Returns: JSON: `correction`, `report`, `number`.
    public func requestCorrection(
        _ correction: UInt128, of report: UInt128, record: UInt128, field: String?, wrong: String, right: String,
        reason: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.request_report_correction($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [
                .uuid(report), .uuid(correction), .uuid(record), .optional(field), .text(Self.masked(wrong)),
                .text(Self.masked(right)), .text(Self.masked(reason)),
            ])
    }

    /// Decides what another person asked for.
    ///
    /// - Parameters:
    ///   - decision: `approved` or `refused`.
    ///   - reason: nil only with an approval.
    /// - Returns: JSON: `correction`, `decision`, `material`.
    public func decideCorrection(
        _ correction: UInt128, decision: String, reason: String?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.decide_report_correction($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(correction), .text(decision), .optional(reason)])
    }

    /// The report of a case with its prints, hand-over and corrections, without content.
    ///
    /// - Returns: JSON: `reports`.
    public func list(case caseID: UInt128) throws(PostgresError) -> String {
        try give("select credit.report_list($1, $2, $3, $4, $5)", [.uuid(caseID)])
    }

    private static func masked(_ text: String) -> String {
        PersonalDataScanner.scan(text).identityMaskedText
    }
}
