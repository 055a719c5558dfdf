-- Purpose: counts the deadlines that waited for a year's schedule, as far as the loaded years allow.
-- Rules: X-1.
-- Called by: add_calendar_year; creditctl calendar publish, in the transaction that loads the year.
create or replace function credit.recount_deadlines()
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    waiting record;
    counted record;
    extended record;
    counted_count integer := 0;
begin
    -- First the cases, then what hangs on them: the order of every command, so that no two wait for each other.
    perform
    from credit.service_case
    where service_case.case_id in (
        select case_deadline.case_id
        from credit.case_deadline
        where case_deadline.missing_year is not null
    )
    order by service_case.case_id
    for update;
    for waiting in
        select
            case_deadline.deadline_id,
            case_deadline.starts_on,
            case_deadline.extension_length,
            case_deadline.extension_unit,
            legal_period.length,
            legal_period.unit
        from credit.case_deadline
        inner join credit.legal_period
            on
                case_deadline.profile = legal_period.profile
                and case_deadline.period_code = legal_period.period_code
                and case_deadline.effective_on = legal_period.effective_on
        where case_deadline.missing_year is not null
        order by case_deadline.deadline_id
        for update of case_deadline
    loop
        select * into counted from credit.add_period(waiting.starts_on, waiting.length, waiting.unit);
        select * into extended
        from credit.add_period(counted.last_day, waiting.extension_length, waiting.extension_unit)
        where counted.last_day is not null and waiting.extension_length is not null;
        update credit.case_deadline
        set
            due_on = counted.last_day,
            extended_until = extended.last_day,
            missing_year = coalesce(counted.missing_year, extended.missing_year)
        where case_deadline.deadline_id = waiting.deadline_id;
        if coalesce(counted.missing_year, extended.missing_year) is null then
            counted_count := counted_count + 1;
        end if;
    end loop;
    return counted_count;
end;
$$;

comment on function credit.recount_deadlines() is
'How many have a last day now. A day that was counted stays as it was told to people, whatever a schedule becomes.';

alter function credit.recount_deadlines() owner to credit_case_keeper;
revoke all on function credit.recount_deadlines() from public;
grant execute on function credit.recount_deadlines() to credit_intake;
