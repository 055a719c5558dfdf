-- Purpose: reads what a correction needs of a credit file, logs that, and keeps it until the entry is committed.
-- Rules: HZ-O2, HZ-O8, HZ-Q9, HZ-Q15, BX-14.
-- Called by: record_for_correction.
create or replace function credit.stage_correction_reading(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    item_code text,
    identifier_digests uuid[]
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    present record;
    held credit.record_version;
    item text;
    naming jsonb;
    reading jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    select * into strict present
    from credit.require_correction_case(as_of, case_id, actor.unit_code, actor.role);

    select *
    into held
    from credit.record_version
    where record_version.subject_key = present.subject_key and record_version.record_id = present.record_id
    order by record_version.version desc
    limit 1;
    -- Which numbers have files is asked only of a record that is missing, and stands in the log.
    if held.record_id is not null and pg_catalog.cardinality(identifier_digests) > 0 then
        perform credit.refuse_staff_command('malformed_command', 'X-4');
    end if;
    item := coalesce(held.item_code, present.item_code, stage_correction_reading.item_code);
    -- Only a change of a public record can change the name; a record that is missing only adds to it.
    naming := case when held.record_id is null then '[]' else credit.correction_naming(present.subject_key) end;

    reading := pg_catalog.jsonb_build_object(
        'kind', present.kind, 'is_omission', present.is_omission, 'subject', present.subject_key,
        'file', present.file_key, 'item', item,
        'provider', coalesce(held.provider_code, present.provider_code), 'forgery', present.forgery,
        'copy', present.provider_copy::text, 'stamp', credit.credit_file_stamp(present.subject_key),
        'record', case when held.record_id is not null then credit.held_record_document(held, held.content) end,
        'newest', credit.correction_newest(present.subject_key, item), 'naming', naming,
        -- HZ-O8: of somebody without a file the case knows what it is.
        'subject_kind', coalesce(
            (
                select known.kind
                from credit.subject as known
                where known.subject_key = present.subject_key
            ),
            (
                select case service_case.applicant_kind when 'legal' then 'organisation' else 'person' end
                from credit.service_case
                where service_case.case_id = stage_correction_reading.case_id
            )
        ),
        'unified_code', (
            select identifier.clear_value
            from credit.identifier
            where identifier.subject_key = present.subject_key and identifier.identifier_type = 'unified_code'
            order by identifier.identifier_digest
            limit 1
        ),
        'known', (
            select
                coalesce(
                    pg_catalog.jsonb_agg(
                        pg_catalog.jsonb_build_array(identifier.identifier_digest, identifier.subject_key)
                    ), '[]'
                )
            from credit.identifier
            where
                identifier.subject_key = present.subject_key
                or identifier.identifier_digest = any(identifier_digests)
        ),
        'public', (
            select
                pg_catalog.jsonb_build_object(
                    'by_register', public_subject.name_rank = 1, 'document', public_subject.document
                )
            from credit.public_subject
            where public_subject.subject_key = present.subject_key
        )
    );

    perform credit.log_case_operation(
        as_of, 'record_for_correction', case when present.kind = 'objection' then 'objection' else 'window_application' end,
        case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'record', held.record_id, 'version', held.version,
            'identifiers', coalesce(pg_catalog.cardinality(identifier_digests), 0),
            'files_found', (
                select coalesce(pg_catalog.jsonb_agg(distinct identifier.subject_key), '[]')
                from credit.identifier
                where identifier.identifier_digest = any(identifier_digests)
            )
        ),
        pg_catalog.jsonb_build_object('case', case_id, 'record', held.record_id, 'version', held.version),
        -- The record whole; of the others what names their subject.
        (
            select coalesce(pg_catalog.jsonb_agg(disclosed.entry order by disclosed.place, disclosed.entry), '[]')
            from (
                select
                    0 as place,
                    pg_catalog.jsonb_build_array(held.record_id, held.version, 'correction', 'HZ-O8') as entry
                where held.record_id is not null
                union all
                select
                    1 as place,
                    pg_catalog.jsonb_build_array(
                        named.value -> 'record', named.value -> 'version', 'naming', 'HZ-O8'
                    ) as entry
                from pg_catalog.jsonb_array_elements(naming) as named
            ) as disclosed
        )
    );
    return credit.put_into_envelope(ticket, as_of, reading::text);
end;
$$;

comment on function credit.stage_correction_reading(uuid, timestamptz, bytea, text, text, uuid, text, uuid[]) is
'Answers an envelope, which open_envelope opens for a later transaction. item_code: for a forgery, the item that the '
'catalogue has for it; otherwise ignored. identifier_digests: of a record that is missing; null or empty otherwise; '
'the log has how many they were and whose files they are. CR001 malformed_command, as require_staff and '
'require_correction_case.';

alter function credit.stage_correction_reading(uuid, timestamptz, bytea, text, text, uuid, text, uuid[])
owner to credit_corrector;
revoke all on function credit.stage_correction_reading(
    uuid, timestamptz, bytea, text, text, uuid, text, uuid[]
) from public;
grant execute on function credit.stage_correction_reading(uuid, timestamptz, bytea, text, text, uuid, text, uuid[])
to credit_staff;
