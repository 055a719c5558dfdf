-- Purpose: the credit centre that handles what a window receives.
-- Rules: HZ-O2.
-- Called by: the commands that start a clock of the centre.
create or replace function credit.centre_of(
    as_of timestamptz,
    window_unit text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    centre text;
begin
    select centre_unit.unit_code
    into centre
    from credit.unit as own_unit
    inner join credit.unit as centre_unit
        on
            'centre' = any(centre_unit.kinds)
            and pg_catalog.left(own_unit.division_code, 4) = pg_catalog.left(centre_unit.division_code, 4)
    where
        own_unit.unit_code = window_unit
        and centre_unit.level = 'city'
        and (centre_unit.ended_on is null or centre_unit.ended_on > credit.local_day(as_of))
    order by centre_unit.unit_code
    limit 1;
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'HZ-O2');
    end if;
    return centre;
end;
$$;

comment on function credit.centre_of(timestamptz, text) is
'The city''s (市信用中心), of several the first; CR001 unit_unknown when there is none.';

alter function credit.centre_of(timestamptz, text) owner to credit_case_keeper;
revoke all on function credit.centre_of(timestamptz, text) from public;
