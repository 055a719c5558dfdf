-- Purpose: ends the session of an account on somebody's word.
-- Rules: QZ-3, HZ-S5.
-- Called by: creditd, staff audience.
create or replace function credit.end_account_sessions(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    account_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    unit_code text;
    ended integer;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor from credit.require_staff(as_of, session, network_address, null);
    select account.unit_code
    into unit_code
    from credit.account
    where account.account_id = end_account_sessions.account_id;
    if not found then
        perform credit.refuse_staff_command('account_unknown', 'HZ-S5');
    end if;
    if account_id <> actor.account_id then
        if actor.role <> 'account_administrator' then
            perform credit.refuse_staff_command('role_not_allowed', 'PB-1');
        end if;
        if not credit.may_administer_unit(actor.unit_code, unit_code) then
            perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
        end if;
    end if;
    ended := credit.end_sessions_of(as_of, account_id, 'revoked');
    return credit.log_staff_operation(
        as_of, 'end_account_sessions', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id),
        pg_catalog.jsonb_build_object('account', account_id, 'ended', ended)
    );
end;
$$;

comment on function credit.end_account_sessions(timestamptz, bytea, text, text, text) is
'The own account''s, or that of an account in the scope of an account administrator.';

alter function credit.end_account_sessions(timestamptz, bytea, text, text, text) owner to credit_account_keeper;
revoke all on function credit.end_account_sessions(timestamptz, bytea, text, text, text) from public;
grant execute on function credit.end_account_sessions(timestamptz, bytea, text, text, text) to credit_staff;
