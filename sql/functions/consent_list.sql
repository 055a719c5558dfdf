-- Purpose: consents and applications, for those who decide on them, ask for them or oversee them.
-- Rules: JJ-7.
-- Called by: creditd, staff audience.
create or replace function credit.consent_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    state text,
    after_applied_at timestamptz,
    after_consent_id uuid,
    page_size integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: a screen or two.
    largest_page constant integer := 200;
    today constant date := credit.local_day(as_of);
    actor record;
    consents jsonb;
    next_page jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['provider_officer', 'account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if page_size is null or page_size not between 1 and largest_page
        or state not in ('applied', 'granted', 'refused', 'withdrawn')
        or (after_applied_at is null) <> (after_consent_id is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    with page as (
        select
            consent.consent_id,
            consent.using_unit,
            consent.providing_unit,
            consent.item_code,
            consent.purpose,
            consent.state,
            consent.reason,
            consent.applied_by,
            consent.applied_at,
            consent.decided_by,
            consent.decided_at,
            consent.decision_reason,
            consent.valid_from,
            consent.valid_until,
            consent.withdrawn_by,
            consent.withdrawn_at,
            consent.withdrawal_reason,
            pg_catalog.row_number() over (order by consent.applied_at, consent.consent_id) as place
        from credit.consent
        where
            (consent_list.state is null or consent.state = consent_list.state)
            and (
                after_applied_at is null
                or (consent.applied_at, consent.consent_id) > (after_applied_at, after_consent_id)
            )
            and (
                actor.role = 'provider_officer' and consent.providing_unit = actor.unit_code
                or actor.role <> 'provider_officer' and consent.using_unit in (
                    select overseen.unit_code
                    from credit.units_overseen(actor.unit_code, actor.role) as overseen
                )
            )
        order by consent.applied_at, consent.consent_id
        limit page_size + 1
    )

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'consent', page.consent_id,
                'using_unit', page.using_unit, 'using_unit_name', using_one.name,
                'providing_unit', page.providing_unit, 'providing_unit_name', providing_one.name,
                'item', page.item_code, 'purpose', page.purpose, 'state', page.state,
                'in_force', page.state = 'granted' and today between page.valid_from and page.valid_until,
                'reason', page.reason, 'applied_by', page.applied_by, 'applied_at', credit.json_time(page.applied_at),
                'decided_by', page.decided_by, 'decided_at', credit.json_time(page.decided_at),
                'decision_reason', page.decision_reason,
                'valid_from', page.valid_from, 'valid_until', page.valid_until,
                'withdrawn_by', page.withdrawn_by, 'withdrawn_at', credit.json_time(page.withdrawn_at),
                'withdrawal_reason', page.withdrawal_reason
            ) order by page.place
        ) filter (where page.place <= page_size),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'applied_at', credit.json_time(page.applied_at), 'consent', page.consent_id
                )
            ) filter (where page.place = page_size) -> 0
        end
    into consents, next_page
    from page
    inner join credit.unit as using_one
        on page.using_unit = using_one.unit_code
    inner join credit.unit as providing_one
        on page.providing_unit = providing_one.unit_code;

    return credit.log_staff_operation(
        as_of, 'consent_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('state', state, 'after', after_consent_id),
        pg_catalog.jsonb_build_object('consents', coalesce(consents, '[]'), 'next', next_page)
    );
end;
$$;

comment on function credit.consent_list(timestamptz, bytea, text, text, text, timestamptz, uuid, integer) is
'A providing unit''s officer sees what is asked of the unit; others what the units ask for that they oversee. '
'state null: all of them. Oldest first, page_size 1 to 200; next is what to give as after_…, null: the last page.';

alter function credit.consent_list(timestamptz, bytea, text, text, text, timestamptz, uuid, integer)
owner to credit_account_keeper;
revoke all on function credit.consent_list(
    timestamptz, bytea, text, text, text, timestamptz, uuid, integer
) from public;
grant execute on function credit.consent_list(timestamptz, bytea, text, text, text, timestamptz, uuid, integer)
to credit_staff;
