-- Purpose: the last day of a statutory period, and by which row of the rules it was counted.
-- Rules: HZ-Q12, HZ-O3, HZ-O4, HZ-O11, HZ-O12, QZ-11, PB-14, X-1, X-2.
-- Called by: start_deadline, and functions that ask whether a period is over.
create or replace function credit.due_date(
    profile text,
    period_code text,
    day date,
    out effective_on date,
    out due_on date,
    out missing_year integer
)
returns record
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    period record;
begin
    select
        legal_period.effective_on,
        legal_period.length,
        legal_period.unit
    into period
    from credit.legal_period
    where
        legal_period.profile = due_date.profile
        and legal_period.period_code = due_date.period_code
        and legal_period.effective_on <= due_date.day
    order by legal_period.effective_on desc
    limit 1;
    if not found then
        perform credit.refuse_staff_command('period_unknown', 'X-1');
    end if;
    effective_on := period.effective_on;
    select
        counted.last_day,
        counted.missing_year
    into due_on, missing_year
    from credit.add_period(day, period.length, period.unit) as counted;
end;
$$;

comment on function credit.due_date(text, text, date) is
'day is that of the event, Asia/Shanghai, and is not counted; due_on is still in time. due_on null: missing_year is '
'the first year that is needed and whose schedule is not loaded. CR001 period_unknown: the profile has no such period.';

alter function credit.due_date(text, text, date) owner to credit_case_keeper;
revoke all on function credit.due_date(text, text, date) from public;
grant execute on function credit.due_date(text, text, date) to credit_window_discloser, credit_corrector;
