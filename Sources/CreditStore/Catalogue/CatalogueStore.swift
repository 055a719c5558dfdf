public import CreditInformation
public import Postgres

/// Reads and publishes catalogue versions.
///
/// Confined to the thread of its connection, which logs in as intake.
public struct CatalogueStore {
    let connection: Connection

    /// Takes over the connection.
    public init(_ connection: Connection) {
        self.connection = connection
    }

    /// The catalogue in force, or nil before the first publication.
    public func published() throws(PostgresError) -> StoredCatalogue? {
        try read(
            """
            select catalogue_version_id, profile, label, effective_on, document::text, document_digest, state
            from credit.catalogue_version where state = 'published'
            """)
    }

    /// The catalogue whose publication was begun and not finished, or nil.
    public func publishing() throws(PostgresError) -> StoredCatalogue? {
        try read(
            """
            select catalogue_version_id, profile, label, effective_on, document::text, document_digest, state
            from credit.catalogue_version where state = 'publishing'
            """)
    }

    /// The version with the label, in whatever state, or nil.
    public func version(profile: RuleProfile, label: String) throws(PostgresError) -> StoredCatalogue? {
        try read(
            """
            select catalogue_version_id, profile, label, effective_on, document::text, document_digest, state
            from credit.catalogue_version where profile = $1 and label = $2
            """, [.text(profile.rawValue), .text(label)])
    }

    /// Items that the catalogue in force has no longer: by their code the document of the last one that had them.
    public func formerDocuments() throws(PostgresError) -> [String: [UInt8]] {
        let result = try connection.execute(
            """
            select distinct on (catalogue_item.item_code) catalogue_item.item_code, catalogue_version.document::text
            from credit.catalogue_item
            inner join credit.catalogue_version
                on catalogue_item.catalogue_version_id = catalogue_version.catalogue_version_id
            where catalogue_version.state = 'superseded'
                and not exists (
                    select from credit.catalogue_item as standing
                    inner join credit.catalogue_version as in_force
                        on standing.catalogue_version_id = in_force.catalogue_version_id
                    where in_force.state = 'published' and standing.item_code = catalogue_item.item_code
                )
            order by catalogue_item.item_code, catalogue_item.catalogue_version_id desc
            """)
        var documents: [String: [UInt8]] = [:]
        for row in 0..<result.rowCount { documents[try result.text(row, 0)] = try result.bytes(row, 1) }
        return documents
    }

    private func read(_ sql: SQL, _ parameters: [Parameter] = []) throws(PostgresError) -> StoredCatalogue? {
        let result = try connection.execute(sql, parameters)
        guard result.rowCount == 1 else { return nil }
        guard let state = CatalogueState(rawValue: try result.text(0, 6)) else {
            throw PostgresError(.unexpectedResult, "unknown state of a catalogue")
        }
        return StoredCatalogue(
            state: state, versionID: Int32(try result.int64(0, 0)), profile: try result.text(0, 1),
            label: try result.text(0, 2),
            effectiveOn: CalendarDate(daysSinceEpoch: Int(try result.daysSince1970(0, 3))),
            document: try result.bytes(0, 4), digest: try result.bytes(0, 5))
    }
}
