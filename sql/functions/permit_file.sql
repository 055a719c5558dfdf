-- Purpose: says whether a scan would be taken, before its bytes are written to the disk.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: creditd, staff audience, before record_file.
create or replace function credit.permit_file(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    material_id uuid,
    byte_count integer
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
begin
    select
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk', 'centre_clerk']) as staff;
    perform credit.require_staff_origin(network_address, request_id);
    perform credit.require_file_place(actor.unit_code, actor.role, case_id, material_id, byte_count);
end;
$$;

comment on function credit.permit_file(timestamptz, bytea, text, text, uuid, uuid, integer) is
'CR001 as record_file. Changes nothing and leaves no entry: record_file, which follows, asks again and does.';

alter function credit.permit_file(timestamptz, bytea, text, text, uuid, uuid, integer) owner to credit_case_keeper;
revoke all on function credit.permit_file(timestamptz, bytea, text, text, uuid, uuid, integer) from public;
grant execute on function credit.permit_file(timestamptz, bytea, text, text, uuid, uuid, integer) to credit_staff;
