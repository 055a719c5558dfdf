-- Purpose: what government users may see of the files that they ask for, as it reads, and what was withheld by rule.
-- Rules: HZ-Q1, HZ-Q3, HZ-O7, HZ-O11, JJ-4 to JJ-7, BX-1, BX-4, PB-6, X-5.
-- Called by: disclose_to_government, inside the statement that decides who may ask.
create or replace function credit.government_files(
    as_of timestamptz,
    policy_id integer,
    number integer[],
    unit_code text[],
    role text[],
    unit_level text[],
    division_code text[],
    purpose text[],
    identifier_digest uuid[],
    label text[],
    items text[]
)
returns table (answer_number integer, subject_key uuid, answer text, disclosed text)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
    policy_member text;
    catalogue_in_force integer;
    item_list text[];
    item_heading_list text[];
begin
    select ',"policy":"' || access_policy.label || '"'
    into policy_member
    from credit.access_policy
    where access_policy.policy_id = government_files.policy_id;

    -- Read once for the batch: joining some forty items to each record cost as much as reading the records.
    select
        min(catalogue_version.catalogue_version_id),
        array_agg(catalogue_item.item_code order by catalogue_item.item_position),
        array_agg(
            '{"item":"' || catalogue_item.item_code || '","name":' || to_json(catalogue_item.name)
            order by catalogue_item.item_position
        )
    into catalogue_in_force, item_list, item_heading_list
    from credit.catalogue_version
    inner join credit.catalogue_item
        on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
    where catalogue_version.state = 'published';

    return query
    -- JJ-7: what the units were consented to, for all records at once.
    with consent_held as materialized (
        select
            consent.using_unit,
            consent.providing_unit,
            consent.item_code,
            consent.purpose
        from credit.consents_in_force(government_files.unit_code, today) as consent
    ),

    query as materialized (
        select
            item.number,
            item.identifier_digest,
            item.label,
            item.unit_code,
            item.role,
            item.unit_level,
            item.division_code,
            item.purpose,
            item.items,
            item.label like '%"identity_document":%' as is_person,
            -- What does not depend on the subject is worked out once for all to whom it reads the same.
            dense_rank() over (
                order by
                    item.role, item.unit_level, item.purpose, item.items, consented.items,
                    item.label like '%"identity_document":%'
            ) as asker_number,
            consented.items as consented
        from
            rows from (
                unnest(number), unnest(identifier_digest), unnest(label), unnest(unit_code), unnest(role),
                unnest(unit_level), unnest(division_code), unnest(purpose), unnest(items)
            ) as item (
                number, identifier_digest, label, unit_code, role, unit_level, division_code, purpose, items
            )
        left join (
            select
                consent_held.using_unit,
                consent_held.purpose,
                array_to_json(array_agg(distinct consent_held.item_code))::text as items
            from consent_held
            group by consent_held.using_unit, consent_held.purpose
        ) as consented
            on
                item.unit_code = consented.using_unit
                and item.purpose = consented.purpose
    ),

    asker as materialized (
        select distinct
            query.asker_number,
            query.role,
            query.unit_level,
            query.purpose,
            query.is_person,
            query.items,
            query.consented,
            withheld_document.document
        from query
        left join credit.withheld_document
            on
                withheld_document.policy_id = government_files.policy_id
                and withheld_document.catalogue_version_id = catalogue_in_force
                and query.role = withheld_document.role
                and query.unit_level = withheld_document.unit_level
                and query.purpose = withheld_document.purpose
                and query.is_person = withheld_document.is_person
                and query.items is null
                and query.consented is null
    ),

    withheld as materialized (
        select
            asker.asker_number,
            asker.document
        from asker
        where asker.document is not null
        union all
        select
            every.asker_numbers[part.number],
            part.document
        from (
            select
                array_agg(asker.asker_number order by asker.asker_number) as asker_numbers,
                array_agg(asker.role order by asker.asker_number) as roles,
                array_agg(asker.unit_level order by asker.asker_number) as unit_levels,
                array_agg(asker.purpose order by asker.asker_number) as purposes,
                array_agg(asker.is_person order by asker.asker_number) as is_person,
                array_agg(asker.items order by asker.asker_number) as items,
                array_agg(asker.consented order by asker.asker_number) as consented
            from asker
            where asker.document is null
        ) as every
        cross join
            credit.government_withheld(
                government_files.policy_id, every.roles, every.unit_levels, every.purposes, every.is_person,
                every.items, every.consented
            ) as part
        where every.roles is not null
    ),

    found as materialized (
        select
            query.number,
            query.items,
            query.unit_code,
            query.role,
            query.unit_level,
            query.division_code,
            query.purpose,
            identifier.subject_key
        from query
        inner join credit.identifier
            on query.identifier_digest = identifier.identifier_digest
    ),

    -- X-5: the newest version, of whatever level, is the record as it stands.
    -- Not by a window: PostgreSQL would take hardly any row for the newest, and join all that follows row by row.
    version as (
        select distinct on (found.number, record_version.record_id)
            found.number,
            found.items,
            found.unit_code,
            found.role,
            found.unit_level,
            found.division_code,
            found.purpose,
            found.subject_key,
            record_version.record_id,
            record_version.version,
            record_version.open_level,
            record_version.item_code,
            record_version.provider_code,
            record_version.state,
            record_version.decided_on,
            record_version.retained_until,
            record_version.level_a_fields,
            record_version.level_b_fields,
            record_version.level_c_fields,
            record_version.masked_level_a_fields,
            record_version.masked_level_b_fields,
            record_version.masked_level_c_fields
        from found
        inner join credit.record_version
            on found.subject_key = record_version.subject_key
        order by found.number asc, record_version.record_id asc, record_version.version desc
    ),

    candidate as materialized (
        select
            version.number,
            version.role,
            version.unit_level,
            version.purpose,
            version.subject_key,
            version.record_id,
            version.version,
            version.open_level,
            strpos('ABC', version.open_level) as level_place,
            version.item_code,
            -- The code of a unit needs no escaping.
            coalesce('"' || provider.unit_code || '"', to_json(version.provider_code)::text) as provider,
            version.decided_on,
            version.level_a_fields,
            version.level_b_fields,
            version.level_c_fields,
            version.masked_level_a_fields,
            version.masked_level_b_fields,
            version.masked_level_c_fields,
            catalogue_item.sharing_mode,
            applicant_disputes.reason,
            credit.jurisdiction_relation(
                version.unit_level, version.division_code, provider.level, provider.division_code
            ) as relation,
            case
                when
                    catalogue_item.sharing_mode = 'on_authority' and exists (
                        select
                        from consent_held
                        where
                            consent_held.using_unit = version.unit_code
                            and consent_held.purpose = version.purpose
                            and consent_held.item_code = version.item_code
                            and consent_held.providing_unit = version.provider_code
                    )
                    then 'granted'
                else 'none'
            end as consent,
            coalesce(under_processing.marker, applicant_disputes.marker, 'none') as marker
        from version
        -- An item that the catalogue in force does not have is not disclosed (BX-1); nor one that was not asked for.
        inner join credit.catalogue_item
            on
                catalogue_item.catalogue_version_id = catalogue_in_force
                and version.item_code = catalogue_item.item_code
                and (version.items is null or version.items::jsonb ? version.item_code)
        left join credit.unit as provider
            on version.provider_code = provider.unit_code
        left join credit.record_marker as under_processing
            on
                version.subject_key = under_processing.subject_key
                and version.record_id = under_processing.record_id
                and under_processing.marker = 'under_processing'
        left join credit.record_marker as applicant_disputes
            on
                version.subject_key = applicant_disputes.subject_key
                and version.record_id = applicant_disputes.record_id
                and applicant_disputes.marker = 'applicant_disputes'
                and applicant_disputes.lapses_at > as_of
        where
            version.state = 'in_force'
            and (version.retained_until is null or version.retained_until >= today)
    ),

    situation as materialized (
        select
            row_number() over () as number,
            distinct_situation.role,
            distinct_situation.unit_level,
            distinct_situation.relation,
            distinct_situation.sharing_mode,
            distinct_situation.consent,
            distinct_situation.marker,
            distinct_situation.purpose
        from (
            select distinct
                candidate.role,
                candidate.unit_level,
                candidate.relation,
                candidate.sharing_mode,
                candidate.consent,
                candidate.marker,
                candidate.purpose
            from candidate
        ) as distinct_situation
    ),

    -- One row a situation; forms and rules stand in the order of the levels A, B, C.
    decided as materialized (
        select
            situation.role,
            situation.unit_level,
            situation.relation,
            situation.sharing_mode,
            situation.consent,
            situation.marker,
            situation.purpose,
            array_agg(decision.form order by decision.open_level) as forms,
            array_agg(decision.rule_id order by decision.open_level) as rule_ids,
            array_agg(decision.sentence order by decision.open_level) as sentences
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
                government_files.policy_id, 'government', every.roles, every.unit_levels, every.relations,
                every.sharing_modes, every.consents, every.markers, every.purposes
            ) as decision
        inner join situation
            on decision.number = situation.number
        group by
            situation.role, situation.unit_level, situation.relation, situation.sharing_mode, situation.consent,
            situation.marker, situation.purpose
    ),

    disclosed_record as (
        select
            candidate.number,
            candidate.subject_key,
            array_position(item_list, candidate.item_code) as item_place,
            candidate.decided_on,
            candidate.record_id,
            case
                -- HZ-O7: whatever the policy says, while it is being verified nobody sees its content.
                when candidate.marker = 'under_processing'
                    then '{"record":"' || candidate.record_id
                        || '","markers":[{"marker":"under_processing","name":"异议正在处理"}],"suspended":true}'
                else '{"record":"' || candidate.record_id || '","version":' || candidate.version
                    || ',"open_level":"' || candidate.open_level || '","provider":' || candidate.provider
                    || ',"decided_on":'
                    || coalesce(to_json(candidate.decided_on)::text, 'null')
                    || ',"form":"' || access.form || '","fields":{'
                    || concat_ws(
                        ',',
                        case
                            when access.form = 'full' then nullif(candidate.level_a_fields, '')
                            when access.form = 'masked'
                                then nullif(coalesce(candidate.masked_level_a_fields, candidate.level_a_fields), '')
                        end,
                        case
                            when access.form = 'full' and access.form_b = 'full'
                                then nullif(candidate.level_b_fields, '')
                            when access.form in ('full', 'masked') and access.form_b in ('full', 'masked')
                                then nullif(coalesce(candidate.masked_level_b_fields, candidate.level_b_fields), '')
                        end,
                        case
                            when access.form = 'full' and access.form_c = 'full'
                                then nullif(candidate.level_c_fields, '')
                            when access.form in ('full', 'masked') and access.form_c in ('full', 'masked')
                                then nullif(coalesce(candidate.masked_level_c_fields, candidate.level_c_fields), '')
                        end
                    )
                    || case when candidate.level_a_fields is null then '},"withheld":"not_prepared"' else '}' end
                    || case
                        when candidate.marker = 'applicant_disputes'
                            then ',"markers":[{"marker":"applicant_disputes","name":"申请人存疑","reason":'
                                || to_json(candidate.reason) || '}]}'
                        else ',"markers":[]}'
                    end
            end as document,
            '["' || candidate.record_id || '",' || candidate.version || ',"'
            || case when candidate.marker = 'under_processing' then 'suspended' else access.form end
            || '","' || access.rule_id || '"]' as disclosed
        from candidate
        inner join decided
            on
                candidate.relation = decided.relation
                and candidate.sharing_mode = decided.sharing_mode
                and candidate.marker = decided.marker
                and candidate.consent = decided.consent
                and candidate.unit_level = decided.unit_level
                and candidate.role = decided.role
                and candidate.purpose = decided.purpose
        -- A field is as open as the stricter of its record's level and its own (HZ-Q1).
        cross join lateral (
            select
                decided.forms[candidate.level_place] as form,
                decided.forms[greatest(candidate.level_place, 2)] as form_b,
                decided.forms[3] as form_c,
                decided.rule_ids[candidate.level_place] as rule_id
        ) as access
        where access.form <> 'nothing'
    ),

    item_group as (
        select
            disclosed_record.number,
            disclosed_record.subject_key,
            disclosed_record.item_place,
            item_heading_list[disclosed_record.item_place] || ',"count":' || count(*) || ',"records":['
            || string_agg(
                disclosed_record.document, ','
                order by disclosed_record.decided_on desc nulls last, disclosed_record.record_id
            ) || ']}' as document,
            string_agg(
                disclosed_record.disclosed, ','
                order by disclosed_record.decided_on desc nulls last, disclosed_record.record_id
            ) as disclosed
        from disclosed_record
        group by disclosed_record.number, disclosed_record.subject_key, disclosed_record.item_place
    ),

    file as (
        select
            item_group.number,
            item_group.subject_key,
            string_agg(item_group.document, ',' order by item_group.item_place) as items,
            string_agg(item_group.disclosed, ',' order by item_group.item_place) as disclosed
        from item_group
        group by item_group.number, item_group.subject_key
    )

    select
        query.number,
        file.subject_key,
        '{"subject":' || query.label || ',"items":[' || coalesce(file.items, '') || '],"withheld":['
        || withheld.document || ']' || policy_member,
        file.disclosed
    from query
    left join file
        on query.number = file.number
    inner join withheld
        on query.asker_number = withheld.asker_number;
end;
$$;

comment on function credit.government_files(
    timestamptz, integer, integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]
) is
'Arrays of one length, an element a query that may be asked. answer is a document without its closing brace. '
'subject_key and disclosed are null when nothing is shown. label is JSON that the daemon made; items is a JSON array '
'of item codes, null for all.';

alter function credit.government_files(
    timestamptz, integer, integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.government_files(
    timestamptz, integer, integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]
) from public;
