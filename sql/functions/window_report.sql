-- Purpose: the content of a report: sections, records, what was withheld by rule, and what the log says of it.
-- Rules: BX-6, HZ-Q3, HZ-Q11.
-- Called by: issue_report.
create or replace function credit.window_report(
    as_of timestamptz,
    policy_id integer,
    role text,
    unit_level text,
    division_code text,
    purpose text,
    subject_key uuid,
    subject_kind text,
    items text[]
)
returns table (
    content jsonb,
    disclosed text,
    record_ids uuid[],
    versions integer[],
    item_codes text[],
    forms text[]
)
language plpgsql
stable
set search_path = ''
-- The planner guesses large numbers of rows of JSON and would compile for longer than it works.
set jit = 'off'
as $$
begin
    return query
    with record as materialized (
        select
            shown.number,
            shown.record_id,
            shown.version,
            shown.item_code,
            shown.form,
            shown.rule_id,
            shown.document
        from
            credit.window_records(
                as_of, window_report.policy_id, window_report.role, window_report.unit_level,
                window_report.division_code, window_report.purpose, window_report.subject_key, window_report.items
            ) as shown
    ),

    item_group as (
        select
            item.section,
            item.item_position,
            pg_catalog.count(*) as record_count,
            pg_catalog.jsonb_build_object(
                'item', item.item_code, 'name', item.name, 'count', pg_catalog.count(*),
                'records', pg_catalog.jsonb_agg(record.document order by record.number)
            ) as document
        from record
        inner join credit.report_items() as item
            on record.item_code = item.item_code
        group by item.section, item.item_position, item.item_code, item.name
    ),

    -- Nobody can leave a section or a row out: what is empty says that it is.
    section as (
        select
            report_section.section_position,
            pg_catalog.jsonb_build_object(
                'section', report_section.section, 'name', report_section.name,
                'count', coalesce(sum(item_group.record_count), 0),
                'items',
                coalesce(
                    pg_catalog.jsonb_agg(item_group.document order by item_group.item_position)
                    filter (where item_group.document is not null),
                    '[]'
                )
            ) as document
        from credit.report_section
        left join item_group
            on report_section.section = item_group.section
        group by report_section.section_position, report_section.section, report_section.name
    ),

    logged as (
        select
            pg_catalog.count(*) as record_count,
            pg_catalog.string_agg(
                '["' || record.record_id || '",' || record.version || ',"'
                || case record.form when 'marker_only' then 'suspended' else record.form end || '","'
                || record.rule_id || '"]',
                ',' order by record.number
            ) as disclosed,
            pg_catalog.array_agg(record.record_id order by record.number) as record_ids,
            pg_catalog.array_agg(record.version order by record.number) as versions,
            pg_catalog.array_agg(record.item_code order by record.number) as item_codes,
            pg_catalog.array_agg(record.form order by record.number) as forms
        from record
    )

    select
        pg_catalog.jsonb_build_object(
            'record_count', logged.record_count,
            'sections', (select pg_catalog.jsonb_agg(section.document order by section.section_position) from section),
            'withheld',
            credit.window_withheld(
                window_report.policy_id, window_report.role, window_report.unit_level, window_report.purpose,
                window_report.subject_kind, window_report.items
            )
        ),
        coalesce(logged.disclosed, ''),
        coalesce(logged.record_ids, '{}'),
        coalesce(logged.versions, '{}'),
        coalesce(logged.item_codes, '{}'),
        coalesce(logged.forms, '{}')
    from logged;
end;
$$;

comment on function credit.window_report(timestamptz, integer, text, text, text, text, uuid, text, text[]) is
'One row. disclosed: as append_query_log takes it; the arrays are in the order of the report. items: codes; null: all.';

alter function credit.window_report(timestamptz, integer, text, text, text, text, uuid, text, text[])
owner to credit_window_discloser;
revoke all on function credit.window_report(timestamptz, integer, text, text, text, text, uuid, text, text[])
from public;
