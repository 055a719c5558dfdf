-- Purpose: whose certificate this is, and whether its holder may ask at all.
-- Rules: HZ-Q13, HZ-Q14, HZ-S2, JJ-14, QZ-1, QZ-12, PB-3, PB-8, PB-10, PB-11.
-- Called by: assess_government_queries, the functions of consents, feedback and verification jobs.
create or replace function credit.government_actor(as_of timestamptz, spki_digest bytea, network_address text)
returns table (
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
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
    holder record;
    standing record;
begin
    -- Small statements keep their plans; as one with eleven tables, starting it took longer than all of them.
    select
        account.account_id,
        account.unit_code,
        account.role,
        account.follow_up_until,
        account.networks,
        certificate.not_before,
        certificate.not_after
    into holder
    from credit.certificate
    inner join credit.account
        on certificate.account_id = account.account_id
    where
        certificate.spki_digest = government_actor.spki_digest
        and certificate.state = 'granted';
    if not found then
        refusal_code := 'certificate_not_bound';
        perform
        from credit.certificate
        where
            certificate.spki_digest = government_actor.spki_digest
            and certificate.state = 'ended'
        limit 1;
        if found then
            refusal_code := 'certificate_ended';
        end if;
    else
        account_id := holder.account_id;
        unit_code := holder.unit_code;
        role := holder.role;
        follow_up_until := holder.follow_up_until;

        select
            unit.level,
            unit.division_code
        into unit_level, division_code
        from credit.unit
        where unit.unit_code = holder.unit_code;

        select
            use_agreement.purposes,
            use_agreement.matters
        into purposes, matters
        from credit.use_agreement
        where
            use_agreement.unit_code = holder.unit_code
            and use_agreement.valid_from <= today
            and use_agreement.valid_until >= today
            and (use_agreement.suspended_at is null or use_agreement.suspended_at > as_of)
        order by use_agreement.valid_from desc
        limit 1;

        select
            refusal.refusal_code,
            refusal.refusal_rule
        into standing
        from credit.account_refusal(as_of, holder.account_id) as refusal;
        refusal_rule := standing.refusal_rule;
        if refusal_rule is null then
            select account_block.rule_id
            into refusal_rule
            from credit.account_block
            where
                account_block.account_id = holder.account_id
                and account_block.lifted_at is null;
        end if;

        -- Where it comes from before what state it is in: who took a certificate away learns nothing from elsewhere.
        refusal_code := case
            when holder.not_after < as_of then 'certificate_ended'
            when holder.not_before > as_of then 'certificate_not_bound'
            when network_address::inet <<= any(holder.networks) is not true then 'network_not_allowed'
            when standing.refusal_code is not null then standing.refusal_code
            when (select role.duty from credit.role where role.role = holder.role) <> 'querying'
                then 'role_not_allowed'
            when purposes is null then 'unit_without_agreement'
            when refusal_rule is not null then 'account_blocked'
        end;
    end if;
    if refusal_code is not null and refusal_rule is null then
        select sentence.rule_id
        into refusal_rule
        from credit.refusal_sentence(refusal_code) as sentence;
    end if;
    return next;
end;
$$;

comment on function credit.government_actor(timestamptz, bytea, text) is
'One row always. account_id null: the certificate is nobody''s. refusal_code null: may ask; its words are those of '
'refusal_sentence. purposes and matters are those of the agreement in force.';

alter function credit.government_actor(timestamptz, bytea, text) owner to credit_government_discloser;
revoke all on function credit.government_actor(timestamptz, bytea, text) from public;
grant execute on function credit.government_actor(timestamptz, bytea, text) to credit_account_keeper;
