public import CreditInformation
public import Postgres

/// Statements that disclose at the window: each logs, commits, and only then hands out.
///
/// Each call is one statement that commits by itself, so it must be sent outside a transaction: inside one PostgreSQL
/// refuses its COMMIT, and nothing is disclosed. Confined to the thread of its connection, which logs in as staff.
/// Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q3, HZ-Q15, QZ-9, X-8, BX-6.
public struct ReportStore {
    private let connection: Connection
    private let caller: StaffCaller

    /// Takes over the connection for a caller, outside a transaction.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Answers an accepted application; its letter is spent.
    ///
    /// - Parameters:
    ///   - ticket: Random, of this call alone.
    ///   - report: Random id of the report.
    ///   - number: Text of a `DocumentNumber` of the series of reports.
    /// - Returns: The report as sealed JSON: the snapshot that is kept.
    public func answer(
        application: UInt128, ticket: UInt128, report: UInt128, number: String
    ) throws(PostgresError) -> String {
        try handedOut(
            "call credit.answer_application($1, $2, $3, $4, $5, $6, $7, $8, null)", ticket,
            [.uuid(application), .uuid(report), .text(number)])
    }

    /// Issues the one free report that follows an objection which changed something.
    ///
    /// - Parameters: As of `answer(application:ticket:report:number:)`, and `person`: keyed digest of the document of who
    ///   is there; nil only at the case's own window.
    /// - Returns: The report as sealed JSON.
    /// - Rule: HZ-O10.
    public func answer(
        correctionOf objection: UInt128, for person: Digest128?, ticket: UInt128, report: UInt128, number: String
    ) throws(PostgresError) -> String {
        try handedOut(
            "call credit.answer_correction($1, $2, $3, $4, $5, $6, $7, $8, $9, null)", ticket,
            [.uuid(objection), .uuid(report), .text(number), .optional(person?.value)])
    }

    /// Shows an issued report again; no print.
    ///
    /// - Parameter ticket: Random, of this call alone.
    /// - Returns: Sealed JSON: `corrections` and `document`, the snapshot.
    public func read(_ report: UInt128, ticket: UInt128) throws(PostgresError) -> String {
        try handedOut("call credit.read_report($1, $2, $3, $4, $5, $6, null)", ticket, [.uuid(report)])
    }

    /// Counts a print and hands out what is printed.
    ///
    /// - Parameters:
    ///   - ticket: Random, of this call alone.
    ///   - copyReason: Why once more; nil for the first print, and only for that.
    /// - Returns: Sealed JSON: `print`, `corrections` and `document`, the snapshot.
    /// - Rule: QZ-9.
    public func print(_ report: UInt128, ticket: UInt128, copyReason: String?) throws(PostgresError) -> String {
        try handedOut(
            "call credit.print_report($1, $2, $3, $4, $5, $6, $7, null)", ticket,
            [.uuid(report), .optional(copyReason)])
    }

    /// Who looked at the data of the subject of an application about its own data, newest first.
    ///
    /// - Parameters:
    ///   - ticket: Random, of this call alone.
    ///   - before: `next` of the page before; nil for the newest.
    /// - Returns: Sealed JSON: `lookups`, `next`.
    /// - Rule: X-8.
    public func lookups(
        application: UInt128, ticket: UInt128, before: Int64?
    ) throws(PostgresError) -> String {
        try handedOut(
            "call credit.subject_lookups($1, $2, $3, $4, $5, $6, $7, null)", ticket,
            [.uuid(application), before.map { .int8($0) } ?? .null])
    }

    private func handedOut(
        _ statement: SQL, _ ticket: UInt128, _ arguments: [Parameter]
    ) throws(PostgresError) -> String {
        try connection.execute(statement, [.uuid(ticket)] + caller.parameters + arguments).text(0, 0)
    }
}
