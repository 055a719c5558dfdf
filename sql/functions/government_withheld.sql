-- Purpose: what a government user does not see whoever is asked for, by category and rule.
-- Rules: X-7, HZ-Q11, JJ-4 to JJ-7, BX-1.
-- Called by: government_files, prepare_access_decisions. From policy, catalogue, consents and asker alone: it reads
-- the same whatever exists.
create or replace function credit.government_withheld(
    policy_id integer,
    role text[],
    unit_level text[],
    purpose text[],
    is_person boolean[],
    items text[],
    consented text[]
)
returns table (number integer, document text)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
begin
    return query
    with asker as materialized (
        select
            item.number,
            item.role,
            item.unit_level,
            item.purpose,
            item.is_person,
            case
                when item.items is not null
                    then array(select jsonb_array_elements_text(item.items::jsonb))
            end as wanted,
            item.consented::jsonb as consented
        from
            rows from (
                unnest(role), unnest(unit_level), unnest(purpose), unnest(is_person), unnest(items), unnest(consented)
            ) with ordinality as item (role, unit_level, purpose, is_person, items, consented, number)
    ),

    -- Items of the catalogue in force that are about such a subject and wanted (BX-1).
    asker_item as materialized (
        select
            asker.number,
            catalogue_item.item_code,
            catalogue_item.item_position,
            catalogue_item.sharing_mode,
            strpos('ABC', level.open_level) as level_place,
            case
                when catalogue_item.sharing_mode = 'on_authority' and asker.consented ? catalogue_item.item_code
                    then 'granted'
                else 'none'
            end as consent
        from credit.catalogue_version
        inner join credit.catalogue_item
            on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
        cross join asker
        cross join lateral (
            select
                case
                    when asker.is_person then catalogue_item.person_level
                    else catalogue_item.organisation_level
                end as open_level
        ) as level
        where
            catalogue_version.state = 'published'
            and level.open_level is not null
            and (asker.wanted is null or catalogue_item.item_code = any(asker.wanted))
    ),

    -- What records would be to the asker if there were any.
    situation as materialized (
        select
            row_number() over () as number,
            possible.role,
            possible.unit_level,
            possible.purpose,
            possible.sharing_mode,
            possible.consent,
            relation.relation
        from (
            select distinct
                asker.role,
                asker.unit_level,
                asker.purpose,
                asker_item.sharing_mode,
                asker_item.consent
            from asker_item
            inner join asker
                on asker_item.number = asker.number
        ) as possible
        inner join (
            values
            ('city', 'own'),
            ('city', 'below'),
            ('city', 'other'),
            ('county', 'own'),
            ('county', 'above'),
            ('county', 'other')
        ) as relation (unit_level, relation)
            on possible.unit_level = relation.unit_level
    ),

    refused as materialized (
        select
            situation.role,
            situation.unit_level,
            situation.purpose,
            situation.sharing_mode,
            situation.consent,
            situation.relation,
            strpos('ABC', decision.open_level) as level_place,
            array[decision.rule_id, decision.sentence] as rule
        from (
            select
                array_agg(situation.role order by situation.number) as roles,
                array_agg(situation.unit_level order by situation.number) as unit_levels,
                array_agg(situation.relation order by situation.number) as relations,
                array_agg(situation.sharing_mode order by situation.number) as sharing_modes,
                array_agg(situation.consent order by situation.number) as consents,
                array_agg('none'::text) as markers,
                array_agg(situation.purpose order by situation.number) as purposes
            from situation
        ) as every
        cross join
            credit.decide_accesses(
                government_withheld.policy_id, 'government', every.roles, every.unit_levels, every.relations,
                every.sharing_modes, every.consents, every.markers, every.purposes
            ) as decision
        inner join situation
            on decision.number = situation.number
        where decision.form = 'nothing'
    ),

    withheld_item as (
        select
            asker_item.number,
            asker_item.item_code,
            asker_item.item_position,
            asker_item.sharing_mode,
            asker_item.consent,
            min(refused.rule) filter (where refused.relation = 'own') as own_rule,
            min(refused.rule) filter (where refused.relation <> 'own') as away_rule
        from asker_item
        inner join asker
            on asker_item.number = asker.number
        inner join refused
            on
                asker.role = refused.role
                and asker.unit_level = refused.unit_level
                and asker.purpose = refused.purpose
                and asker_item.sharing_mode = refused.sharing_mode
                and asker_item.consent = refused.consent
                and asker_item.level_place = refused.level_place
        group by
            asker_item.number, asker_item.item_code, asker_item.item_position, asker_item.sharing_mode,
            asker_item.consent
    ),

    category as (
        select
            withheld_item.number,
            case
                when withheld_item.own_rule is null then 'other_jurisdiction'
                when withheld_item.sharing_mode = 'on_authority' then 'on_authority'
                else 'open_level'
            end as category,
            coalesce(withheld_item.own_rule, withheld_item.away_rule) as rule,
            json_agg(withheld_item.item_code order by withheld_item.item_position)::text as items
        from withheld_item
        group by 1, 2, 3
        union all
        select
            asker.number,
            'item',
            array['BX-1', '目录中没有该事项，或该事项不适用于此类主体。'],
            json_agg(distinct wanted.item_code)::text
        from asker
        cross join lateral unnest(asker.wanted) as wanted (item_code)
        where
            not exists (
                select
                from asker_item
                where
                    asker_item.number = asker.number
                    and asker_item.item_code = wanted.item_code
            )
        group by asker.number
    ),

    listed as (
        select
            category.number,
            string_agg(
                '{"category":"' || category.category || '","items":' || category.items
                || ',"rule":"' || category.rule[1] || '","reason":' || to_json(category.rule[2]) || '}',
                ',' order by category.category, category.rule
            ) as document
        from category
        group by category.number
    )

    select
        asker.number::integer,
        coalesce(listed.document, '')
    from asker
    left join listed
        on asker.number = listed.number;
end;
$$;

comment on function credit.government_withheld(
    integer, text[], text[], text[], boolean[], text[], text[]
) is
'Arrays of one length, an element an asker; one row for each. items and consented are JSON arrays of item codes, null: '
'all, none. document is a JSON array without its brackets, each item '
'in it at most once: on_authority or open_level when the unit sees it from nobody, other_jurisdiction when from some '
'providers only, item when the catalogue does not have it for such a subject.';

alter function credit.government_withheld(integer, text[], text[], text[], boolean[], text[], text[])
owner to credit_government_discloser;
revoke all on function credit.government_withheld(
    integer, text[], text[], text[], boolean[], text[], text[]
) from public;
