-- Purpose: whether people work on a day.
-- Rules: QZ-3, QZ-8, HZ-Q12.
-- Called by: the functions of accounts and of service hours.
create or replace function credit.is_working_day(
    day date
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
declare
    is_working boolean;
begin
    -- Not SQL: asked once a query, it keeps its plan.
    select
        coalesce(
            (
                select calendar_exception.is_working
                from credit.calendar_exception
                where calendar_exception.day = is_working_day.day
            ),
            pg_catalog.date_part('isodow', is_working_day.day) < 6
        )
    into is_working
    from credit.calendar_year
    where calendar_year.year = pg_catalog.date_part('year', is_working_day.day)::integer;
    return is_working;
end;
$$;

comment on function credit.is_working_day(date) is
'Null: the schedule of that year is not loaded, so nobody knows.';

alter function credit.is_working_day(date) owner to credit_account_keeper;
revoke all on function credit.is_working_day(date) from public;
grant execute on function credit.is_working_day(date) to credit_government_discloser;
grant execute on function credit.is_working_day(date)
to credit_case_keeper, credit_window_discloser, credit_corrector;
