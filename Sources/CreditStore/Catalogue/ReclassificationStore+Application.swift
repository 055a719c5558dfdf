public import CreditInformation
public import Postgres

extension ReclassificationStore {
    /// Puts every prepared form in force, inside the caller's transaction.
    ///
    /// - Parameters:
    ///   - ground: Why the new versions exist.
    ///   - atMicroseconds: Instant of the publication, microseconds since 1970-01-01 UTC.
    /// - Returns: Records at another level, and records that only read differently.
    public func apply(
        ground: String, recordedBy: String, atMicroseconds: Int64
    ) throws(PostgresError) -> (reclassified: Int, reprojected: Int) {
        let counts = try addVersions(ground, recordedBy, atMicroseconds)
        try replacePublicRecords()
        try addPublicSubjects()
        try forgetPublicSubjects()
        return counts
    }

    /// A version for every record that changes its level or reads differently to anybody.
    ///
    /// What the public sees of a record at the same level is replaced even where it reads as it did: the catalogue may
    /// have renamed its provider.
    private func addVersions(
        _ ground: String, _ recordedBy: String, _ atMicroseconds: Int64
    ) throws(PostgresError) -> (reclassified: Int, reprojected: Int) {
        let result = try connection.execute(
            """
            with added as (
                insert into credit.record_version (
                    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state,
                    decided_on, published_on, valid_until, public_until, retained_until, content, content_digest,
                    key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields, level_b_fields,
                    level_c_fields, masked_level_a_fields, masked_level_b_fields, masked_level_c_fields
                )
                select held.subject_key, held.record_id, held.version + 1, reclassification.open_level, held.item_code,
                    reclassification.catalogue_version_id, held.provider_code, held.state, held.decided_on,
                    reclassification.published_on, held.valid_until, reclassification.public_until,
                    reclassification.retained_until, held.content, held.content_digest, held.key_version,
                    held.batch_id, $1, $2, $3, reclassification.level_a_fields, reclassification.level_b_fields,
                    reclassification.level_c_fields, reclassification.masked_level_a_fields,
                    reclassification.masked_level_b_fields, reclassification.masked_level_c_fields
                from credit.reclassification
                inner join credit.record_version as held
                    on reclassification.subject_key = held.subject_key
                    and reclassification.record_id = held.record_id
                    and reclassification.prepared_version = held.version
                where reclassification.open_level <> reclassification.former_level
                    or (
                        reclassification.level_a_fields, reclassification.level_b_fields,
                        reclassification.level_c_fields, reclassification.masked_level_a_fields,
                        reclassification.masked_level_b_fields, reclassification.masked_level_c_fields
                    ) is distinct from (
                        held.level_a_fields, held.level_b_fields, held.level_c_fields, held.masked_level_a_fields,
                        held.masked_level_b_fields, held.masked_level_c_fields
                    )
                returning record_version.subject_key, record_version.record_id
            )
            select count(*) filter (where reclassification.open_level <> reclassification.former_level) as moved,
                count(*) filter (
                    where reclassification.open_level = reclassification.former_level
                        and (reclassification.open_level = 'A' or added.record_id is not null)
                ) as shown_anew
            from credit.reclassification
            left join added
                on reclassification.subject_key = added.subject_key
                and reclassification.record_id = added.record_id
            """,
            [.timestamp(microsecondsSince1970: atMicroseconds), .text(recordedBy), .text(ground)])
        return (Int(try result.int64(0, 0)), Int(try result.int64(0, 1)))
    }

    private func replacePublicRecords() throws(PostgresError) {
        _ = try connection.execute(
            """
            delete from credit.public_record using credit.reclassification
            where public_record.subject_key = reclassification.subject_key
                and public_record.record_id = reclassification.record_id
            """)
        _ = try connection.execute(
            """
            insert into credit.public_record (
                subject_key, record_id, version, item_code, decided_on, public_until, document
            )
            select subject_key, record_id, prepared_version + (open_level <> former_level)::integer, item_code,
                decided_on, public_until, public_document
            from credit.reclassification
            where public_document is not null
            """)
    }

    /// The register's name outranks every other; a name that is there is not replaced by its equal.
    private func addPublicSubjects() throws(PostgresError) {
        _ = try connection.execute(
            """
            with taught as materialized (
                select distinct on (subject_key) subject_key, subject_reference, subject_name_rank, subject_document,
                    normalised_name, bigrams
                from credit.reclassification
                where subject_document is not null
                order by subject_key, subject_name_rank desc, decided_on desc nulls last, record_id
            ), named as (
                insert into credit.public_subject as standing (subject_key, reference, name_rank, document)
                select subject_key, subject_reference, subject_name_rank, subject_document from taught
                on conflict (subject_key) do update
                set reference = excluded.reference, name_rank = excluded.name_rank, document = excluded.document
                where excluded.name_rank > standing.name_rank
                returning standing.subject_key
            )
            insert into credit.public_name (subject_key, normalised_name, bigrams)
            select taught.subject_key, taught.normalised_name, taught.bigrams
            from taught inner join named on taught.subject_key = named.subject_key
            on conflict (subject_key) do update
            set normalised_name = excluded.normalised_name, bigrams = excluded.bigrams
            """)
        _ = try connection.execute(
            """
            insert into credit.public_identifier (identifier, subject_key)
            select distinct taught.identifier, reclassification.subject_key
            from credit.reclassification
            cross join lateral unnest(reclassification.subject_identifiers) as taught (identifier)
            on conflict do nothing
            """)
    }

    /// Whoever has lost the last public record is no longer known to the public at all.
    private func forgetPublicSubjects() throws(PostgresError) {
        _ = try connection.execute(
            """
            with gone as materialized (
                select distinct reclassification.subject_key
                from credit.reclassification
                where reclassification.former_level = 'A' and reclassification.public_document is null
                    and not exists (
                        select from credit.public_record
                        where public_record.subject_key = reclassification.subject_key
                    )
            ), gone_name as (
                delete from credit.public_name using gone where public_name.subject_key = gone.subject_key
            ), gone_identifier as (
                delete from credit.public_identifier using gone
                where public_identifier.subject_key = gone.subject_key
            )
            delete from credit.public_subject using gone where public_subject.subject_key = gone.subject_key
            """)
    }

    /// Subjects that have lost a public record and keep another: what the lost one taught about them must go.
    public func subjectsToNameAgain(after last: Digest128?, limit: Int) throws(PostgresError) -> [Digest128] {
        let result = try connection.execute(
            """
            select distinct reclassification.subject_key
            from credit.reclassification
            where reclassification.subject_key > $1 and reclassification.former_level = 'A'
                and reclassification.public_document is null
                and exists (
                    select from credit.public_record
                    where public_record.subject_key = reclassification.subject_key
                )
            order by reclassification.subject_key
            limit $2
            """, [.uuid(last?.value ?? 0), .int8(Int64(limit))])
        var subjects: [Digest128] = []
        for row in 0..<result.rowCount { subjects.append(Digest128(try result.uuid(row, 0))) }
        return subjects
    }

    /// Clears what was kept, inside the caller's transaction.
    public func clear() throws(PostgresError) {
        _ = try connection.execute("delete from credit.reclassification")
    }
}
