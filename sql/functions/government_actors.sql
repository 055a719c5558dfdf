-- Purpose: whose certificates these are, and whether their holders may ask at all.
-- Rules: HZ-Q13, HZ-Q14, HZ-S2, JJ-14, QZ-1, QZ-12, PB-3, PB-8, PB-10, PB-11.
-- Called by: government_actor, assess_government_queries.
create or replace function credit.government_actors(
    as_of timestamptz,
    spki_digest bytea[],
    network_address text[]
)
returns table (
    number integer,
    account_id text,
    unit_code text,
    role text,
    unit_level text,
    division_code text,
    follow_up_until date,
    purposes text[],
    matters text[],
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
begin
    return query
    select
        item.number::integer,
        account.account_id,
        account.unit_code,
        account.role,
        unit.level,
        unit.division_code,
        account.follow_up_until,
        agreement.purposes,
        agreement.matters,
        -- Where it comes from before what state it is in: who took a certificate away learns nothing from elsewhere.
        case
            when account.account_id is null and former.is_ended then 'certificate_ended'
            when account.account_id is null then 'certificate_not_bound'
            when certificate.not_after < as_of then 'certificate_ended'
            when certificate.not_before > as_of then 'certificate_not_bound'
            when item.network_address::inet <<= any(account.networks) is not true then 'network_not_allowed'
            when standing.refusal_code is not null then standing.refusal_code
            when role.duty <> 'querying' then 'role_not_allowed'
            when agreement.purposes is null then 'unit_without_agreement'
            when account_block.rule_id is not null then 'account_blocked'
        end,
        coalesce(standing.refusal_rule, account_block.rule_id)
    from
        rows from (unnest(spki_digest), unnest(network_address)) with ordinality
        as item (spki_digest, network_address, number)
    left join credit.certificate
        on
            item.spki_digest = certificate.spki_digest
            and certificate.state = 'granted'
    left join credit.account
        on certificate.account_id = account.account_id
    left join credit.unit
        on account.unit_code = unit.unit_code
    left join credit.role
        on account.role = role.role
    left join lateral credit.account_refusal(as_of, account.account_id) as standing
        on true
    left join lateral (
        select
            use_agreement.purposes,
            use_agreement.matters
        from credit.use_agreement
        where
            use_agreement.unit_code = account.unit_code
            and use_agreement.valid_from <= today
            and use_agreement.valid_until >= today
            and (use_agreement.suspended_at is null or use_agreement.suspended_at > as_of)
        order by use_agreement.valid_from desc
        limit 1
    ) as agreement
        on true
    left join credit.account_block
        on
            account.account_id = account_block.account_id
            and account_block.lifted_at is null
    -- Only for those that are not bound: was it once?
    left join lateral (
        select true as is_ended
        from credit.certificate as ended
        where
            account.account_id is null
            and ended.spki_digest = item.spki_digest
            and ended.state = 'ended'
        limit 1
    ) as former
        on true;
end;
$$;

comment on function credit.government_actors(timestamptz, bytea[], text[]) is
'Arrays of one length, an element a request; a network address is one. refusal_code null: may ask. refusal_rule null: '
'the rule of refusal_sentence stands. purposes and matters are those of the agreement in force.';

alter function credit.government_actors(timestamptz, bytea[], text[]) owner to credit_government_discloser;
revoke all on function credit.government_actors(timestamptz, bytea[], text[]) from public;
