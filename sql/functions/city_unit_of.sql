-- Purpose: the city's unit of a kind that works on what a window receives.
-- Rules: HZ-O2.
-- Called by: authority_of, centre_of.
create or replace function credit.city_unit_of(
    as_of timestamptz,
    window_unit text,
    wanted_kind text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    found_unit text;
begin
    select city_unit.unit_code
    into found_unit
    from credit.unit as own_unit
    inner join credit.unit as city_unit
        on
            wanted_kind = any(city_unit.kinds)
            and pg_catalog.left(own_unit.division_code, 4) = pg_catalog.left(city_unit.division_code, 4)
    where
        own_unit.unit_code = window_unit
        and city_unit.level = 'city'
        and (city_unit.ended_on is null or city_unit.ended_on > credit.local_day(as_of))
    order by city_unit.unit_code
    limit 1;
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'HZ-O2');
    end if;
    return found_unit;
end;
$$;

comment on function credit.city_unit_of(timestamptz, text, text) is
'wanted_kind: of unit.kinds. Of several the first; CR001 unit_unknown when there is none.';

alter function credit.city_unit_of(timestamptz, text, text) owner to credit_case_keeper;
revoke all on function credit.city_unit_of(timestamptz, text, text) from public;
