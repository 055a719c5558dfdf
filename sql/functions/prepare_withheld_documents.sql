-- Purpose: works out what the policy in force withholds from those who ask for everything, once for each policy and
-- catalogue.
-- Rules: X-7, HZ-Q11.
-- Called by: disclose_to_government.
create or replace function credit.prepare_withheld_documents(policy_id integer)
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
        and withheld_document.policy_id = prepare_withheld_documents.policy_id
    limit 1;
    if found then
        return;
    end if;

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
            on query_purpose.policy_id = prepare_withheld_documents.policy_id
        where role.duty = 'querying'
    )

    insert into credit.withheld_document (
        policy_id, catalogue_version_id, role, unit_level, purpose, is_person, document
    )
    select
        prepare_withheld_documents.policy_id,
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
            prepare_withheld_documents.policy_id, every.roles, every.unit_levels, every.purposes, every.is_person,
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

comment on function credit.prepare_withheld_documents(integer) is
'Nothing to do when they are there; where they are missing government_files works them out for itself.';

alter function credit.prepare_withheld_documents(integer) owner to credit_government_discloser;
revoke all on function credit.prepare_withheld_documents(integer) from public;
