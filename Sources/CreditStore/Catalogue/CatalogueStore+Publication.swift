import CreditInformation
public import Postgres

extension CatalogueStore {
    /// Key of the lock that lets one publication at a time work; held by the session, because a publication is many
    /// transactions.
    private static let publicationLock: Int64 = 482_915_003

    /// Takes the turn of the one publication; false when another session has it.
    public func tryLockPublications() throws(PostgresError) -> Bool {
        try connection.execute("select pg_catalog.pg_try_advisory_lock($1)", [.int8(Self.publicationLock)]).bool(0, 0)
    }

    /// Gives the turn back.
    public func unlockPublications() {
        // A connection that broke has lost the lock with it, so a failure here has nothing left to undo.
        _ = try? connection.execute("select pg_catalog.pg_advisory_unlock($1)", [.int8(Self.publicationLock)])
    }

    /// Enters a version in state `publishing` with its items, inside the caller's transaction.
    ///
    /// - Returns: Its id.
    public func begin(_ row: CatalogueVersionRow) throws(PostgresError) -> Int32 {
        let inserted = try connection.execute(
            """
            insert into credit.catalogue_version (
                catalogue_version_id, profile, label, state, effective_on, document, public_document,
                document_digest, published_by
            )
            select coalesce(max(earlier.catalogue_version_id), 0) + 1, $1, $2, 'publishing', $3, $4::jsonb, $5, $6, $7
            from credit.catalogue_version as earlier
            returning catalogue_version_id
            """,
            [
                .text(row.catalogue.profile.rawValue), .text(row.catalogue.version), .day(row.effectiveOn),
                .text(row.document), .text(row.publicDocument), .bytes(row.digest), .text(row.publishedBy),
            ])
        let id = Int32(try inserted.int64(0, 0))
        try add(row.catalogue.items, to: id)
        return id
    }

    private func add(_ items: [CatalogueItem], to version: Int32) throws(PostgresError) {
        _ = try connection.execute(
            """
            insert into credit.catalogue_item (
                catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode
            )
            select $1, added.item_code, added.item_number - 1, added.name, added.organisation_level,
                added.person_level, added.sharing_mode
            from rows from (
                unnest($2::text []), unnest($3::text []), unnest($4::text []), unnest($5::text []), unnest($6::text [])
            ) with ordinality
                as added (item_code, name, organisation_level, person_level, sharing_mode, item_number)
            """,
            [
                .int4(version), .texts(items.map(\.code)), .texts(items.map(\.name)),
                .texts(items.map { $0.level(for: .organisation)?.rawValue }),
                .texts(items.map { $0.level(for: .person)?.rawValue }), .texts(items.map(\.sharing.rawValue)),
            ])
    }

    /// Puts the begun version in force and supersedes the one that was, inside the caller's transaction.
    ///
    /// - Parameter atMicroseconds: Instant of the publication, microseconds since 1970-01-01 UTC.
    public func finish(_ version: Int32, atMicroseconds: Int64) throws(PostgresError) {
        // In this order: at most one version is published at any time, and the index checks row by row.
        _ = try connection.execute("update credit.catalogue_version set state = 'superseded' where state = 'published'")
        _ = try connection.execute(
            """
            update credit.catalogue_version set state = 'published', published_at = $2
            where catalogue_version_id = $1 and state = 'publishing'
            """, [.int4(version), .timestamp(microsecondsSince1970: atMicroseconds)])
    }

    /// Drops the begun version with everything that was prepared for it.
    ///
    /// - Returns: Its label; nil when none was begun.
    public func abandon() throws(PostgresError) -> String? {
        try connection.execute("select credit.abandon_catalogue_publication()").textIfPresent(0, 0)
    }
}

extension Parameter {
    /// `date`.
    static func day(_ date: CalendarDate) -> Parameter {
        .date(daysSince1970: Int32(date.daysSinceEpoch))
    }
}
