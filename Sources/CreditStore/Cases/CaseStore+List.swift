import CreditInformation
public import Postgres

extension CaseStore {
    /// Cases on a page: a screen or two.
    private static let pageSize: Int32 = 100

    /// A page of cases, newest first.
    ///
    /// - Parameter before: Where the page before ended; nil for the first page.
    /// - Returns: JSON: `cases`, `next`.
    public func list(
        _ filter: CaseFilter, before: (receivedAtMicroseconds: Int64, caseID: UInt128)?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.case_list($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            [
                .optional(filter.kind), .optional(filter.state), .optional(filter.unit),
                .optional(filter.receiptNumber), .optional(filter.applicant?.value),
                .optionalInstant(before?.receivedAtMicroseconds), .optional(before?.caseID), .int4(Self.pageSize),
            ])
    }
}
