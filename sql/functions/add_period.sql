-- Purpose: the last day of a length of calendar days, working days or years.
-- Rules: X-1, X-2.
-- Called by: due_date, decide_extension, recount_deadlines.
create or replace function credit.add_period(
    day date,
    length integer,
    unit text,
    out last_day date,
    out missing_year integer
)
returns record
language plpgsql
stable
set search_path = ''
as $$
begin
    last_day := case unit
        when 'calendar_day' then day + length
        when 'working_day' then credit.add_working_days(day, length)
        when 'year' then (day + pg_catalog.make_interval(years => length))::date
    end;
    if last_day is null then
        -- Counting stops at the first day of the first year that is not loaded.
        select min(candidate.year)
        into strict missing_year
        from
            pg_catalog.generate_series(
                pg_catalog.date_part('year', day + 1)::integer, pg_catalog.date_part('year', day)::integer + 3
            ) as candidate (year)
        where
            not exists (
                select
                from credit.calendar_year
                where calendar_year.year = candidate.year
            );
    end if;
end;
$$;

comment on function credit.add_period(date, integer, text) is
'Counted from the day after; a length of 0 is the day itself. last_day null: missing_year is not loaded. unit: '
'calendar_day, working_day or year (29 February counts to 28 February of a common year).';

alter function credit.add_period(date, integer, text) owner to credit_case_keeper;
revoke all on function credit.add_period(date, integer, text) from public;
