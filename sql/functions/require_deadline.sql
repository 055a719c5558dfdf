-- Purpose: the clock that a command is about, locked with its case, if it is the business of whoever gives the command.
-- Rules: HZ-O2, HZ-S5, X-1.
-- Called by: request_extension, decide_extension, acknowledge_overdue.
create or replace function credit.require_deadline(
    deadline_id uuid,
    actor_unit text,
    actor_role text
)
returns table (
    case_id uuid,
    period_code text,
    is_open boolean,
    is_missed boolean,
    starts_on date,
    due_on date,
    missing_year integer,
    last_day date,
    longest_extension integer,
    extension_unit text,
    extension_role text,
    rule_id text
)
language plpgsql
volatile
set search_path = ''
as $$
begin
    -- First the case, then what hangs on it: the order of every command.
    perform
    from credit.service_case
    where
        service_case.case_id = (
            select case_deadline.case_id
            from credit.case_deadline
            where case_deadline.deadline_id = require_deadline.deadline_id
        )
        and credit.may_see_case(actor_unit, actor_role, service_case.unit_code)
    for update;
    if not found then
        perform credit.refuse_staff_command('deadline_unknown', 'X-1');
    end if;
    return query
    select
        case_deadline.case_id,
        case_deadline.period_code,
        case_deadline.met_at is null and case_deadline.ended_at is null,
        coalesce(
            credit.local_day(coalesce(case_deadline.met_at, case_deadline.ended_at)) > case_deadline.last_day, false
        ),
        case_deadline.starts_on,
        case_deadline.due_on,
        case_deadline.missing_year,
        case_deadline.last_day,
        legal_period.extension_length,
        legal_period.extension_unit,
        legal_period.extension_role,
        legal_period.rule_id
    from credit.case_deadline
    inner join credit.legal_period
        on
            case_deadline.profile = legal_period.profile
            and case_deadline.period_code = legal_period.period_code
            and case_deadline.effective_on = legal_period.effective_on
    where case_deadline.deadline_id = require_deadline.deadline_id;
end;
$$;

comment on function credit.require_deadline(uuid, text, text) is
'One row, or CR001 deadline_unknown, also for what is another''s. is_missed: done or ended after its last '
'day. longest_extension null: it is not extended.';

alter function credit.require_deadline(uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.require_deadline(uuid, text, text) from public;
