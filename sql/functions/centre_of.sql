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
begin
    return credit.city_unit_of(as_of, window_unit, 'centre');
end;
$$;

comment on function credit.centre_of(timestamptz, text) is
'The city''s (市信用中心), of several the first; CR001 unit_unknown when there is none.';

alter function credit.centre_of(timestamptz, text) owner to credit_case_keeper;
revoke all on function credit.centre_of(timestamptz, text) from public;
