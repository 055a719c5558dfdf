-- Purpose: tells whether a credit file, or the catalogue, was changed since it was read.
-- Rules: X-5, HZ-O8.
-- Called by: stage_correction_reading, store_correction.
create or replace function credit.credit_file_stamp(subject_key uuid)
returns text
language sql
stable
set search_path = ''
as $$
    select
        coalesce(
            (
                select catalogue_version.catalogue_version_id
                from credit.catalogue_version
                where catalogue_version.state = 'published'
            ), 0
        )
        || ':' || pg_catalog.md5(
            coalesce(
                pg_catalog.string_agg(
                    record_version.record_id || '/' || record_version.version, ','
                    order by record_version.record_id, record_version.version
                ), ''
            )
        )
    from credit.record_version
    where record_version.subject_key = credit_file_stamp.subject_key;
$$;

comment on function credit.credit_file_stamp(uuid) is
'Of every version of the file and of the catalogue in force; null: no file yet, which is a stamp, too. No secret.';

alter function credit.credit_file_stamp(uuid) owner to credit_corrector;
revoke all on function credit.credit_file_stamp(uuid) from public;
