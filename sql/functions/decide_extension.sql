-- Purpose: the authority grants or refuses more time for a clock of a case.
-- Rules: HZ-Q12, HZ-O3, X-1.
-- Called by: creditd, staff audience.
create or replace function credit.decide_extension(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    extension_id uuid,
    decision text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    asked record;
    clock record;
    present credit.service_case;
    counted record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if extension_id is null or (decision in ('granted', 'refused')) is not true
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        case_extension.deadline_id,
        case_extension.length,
        case_extension.requested_by
    into asked
    from credit.case_extension
    where case_extension.extension_id = decide_extension.extension_id;
    if not found then
        perform credit.refuse_staff_command('extension_unknown', 'HZ-O3');
    end if;
    -- Locks the case: whoever else decides at the same time waits here.
    select * into strict clock from credit.require_deadline(asked.deadline_id, actor.unit_code, actor.role);
    present := credit.require_case(clock.case_id, null, actor.unit_code, actor.role);
    perform credit.require_deciding_authority(actor.unit_code, clock.rule_id);
    if clock.extension_role is distinct from actor.role then
        perform credit.refuse_staff_command('extension_not_allowed', clock.rule_id);
    end if;
    if credit.is_same_person(asked.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', clock.rule_id);
    end if;
    -- Consent comes before the end of what it extends.
    if decision = 'granted' and (not clock.is_open or clock.last_day < credit.local_day(as_of)) then
        perform credit.refuse_staff_command('extension_not_allowed', clock.rule_id);
    end if;

    update credit.case_extension
    set
        decided_by = actor.account_id,
        decided_at = as_of,
        decision = decide_extension.decision,
        decision_reason = decide_extension.reason
    where case_extension.extension_id = decide_extension.extension_id and case_extension.decision is null;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', clock.rule_id);
    end if;
    perform credit.meet_request(as_of, extension_id, actor.account_id);
    if decision = 'granted' then
        -- HZ-Q12: 经市信用主管部门同意并告知申请人.
        perform credit.start_request(as_of, present.case_id, 'extension_notice', 'window_clerk', extension_id);
        select * into counted
        from credit.add_period(clock.due_on, asked.length, clock.extension_unit)
        where clock.due_on is not null;
        update credit.case_deadline
        set
            extension_length = asked.length,
            extension_unit = clock.extension_unit,
            extended_until = counted.last_day,
            missing_year = coalesce(case_deadline.missing_year, counted.missing_year)
        where case_deadline.deadline_id = asked.deadline_id
        returning
            case_deadline.last_day,
            case_deadline.missing_year
        into clock.last_day, clock.missing_year;
    end if;
    perform credit.advance_case(
        as_of, present.case_id, 'extension_' || decision, actor.account_id, actor.role, reason,
        pg_catalog.jsonb_build_object('extension', extension_id, 'period', clock.period_code, 'length', asked.length)
    );

    return credit.log_case_operation(
        as_of, 'decide_extension', credit.case_purpose(present.kind), present.case_id, actor.account_id,
        actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'extension', extension_id, 'decision', decision, 'period', clock.period_code, 'length', asked.length
        ),
        pg_catalog.jsonb_build_object(
            'extension', extension_id, 'decision', decision, 'deadline', asked.deadline_id, 'case', present.case_id,
            'last_day', clock.last_day, 'missing_year', clock.missing_year
        )
    );
end;
$$;

comment on function credit.decide_extension(timestamptz, bytea, text, text, uuid, text, text) is
'decision: granted or refused, a refusal with its reason; by another person than who asked. Granted on the last day at '
'the latest; counted from the due day on, which is not counted itself. The window then tells the applicant '
'(tell_extension). CR001 extension_unknown, deadline_unknown, extension_not_allowed, same_person, '
'transition_not_allowed, authority_of_city_only.';

alter function credit.decide_extension(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_case_keeper;
revoke all on function credit.decide_extension(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_extension(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
