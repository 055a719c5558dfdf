-- Purpose: says whose turn an objection is now, on the clocks that run until its result is told.
-- Rules: HZ-O2, HZ-O3, BX-14, X-1.
-- Called by: report_result, return_result, approve_result.
create or replace function credit.pass_turn(
    case_id uuid,
    next_role text,
    next_unit text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    update credit.case_deadline
    set
        responsible_role = next_role,
        responsible_unit = next_unit,
        responsible_account = (
            select case_event.actor
            from credit.case_event
            where case_event.case_id = pass_turn.case_id and case_event.role = next_role
            order by case_event.number desc
            limit 1
        )
    where
        case_deadline.case_id = pass_turn.case_id
        and case_deadline.period_code in ('objection_handling', 'objection_service_target')
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;
end;
$$;

comment on function credit.pass_turn(uuid, text, text) is
'The day stays what it is. Who of the next role acted last in the case is asked first, if anybody did.';

alter function credit.pass_turn(uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.pass_turn(uuid, text, text) from public;
