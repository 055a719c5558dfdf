-- Purpose: how far a clock has run: what the board warns of.
-- Rules: BX-14, HZ-Q12, HZ-O3, X-1, X-2.
-- Called by: deadline_board, deadline_entry.
create or replace function credit.deadline_standing(
    starts_on date,
    last_day date,
    today date
)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    -- Set by us, percent of the days from the start to the last day: at half of them the case must be on its way, at four
    -- fifths there is just time for a report, its approval and the notice.
    select case
        when deadline_standing.last_day is null then 'uncountable'
        when deadline_standing.today > deadline_standing.last_day then 'overdue'
        when deadline_standing.today = deadline_standing.last_day then 'due_today'
        when
            (deadline_standing.today - deadline_standing.starts_on) * 100
            >= (deadline_standing.last_day - deadline_standing.starts_on) * 80 then 'closing'
        when
            (deadline_standing.today - deadline_standing.starts_on) * 100
            >= (deadline_standing.last_day - deadline_standing.starts_on) * 50 then 'half_over'
        else 'running'
    end;
$$;

comment on function credit.deadline_standing(date, date, date) is
'running, half_over (50 % of the days), closing (80 %), due_today, overdue (from the day after the last one); '
'uncountable: last_day null, a year is missing.';

alter function credit.deadline_standing(date, date, date) owner to credit_case_keeper;
revoke all on function credit.deadline_standing(date, date, date) from public;
