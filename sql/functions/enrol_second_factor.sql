-- Purpose: enrols the one-time codes of the own account.
-- Rules: PB-11.
-- Called by: creditd, staff audience, which has verified a first code.
create or replace function credit.enrol_second_factor(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    totp_secret bytea,
    totp_step bigint
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
    if
        coalesce(pg_catalog.octet_length(totp_secret), 0) not between 16 and 512
        or credit.is_present_step(as_of, totp_step) is not true
    then
        perform credit.refuse_staff_command('malformed_command', 'PB-11');
    end if;
    update credit.staff_credential
    set
        totp_secret = enrol_second_factor.totp_secret,
        totp_last_step = totp_step
    where
        staff_credential.account_id = present.account_id
        and staff_credential.totp_secret is null;
    -- Another one comes only by way of two administrators.
    if not found then
        perform credit.refuse_staff_command('second_factor_present', 'PB-11');
    end if;
    update credit.staff_session
    set second_factor = case staff_session.second_factor when 'none' then 'totp' else staff_session.second_factor end
    where staff_session.token_digest = session;
    return credit.log_staff_operation(
        as_of, 'enrol_second_factor', present.account_id, present.unit_code, network_address, request_id, '{}',
        pg_catalog.jsonb_build_object('second_factor', 'totp')
    );
end;
$$;

comment on function credit.enrol_second_factor(timestamptz, bytea, text, text, bytea, bigint) is
'totp_secret is sealed by the daemon; totp_step is that of the code that proved it. CR001 second_factor_present.';

alter function credit.enrol_second_factor(timestamptz, bytea, text, text, bytea, bigint) owner to credit_account_keeper;
revoke all on function credit.enrol_second_factor(timestamptz, bytea, text, text, bytea, bigint) from public;
grant execute on function credit.enrol_second_factor(timestamptz, bytea, text, text, bytea, bigint) to credit_staff;
