import Postgres

extension ImportStore {
    /// Prepares every statement of an import on a fresh connection.
    static func prepare(on connection: Connection) throws(PostgresError) {
        try connection.prepare(
            "import_find_subjects",
            """
            select identifier.identifier_digest, identifier.subject_key
            from credit.identifier
            where identifier.identifier_digest = any($1::uuid [])
            """)
        try connection.prepare(
            "import_find_unified_codes",
            """
            select identifier.subject_key, identifier.clear_value
            from credit.identifier
            where identifier.subject_key = any($1::uuid []) and identifier.identifier_type = 'unified_code'
            """)
        try connection.prepare(
            "import_find_records",
            """
            select wanted.number, newest.version, newest.open_level, newest.state, newest.content_digest,
                newest.published_on,
                exists (
                    select from credit.reinsertion_guard
                    where reinsertion_guard.subject_key = wanted.subject_key
                        and reinsertion_guard.record_id = wanted.record_id
                        -- The digest of zeros guards a record whose disclosure was ended against every content.
                        and reinsertion_guard.content_digest
                            in (wanted.content_digest, '00000000-0000-0000-0000-000000000000')
                )
            from rows from (unnest($1::uuid []), unnest($2::uuid []), unnest($3::uuid [])) with ordinality
                as wanted (subject_key, record_id, content_digest, number)
            cross join lateral (
                select record_version.version, record_version.open_level, record_version.state,
                    record_version.content_digest, record_version.published_on
                from credit.record_version
                where record_version.subject_key = wanted.subject_key and record_version.record_id = wanted.record_id
                order by record_version.version desc
                limit 1
            ) as newest
            """)
        try connection.prepare(
            "import_find_public_subjects",
            """
            select public_subject.subject_key, public_subject.name_rank, public_subject.document
            from credit.public_subject
            where public_subject.subject_key = any($1::uuid [])
            """)
        try connection.prepare(
            "import_remove_public_records",
            """
            delete from credit.public_record
            using rows from (unnest($1::uuid []), unnest($2::uuid [])) as gone (subject_key, record_id)
            where public_record.subject_key = gone.subject_key and public_record.record_id = gone.record_id
            """)
        try connection.prepare(
            "import_forget_public_subjects",
            """
            with gone as materialized (
                select public_subject.subject_key
                from credit.public_subject
                where public_subject.subject_key = any($1::uuid [])
                    and not exists (
                        select from credit.public_record
                        where public_record.subject_key = public_subject.subject_key
                    )
            ), gone_name as (
                delete from credit.public_name using gone where public_name.subject_key = gone.subject_key
            ), gone_identifier as (
                delete from credit.public_identifier using gone
                where public_identifier.subject_key = gone.subject_key
            )
            delete from credit.public_subject using gone where public_subject.subject_key = gone.subject_key
            """)
        try connection.prepare(
            "import_remove_public_subjects",
            """
            with gone as (delete from credit.public_name where public_name.subject_key = any($1::uuid []))
            delete from credit.public_subject where public_subject.subject_key = any($1::uuid [])
            """)
        try connection.prepare(
            "import_add_public_identifiers",
            """
            insert into credit.public_identifier (identifier, subject_key)
            select added.identifier, added.subject_key
            from rows from (unnest($1::text []), unnest($2::uuid [])) as added (identifier, subject_key)
            on conflict do nothing
            """)
        try connection.prepare(
            "import_guard",
            """
            insert into credit.reinsertion_guard (
                subject_key, record_id, content_digest, ground, added_at, added_by
            )
            select added.subject_key, added.record_id, added.content_digest, added.ground, $5, $6
            from rows from (unnest($1::uuid []), unnest($2::uuid []), unnest($3::uuid []), unnest($4::text []))
                as added (subject_key, record_id, content_digest, ground)
            on conflict do nothing
            """)
        try connection.prepare(
            "import_quarantine",
            """
            insert into credit.quarantined_row (
                item_code, provider_code, row_digest, batch_id, line_number, rule_id, reason_code, sealed_row,
                quarantined_at
            )
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict do nothing
            """)
        try connection.prepare(
            "import_finish_batch",
            """
            insert into credit.import_batch (
                batch_id, item_code, provider_code, catalogue_version_id, file_digest, started_at, finished_at,
                requested_by, row_count, accepted_count, updated_count, unchanged_count, quarantined_count,
                rejected_count
            )
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """)
        try connection.prepare(
            "import_add_issues",
            """
            insert into credit.import_row_issue (
                batch_id, line_number, issue_number, verdict, field_code, rule_id, reason_code
            )
            select $1, added.line_number,
                row_number() over (partition by added.line_number order by added.place),
                added.verdict, added.field_code, added.rule_id, added.reason_code
            from rows from (
                unnest($2::bigint []), unnest($3::text []), unnest($4::text []), unnest($5::text []), unnest($6::text [])
            ) with ordinality as added (line_number, verdict, field_code, rule_id, reason_code, place)
            """)
    }
}
