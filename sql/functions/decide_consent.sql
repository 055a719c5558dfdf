-- Purpose: a providing unit's decision on applications for its items on authority: grant with a period, or refusal.
-- Rules: JJ-7, HZ-S6.
-- Called by: creditd, staff audience.
create or replace function credit.decide_consent(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    consent_ids uuid[],
    decision text,
    reason text,
    valid_from date,
    valid_until date
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: what one person can judge at a sitting.
    largest_decision constant integer := 100;
    -- consent_valid_until_check, days.
    longest_period constant integer := 366;
    today constant date := credit.local_day(as_of);
    actor record;
    found_count integer;
    waiting_count integer;
    own_count integer;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['provider_officer']) as staff;

    if consent_ids is null or pg_catalog.cardinality(consent_ids) not between 1 and largest_decision
        or coalesce(decision, '') not in ('granted', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason)
        or (decision = 'granted') <> (valid_from is not null) or (valid_from is null) <> (valid_until is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- A consent that is dated back would justify what was not allowed; one without end is no consent for a period.
    if decision = 'granted' and not (
        pg_catalog.isfinite(valid_from) and pg_catalog.isfinite(valid_until) and valid_from >= today
        and valid_until >= valid_from and valid_until - valid_from < longest_period
    ) then
        perform credit.refuse_staff_command('consent_period_not_allowed', 'JJ-7');
    end if;

    -- In one order, so that two who decide about the same ones do not wait for each other in a circle.
    select
        pg_catalog.count(*),
        pg_catalog.count(*) filter (where waiting.state = 'applied'),
        pg_catalog.count(*) filter (where credit.is_same_person(waiting.applied_by, actor.account_id))
    into found_count, waiting_count, own_count
    from (
        select
            consent.state,
            consent.applied_by
        from credit.consent
        where consent.consent_id = any(consent_ids) and consent.providing_unit = actor.unit_code
        order by consent.consent_id
        for update
    ) as waiting;
    if found_count <> pg_catalog.cardinality(consent_ids) then
        perform credit.refuse_staff_command('consent_unknown', 'JJ-7');
    end if;
    if waiting_count <> found_count then
        perform credit.refuse_staff_command('transition_not_allowed', 'JJ-7');
    end if;
    if own_count > 0 then
        perform credit.refuse_staff_command('same_person', 'JJ-7');
    end if;

    update credit.consent
    set
        state = decide_consent.decision,
        decided_by = actor.account_id,
        decided_at = as_of,
        decision_reason = decide_consent.reason,
        valid_from = decide_consent.valid_from,
        valid_until = decide_consent.valid_until
    where consent.consent_id = any(consent_ids);
    perform credit.add_consent_events(as_of, consent_ids, 'applied', decision, actor.account_id, reason);

    return credit.log_staff_operation(
        as_of, 'decide_consent', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'consents', consent_ids, 'decision', decision, 'valid_from', valid_from, 'valid_until', valid_until
        ),
        pg_catalog.jsonb_build_object(
            'consents', consent_ids, 'state', decision, 'valid_from', valid_from, 'valid_until', valid_until
        )
    );
end;
$$;

comment on function credit.decide_consent(timestamptz, bytea, text, text, uuid[], text, text, date, date) is
'decision: granted or refused; all of consent_ids (1 to 100, each once) or none. A reason with a refusal, days '
'from today on with a grant, both included and at most 366. In force at once, by what the next disclosure reads.';

alter function credit.decide_consent(timestamptz, bytea, text, text, uuid[], text, text, date, date)
owner to credit_account_keeper;
revoke all on function credit.decide_consent(
    timestamptz, bytea, text, text, uuid[], text, text, date, date
) from public;
grant execute on function credit.decide_consent(timestamptz, bytea, text, text, uuid[], text, text, date, date)
to credit_staff;
