public import Postgres

/// Materials of cases, and the end of cases.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q5, HZ-Q6, HZ-Q16, HZ-O5.
public struct MaterialStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Lists the materials that a case needs and has.
    ///
    /// - Returns: JSON.
    public func checklist(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.case_checklist($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Records a material that was handed in and looked at.
    ///
    /// - Returns: JSON.
    public func check(
        _ id: UInt128, materialCode: String, isOriginal: Bool, isStamped: Bool, isNotarised: Bool, pageCount: Int32
    ) throws(PostgresError) -> String {
        try give(
            "select credit.check_material($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            [
                .uuid(id), .text(materialCode), .bool(isOriginal), .bool(isStamped), .bool(isNotarised),
                .int4(pageCount),
            ])
    }

    /// Takes a material back that was recorded by mistake.
    ///
    /// - Returns: JSON.
    public func uncheck(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.uncheck_material($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }

    /// Closes a case.
    ///
    /// - Returns: JSON.
    public func close(_ id: UInt128, reason: String?) throws(PostgresError) -> String {
        try give("select credit.close_case($1, $2, $3, $4, $5, $6)", [.uuid(id), .optional(reason)])
    }
}
