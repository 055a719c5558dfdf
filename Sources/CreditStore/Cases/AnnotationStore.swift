public import Postgres

/// Annotations of records that their subjects dispute, and their withdrawals.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Answers are texts to be sent byte for byte. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-O4, HZ-O11, HZ-O12.
public struct AnnotationStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// Accepts a request for an annotation.
    ///
    /// - Returns: JSON.
    public func accept(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.accept_annotation($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Refuses a request for an annotation.
    ///
    /// - Returns: JSON.
    public func refuse(_ id: UInt128, ground: String, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.refuse_annotation($1, $2, $3, $4, $5, $6, $7)", [.uuid(id), .text(ground), .text(reason)])
    }

    /// Records that the applicant withdraws the request.
    ///
    /// - Returns: JSON.
    public func withdrawRequest(_ id: UInt128, reason: String) throws(PostgresError) -> String {
        try give("select credit.withdraw_annotation_request($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(reason)])
    }

    /// Annotates the record.
    ///
    /// - Parameter publicReason: What society reads, as the clerk confirms it: the proposal, with nothing changed but
    ///   further characters masked by `*`.
    /// - Returns: JSON.
    public func mark(_ id: UInt128, publicReason: String) throws(PostgresError) -> String {
        try give("select credit.mark_annotation($1, $2, $3, $4, $5, $6)", [.uuid(id), .text(publicReason)])
    }

    /// Accepts the withdrawal of an annotation.
    ///
    /// - Returns: JSON.
    public func acceptWithdrawal(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.accept_annotation_withdrawal($1, $2, $3, $4, $5)", [.uuid(id)])
    }

    /// Refuses the withdrawal of an annotation.
    ///
    /// - Returns: JSON.
    public func refuseWithdrawal(_ id: UInt128, ground: String, reason: String) throws(PostgresError) -> String {
        try give(
            "select credit.refuse_annotation_withdrawal($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(id), .text(ground), .text(reason)])
    }

    /// Removes the annotation.
    ///
    /// - Returns: JSON.
    public func unmark(_ id: UInt128) throws(PostgresError) -> String {
        try give("select credit.unmark_annotation($1, $2, $3, $4, $5)", [.uuid(id)])
    }
}
