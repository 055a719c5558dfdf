-- Purpose: writes one step of each of several consents into their history, after the step was taken.
-- Rules: JJ-7.
-- Called by: apply_for_consent, decide_consent, withdraw_consent.
create or replace function credit.add_consent_events(
    as_of timestamptz, consent_ids uuid[], from_state text, event text, actor text, note text
)
returns void
language sql
volatile
set search_path = ''
as $$
    insert into credit.consent_event (consent_id, number, from_state, event, to_state, at, actor, note)
    select
        consent.consent_id,
        1 + (
            select pg_catalog.count(*)
            from credit.consent_event as earlier
            where earlier.consent_id = consent.consent_id
        ),
        add_consent_events.from_state,
        add_consent_events.event,
        consent.state,
        add_consent_events.as_of,
        add_consent_events.actor,
        add_consent_events.note
    from credit.consent
    where consent.consent_id = any(add_consent_events.consent_ids);
$$;

comment on function credit.add_consent_events(timestamptz, uuid[], text, text, text, text) is
'to_state is the state that the consents have now: a step that consent_transition does not have breaks its '
'foreign key.';

alter function credit.add_consent_events(timestamptz, uuid[], text, text, text, text) owner to credit_account_keeper;
revoke all on function credit.add_consent_events(timestamptz, uuid[], text, text, text, text) from public;
