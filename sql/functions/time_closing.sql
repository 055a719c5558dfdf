-- Purpose: starts, restarts and meets the clock of a case's closing, so that none is forgotten before its end.
-- Rules: HZ-Q16, HZ-O14, X-1.
-- Called by: advance_case, after each step into another state.
create or replace function credit.time_closing(
    as_of timestamptz,
    case_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    present record;
    closing_role text;
    closing_unit text;
begin
    select
        service_case.kind,
        service_case.state,
        service_case.unit_code
    into strict present
    from credit.service_case
    where service_case.case_id = time_closing.case_id;
    if present.state = 'closed' then
        perform credit.meet_deadline(as_of, case_id, 'case_closing');
        return;
    end if;
    perform credit.end_deadline(as_of, case_id, 'case_closing', 'went_on');
    select case_transition.role
    into closing_role
    from credit.case_transition
    where
        case_transition.kind = present.kind
        and case_transition.from_state = present.state
        and case_transition.event = 'closed';
    if not found then
        return;
    end if;
    -- The window's own; or the authority whose officer was last at it.
    select account.unit_code
    into closing_unit
    from credit.case_event
    inner join credit.account
        on case_event.actor = account.account_id
    where
        closing_role <> 'window_clerk'
        and case_event.case_id = time_closing.case_id
        and case_event.role = closing_role
    order by case_event.number desc
    limit 1;
    perform credit.start_deadline(
        as_of, case_id, 'case_closing', null, closing_role, coalesce(closing_unit, present.unit_code)
    );
end;
$$;

comment on function credit.time_closing(timestamptz, uuid) is
'The clock case_closing runs in every state from which the case can be closed, from the step into that state on.';

alter function credit.time_closing(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.time_closing(timestamptz, uuid) from public;
