-- Purpose: works out what a policy shows and withholds in every situation, once for each policy and catalogue.
-- Rules: HZ-Q3, JJ-4 to JJ-7, X-7, HZ-Q11.
-- Called by: disclose_to_government.
create or replace function credit.prepare_access_decisions(policy_id integer)
returns void
language plpgsql
volatile
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
begin
    perform
    from credit.catalogue_version
    inner join credit.withheld_document
        on catalogue_version.catalogue_version_id = withheld_document.catalogue_version_id
    where
        catalogue_version.state = 'published'
        and withheld_document.policy_id = prepare_access_decisions.policy_id
    limit 1;
    if found then
        return;
    end if;

    with situation as materialized (
        select
            row_number() over () as number,
            role.role,
            related.unit_level,
            query_purpose.purpose,
            related.relation,
            shared.sharing_mode,
            shared.consent,
            marked.marker,
            marked.marker_place
        from credit.role
        cross join (
            values
            ('city', 'own'),
            ('city', 'below'),
            ('city', 'other'),
            ('county', 'own'),
            ('county', 'above'),
            ('county', 'other')
        ) as related (unit_level, relation)
        cross join (
            values
            ('open', 'none'),
            ('shared', 'none'),
            ('on_authority', 'none'),
            ('on_authority', 'granted')
        ) as shared (sharing_mode, consent)
        cross join
            unnest(array['none', 'under_processing', 'applicant_disputes']) with ordinality
            as marked (marker, marker_place)
        inner join credit.query_purpose
            on query_purpose.policy_id = prepare_access_decisions.policy_id
        where role.duty = 'querying'
    )

    insert into credit.access_decision (
        policy_id, role, unit_level, purpose, relation, sharing_mode, consent, forms, rule_ids
    )
    select
        prepare_access_decisions.policy_id,
        situation.role,
        situation.unit_level,
        situation.purpose,
        situation.relation,
        situation.sharing_mode,
        situation.consent,
        array_agg(decision.form order by situation.marker_place, decision.open_level),
        array_agg(decision.rule_id order by situation.marker_place, decision.open_level)
    from (
        select
            array_agg(situation.role order by situation.number) as roles,
            array_agg(situation.unit_level order by situation.number) as unit_levels,
            array_agg(situation.relation order by situation.number) as relations,
            array_agg(situation.sharing_mode order by situation.number) as sharing_modes,
            array_agg(situation.consent order by situation.number) as consents,
            array_agg(situation.marker order by situation.number) as markers,
            array_agg(situation.purpose order by situation.number) as purposes
        from situation
    ) as every
    cross join
        credit.decide_accesses(
            prepare_access_decisions.policy_id, 'government', every.roles, every.unit_levels, every.relations,
            every.sharing_modes, every.consents, every.markers, every.purposes
        ) as decision
    inner join situation
        on decision.number = situation.number
    group by
        situation.role, situation.unit_level, situation.purpose, situation.relation, situation.sharing_mode,
        situation.consent
    -- Two sessions that do this at once write in one order, and so wait in no circle.
    order by 1, 2, 3, 4, 5, 6, 7
    on conflict do nothing;

    with asker as materialized (
        select
            row_number() over () as number,
            role.role,
            unit_level,
            query_purpose.purpose,
            is_person
        from credit.role
        cross join unnest(array['city', 'county']) as unit_level
        cross join unnest(array[false, true]) as is_person
        inner join credit.query_purpose
            on query_purpose.policy_id = prepare_access_decisions.policy_id
        where role.duty = 'querying'
    )

    insert into credit.withheld_document (
        policy_id, catalogue_version_id, role, unit_level, purpose, is_person, document
    )
    select
        prepare_access_decisions.policy_id,
        catalogue_version.catalogue_version_id,
        asker.role,
        asker.unit_level,
        asker.purpose,
        asker.is_person,
        withheld.document
    from (
        select
            array_agg(asker.role order by asker.number) as roles,
            array_agg(asker.unit_level order by asker.number) as unit_levels,
            array_agg(asker.purpose order by asker.number) as purposes,
            array_agg(asker.is_person order by asker.number) as is_person,
            array_agg(null::text) as nothing
        from asker
    ) as every
    cross join
        credit.government_withheld(
            prepare_access_decisions.policy_id, every.roles, every.unit_levels, every.purposes, every.is_person,
            every.nothing, every.nothing
        ) as withheld
    inner join asker
        on withheld.number = asker.number
    inner join credit.catalogue_version
        on catalogue_version.state = 'published'
    where every.roles is not null
    on conflict do nothing;
end;
$$;

comment on function credit.prepare_access_decisions(integer) is
'Nothing to do when they are there. Without them nothing is disclosed.';

alter function credit.prepare_access_decisions(integer) owner to credit_government_discloser;
revoke all on function credit.prepare_access_decisions(integer) from public;
