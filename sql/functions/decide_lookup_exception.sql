-- Purpose: the decision of the city's authority on what subjects are not told, by another person than asked for it.
-- Rules: X-8, HZ-O2, PB-9.
-- Called by: creditd, staff audience.
create or replace function credit.decide_lookup_exception(
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
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if exception_id is null or coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_deciding_authority(actor.unit_code, 'X-8');
    select
        lookup_exception.unit_code,
        lookup_exception.purpose,
        lookup_exception.requested_by,
        lookup_exception.decision
    into waiting
    from credit.lookup_exception
    where lookup_exception.exception_id = decide_lookup_exception.exception_id
    for update;
    if not found then
        perform credit.refuse_staff_command('lookup_exception_unknown', 'X-8');
    end if;
    if waiting.decision is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'X-8');
    end if;
    if credit.is_same_person(waiting.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'X-8');
    end if;
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, waiting.requested_by, 'X-8');
    end if;

    update credit.lookup_exception
    set
        decision = decide_lookup_exception.decision,
        decision_reason = decide_lookup_exception.reason,
        decided_by = actor.account_id,
        decided_at = as_of
    where lookup_exception.exception_id = decide_lookup_exception.exception_id;

    return credit.log_staff_operation(
        as_of, 'decide_lookup_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'exception', exception_id, 'unit', waiting.unit_code, 'purpose', waiting.purpose, 'decision', decision
        ),
        pg_catalog.jsonb_build_object('exception', exception_id, 'decision', decision)
    );
end;
$$;

comment on function credit.decide_lookup_exception(timestamptz, bytea, text, text, uuid, text, text) is
'decision: approved or refused; a reason with a refusal. Never by the person that requested it, nor for somebody who '
'can act no more. CR001 malformed_command, authority_of_city_only, lookup_exception_unknown, transition_not_allowed, '
'same_person, requester_cannot_act.';

alter function credit.decide_lookup_exception(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_account_keeper;
revoke all on function credit.decide_lookup_exception(timestamptz, bytea, text, text, uuid, text, text)
from public;
grant execute on function credit.decide_lookup_exception(timestamptz, bytea, text, text, uuid, text, text)
to credit_staff;
