-- Purpose: tells a person the state of the own session.
-- Rules: QZ-3, PB-7, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.staff_session_state(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    return credit.log_staff_operation(
        as_of, 'session_state', present.account_id, present.unit_code, network_address, request_id, '{}',
        credit.staff_session_document(as_of, session)
    );
end;
$$;

comment on function credit.staff_session_state(timestamptz, bytea, text, text) is
'Also while a change of password or an enrolment is due. Counts as a sign of life.';

alter function credit.staff_session_state(timestamptz, bytea, text, text) owner to credit_account_keeper;
revoke all on function credit.staff_session_state(timestamptz, bytea, text, text) from public;
grant execute on function credit.staff_session_state(timestamptz, bytea, text, text) to credit_staff;
