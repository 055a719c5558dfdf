-- Purpose: the only way in which a case gets from one state to another.
-- Rules: HZ-O2, HZ-O13, HZ-Q12, HZ-Q16, X-1, X-7.
-- Called by: every command about a case that changes its state.
create or replace function credit.advance_case(
    as_of timestamptz,
    case_id uuid,
    event text,
    actor_account text,
    actor_role text,
    note text,
    details jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present record;
    new_state text;
begin
    -- Whoever comes second in the same instant waits here and sees what the first one left.
    select
        service_case.kind,
        service_case.state,
        service_case.state_since
    into present
    from credit.service_case
    where service_case.case_id = advance_case.case_id
    for update;
    if not found then
        perform credit.refuse_staff_command('case_unknown', 'HZ-O2');
    end if;
    select case_transition.to_state
    into new_state
    from credit.case_transition
    where
        case_transition.kind = present.kind
        and case_transition.from_state = present.state
        and case_transition.event = advance_case.event
        and case_transition.role = actor_role;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', credit.case_rule(present.kind));
    end if;
    if note is not null and not credit.is_statement(note) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    insert into credit.case_event (
        case_id, number, kind, from_state, event, to_state, role, at, actor, note, details
    )
    select
        advance_case.case_id,
        max(case_event.number) + 1,
        present.kind,
        present.state,
        advance_case.event,
        new_state,
        actor_role,
        as_of,
        actor_account,
        advance_case.note,
        coalesce(advance_case.details, '{}')
    from credit.case_event
    where case_event.case_id = advance_case.case_id;
    update credit.service_case
    set
        state = new_state,
        -- A clock that was set back does not let a state begin before the case.
        state_since = case
            when new_state = present.state then present.state_since else greatest(present.state_since, as_of)
        end,
        closed_at = case when new_state = 'closed' then as_of end
    where service_case.case_id = advance_case.case_id;
    -- X-1: whoever acted last in a role is who is asked about its clocks.
    update credit.case_deadline
    set responsible_account = actor_account
    where
        case_deadline.case_id = advance_case.case_id
        and case_deadline.responsible_role = actor_role
        -- What an applicant does at another window makes nobody there answer for this one's clocks.
        and (
            actor_role <> 'window_clerk'
            or case_deadline.responsible_unit = (
                select account.unit_code
                from credit.account
                where account.account_id = actor_account
            )
        )
        -- Requests and papers are answered for by those who ask, decide and keep.
        and case_deadline.about_id is null
        and not credit.is_paper_period(case_deadline.period_code)
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;
    if new_state <> present.state then
        perform credit.time_closing(as_of, case_id);
        perform credit.time_handover(as_of, case_id);
    end if;
    return new_state;
end;
$$;

comment on function credit.advance_case(timestamptz, uuid, text, text, text, text, jsonb) is
'The new state. note: as given, kept with the event, or null; details: ids, codes, days, or null. CR001 case_unknown, '
'transition_not_allowed (the event does not happen in the state, or is not the role''s), malformed_command.';

alter function credit.advance_case(timestamptz, uuid, text, text, text, text, jsonb) owner to credit_case_keeper;
revoke all on function credit.advance_case(timestamptz, uuid, text, text, text, text, jsonb) from public;
grant execute on function credit.advance_case(timestamptz, uuid, text, text, text, text, jsonb)
to credit_window_discloser, credit_corrector;
