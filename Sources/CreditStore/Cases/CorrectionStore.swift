public import CreditInformation
public import Postgres

/// Readings and changes of credit files inside cases of objections and forgeries.
///
/// Confined to the thread of its connection, which logs in as staff. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-O8, HZ-Q9, HZ-Q15, BX-14.
public struct CorrectionStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    /// The catalogue in force; nil before the first publication.
    public func catalogue() throws(PostgresError) -> (versionID: Int32, document: [UInt8])? {
        let result = try connection.execute(
            "select catalogue_version_id, document from credit.catalogue_for_correction()")
        guard result.rowCount == 1 else { return nil }
        return (Int32(try result.int64(0, 0)), try result.bytes(0, 1))
    }

    /// Reads what a correction needs; logged and committed before it is handed out. Call outside of a transaction.
    ///
    /// - Parameters:
    ///   - ticket: Random, of this call alone.
    ///   - item: For a forgery, the item that the catalogue has for it.
    ///   - identifiers: Digests of a missing record's identifiers, the strongest first.
    public func read(
        _ caseID: UInt128, ticket: UInt128, item: String?, identifiers: [Digest128]
    ) throws(PostgresError) -> CorrectionReading {
        let result = try connection.execute(
            "call credit.record_for_correction($1, $2, $3, $4, $5, $6, $7, $8, null)",
            [.uuid(ticket)] + caller.parameters + [.uuid(caseID), .optional(item), .uuids(identifiers)])
        return try CorrectionReading(json: try result.bytes(0, 0))
    }

    /// Stores a correction, inside the caller's transaction.
    ///
    /// - Parameters:
    ///   - note: What was found and on what it rests; kept with the event.
    ///   - stamp: As the reading gave it.
    /// - Returns: JSON.
    public func store(
        _ change: CorrectionChange, as kind: CorrectionKind, in caseID: UInt128, note: String, stamp: String
    ) throws(PostgresError) -> String {
        try give(
            "select credit.store_correction($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb)",
            [
                .uuid(caseID), .text(kind.rawValue), .text(note), .text(stamp), .text(try change.json()),
            ])
    }

    /// Keeps the outcome of a comparison: codes of fields by what the copies say, never a value.
    ///
    /// - Parameter version: Version of the platform's copy.
    /// - Returns: JSON.
    public func storeComparison(
        in caseID: UInt128, version: Int32, equal: [String], different: [String], missingAtProvider: [String],
        missingOnPlatform: [String], unreadable: [String]
    ) throws(PostgresError) -> String {
        try give(
            "select credit.store_comparison($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            [
                .uuid(caseID), .int4(version), .texts(equal), .texts(different), .texts(missingAtProvider),
                .texts(missingOnPlatform), .texts(unreadable),
            ])
    }
}
