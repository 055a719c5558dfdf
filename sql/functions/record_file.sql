-- Purpose: registers a scan whose sealed bytes are on the disk already.
-- Rules: HZ-Q16, HZ-O14, HZ-Q15.
-- Called by: creditd, staff audience.
create or replace function credit.record_file(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    material_id uuid,
    file_id uuid,
    media_type text,
    byte_count integer,
    content_digest bytea,
    store text,
    key_version integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    kind text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk', 'centre_clerk']) as staff;
    kind := credit.require_file_place(actor.unit_code, actor.role, case_id, material_id, byte_count);

    insert into credit.stored_file (
        file_id, case_id, material_id, media_type, byte_count, content_digest, store, key_version, uploaded_at,
        uploaded_by
    )
    values (
        record_file.file_id, record_file.case_id, record_file.material_id, record_file.media_type,
        record_file.byte_count, record_file.content_digest, record_file.store, record_file.key_version, as_of,
        actor.account_id
    );

    return credit.log_case_operation(
        as_of, 'record_file', credit.case_purpose(kind), case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'material', material_id, 'file', file_id, 'content_digest', pg_catalog.encode(content_digest, 'hex')
        ),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'material', material_id, 'file', file_id, 'media_type', media_type,
            'byte_count', byte_count, 'content_digest', pg_catalog.encode(content_digest, 'hex')
        )
    );
end;
$$;

comment on function credit.record_file(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, integer, bytea, text, integer
) is
'A clerk of the case''s window, or of the centre for what it verifies; the case open, the material not filed. '
'content_digest: SHA-256 of the bytes before sealing. CR001 as require_file_place.';

alter function credit.record_file(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, integer, bytea, text, integer
) owner to credit_case_keeper;
revoke all on function credit.record_file(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, integer, bytea, text, integer
) from public;
grant execute on function credit.record_file(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, integer, bytea, text, integer
) to credit_staff;
