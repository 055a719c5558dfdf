public import Postgres

/// Scans, filing, keepers and hand-over of the archive.
///
/// Each call is one statement inside the caller's transaction; confined to the thread of its connection, which logs in as
/// staff. Refusals are `PostgresError.refusal`.
/// - Rule: HZ-Q16, HZ-O14.
public struct FilingStore: StaffStore {
    /// Of this thread.
    let connection: Connection
    /// Who asks.
    let caller: StaffCaller

    /// Takes over the connection for a caller.
    public init(_ connection: Connection, _ caller: StaffCaller) {
        self.connection = connection
        self.caller = caller
    }

    // MARK: Scans

    /// Asks whether a scan would be taken; changes nothing.
    ///
    /// - Parameter bytes: Its size.
    public func permitFile(case serviceCase: UInt128, material: UInt128, bytes: Int) throws(PostgresError) {
        _ = try connection.execute(
            "select credit.permit_file($1, $2, $3, $4, $5, $6, $7)",
            caller.parameters + [.uuid(serviceCase), .uuid(material), .int4(Int32(clamping: bytes))])
    }

    /// Registers a scan whose bytes are on the disk.
    ///
    /// - Returns: JSON.
    public func recordFile(
        _ file: StoredFileRow, case serviceCase: UInt128, material: UInt128
    ) throws(PostgresError) -> String {
        try give(
            "select credit.record_file($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
            [
                .uuid(serviceCase), .uuid(material), .uuid(file.id), .text(file.mediaType), .int4(file.byteCount),
                .bytes(file.contentDigest), .text(file.store), .int4(file.keyVersion),
            ])
    }

    /// The scans of a case and where its materials stand.
    ///
    /// - Returns: JSON: `case`, `materials`.
    public func files(of serviceCase: UInt128) throws(PostgresError) -> String {
        try give("select credit.case_files($1, $2, $3, $4, $5)", [.uuid(serviceCase)])
    }

    /// Logs that a scan is read; its bytes may be read after COMMIT.
    ///
    /// - Returns: JSON: what proves the bytes, and the ground of the reading.
    public func fileForReading(_ file: UInt128) throws(PostgresError) -> String {
        try give("select credit.file_for_reading($1, $2, $3, $4, $5)", [.uuid(file)])
    }

    // MARK: Filing

    /// Puts checked materials of one case into the archive, all or none.
    ///
    /// - Parameters:
    ///   - materials: 1 to 50, each once.
    ///   - shelfMark: Cabinet and folder, 1 to 64 characters.
    ///   - secretGrade: `ordinary`, `secret` or `top_secret`.
    ///   - lateReason: Needed for what was checked before today.
    /// - Returns: JSON.
    public func file(
        _ materials: [UInt128], shelfMark: String, secretGrade: String, lateReason: String?
    ) throws(PostgresError) -> String {
        try give(
            "select credit.file_material($1, $2, $3, $4, $5, $6, $7, $8)",
            [
                .uuids(materials), .text(shelfMark), .text(secretGrade), .optional(lateReason),
            ])
    }

    /// The evening list: what is not filed, and what should be with the centre.
    ///
    /// - Returns: JSON: `day`, `unfiled_count`, `unfiled`, `to_hand_over_count`, `to_hand_over`, `vacant`.
    public func unfiled() throws(PostgresError) -> String {
        try give("select credit.unfiled_list($1, $2, $3, $4)")
    }

    // MARK: Keepers

    /// Puts a person in charge of a unit's archive.
    ///
    /// - Returns: JSON: `unit`, `keeper`, `former`, `at`.
    public func appointKeeper(unit: String, account: String, note: String) throws(PostgresError) -> String {
        try give(
            "select credit.appoint_keeper($1, $2, $3, $4, $5, $6, $7)", [.text(unit), .text(account), .text(note)])
    }

    /// Who has the archives in care, now and before.
    ///
    /// - Returns: JSON: `keepers`, `vacant`.
    public func keepers() throws(PostgresError) -> String {
        try give("select credit.keeper_list($1, $2, $3, $4)")
    }

    // MARK: Hand-over

    /// Gives the archived materials of closed cases to the centre.
    ///
    /// - Parameter cases: 1 to 200, each once.
    /// - Returns: JSON: `handover`, `to_unit`, `cases`, `materials`, `handed_at`.
    public func handOver(_ cases: [UInt128], to unit: String, note: String?) throws(PostgresError) -> String {
        try give(
            "select credit.hand_over_archive($1, $2, $3, $4, $5, $6, $7)",
            [.text(unit), .uuids(cases), .optional(note)])
    }

    /// Takes over what a window gave.
    ///
    /// - Parameters:
    ///   - missing: Materials of the list that were not there; may be empty.
    ///   - note: Needed when something is missing.
    /// - Returns: JSON: `handover`, `received`, `missing`, `received_at`.
    public func receive(_ handover: UInt128, missing: [UInt128], note: String?) throws(PostgresError) -> String {
        try give(
            "select credit.receive_archive($1, $2, $3, $4, $5, $6, $7)",
            [.uuid(handover), .uuids(missing), .optional(note)])
    }

    /// Hand-overs, newest first.
    ///
    /// - Returns: JSON: `handovers`.
    public func handovers(onlyOpen: Bool) throws(PostgresError) -> String {
        try give("select credit.handover_list($1, $2, $3, $4, $5)", [.bool(onlyOpen)])
    }
}
