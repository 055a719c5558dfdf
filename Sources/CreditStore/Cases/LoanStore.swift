public import CreditInformation
public import Postgres

/// Requests to read, borrow or copy archived materials.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q17, TM-1.
public struct LoanStore: StaffStore {
    /// What a request says.
    public struct Request: Sendable {
        /// `read`, `borrow` or `copy`.
        public let kind: String
        /// What for.
        public let purpose: String
        /// Why.
        public let reason: String
        /// Name of the unit's head who signed and stamped it.
        public let headOfUnit: String
        /// Day of that signature.
        public let headSignedOn: CalendarDate
        /// First day that is wanted, from today on.
        public let from: CalendarDate
        /// Last day that is wanted, inclusive; at most 31 days with both.
        public let until: CalendarDate

        /// A request from its parts.
        public init(
            kind: String, purpose: String, reason: String, headOfUnit: String, headSignedOn: CalendarDate,
            from: CalendarDate, until: CalendarDate
        ) {
            self.kind = kind
            self.purpose = purpose
            self.reason = reason
            self.headOfUnit = headOfUnit
            self.headSignedOn = headSignedOn
            self.from = from
            self.until = until
        }
    }

    /// Loans on the largest page.
    public static let maximumPage: Int32 = 200

    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Asks for a loan.
    ///
    /// - Parameter material: nil for all of the case that has no secret grade.
    /// - Returns: JSON: `loan`, `case`, `material`, `kind`, `state`.
    public func request(
        _ request: Request, case serviceCase: UInt128, material: UInt128?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.request_loan($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            [
                .uuid(serviceCase), .optional(material), .text(request.kind), .text(request.purpose),
                .text(request.reason), .text(request.headOfUnit), .day(request.headSignedOn), .day(request.from),
                .day(request.until),
            ])
    }

    /// Approves a request for days within those that were wanted.
    ///
    /// - Parameter remark: nil for none.
    /// - Returns: JSON: `loan`, `state`, `valid_from`, `valid_until`.
    public func approve(
        _ loan: UInt128, remark: String?, from: CalendarDate, until: CalendarDate
    ) throws(PostgresError) -> String {
        try decide(loan, "approved", remark, from, until)
    }

    /// Refuses a request.
    ///
    /// - Returns: JSON: `loan`, `state`.
    public func refuse(_ loan: UInt128, reason: String) throws(PostgresError) -> String {
        try decide(loan, "refused", reason, nil, nil)
    }

    private func decide(
        _ loan: UInt128, _ decision: String, _ reason: String?, _ from: CalendarDate?, _ until: CalendarDate?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.decide_loan($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            [
                .uuid(loan), .text(decision), .optional(reason), .optional(from), .optional(until),
            ])
    }

    /// Ends a loan.
    ///
    /// - Parameter note: Needed when something is missing.
    /// - Returns: JSON: `loan`, `state`, `is_complete`, `returned_at`.
    public func giveBack(_ loan: UInt128, isComplete: Bool, note: String?) throws(PostgresError) -> String {
        try give(
            "select credit.return_loan($1, $2, $3, $4, $5, $6, $7)", [.uuid(loan), .bool(isComplete), .optional(note)])
    }

    /// A page of requests and loans that the caller may see, oldest first.
    ///
    /// - Parameter after: Where the page before ended: its instant in microseconds since 1970-01-01 UTC and its loan.
    /// - Returns: JSON: `loans`, `next`.
    public func page(
        onlyOpen: Bool, after: (requestedAtMicroseconds: Int64, loan: UInt128)?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.loan_list($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                .bool(onlyOpen), .optionalInstant(after?.requestedAtMicroseconds), .optional(after?.loan),
                .int4(Self.maximumPage),
            ])
    }
}
