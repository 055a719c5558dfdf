-- Purpose: a providing unit takes a consent back; the next disclosure does not find it any more.
-- Rules: JJ-7.
-- Called by: creditd, staff audience.
create or replace function credit.withdraw_consent(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    consent_id uuid,
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
    former_state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['provider_officer']) as staff;
    if consent_id is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select consent.state
    into former_state
    from credit.consent
    where consent.consent_id = withdraw_consent.consent_id and consent.providing_unit = actor.unit_code
    for update;
    if not found then
        perform credit.refuse_staff_command('consent_unknown', 'JJ-7');
    end if;
    if former_state <> 'granted' then
        perform credit.refuse_staff_command('transition_not_allowed', 'JJ-7');
    end if;

    update credit.consent
    set
        state = 'withdrawn',
        withdrawn_by = actor.account_id,
        withdrawn_at = as_of,
        withdrawal_reason = withdraw_consent.reason
    where consent.consent_id = withdraw_consent.consent_id;
    perform credit.add_consent_events(as_of, array[consent_id], 'granted', 'withdrawn', actor.account_id, reason);

    return credit.log_staff_operation(
        as_of, 'withdraw_consent', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('consent', consent_id),
        pg_catalog.jsonb_build_object('consent', consent_id, 'state', 'withdrawn', 'at', credit.json_time(as_of))
    );
end;
$$;

comment on function credit.withdraw_consent(timestamptz, bytea, text, text, uuid, text) is
'By the providing unit only. Once: what is withdrawn stays so, a new application is needed.';

alter function credit.withdraw_consent(timestamptz, bytea, text, text, uuid, text) owner to credit_account_keeper;
revoke all on function credit.withdraw_consent(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.withdraw_consent(timestamptz, bytea, text, text, uuid, text) to credit_staff;
