-- Purpose: may this be asked: who asks, at which hour, how many at once, for which purpose and matter.
-- Rules: HZ-M5, HZ-Q13, JJ-14, QZ-4, QZ-6, QZ-8, QZ-9, PB-6, X-1.
-- Called by: disclose_to_government, open_verification; before the data are looked at.
create or replace function credit.assess_government_queries(
    as_of timestamptz,
    policy_id integer,
    operation text,
    spki_digest bytea[],
    network_address text[],
    purpose text[],
    matter text[],
    case_number text[]
)
returns table (
    number integer,
    account_id text,
    unit_code text,
    role text,
    unit_level text,
    division_code text,
    refusal_code text,
    refusal_rule text
)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
    hours_refusal text;
    hours_rule text;
    bulk_operation constant text := case operation
        when 'batch' then 'batch'
        when 'verification' then 'verification'
        when 'open_verification' then 'verification'
    end;
begin
    -- QZ-8: without rows of hours the policy restricts nothing and needs no calendar. What somebody asked for in time
    -- is worked off whenever the platform has time for it.
    select
        case
            when credit.is_working_day(today) is null then 'calendar_not_loaded'
            when not credit.is_working_day(today)
                or not bool_or(service_hours.opens <= as_of::time and service_hours.closes > as_of::time)
                then 'outside_hours'
        end,
        min(service_hours.rule_id)
    into hours_refusal, hours_rule
    from credit.service_hours
    where
        service_hours.policy_id = assess_government_queries.policy_id
        and operation <> 'verification'
    having count(*) > 0;

    return query
    with query as materialized (
        select
            item.number,
            item.spki_digest,
            item.network_address,
            item.purpose,
            nullif(item.matter, '') as matter,
            nullif(item.case_number, '') as case_number
        from
            rows from (
                unnest(spki_digest), unnest(network_address), unnest(purpose), unnest(matter), unnest(case_number)
            ) with ordinality as item (spki_digest, network_address, purpose, matter, case_number, number)
    ),

    -- A batch is mostly one person's.
    requester as materialized (
        select
            distinct_requester.spki_digest,
            distinct_requester.network_address,
            row_number() over () as number
        from (
            select distinct
                query.spki_digest,
                query.network_address
            from query
        ) as distinct_requester
    ),

    actor as materialized (
        select
            requester.spki_digest,
            requester.network_address,
            found.account_id,
            found.unit_code,
            found.role,
            found.unit_level,
            found.division_code,
            found.follow_up_until,
            found.purposes,
            found.matters,
            coalesce(
                found.refusal_code,
                case when assess_government_queries.policy_id is null then 'no_policy_in_force' end,
                case
                    when hours_refusal is not null
                        and not credit.hours_exception_in_force(found.unit_code, as_of)
                        then hours_refusal
                end,
                case
                    when bulk_operation is not null
                        and not credit.has_bulk_right(
                            assess_government_queries.policy_id, bulk_operation, found.role, found.unit_level
                        )
                        then 'bulk_not_allowed'
                end
            ) as refusal_code,
            found.refusal_rule
        from (
            select
                array_agg(requester.spki_digest order by requester.number) as spki_digests,
                array_agg(requester.network_address order by requester.number) as network_addresses
            from requester
        ) as everybody
        cross join
            credit.government_actors(as_of, everybody.spki_digests, everybody.network_addresses) as found
        inner join requester
            on found.number = requester.number
    )

    select
        query.number::integer,
        actor.account_id,
        actor.unit_code,
        actor.role,
        actor.unit_level,
        actor.division_code,
        case
            when actor.refusal_code is not null then actor.refusal_code
            when query_purpose.purpose is null then 'purpose_unknown'
            when query.purpose = any(actor.purposes) is not true then 'purpose_not_agreed'
            when query_purpose.needs_matter and query.matter is null then 'matter_missing'
            when query.matter is not null and query_matter.matter is null then 'matter_unknown'
            when query.matter is not null and query.matter = any(actor.matters) is not true then 'matter_not_agreed'
            when query_purpose.needs_case_number and query.case_number is null then 'case_number_missing'
            when query_purpose.needs_follow_up_authority and (actor.follow_up_until >= today) is not true
                then 'follow_up_not_authorised'
        end,
        case
            when actor.refusal_code = 'outside_hours' then hours_rule
            else actor.refusal_rule
        end
    from query
    inner join actor
        on
            query.spki_digest = actor.spki_digest
            and query.network_address = actor.network_address
    left join credit.query_purpose
        on
            query_purpose.policy_id = assess_government_queries.policy_id
            and query.purpose = query_purpose.purpose
    left join credit.query_matter
        on
            query_matter.policy_id = assess_government_queries.policy_id
            and query.matter = query_matter.matter;
end;
$$;

comment on function credit.assess_government_queries(
    timestamptz, integer, text, bytea[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query. operation: query, batch, open_verification (of a list), verification (of a '
'line of it). refusal_code null: may be asked. refusal_rule null: the rule of '
'refusal_sentence stands.';

alter function credit.assess_government_queries(
    timestamptz, integer, text, bytea[], text[], text[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.assess_government_queries(
    timestamptz, integer, text, bytea[], text[], text[], text[], text[]
) from public;
