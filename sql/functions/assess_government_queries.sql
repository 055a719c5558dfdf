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
    hours record;
    is_working boolean;
    hours_refusal text;
    request record;
    actor record;
    stated record;
    refusal text;
    bulk_operation constant text := case operation
        when 'batch' then 'batch'
        when 'verification' then 'verification'
        when 'open_verification' then 'verification'
    end;
begin
    -- QZ-8: without rows of hours the policy restricts nothing and needs no calendar. What somebody asked for in time
    -- is worked off whenever the platform has time for it.
    if operation <> 'verification' then
        select
            bool_or(service_hours.opens <= as_of::time and service_hours.closes > as_of::time) as are_open,
            min(service_hours.rule_id) as rule_id
        into hours
        from credit.service_hours
        where service_hours.policy_id = assess_government_queries.policy_id;
        if hours.rule_id is not null then
            is_working := credit.is_working_day(today);
            hours_refusal := case
                when is_working is null then 'calendar_not_loaded'
                when not is_working or not hours.are_open then 'outside_hours'
            end;
        end if;
    end if;

    -- A list is one person's, for one cause; single queries that came together may be anybody's.
    for request in
        select
            item.spki_digest,
            item.network_address,
            item.purpose,
            nullif(item.matter, '') as matter,
            nullif(item.case_number, '') as case_number,
            array_agg(item.number) as numbers
        from (
            select
                generate_series(1, cardinality(spki_digest)) as number,
                unnest(spki_digest) as spki_digest,
                unnest(network_address) as network_address,
                unnest(purpose) as purpose,
                unnest(matter) as matter,
                unnest(case_number) as case_number
        ) as item
        group by 1, 2, 3, 4, 5
    loop
        select
            asking.account_id,
            asking.unit_code,
            asking.role,
            asking.unit_level,
            asking.division_code,
            asking.follow_up_until,
            asking.purposes,
            asking.matters,
            asking.refusal_code,
            asking.refusal_rule
        into strict actor
        from credit.government_actor(as_of, request.spki_digest, request.network_address) as asking;

        refusal := actor.refusal_code;
        if refusal is null and policy_id is null then
            refusal := 'no_policy_in_force';
        end if;
        if refusal is null and hours_refusal is not null
            and not credit.hours_exception_in_force(actor.unit_code, as_of) then
            refusal := hours_refusal;
            if refusal = 'outside_hours' then
                actor.refusal_rule := hours.rule_id;
            end if;
        end if;
        if refusal is null and bulk_operation is not null
            and not credit.has_bulk_right(policy_id, bulk_operation, actor.role, actor.unit_level) then
            refusal := 'bulk_not_allowed';
        end if;
        if refusal is null then
            select
                query_purpose.purpose,
                query_purpose.needs_matter,
                query_purpose.needs_case_number,
                query_purpose.needs_follow_up_authority
            into stated
            from credit.query_purpose
            where
                query_purpose.policy_id = assess_government_queries.policy_id
                and query_purpose.purpose = request.purpose;
            refusal := case
                when stated.purpose is null then 'purpose_unknown'
                when request.purpose = any(actor.purposes) is not true then 'purpose_not_agreed'
                when stated.needs_matter and request.matter is null then 'matter_missing'
                when
                    request.matter is not null and not exists (
                        select
                        from credit.query_matter
                        where
                            query_matter.policy_id = assess_government_queries.policy_id
                            and query_matter.matter = request.matter
                    )
                    then 'matter_unknown'
                when request.matter is not null and request.matter = any(actor.matters) is not true
                    then 'matter_not_agreed'
                when stated.needs_case_number and request.case_number is null then 'case_number_missing'
                when stated.needs_follow_up_authority and (actor.follow_up_until >= today) is not true
                    then 'follow_up_not_authorised'
            end;
        end if;

        return query
        select
            unnest(request.numbers),
            actor.account_id,
            actor.unit_code,
            actor.role,
            actor.unit_level,
            actor.division_code,
            refusal,
            actor.refusal_rule;
    end loop;
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
