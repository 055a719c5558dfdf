-- Purpose: a version of a record as JSON for the daemon that corrects it.
-- Rules: HZ-O8, X-4.
-- Called by: stage_correction_reading, correction_naming.
create or replace function credit.held_record_document(
    held credit.record_version,
    content jsonb
)
returns jsonb
language sql
stable
set search_path = ''
as $$
    select
        pg_catalog.jsonb_build_object(
            'subject', held.subject_key,
            'record', held.record_id,
            'kind', (
                select subject.kind
                from credit.subject
                where subject.subject_key = held.subject_key
            ),
            'unified_code', (
                select identifier.clear_value
                from credit.identifier
                where
                    identifier.subject_key = held.subject_key
                    and identifier.identifier_type = 'unified_code'
                order by identifier.identifier_digest
                limit 1
            ),
            'version', held.version,
            'level', held.open_level,
            'item', held.item_code,
            'provider', held.provider_code,
            'state', held.state,
            'decided_on', held.decided_on,
            'published_on', held.published_on,
            'valid_until', held.valid_until,
            'public_until', held.public_until,
            'retained_until', held.retained_until,
            'received', (
                extract(
                    epoch from coalesce(
                        (
                            select import_batch.started_at
                            from credit.import_batch
                            where import_batch.batch_id = held.batch_id
                        ), held.recorded_at
                    )
                ) * 1000000
            )::bigint,
            'content', content::text
        );
$$;

comment on function credit.held_record_document(credit.record_version, jsonb) is
'content: what of it is handed on, as a text inside the JSON. received: microseconds since 1970-01-01 UTC.';

alter function credit.held_record_document(credit.record_version, jsonb) owner to credit_corrector;
revoke all on function credit.held_record_document(credit.record_version, jsonb) from public;
