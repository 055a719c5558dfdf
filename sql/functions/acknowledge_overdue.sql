-- Purpose: the authority takes note of a missed deadline and says what is to be done now.
-- Rules: HZ-Q12, HZ-O3, BX-14, X-1.
-- Called by: creditd, staff audience.
create or replace function credit.acknowledge_overdue(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    deadline_id uuid,
    instruction text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    clock record;
    late record;
    present credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if deadline_id is null or not credit.is_statement(instruction) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select * into strict clock from credit.require_deadline(deadline_id, actor.unit_code, actor.role);
    present := credit.require_case(clock.case_id, null, actor.unit_code, actor.role);
    -- HZ-O3, HZ-Q12: what was missed goes to the city's authority; a district's note would take it off the city's board.
    perform credit.require_deciding_authority(actor.unit_code, clock.rule_id);
    select
        case_deadline.responsible_role,
        case_deadline.responsible_account
    into strict late
    from credit.case_deadline
    where case_deadline.deadline_id = acknowledge_overdue.deadline_id;
    -- Nobody takes note of what that same person let pass, nor of a turn that the same person passed on too late.
    if
        credit.is_same_person(late.responsible_account, actor.account_id)
        or clock.period_code = 'objection_handling' and exists (
            select
            from credit.case_event
            where
                case_event.case_id = clock.case_id
                and case_event.event in ('returned', 'approved')
                and credit.local_day(case_event.at) > clock.last_day
                and credit.is_same_person(case_event.actor, actor.account_id)
        )
    then
        perform credit.refuse_staff_command('same_person', clock.rule_id);
    end if;
    -- Of its own clock the authority takes note once it is known who was late: until then that may be whoever notes it.
    if clock.is_open and late.responsible_role = actor.role then
        perform credit.refuse_staff_command('transition_not_allowed', clock.rule_id);
    end if;
    -- X-2: overdue from the first instant of the day after the last one; what was done after that is still to be noted.
    if (clock.is_missed or clock.is_open and clock.last_day < credit.local_day(as_of)) is not true then
        perform credit.refuse_staff_command('transition_not_allowed', clock.rule_id);
    end if;
    insert into credit.case_escalation (deadline_id, acknowledged_by, acknowledged_at, instruction)
    values (acknowledge_overdue.deadline_id, actor.account_id, as_of, acknowledge_overdue.instruction)
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', clock.rule_id);
    end if;
    update credit.case_deadline
    set is_noted = true
    where case_deadline.deadline_id = acknowledge_overdue.deadline_id;
    return credit.log_case_operation(
        as_of, 'acknowledge_overdue', credit.case_purpose(present.kind), present.case_id, actor.account_id,
        actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('deadline', deadline_id, 'period', clock.period_code),
        pg_catalog.jsonb_build_object('deadline', deadline_id, 'case', present.case_id)
    );
end;
$$;

comment on function credit.acknowledge_overdue(timestamptz, bytea, text, text, uuid, text) is
'instruction: 1 to 500 characters, as given; once for a deadline. It closes and extends nothing: an open '
'deadline stays overdue until somebody does what is due, one that was missed leaves the board. CR001 '
'deadline_unknown, authority_of_city_only, same_person (who was responsible or acted last), '
'transition_not_allowed (not overdue, noted, or the authority''s own that is not done yet).';

alter function credit.acknowledge_overdue(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.acknowledge_overdue(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.acknowledge_overdue(timestamptz, bytea, text, text, uuid, text) to credit_staff;
