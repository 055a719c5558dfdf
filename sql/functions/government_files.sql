-- Purpose: what government users may see of the files that they ask for, as it reads, and what was withheld by rule.
-- Rules: HZ-Q1, HZ-Q3, HZ-O7, HZ-O11, JJ-4 to JJ-7, BX-1, BX-4, PB-6, PB-15, X-5.
-- Called by: disclose_to_government, inside the statement that decides who may ask.
create or replace function credit.government_files(
    as_of timestamptz,
    policy_id integer,
    number integer[],
    asker integer[],
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
    catalogue_in_force integer;
    policy_member text;
    asking record;
    consent_held record;
    organisation_document text;
    person_document text;
    -- By asker: what does not depend on the subject is worked out once for all whom it reads the same to.
    asker_levels text[];
    asker_divisions text[];
    asker_roles text[];
    asker_purposes text[];
    asker_items jsonb[];
    organisation_withheld text[];
    person_withheld text[];
    -- JJ-7: asker, providing unit and item of every consent that holds; null: none does.
    consented text[];
begin
    select access_policy.label
    into policy_member
    from credit.access_policy
    where access_policy.policy_id = government_files.policy_id;
    policy_member := '],"policy":"' || policy_member || '"';

    select min(catalogue_version.catalogue_version_id)
    into catalogue_in_force
    from credit.catalogue_version
    where catalogue_version.state = 'published';

    for asking in
        select distinct
            item.asker,
            item.unit_code,
            item.role,
            item.unit_level,
            item.division_code,
            item.purpose,
            item.items
        from (
            select
                unnest(asker) as asker,
                unnest(unit_code) as unit_code,
                unnest(role) as role,
                unnest(unit_level) as unit_level,
                unnest(division_code) as division_code,
                unnest(purpose) as purpose,
                unnest(items) as items
        ) as item
    loop
        asker_levels[asking.asker] := asking.unit_level;
        asker_divisions[asking.asker] := asking.division_code;
        asker_roles[asking.asker] := asking.role;
        asker_purposes[asking.asker] := asking.purpose;
        asker_items[asking.asker] := asking.items::jsonb;

        select
            array_to_json(array_agg(distinct consent.item_code))::text as items,
            array_agg(asking.asker || ' ' || consent.providing_unit || ' ' || consent.item_code) as places
        into consent_held
        from credit.consents_in_force(array[asking.unit_code], today) as consent
        where consent.purpose = asking.purpose;
        consented := consented || consent_held.places;

        organisation_document := null;
        person_document := null;
        if asking.items is null and consent_held.items is null then
            select
                max(withheld_document.document) filter (where not withheld_document.is_person),
                max(withheld_document.document) filter (where withheld_document.is_person)
            into organisation_document, person_document
            from credit.withheld_document
            where
                withheld_document.policy_id = government_files.policy_id
                and withheld_document.catalogue_version_id = catalogue_in_force
                and withheld_document.role = asking.role
                and withheld_document.unit_level = asking.unit_level
                and withheld_document.purpose = asking.purpose;
        end if;
        if person_document is null then
            select
                max(part.document) filter (where part.number = 1),
                max(part.document) filter (where part.number = 2)
            into organisation_document, person_document
            from
                credit.government_withheld(
                    government_files.policy_id, array[asking.role, asking.role],
                    array[asking.unit_level, asking.unit_level], array[asking.purpose, asking.purpose],
                    array[false, true], array[asking.items, asking.items],
                    array[consent_held.items, consent_held.items]
                ) as part;
        end if;
        organisation_withheld[asking.asker] := organisation_document;
        person_withheld[asking.asker] := person_document;
    end loop;

    return query
    with query as materialized (
        select
            unnest(number) as number,
            unnest(asker) as asker,
            unnest(identifier_digest) as identifier_digest,
            unnest(label) as label
    ),

    found as materialized (
        select
            query.number,
            query.asker,
            identifier.subject_key
        from query
        inner join credit.identifier
            on query.identifier_digest = identifier.identifier_digest
    ),

    -- X-5: the newest version, of whatever level, is the record as it stands.
    -- Not by a window, and what is true of it as columns: of conditions PostgreSQL would expect hardly any row to be
    -- left, and join all that follows row by row.
    version as materialized (
        select
            newest.number,
            newest.asker,
            newest.subject_key,
            newest.record_id,
            newest.version,
            newest.open_level,
            newest.item_code,
            newest.provider_code,
            newest.decided_on,
            newest.level_a_fields,
            newest.level_b_fields,
            newest.level_c_fields,
            newest.masked_level_a_fields,
            newest.masked_level_b_fields,
            newest.masked_level_c_fields
        from (
            select distinct on (found.number, record_version.record_id)
                found.number,
                found.asker,
                found.subject_key,
                record_version.record_id,
                record_version.version,
                record_version.open_level,
                record_version.item_code,
                record_version.provider_code,
                record_version.state = 'in_force' as is_in_force,
                coalesce(record_version.retained_until >= today, true) as is_retained,
                record_version.decided_on,
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
        ) as newest
        where
            newest.is_in_force
            and newest.is_retained
    ),

    marker as materialized (
        select
            found.number,
            record_marker.record_id,
            coalesce(
                max(record_marker.marker) filter (where record_marker.marker = 'under_processing'),
                max(record_marker.marker)
            ) as marker,
            max(record_marker.reason) filter (where record_marker.marker = 'applicant_disputes') as reason
        from found
        inner join credit.record_marker
            on found.subject_key = record_marker.subject_key
        where
            record_marker.marker = 'under_processing'
            or (
                record_marker.marker = 'applicant_disputes'
                and record_marker.marked_at <= as_of
                and record_marker.lapses_at > as_of
            )
        group by found.number, record_marker.record_id
    ),

    -- As others than the subject read them.
    remark as materialized (
        select
            standing.subject_key,
            standing.record_id,
            ',"remarks":' || standing.document::text as member
        from (
            select array_agg(distinct found.subject_key) as subject_keys
            from found
        ) as every
        cross join lateral credit.standing_remarks(every.subject_keys, false) as standing
    ),

    -- A list meets the same items and providers again and again: what may be seen is looked up once for each.
    kind as materialized (
        select
            met.asker,
            met.item_code,
            met.provider_code,
            catalogue_item.item_position,
            catalogue_item.name as item_name,
            -- The code of a unit needs no escaping.
            '{"code":' || coalesce('"' || provider.unit_code || '"', to_json(met.provider_code)::text)
                || ',"name":' || coalesce(to_json(provider.name)::text, 'null') || '}' as provider,
            access_decision.forms,
            access_decision.rule_ids
        from (
            select distinct
                version.asker,
                version.item_code,
                version.provider_code
            from version
        ) as met
        -- An item that the catalogue in force does not have is not disclosed (BX-1); nor one that was not asked for.
        inner join credit.catalogue_item
            on
                catalogue_item.catalogue_version_id = catalogue_in_force
                and met.item_code = catalogue_item.item_code
                and (asker_items[met.asker] is null or asker_items[met.asker] ? met.item_code)
        left join credit.unit as provider
            on met.provider_code = provider.unit_code
        inner join credit.access_decision
            on
                access_decision.policy_id = government_files.policy_id
                and access_decision.role = asker_roles[met.asker]
                and access_decision.unit_level = asker_levels[met.asker]
                and access_decision.purpose = asker_purposes[met.asker]
                and access_decision.relation = credit.jurisdiction_relation(
                    asker_levels[met.asker], asker_divisions[met.asker], provider.level, provider.division_code
                )
                and catalogue_item.sharing_mode = access_decision.sharing_mode
                and access_decision.consent = case
                    when
                        catalogue_item.sharing_mode = 'on_authority'
                        and met.asker || ' ' || met.provider_code || ' ' || met.item_code = any(consented)
                        then 'granted'
                    else 'none'
                end
    ),

    -- Sorted once for the answers and the log: what follows puts its rows together in this order.
    disclosed_record as (
        select
            version.number,
            version.subject_key,
            kind.item_position,
            kind.item_code,
            kind.item_name,
            case
                -- HZ-O7: whatever the policy says, while it is being verified nobody sees its content.
                when marker.marker = 'under_processing'
                    then '{"record":"' || version.record_id
                        || '","markers":[{"marker":"under_processing","name":"异议正在处理"}],"suspended":true}'
                -- Long parts are copied once: the short ones are put together first.
                else (
                    '{"record":"' || version.record_id || '","version":' || version.version
                    || ',"open_level":"' || version.open_level || '","provider":' || kind.provider
                    || ',"decided_on":'
                    || coalesce(to_json(version.decided_on)::text, 'null')
                    || ',"form":"' || access.form || '","fields":{'
                ) || (
                    concat_ws(
                        ',',
                        case
                            when access.form = 'full' then nullif(version.level_a_fields, '')
                            when access.form = 'masked'
                                then nullif(coalesce(version.masked_level_a_fields, version.level_a_fields), '')
                        end,
                        case
                            when access.form = 'full' and access.form_b = 'full'
                                then nullif(version.level_b_fields, '')
                            when access.form in ('full', 'masked') and access.form_b in ('full', 'masked')
                                then nullif(coalesce(version.masked_level_b_fields, version.level_b_fields), '')
                        end,
                        case
                            when access.form = 'full' and access.form_c = 'full'
                                then nullif(version.level_c_fields, '')
                            when access.form in ('full', 'masked') and access.form_c in ('full', 'masked')
                                then nullif(coalesce(version.masked_level_c_fields, version.level_c_fields), '')
                        end
                    ) || (
                        case when version.level_a_fields is null then '},"withheld":"not_prepared"' else '}' end
                        || case
                            when marker.marker = 'applicant_disputes'
                                then ',"markers":[{"marker":"applicant_disputes","name":"申请人存疑","reason":'
                                    || to_json(marker.reason) || '}]'
                            else ',"markers":[]'
                        end
                        || coalesce(remark.member, '') || '}'
                    )
                )
            end as document,
            '["' || version.record_id || '",' || version.version || ',"'
            || case when marker.marker = 'under_processing' then 'suspended' else access.form end
            || '","' || access.rule_id || '"]' as disclosed
        from version
        left join marker
            on
                version.number = marker.number
                and version.record_id = marker.record_id
        left join remark
            on
                version.subject_key = remark.subject_key
                and version.record_id = remark.record_id
        inner join kind
            on
                version.asker = kind.asker
                and version.item_code = kind.item_code
                and version.provider_code = kind.provider_code
        -- A field is as open as the stricter of its record's level and its own (HZ-Q1).
        cross join lateral (
            select
                strpos('ABC', version.open_level) as level_place,
                case marker.marker
                    when 'under_processing' then 3
                    when 'applicant_disputes' then 6
                    else 0
                end as marker_place
        ) as place
        cross join lateral (
            select
                kind.forms[place.marker_place + place.level_place] as form,
                kind.forms[place.marker_place + greatest(place.level_place, 2)] as form_b,
                kind.forms[place.marker_place + 3] as form_c,
                kind.rule_ids[place.marker_place + place.level_place] as rule_id
        ) as access
        where access.form <> 'nothing'
        order by
            version.number asc, version.subject_key asc, kind.item_position asc, kind.item_code asc,
            kind.item_name asc, version.decided_on desc nulls last, version.record_id asc
    ),

    item_group as (
        select
            disclosed_record.number,
            disclosed_record.subject_key,
            '{"item":"' || disclosed_record.item_code || '","name":' || to_json(disclosed_record.item_name)
            || ',"count":' || count(*)
            || (',"records":[' || (string_agg(disclosed_record.document, ',') || ']}')) as document,
            string_agg(disclosed_record.disclosed, ',') as disclosed
        from disclosed_record
        group by
            disclosed_record.number, disclosed_record.subject_key, disclosed_record.item_position,
            disclosed_record.item_code, disclosed_record.item_name
    ),

    file as (
        select
            item_group.number,
            item_group.subject_key,
            string_agg(item_group.document, ',') as items,
            string_agg(item_group.disclosed, ',') as disclosed
        from item_group
        group by item_group.number, item_group.subject_key
    )

    select
        query.number,
        file.subject_key,
        ('{"subject":' || query.label || ',"items":[') || (
            coalesce(file.items, '') || (
                '],"withheld":[' || case
                    when query.label like '%"identity_document":%' then person_withheld[query.asker]
                    else organisation_withheld[query.asker]
                end || policy_member
            )
        ),
        file.disclosed
    from query
    left join file
        on query.number = file.number;
end;
$$;

comment on function credit.government_files(
    timestamptz, integer, integer[], integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]
) is
'Arrays of one length, an element a query that may be asked. asker numbers from 1 those whose unit, role, purpose and '
'items are the same. answer is a document without its closing brace. subject_key and disclosed are null when nothing '
'is shown. label is JSON that the daemon made; items is a JSON array of item codes, null for all.';

alter function credit.government_files(
    timestamptz, integer, integer[], integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.government_files(
    timestamptz, integer, integer[], integer[], text[], text[], text[], text[], text[], uuid[], text[], text[]
) from public;
