-- Purpose: a window refuses the request for an annotation, on a ground and with the reason.
-- Rules: HZ-O11, X-7.
-- Called by: creditd, staff audience.
create or replace function credit.refuse_annotation(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    ground text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    return credit.refuse_request(as_of, session, network_address, request_id, case_id, 'annotation', ground, reason);
end;
$$;

comment on function credit.refuse_annotation(timestamptz, bytea, text, text, uuid, text, text) is 'As refuse_request.';

alter function credit.refuse_annotation(timestamptz, bytea, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.refuse_annotation(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.refuse_annotation(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
