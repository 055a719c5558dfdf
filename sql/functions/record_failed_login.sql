-- Purpose: logs a log-in that failed, and seals its refusal.
-- Rules: HZ-Q15, PB-11, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.record_failed_login(
    as_of timestamptz,
    account_id text,
    network_address text,
    request_id text,
    rule_id text,
    refusal text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    holder record;
    sealed_answer text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    if rule_id is null or rule_id !~ '^[A-Za-z0-9-]{1,16}$' then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- What was typed is logged only when it is an account: people type passwords there.
    select
        account.account_id,
        account.unit_code
    into holder
    from credit.account
    where account.account_id = record_failed_login.account_id;
    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array['open_session'], array[coalesce(holder.account_id, 'unknown')],
            array[holder.unit_code], array[network_address], array[request_id], array['{}'], array[null::uuid],
            array['refused'], array[rule_id], array[''], array[refusal]
        ) as logged;
    return sealed_answer;
end;
$$;

comment on function credit.record_failed_login(timestamptz, text, text, text, text, text) is
'refusal is a problem document without its closing brace. The attempt was counted before its password was looked '
'at.';

alter function credit.record_failed_login(timestamptz, text, text, text, text, text) owner to credit_account_keeper;
revoke all on function credit.record_failed_login(timestamptz, text, text, text, text, text) from public;
grant execute on function credit.record_failed_login(timestamptz, text, text, text, text, text) to credit_staff;
