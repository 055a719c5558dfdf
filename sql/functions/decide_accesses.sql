-- Purpose: who may see what: the only evaluation of the access policy's rules.
-- Rules: HZ-Q3, JJ-4 to JJ-7, HZ-O7, X-7.
-- Called by: decide_access, explain_access, government_withheld, prepare_access_decisions, window_records,
-- window_withheld.
create or replace function credit.decide_accesses(
    policy_id integer,
    audience text,
    role text[],
    unit_level text[],
    relation text[],
    sharing_mode text[],
    consent text[],
    marker text[],
    purpose text[]
)
returns table (number integer, open_level text, form text, rule_id text, sentence text, rule_number integer)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
begin
    return query
    -- Rows that can match any of the situations; most of a policy is about somebody else.
    with rule as materialized (
        select
            access_rule.rule_number,
            access_rule.effect,
            access_rule.roles,
            access_rule.unit_levels,
            access_rule.relations,
            access_rule.open_levels,
            access_rule.sharing_modes,
            access_rule.consents,
            access_rule.markers,
            access_rule.purposes,
            access_rule.form,
            access_rule.rule_id,
            access_rule.sentence,
            disclosure_form.rank
        from credit.access_rule
        inner join credit.disclosure_form
            on access_rule.form = disclosure_form.form
        where
            access_rule.policy_id = decide_accesses.policy_id
            and (access_rule.audiences is null or decide_accesses.audience = any(access_rule.audiences))
            and (access_rule.roles is null or access_rule.roles && decide_accesses.role)
            and (access_rule.unit_levels is null or access_rule.unit_levels && decide_accesses.unit_level)
            and (access_rule.purposes is null or access_rule.purposes && decide_accesses.purpose)
    ),

    situation as (
        select
            item.number,
            level.open_level,
            item.role,
            item.unit_level,
            item.relation,
            item.sharing_mode,
            item.consent,
            item.marker,
            item.purpose
        from
            rows from (
                unnest(decide_accesses.role), unnest(decide_accesses.unit_level), unnest(decide_accesses.relation),
                unnest(decide_accesses.sharing_mode), unnest(decide_accesses.consent),
                unnest(decide_accesses.marker), unnest(decide_accesses.purpose)
            ) with ordinality as item (
                role, unit_level, relation, sharing_mode, consent, marker, purpose, number
            )
        cross join (values ('A'), ('B'), ('C')) as level (open_level)
    ),

    -- Arrays compare from the left: first what is shown, then the smaller rule number.
    matched as (
        select
            situation.number,
            situation.open_level,
            max(array[rule.rank, -rule.rule_number]) filter (where rule.effect = 'permit') as permitted,
            min(array[rule.rank, rule.rule_number]) filter (where rule.effect = 'forbid') as capped
        from situation
        left join rule
            on
                (rule.relations is null or situation.relation = any(rule.relations))
                and (rule.sharing_modes is null or situation.sharing_mode = any(rule.sharing_modes))
                and (rule.open_levels is null or situation.open_level = any(rule.open_levels))
                and (rule.markers is null or situation.marker = any(rule.markers))
                and (rule.consents is null or situation.consent = any(rule.consents))
                and (rule.roles is null or situation.role = any(rule.roles))
                and (rule.unit_levels is null or situation.unit_level = any(rule.unit_levels))
                and (rule.purposes is null or situation.purpose = any(rule.purposes))
        group by situation.number, situation.open_level
    ),

    -- Forbid wins where it leaves less than was permitted; without a permit nothing is shown.
    decided as (
        select
            matched.number,
            matched.open_level,
            case
                when matched.capped[1] < matched.permitted[1] then matched.capped[2]
                else -matched.permitted[2]
            end as rule_number
        from matched
    )

    select
        decided.number::integer,
        decided.open_level,
        coalesce(rule.form, 'nothing'),
        coalesce(rule.rule_id, access_policy.default_rule_id),
        coalesce(rule.sentence, access_policy.default_sentence),
        decided.rule_number
    from decided
    inner join credit.access_policy
        on access_policy.policy_id = decide_accesses.policy_id
    left join rule
        on decided.rule_number = rule.rule_number;
end;
$$;

comment on function credit.decide_accesses(
    integer, text, text[], text[], text[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a situation; three rows for each, one for each open level. Least cap of the matching '
'forbids over greatest form of the matching permits. rule_number null: nothing permits it, and the policy''s default '
'rule stands. No row at all: no such policy.';

alter function credit.decide_accesses(integer, text, text[], text[], text[], text[], text[], text[], text[])
owner to credit_government_discloser;
revoke all on function credit.decide_accesses(
    integer, text, text[], text[], text[], text[], text[], text[], text[]
) from public;
grant execute on function credit.decide_accesses(
    integer, text, text[], text[], text[], text[], text[], text[], text[]
) to credit_intake, credit_window_discloser;
