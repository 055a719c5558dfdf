-- Purpose: ends a session because the person logs out.
-- Rules: QZ-3.
-- Called by: creditd, staff audience.
create or replace function credit.end_staff_session(
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
    holder record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    -- Also an idle one, from anywhere: nobody is kept from leaving.
    update credit.staff_session
    set
        ended_at = as_of,
        end_ground = 'logged_out'
    where
        staff_session.token_digest = session
        and staff_session.ended_at is null
    returning staff_session.account_id into holder;
    if not found then
        perform credit.refuse_staff_command('session_ended', 'QZ-3');
    end if;
    return credit.log_staff_operation(
        as_of, 'end_session', holder.account_id,
        (select account.unit_code from credit.account where account.account_id = holder.account_id),
        network_address, request_id, '{}', pg_catalog.jsonb_build_object('ended', true)
    );
end;
$$;

comment on function credit.end_staff_session(timestamptz, bytea, text, text) is
'CR001 session_ended when there is none.';

alter function credit.end_staff_session(timestamptz, bytea, text, text) owner to credit_account_keeper;
revoke all on function credit.end_staff_session(timestamptz, bytea, text, text) from public;
grant execute on function credit.end_staff_session(timestamptz, bytea, text, text) to credit_staff;
