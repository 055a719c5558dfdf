-- Purpose: whether an account with such details can be opened by this administrator.
-- Rules: HZ-S1, JJ-10, PB-9, PB-10, QZ-1, QZ-6.
-- Called by: decide_account_change, open_first_administrator, request_account_change.
create or replace function credit.require_account_opening(
    as_of timestamptz,
    actor_unit_code text,
    actor_person uuid,
    account_id text,
    details jsonb
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    opened_role text;
begin
    if account_id !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$' or account_id in ('public', 'unknown') then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S5');
    end if;
    perform
    from credit.unit
    where
        unit.unit_code = details ->> 'unit'
        and coalesce(unit.ended_on > credit.local_day(as_of), true);
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'JJ-10');
    end if;
    if not credit.may_administer_unit(actor_unit_code, details ->> 'unit') then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    select role.duty
    into opened_role
    from credit.role
    where role.role = details ->> 'role';
    if not found or (details ->> 'follow_up_until' is not null and opened_role <> 'querying') then
        perform credit.refuse_staff_command('details_not_allowed', 'PB-10');
    end if;
    if not credit.unit_may_have_role(details ->> 'unit', details ->> 'role') then
        perform credit.refuse_staff_command('role_not_of_unit', 'PB-10');
    end if;
    if (details ->> 'person')::uuid = actor_person then
        perform credit.refuse_staff_command('own_account', 'PB-9');
    end if;
    perform
    from credit.account
    where account.account_id = require_account_opening.account_id;
    if found then
        perform credit.refuse_staff_command('account_exists', 'HZ-S2');
    end if;
    perform
    from credit.account
    where
        account.person_digest = (details ->> 'person')::uuid
        and account.state <> 'stopped';
    if found then
        perform credit.refuse_staff_command('person_has_account', 'QZ-1');
    end if;
end;
$$;

comment on function credit.require_account_opening(timestamptz, text, uuid, text, jsonb) is
'CR001 otherwise. Two openings at one time: the unique keys of account decide.';

alter function credit.require_account_opening(timestamptz, text, uuid, text, jsonb) owner to credit_account_keeper;
revoke all on function credit.require_account_opening(timestamptz, text, uuid, text, jsonb) from public;
