-- Purpose: the day that lies so many working days behind another.
-- Rules: QZ-3, HZ-Q12.
-- Called by: report_departure, and periods in working days.
create or replace function credit.add_working_days(
    day date,
    working_days integer
)
returns date
language plpgsql
stable
set search_path = ''
as $$
declare
    counted_day date := day;
    is_counted boolean;
    missing integer := working_days;
begin
    -- More than a year of working days is a mistake, not a period.
    if day is null or missing is null or missing not between 0 and 400 then
        raise exception 'a period has 0 to 400 working days' using errcode = 'invalid_parameter_value';
    end if;
    while missing > 0 loop
        counted_day := counted_day + 1;
        is_counted := credit.is_working_day(counted_day);
        if is_counted is null then
            return null;
        end if;
        if is_counted then
            missing := missing - 1;
        end if;
    end loop;
    return counted_day;
end;
$$;

comment on function credit.add_working_days(date, integer) is
'Counted from the day after; 0: the day itself. Null: it reaches into a year whose schedule is not loaded. Raises '
'22023.';

alter function credit.add_working_days(date, integer) owner to credit_account_keeper;
revoke all on function credit.add_working_days(date, integer) from public;
grant execute on function credit.add_working_days(date, integer) to credit_government_discloser;
grant execute on function credit.add_working_days(date, integer)
to credit_case_keeper, credit_window_discloser, credit_corrector;
