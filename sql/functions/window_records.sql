-- Purpose: what the window may show of a subject's records, of level A and B, in the order of a report.
-- Rules: HZ-Q1, HZ-Q3, HZ-Q8, HZ-O7, HZ-O11, PB-6, PB-15, X-5, BX-1, BX-4, BX-10.
-- Called by: window_report.
create or replace function credit.window_records(
    as_of timestamptz,
    policy_id integer,
    role text,
    unit_level text,
    division_code text,
    purpose text,
    subject_key uuid,
    items text[]
)
returns table (
    number integer,
    record_id uuid,
    version integer,
    item_code text,
    form text,
    rule_id text,
    document jsonb
)
language plpgsql
stable
set search_path = ''
-- The planner guesses large numbers of rows of JSON and would compile for longer than it works.
set jit = 'off'
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
begin
    return query
    -- X-5: the newest version, of whatever level, is the record as it stands. Of level C this knows the number only.
    with newest as materialized (
        select distinct on (record_version.record_id)
            record_version.record_id,
            record_version.version,
            record_version.open_level
        from credit.record_version
        where record_version.subject_key = window_records.subject_key
        order by record_version.record_id asc, record_version.version desc
    ),

    -- The partitions by name: nobody gave the owner of this function the right to read these columns of level C.
    readable as (
        select
            record_version_a.record_id,
            record_version_a.version,
            record_version_a.open_level,
            record_version_a.item_code,
            record_version_a.provider_code,
            record_version_a.state,
            record_version_a.decided_on,
            record_version_a.retained_until,
            record_version_a.recorded_at,
            record_version_a.level_a_fields,
            record_version_a.level_b_fields,
            record_version_a.masked_level_a_fields,
            record_version_a.masked_level_b_fields
        from credit.record_version_a
        where record_version_a.subject_key = window_records.subject_key
        union all
        select
            record_version_b.record_id,
            record_version_b.version,
            record_version_b.open_level,
            record_version_b.item_code,
            record_version_b.provider_code,
            record_version_b.state,
            record_version_b.decided_on,
            record_version_b.retained_until,
            record_version_b.recorded_at,
            record_version_b.level_a_fields,
            record_version_b.level_b_fields,
            record_version_b.masked_level_a_fields,
            record_version_b.masked_level_b_fields
        from credit.record_version_b
        where record_version_b.subject_key = window_records.subject_key
    ),

    candidate as materialized (
        select
            readable.*,
            item.section_position,
            item.item_position,
            item.sharing_mode,
            provider.name as provider_name,
            credit.jurisdiction_relation(
                window_records.unit_level, window_records.division_code, provider.level, provider.division_code
            ) as relation,
            case
                when under_processing.marker is not null then 'under_processing'
                when applicant_disputes.marker is not null then 'applicant_disputes'
                else 'none'
            end as marker,
            -- The subject reads its own words; whoever comes with its letter reads them masked, as society does.
            case
                when window_records.purpose = 'own_data' then applicant_disputes.reason
                else applicant_disputes.public_reason
            end as reason
        from readable
        inner join newest
            on
                readable.record_id = newest.record_id
                and readable.version = newest.version
                and readable.open_level = newest.open_level
        -- BX-1, HZ-Q8: neither what the catalogue in force does not have nor what the letter does not name.
        inner join credit.report_items() as item
            on
                readable.item_code = item.item_code
                and (window_records.items is null or readable.item_code = any(window_records.items))
        left join credit.unit as provider
            on readable.provider_code = provider.unit_code
        left join credit.record_marker as under_processing
            on
                under_processing.subject_key = window_records.subject_key
                and readable.record_id = under_processing.record_id
                and under_processing.marker = 'under_processing'
        left join credit.record_marker as applicant_disputes
            on
                applicant_disputes.subject_key = window_records.subject_key
                and readable.record_id = applicant_disputes.record_id
                and applicant_disputes.marker = 'applicant_disputes'
                and applicant_disputes.marked_at <= as_of
                and applicant_disputes.lapses_at > as_of
        where
            readable.state = 'in_force'
            and (readable.retained_until is null or readable.retained_until >= today)
    ),

    situation as materialized (
        select
            row_number() over () as number,
            distinct_situation.relation,
            distinct_situation.sharing_mode,
            distinct_situation.marker
        from (
            select distinct
                candidate.relation,
                candidate.sharing_mode,
                candidate.marker
            from candidate
        ) as distinct_situation
    ),

    -- One row a situation; forms and rules stand in the order of the levels A, B, C.
    decided as materialized (
        select
            situation.relation,
            situation.sharing_mode,
            situation.marker,
            array_agg(decision.form order by decision.open_level) as forms,
            array_agg(decision.rule_id order by decision.open_level) as rule_ids
        from (
            select
                array_agg(window_records.role) as roles,
                array_agg(window_records.unit_level) as unit_levels,
                array_agg(situation.relation order by situation.number) as relations,
                array_agg(situation.sharing_mode order by situation.number) as sharing_modes,
                array_agg('none'::text) as consents,
                array_agg(situation.marker order by situation.number) as markers,
                array_agg(window_records.purpose) as purposes
            from situation
        ) as every
        cross join
            credit.decide_accesses(
                window_records.policy_id, 'window', every.roles, every.unit_levels, every.relations,
                every.sharing_modes, every.consents, every.markers, every.purposes
            ) as decision
        inner join situation
            on decision.number = situation.number
        group by situation.relation, situation.sharing_mode, situation.marker
    ),

    shown as materialized (
        select
            candidate.*,
            row_number() over (
                order by
                    candidate.section_position, candidate.item_position, candidate.decided_on desc nulls last,
                    candidate.record_id
            )::integer as number,
            access.rule_id,
            -- HZ-O7: whatever the policy says, while it is being verified nobody sees its content.
            case when candidate.marker = 'under_processing' then 'marker_only' else access.form end as form,
            -- A field is as open as the stricter of its record's level and its own (HZ-Q1).
            concat_ws(
                ',',
                case access.form
                    when 'full' then nullif(candidate.level_a_fields, '')
                    when 'masked' then nullif(coalesce(candidate.masked_level_a_fields, candidate.level_a_fields), '')
                end,
                case
                    when access.form = 'full' and access.form_b = 'full' then nullif(candidate.level_b_fields, '')
                    when access.form in ('full', 'masked') and access.form_b in ('full', 'masked')
                        then nullif(coalesce(candidate.masked_level_b_fields, candidate.level_b_fields), '')
                end
            ) as members
        from candidate
        inner join decided
            on
                candidate.relation = decided.relation
                and candidate.sharing_mode = decided.sharing_mode
                and candidate.marker = decided.marker
        cross join lateral (
            select
                decided.forms[strpos('AB', candidate.open_level)] as form,
                decided.forms[2] as form_b,
                decided.rule_ids[strpos('AB', candidate.open_level)] as rule_id
        ) as access
        where access.form <> 'nothing'
    ),

    spelt as (
        select
            field.record_id,
            field.fields
        from (
            select
                array_agg(shown.record_id) as record_ids,
                array_agg(shown.item_code) as item_codes,
                array_agg('{' || shown.members || '}') as members
            from shown
            where shown.form <> 'marker_only'
        ) as every
        cross join lateral credit.report_fields(every.record_ids, every.item_codes, every.members) as field
        where every.record_ids is not null
    )

    select
        shown.number,
        shown.record_id,
        shown.version,
        shown.item_code,
        shown.form,
        shown.rule_id,
        jsonb_build_object(
            'number', shown.number, 'record', shown.record_id, 'form', shown.form,
            'markers',
            case shown.marker
                when 'under_processing'
                    then '[{"marker": "under_processing", "name": "异议正在处理"}]'::jsonb
                when 'applicant_disputes'
                    then jsonb_build_array(
                        jsonb_build_object('marker', 'applicant_disputes', 'name', '申请人存疑', 'reason', shown.reason)
                    )
                else '[]'
            end
        )
        || case shown.form
            when 'marker_only' then '{"suspended": true}'
            else jsonb_build_object(
                'version', shown.version, 'open_level', shown.open_level,
                'provider', jsonb_build_object('code', shown.provider_code, 'name', shown.provider_name),
                'decided_on', shown.decided_on, 'recorded_on', credit.local_day(shown.recorded_at),
                'fields', coalesce(spelt.fields, '[]'),
                'remarks', coalesce(remark.document, '[]')
            )
            -- Stored by a release before fields were parted by level, and not prepared since.
            || case when shown.level_a_fields is null then '{"withheld": "not_prepared"}' else '{}' end::jsonb
        end
    from shown
    left join spelt
        on shown.record_id = spelt.record_id
    left join
        credit.standing_remarks(array[window_records.subject_key], window_records.purpose = 'own_data') as remark
        on shown.record_id = remark.record_id
    order by shown.number;
end;
$$;

comment on function credit.window_records(timestamptz, integer, text, text, text, text, uuid, text[]) is
'number: from 1, the n of "n of m". items: codes; null: all. subject_key null: no row. form: full, masked or '
'marker_only, which shows that there is a record under objection and nothing of it.';

alter function credit.window_records(timestamptz, integer, text, text, text, text, uuid, text[])
owner to credit_window_discloser;
revoke all on function credit.window_records(timestamptz, integer, text, text, text, text, uuid, text[]) from public;
