-- Purpose: the authority's decision on a window outside the hours of service, by another person than asked for it.
-- Rules: QZ-8.
-- Called by: creditd, staff audience.
create or replace function credit.decide_hours_exception(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    exception_id uuid,
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
    waiting record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role,
        staff.unit_kinds
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if exception_id is null or coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        hours_exception.unit_code,
        hours_exception.closes_at,
        hours_exception.requested_by,
        hours_exception.decision
    into waiting
    from credit.hours_exception
    where
        hours_exception.exception_id = decide_hours_exception.exception_id
        and hours_exception.unit_code in (
            select overseen.unit_code
            from credit.units_overseen(actor.unit_code, actor.role) as overseen
        )
    for update;
    if not found then
        perform credit.refuse_staff_command('hours_exception_unknown', 'QZ-8');
    end if;
    if not 'authority' = any(actor.unit_kinds) then
        perform credit.refuse_staff_command('role_not_allowed', 'QZ-8');
    end if;
    if waiting.decision is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-8');
    end if;
    if credit.is_same_person(waiting.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'QZ-8');
    end if;
    if decision = 'approved' and waiting.closes_at <= as_of then
        perform credit.refuse_staff_command('hours_window_not_allowed', 'QZ-8');
    end if;
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, waiting.requested_by, 'QZ-8');
    end if;

    update credit.hours_exception
    set
        decision = decide_hours_exception.decision,
        decision_reason = decide_hours_exception.reason,
        decided_by = actor.account_id,
        decided_at = as_of
    where hours_exception.exception_id = decide_hours_exception.exception_id;

    return credit.log_staff_operation(
        as_of, 'decide_hours_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'exception', exception_id, 'unit', waiting.unit_code, 'decision', decision
        ),
        pg_catalog.jsonb_build_object('exception', exception_id, 'decision', decision)
    );
end;
$$;

comment on function credit.decide_hours_exception(timestamptz, bytea, text, text, uuid, text, text) is
'decision: approved or refused; a reason with a refusal. By the authority only, never by the person that '
'requested it. A window that is over can only be refused.';

alter function credit.decide_hours_exception(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_account_keeper;
revoke all on function credit.decide_hours_exception(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_hours_exception(timestamptz, bytea, text, text, uuid, text, text)
to credit_staff;
