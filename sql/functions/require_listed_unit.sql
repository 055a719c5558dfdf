-- Purpose: refuses a list of a unit that there is not.
-- Rules: JJ-10, PB-12, X-7.
-- Called by: account_list, certificate_list, before they log for which unit they were asked.
create or replace function credit.require_listed_unit(unit_code text)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    perform
    from credit.unit
    where unit.unit_code = require_listed_unit.unit_code;
    -- What somebody typed into the wrong field stays out of a log that nobody can delete from.
    if not found and unit_code is not null then
        perform credit.refuse_staff_command('unit_unknown', 'JJ-10');
    end if;
end;
$$;

comment on function credit.require_listed_unit(text) is
'Null: all units. CR001 unit_unknown.';

alter function credit.require_listed_unit(text) owner to credit_account_keeper;
revoke all on function credit.require_listed_unit(text) from public;
