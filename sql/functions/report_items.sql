-- Purpose: the items of the catalogue in force as a report shows them: in which section, under which names.
-- Rules: BX-1, BX-6, HZ-M6.
-- Called by: issue_report, report_fields, window_records, window_report, window_withheld.
create or replace function credit.report_items()
returns table (
    item_code text,
    item_position integer,
    name text,
    sharing_mode text,
    organisation_level text,
    person_level text,
    section text,
    section_position integer,
    fields jsonb
)
language plpgsql
stable
set search_path = ''
-- The planner guesses large numbers of rows of JSON and would compile for longer than it works.
set jit = 'off'
as $$
begin
    return query
    -- The document is taken apart once; it is some hundred kilobytes.
    with definition as materialized (
        select
            element.document ->> 'code' as item_code,
            element.document ->> 'reportSection' as section,
            element.document ->> 'layer' as layer,
            element.document -> 'fields' as fields
        from credit.catalogue_version
        cross join lateral pg_catalog.jsonb_array_elements(catalogue_version.document -> 'items') as element (document)
        where catalogue_version.state = 'published'
    )

    select
        catalogue_item.item_code,
        catalogue_item.item_position,
        catalogue_item.name,
        catalogue_item.sharing_mode,
        catalogue_item.organisation_level,
        catalogue_item.person_level,
        report_section.section,
        report_section.section_position,
        coalesce(definition.fields, '[]')
    from credit.catalogue_version
    inner join credit.catalogue_item
        on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
    left join definition
        on catalogue_item.item_code = definition.item_code
    inner join credit.report_section
        on
            report_section.section = coalesce(
                -- Whatever a catalogue's file says: no item, and so no record, is without a section.
                (
                    select named.section
                    from credit.report_section as named
                    where named.section = definition.section
                ),
                case definition.layer when 'national' then 'other' else 'local' end
            )
    where catalogue_version.state = 'published';
end;
$$;

comment on function credit.report_items() is
'fields: as in the catalogue''s file. An item that names no section is local, or other when it is the national '
'catalogue''s.';

alter function credit.report_items() owner to credit_window_discloser;
revoke all on function credit.report_items() from public;
