-- Purpose: the authority that decides about what a window reports.
-- Rules: HZ-O2, HZ-Q9.
-- Called by: the commands that start a clock of the authority.
create or replace function credit.authority_of(
    as_of timestamptz,
    window_unit text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    authority text;
begin
    select authority_unit.unit_code
    into authority
    from credit.unit as own_unit
    inner join credit.unit as authority_unit
        on
            'authority' = any(authority_unit.kinds)
            and pg_catalog.left(own_unit.division_code, 4) = pg_catalog.left(authority_unit.division_code, 4)
    where
        own_unit.unit_code = window_unit
        and authority_unit.level = 'city'
        and (authority_unit.ended_on is null or authority_unit.ended_on > credit.local_day(as_of))
    order by authority_unit.unit_code
    limit 1;
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'HZ-O2');
    end if;
    return authority;
end;
$$;

comment on function credit.authority_of(timestamptz, text) is
'The city''s (市信用主管部门), of several the first; CR001 unit_unknown when there is none.';

alter function credit.authority_of(timestamptz, text) owner to credit_case_keeper;
revoke all on function credit.authority_of(timestamptz, text) from public;
