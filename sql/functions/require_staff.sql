-- Purpose: who gives a command, and whether that person may.
-- Rules: PB-1, PB-7, PB-10, PB-11, QZ-1, QZ-2, QZ-3, HZ-O2.
-- Called by: every command of staff, first; with the keeper's rights, also from functions of other owners.
create or replace function credit.require_staff(
    as_of timestamptz,
    session bytea,
    network_address text,
    roles text[]
)
returns table (
    account_id text,
    unit_code text,
    role text,
    unit_kinds text[],
    unit_level text,
    division_code text,
    person_digest uuid
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present record;
begin
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    if present.must_change then
        perform credit.refuse_staff_command('password_must_change', 'PB-7');
    end if;
    if present.second_factor = 'none' then
        perform credit.refuse_staff_command('second_factor_missing', 'PB-11');
    end if;
    if present.role <> all(roles) then
        perform credit.refuse_staff_command('role_not_allowed', 'PB-1');
    end if;
    -- HZ-O2, PB-10: a step of a case is a unit's; what the unit no longer is its people no longer do.
    if
        present.role in ('window_clerk', 'centre_clerk', 'authority_officer', 'provider_officer')
        and not credit.unit_may_have_role(present.unit_code, present.role)
    then
        perform credit.refuse_staff_command('role_not_of_unit', 'PB-10');
    end if;
    return query
    select
        account.account_id,
        account.unit_code,
        account.role,
        unit.kinds,
        unit.level,
        unit.division_code,
        account.person_digest
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    where account.account_id = present.account_id;
end;
$$;

comment on function credit.require_staff(timestamptz, bytea, text, text[]) is
'One row, or CR001. roles null: any. Counts as a sign of life of the session.';

alter function credit.require_staff(timestamptz, bytea, text, text[]) owner to credit_account_keeper;
revoke all on function credit.require_staff(timestamptz, bytea, text, text[]) from public;
grant execute on function credit.require_staff(timestamptz, bytea, text, text[])
to credit_case_keeper, credit_window_discloser, credit_corrector;
