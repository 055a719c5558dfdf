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
begin
    return credit.city_unit_of(as_of, window_unit, 'authority');
end;
$$;

comment on function credit.authority_of(timestamptz, text) is
'The city''s (市信用主管部门), of several the first; CR001 unit_unknown when there is none.';

alter function credit.authority_of(timestamptz, text) owner to credit_case_keeper;
revoke all on function credit.authority_of(timestamptz, text) from public;
