-- Purpose: stored fields of records as a report spells them: names and code labels of the catalogue, in its order.
-- Rules: BX-6, PB-6.
-- Called by: window_records.
create or replace function credit.report_fields(record_ids uuid[], item_codes text[], members text[])
returns table (record_id uuid, fields jsonb)
language plpgsql
stable
set search_path = ''
-- The planner guesses large numbers of rows of JSON and would compile for longer than it works.
set jit = 'off'
as $$
begin
    return query
    with field as materialized (
        select
            item.item_code,
            definition.document ->> 'code' as field_code,
            definition.document ->> 'name' as name,
            definition.document ->> 'codeList' as code_list,
            definition.place
        from credit.report_items() as item
        cross join lateral pg_catalog.jsonb_array_elements(item.fields) with ordinality as definition (document, place)
    ),

    label as materialized (
        select
            list.document ->> 'name' as code_list,
            entry.document ->> 'code' as code,
            entry.document ->> 'label' as label
        from credit.catalogue_version
        cross join lateral pg_catalog.jsonb_array_elements(catalogue_version.document -> 'codeLists') as list (document)
        cross join lateral pg_catalog.jsonb_array_elements(list.document -> 'entries') as entry (document)
        where catalogue_version.state = 'published'
    ),

    -- A field has one value or several codes.
    part as (
        select
            record.record_id,
            member.field_code,
            record.item_code,
            value.place,
            case pg_catalog.jsonb_typeof(value.document)
                -- An amount: in fen, and as it was written.
                when 'object' then value.document ->> 'text'
                else value.document #>> '{}'
            end as written
        from
            rows from (
                pg_catalog.unnest(report_fields.record_ids), pg_catalog.unnest(report_fields.item_codes),
                pg_catalog.unnest(report_fields.members)
            ) as record (record_id, item_code, document)
        cross join lateral pg_catalog.jsonb_each(record.document::jsonb) as member (field_code, document)
        cross join lateral pg_catalog.jsonb_array_elements(
            case pg_catalog.jsonb_typeof(member.document)
                when 'array' then member.document
                else pg_catalog.jsonb_build_array(member.document)
            end
        ) with ordinality as value (document, place)
    ),

    spelt as (
        select
            part.record_id,
            part.field_code,
            min(field.place) as place,
            min(field.name) as name,
            pg_catalog.string_agg(coalesce(label.label, part.written), '、' order by part.place) as text
        from part
        left join field
            on part.item_code = field.item_code and part.field_code = field.field_code
        left join label
            on field.code_list = label.code_list and part.written = label.code
        group by part.record_id, part.field_code
    )

    select
        spelt.record_id,
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'code', spelt.field_code, 'name', coalesce(spelt.name, spelt.field_code),
                'text', coalesce(spelt.text, '')
            )
            order by spelt.place, spelt.field_code
        )
    from spelt
    group by spelt.record_id;
end;
$$;

comment on function credit.report_fields(uuid[], text[], text[]) is
'Arrays of one length, an element a record; members are JSON objects of field codes and values. fields: an array of '
'code, name and text. No row for a record without fields.';

alter function credit.report_fields(uuid[], text[], text[]) owner to credit_window_discloser;
revoke all on function credit.report_fields(uuid[], text[], text[]) from public;
