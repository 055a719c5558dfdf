-- Purpose: starts a clock of a case, with the rule and version that it runs by.
-- Rules: HZ-Q12, HZ-O3, HZ-O4, HZ-O11, HZ-O12, QZ-11, PB-14, BX-14, X-1, X-2.
-- Called by: the commands about cases, in the transaction of the step that starts the period.
create or replace function credit.start_deadline(
    as_of timestamptz,
    case_id uuid,
    period_code text,
    starts_on date,
    responsible_role text,
    responsible_unit text,
    about_id uuid default null
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    started uuid := pg_catalog.gen_random_uuid();
    profile text;
    counted record;
begin
    select service_case.profile
    into strict profile
    from credit.service_case
    where service_case.case_id = start_deadline.case_id;
    select * into strict counted from credit.due_date(profile, period_code, coalesce(starts_on, credit.local_day(as_of)));
    insert into credit.case_deadline (
        deadline_id, case_id, period_code, about_id, profile, effective_on, responsible_role, responsible_unit,
        responsible_account, starts_on, due_on, missing_year
    )
    values (
        started, start_deadline.case_id, start_deadline.period_code, start_deadline.about_id, profile, counted.effective_on,
        start_deadline.responsible_role, start_deadline.responsible_unit,
        (
            select case_event.actor
            from credit.case_event
            inner join credit.account
                on case_event.actor = account.account_id
            where
                case_event.case_id = start_deadline.case_id
                and case_event.role = start_deadline.responsible_role
                -- Whoever served the applicant at another window answers for nothing here.
                and (
                    case_event.role <> 'window_clerk'
                    or account.unit_code = start_deadline.responsible_unit
                )
            order by case_event.number desc
            limit 1
        ),
        coalesce(start_deadline.starts_on, credit.local_day(as_of)), counted.due_on, counted.missing_year
    );
    return started;
end;
$$;

comment on function credit.start_deadline(timestamptz, uuid, text, date, text, text, uuid) is
'The deadline''s id. starts_on: day of the event, not counted; null: that of as_of. A due day that needs a year that '
'is not loaded stays null and is listed with the year. about_id: of case_deadline. CR001 period_unknown.';

alter function credit.start_deadline(timestamptz, uuid, text, date, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.start_deadline(timestamptz, uuid, text, date, text, text, uuid) from public;
grant execute on function credit.start_deadline(timestamptz, uuid, text, date, text, text, uuid)
to credit_window_discloser, credit_corrector;
