-- Purpose: registers a unit if it is not there.
-- Rules: JJ-10, JJ-14.
-- Called by: register_unit, register_catalogue_units, bootstrap_administrators.
create or replace function credit.add_unit(
    as_of timestamptz,
    unit_code text,
    name text,
    kinds text[],
    level text,
    division_code text,
    added_by text
)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
begin
    perform
    from credit.division
    where
        division.division_code = add_unit.division_code
        and division.valid_from <= credit.local_day(as_of)
        and coalesce(division.valid_until >= credit.local_day(as_of), true);
    if not found then
        perform credit.refuse_staff_command('division_unknown', 'JJ-10');
    end if;
    insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
    values (unit_code, name, kinds, level, division_code, as_of, added_by)
    on conflict do nothing;
    return found;
exception
    when check_violation or not_null_violation then
        perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        return false;
end;
$$;

comment on function credit.add_unit(timestamptz, text, text, text[], text, text, text) is
'False: there is one of that code. CR001 division_unknown, malformed_command. Subjects may have divisions that '
'nobody knows, units may not.';

alter function credit.add_unit(timestamptz, text, text, text[], text, text, text) owner to credit_account_keeper;
revoke all on function credit.add_unit(timestamptz, text, text, text[], text, text, text) from public;
