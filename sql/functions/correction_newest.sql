-- Purpose: the newest versions of a file's records of an item, as far as an import compares them: no content.
-- Rules: HZ-O8, X-5.
-- Called by: stage_correction_reading.
create or replace function credit.correction_newest(
    subject_key uuid,
    item_code text
)
returns jsonb
language sql
stable
set search_path = ''
as $$
    select
        coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'record', newest.record_id, 'version', newest.version, 'level', newest.open_level,
                    'state', newest.state, 'digest', newest.content_digest, 'published_on', newest.published_on
                )
            ), '[]'
        )
    from (
        select distinct on (record_version.record_id)
            record_version.record_id,
            record_version.version,
            record_version.open_level,
            record_version.state,
            record_version.content_digest,
            record_version.published_on
        from credit.record_version
        where
            record_version.subject_key = correction_newest.subject_key
            and record_version.item_code = correction_newest.item_code
        order by record_version.record_id asc, record_version.version desc
    ) as newest;
$$;

comment on function credit.correction_newest(uuid, text) is 'JSON array.';

alter function credit.correction_newest(uuid, text) owner to credit_corrector;
revoke all on function credit.correction_newest(uuid, text) from public;
