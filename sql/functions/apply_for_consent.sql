-- Purpose: a using unit applies to a providing unit for items that are used on authority.
-- Rules: JJ-7, HZ-S6.
-- Called by: creditd, government audience.
create or replace function credit.apply_for_consent(
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text,
    providing_unit text,
    items text[],
    purpose text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: more than a catalogue has items on authority.
    largest_application constant integer := 100;
    code_form constant text := '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$';
    today constant date := credit.local_day(as_of);
    actor record;
    refusal_code text;
    scope jsonb := '{}';
    consent_ids uuid [];
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
    refusal_code := actor.refusal_code;

    if refusal_code is null then
        if providing_unit !~ code_form is not false or not credit.is_statement(reason)
            or purpose !~ '^[a-z][a-z_]{0,31}$' is not false
            or pg_catalog.cardinality(items) between 1 and largest_application is not true
            or exists(select from unnest(items) as item (code) where item.code !~ code_form is not false)
            or pg_catalog.cardinality(items) <> (
                select pg_catalog.count(distinct item.code) from unnest(items) as item (code)
            ) then
            refusal_code := 'malformed_command';
        else
            -- Only now: what is no code may be anything, and does not belong into the log.
            scope := pg_catalog.jsonb_build_object(
                'providing_unit', providing_unit, 'items', items, 'purpose', purpose
            );
            refusal_code := credit.consent_application_refusal(today, providing_unit, items, purpose);
        end if;
    end if;

    if refusal_code is null then
        begin
            -- In one order, so that two applications at the same time do not wait for each other in a circle.
            with added as (
                insert into credit.consent (
                    consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at
                )
                select
                    pg_catalog.gen_random_uuid(),
                    actor.unit_code,
                    apply_for_consent.providing_unit,
                    item.code,
                    apply_for_consent.purpose,
                    'applied',
                    apply_for_consent.reason,
                    actor.account_id,
                    as_of
                from unnest(items) as item (code)
                order by item.code
                returning consent.consent_id, consent.item_code
            )

            select
                pg_catalog.array_agg(added.consent_id),
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'consent', added.consent_id, 'item', added.item_code, 'state', 'applied'
                    ) order by added.item_code
                )
            into strict consent_ids, consents
            from added;
        exception
            when unique_violation then
                refusal_code := 'consent_already_applied';
        end;
    end if;

    if refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'apply_for_consent', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal_code, actor.refusal_rule
        );
    end if;
    perform credit.add_consent_events(as_of, consent_ids, 'none', 'applied', actor.account_id, reason);
    return credit.log_government_command(
        as_of, 'apply_for_consent', actor.account_id, actor.unit_code, network_address, request_id, scope, 201,
        pg_catalog.jsonb_build_object('consents', consents)
    );
end;
$$;

comment on function credit.apply_for_consent(timestamptz, bytea, text, text, text, text[], text, text) is
'items: 1 to 100 distinct codes; one application each, all or none. A refusal is an answer like any other, '
'logged, and changes nothing.';

alter function credit.apply_for_consent(timestamptz, bytea, text, text, text, text[], text, text)
owner to credit_account_keeper;
revoke all on function credit.apply_for_consent(timestamptz, bytea, text, text, text, text[], text, text) from public;
grant execute on function credit.apply_for_consent(timestamptz, bytea, text, text, text, text[], text, text)
to credit_government;
