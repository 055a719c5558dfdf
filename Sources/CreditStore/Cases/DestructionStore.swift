public import CreditInformation
public import Postgres

/// What the archive has kept for its time, and its destruction by two persons.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q16, QZ-16, PB-13.
public struct DestructionStore: StaffStore {
    /// Materials on the largest page.
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

    /// A page of what may be destroyed, and what still stands against it, oldest first.
    ///
    /// - Parameter after: Where the page before ended.
    /// - Returns: JSON: `materials`, `next`.
    public func due(after: (day: CalendarDate, material: UInt128)?) throws(PostgresError) -> String {
        try give(
            "select credit.destruction_due($1, $2, $3, $4, $5, $6, $7)",
            [.optional(after?.day), .optional(after?.material), .int4(Self.maximumPage)])
    }

    /// Proposes the destruction of materials, all or none.
    ///
    /// - Parameter materials: 1 to 500, each once.
    /// - Returns: JSON: `destruction`, `state`, `materials`.
    public func propose(_ materials: [UInt128], reason: String) throws(PostgresError) -> String {
        try give("select credit.propose_destruction($1, $2, $3, $4, $5, $6)", [.uuids(materials), .text(reason)])
    }

    /// Decides a proposal; the bytes of `files` are to be removed after COMMIT.
    ///
    /// - Parameter decision: `approved` or `refused`.
    /// - Returns: JSON: the certificate with both persons, `materials` and `files`.
    public func decide(_ destruction: UInt128, decision: String, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.decide_destruction($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(destruction), .text(decision), .text(reason)])
    }

    /// The register of destruction, newest first.
    ///
    /// - Returns: JSON: `destructions`.
    public func register(onlyOpen: Bool) throws(PostgresError) -> String {
        try give("select credit.destruction_list($1, $2, $3, $4, $5)", [.bool(onlyOpen)])
    }
}
