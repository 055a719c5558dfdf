-- Purpose: a using unit's own consents and applications.
-- Rules: JJ-7.
-- Called by: creditd, government audience.
create or replace function credit.consents_of_unit(
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: a unit's items on authority, for several years.
    largest_list constant integer := 500;
    today constant date := credit.local_day(as_of);
    actor record;
    consents jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    if actor.refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'consents_of_unit', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            '{}', actor.refusal_code, actor.refusal_rule
        );
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'consent', listed.consent_id, 'providing_unit', listed.providing_unit, 'item', listed.item_code,
                'purpose', listed.purpose, 'state', listed.state,
                'in_force', listed.state = 'granted' and today between listed.valid_from and listed.valid_until,
                'applied_at', credit.json_time(listed.applied_at),
                'decided_at', credit.json_time(listed.decided_at), 'decision_reason', listed.decision_reason,
                'valid_from', listed.valid_from, 'valid_until', listed.valid_until,
                'withdrawn_at', credit.json_time(listed.withdrawn_at),
                'withdrawal_reason', listed.withdrawal_reason
            ) order by listed.applied_at desc, listed.consent_id
        )
    into consents
    from (
        select
            consent.consent_id,
            consent.providing_unit,
            consent.item_code,
            consent.purpose,
            consent.state,
            consent.applied_at,
            consent.decided_at,
            consent.decision_reason,
            consent.valid_from,
            consent.valid_until,
            consent.withdrawn_at,
            consent.withdrawal_reason
        from credit.consent
        where consent.using_unit = actor.unit_code
        order by consent.applied_at desc, consent.consent_id
        limit largest_list
    ) as listed;

    return credit.log_government_command(
        as_of, 'consents_of_unit', actor.account_id, actor.unit_code, network_address, request_id, '{}', 200,
        pg_catalog.jsonb_build_object('consents', coalesce(consents, '[]'))
    );
end;
$$;

comment on function credit.consents_of_unit(timestamptz, bytea, text, text) is
'The newest 500, newest first.';

alter function credit.consents_of_unit(timestamptz, bytea, text, text) owner to credit_account_keeper;
revoke all on function credit.consents_of_unit(timestamptz, bytea, text, text) from public;
grant execute on function credit.consents_of_unit(timestamptz, bytea, text, text) to credit_government;
