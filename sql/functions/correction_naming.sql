-- Purpose: what the public records of a subject say about who it is: as much of them as the public name is made from.
-- Rules: JJ-2, HZ-Q1, HZ-O8.
-- Called by: stage_correction_reading.
create or replace function credit.correction_naming(subject_key uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    -- In PL/pgSQL, which looks for held_record_document when it is called: that one is made after this one.
    return (
        with item as (
            select
                described.value ->> 'code' as code,
                array(
                    select role.value
                    from pg_catalog.jsonb_each_text(described.value -> 'roles') as role
                    where
                        role.key in (
                            'subjectName', 'unifiedCode', 'organisationCode', 'registrationNumber', 'taxNumber',
                            'institutionNumber', 'socialOrganisationNumber'
                        )
                ) as fields
            from credit.catalogue_version
            cross join pg_catalog.jsonb_array_elements(catalogue_version.document -> 'items') as described
            where catalogue_version.state = 'published'
        )

        select
            coalesce(
                pg_catalog.jsonb_agg(
                    credit.held_record_document(
                        record_version,
                        (
                            select coalesce(pg_catalog.jsonb_object_agg(member.key, member.value), '{}')
                            from pg_catalog.jsonb_each(record_version.content) as member
                            where member.key = any(item.fields)
                        )
                    )
                    order by public_record.decided_on desc nulls last, public_record.record_id
                ), '[]'
            )
        from credit.public_record
        inner join credit.record_version
            on
                public_record.subject_key = record_version.subject_key
                and public_record.record_id = record_version.record_id
                and public_record.version = record_version.version
                and record_version.open_level = 'A'
        inner join item
            on record_version.item_code = item.code
        where public_record.subject_key = correction_naming.subject_key
    );
end;
$$;

comment on function credit.correction_naming(uuid) is
'JSON array, the newest decision first, as in held_record_document. Nothing of a record but name and public codes.';

alter function credit.correction_naming(uuid) owner to credit_corrector;
revoke all on function credit.correction_naming(uuid) from public;
