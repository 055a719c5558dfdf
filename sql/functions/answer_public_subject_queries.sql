-- Purpose: answers a batch of public queries for one subject each, and logs every one of them.
-- Rules: HZ-Q3, HZ-Q4, HZ-Q11, HZ-Q15, HZ-O7, HZ-O11, JJ-2, BX-4, BX-10.
-- Called by: creditd, public audience.
create or replace function credit.answer_public_subject_queries(
    as_of timestamptz,
    not_found_answer text,
    reference text[],
    reference_key uuid[],
    network_address text[],
    request_id text[]
)
returns table (answer_number integer, is_found boolean, answer text)
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
    subject_key_list uuid [];
    disclosed_list text [];
    answer_list text [];
    outcome_list text [];
    scope_list text [];
    query_count constant integer := pg_catalog.cardinality(reference);
    item_list text [];
    item_heading_list text [];
begin
    -- Read once for the batch: joining some forty items to each record cost as much as reading the records.
    select
        pg_catalog.array_agg(catalogue_item.item_code order by catalogue_item.item_position),
        pg_catalog.array_agg(
            '{"item":"' || catalogue_item.item_code || '","name":' || pg_catalog.to_json(catalogue_item.name)
            order by catalogue_item.item_position
        )
    into item_list, item_heading_list
    from credit.catalogue_version
    inner join credit.catalogue_item
        on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
    where catalogue_version.state = 'published';

    -- One statement, one snapshot: who is it, what is open today, what is marked, how it reads.
    with query as materialized (
        select
            item.reference,
            item.reference_key,
            item.number
        from
            rows from (unnest(reference), unnest(reference_key)) with ordinality
            as item (reference, reference_key, number)
    ),

    direct as materialized (
        select
            query.number,
            public_subject.subject_key,
            public_subject.document
        from query
        inner join credit.public_subject
            on query.reference_key = public_subject.subject_key
    ),

    -- Only what is not a file's own key is looked for in the directory: organisation codes and former numbers.
    found as materialized (
        select
            direct.number,
            direct.subject_key,
            direct.document
        from direct
        union all
        select
            query.number,
            public_subject.subject_key,
            public_subject.document
        from query
        left join direct
            on query.number = direct.number
        inner join credit.public_identifier
            on query.reference = public_identifier.identifier
        inner join credit.public_subject
            on public_identifier.subject_key = public_subject.subject_key
        where direct.number is null
    ),

    disclosed_record as (
        select
            found.number,
            pg_catalog.array_position(item_list, public_record.item_code) as item_place,
            public_record.decided_on,
            public_record.record_id,
            public_record.version,
            under_processing.marker is null as is_usable,
            case
                when under_processing.marker is not null
                    -- HZ-O7: while it is being verified nobody sees its content; that it is suspended is said.
                    then '{"record":"' || public_record.record_id
                        || '","markers":[{"marker":"under_processing","name":"异议正在处理"}],"suspended":true}'
                when applicant_disputes.marker is not null
                    then public_record.document
                        || ',"markers":[{"marker":"applicant_disputes","name":"申请人存疑","reason":'
                        || pg_catalog.to_json(applicant_disputes.public_reason) || '}]}'
                else public_record.document || ',"markers":[]}'
            end as document
        from found
        inner join credit.public_record
            on
                found.subject_key = public_record.subject_key
                and (public_record.public_until is null or public_record.public_until >= today)
        left join credit.record_marker as under_processing
            on
                public_record.subject_key = under_processing.subject_key
                and public_record.record_id = under_processing.record_id
                and under_processing.marker = 'under_processing'
        left join credit.record_marker as applicant_disputes
            on
                public_record.subject_key = applicant_disputes.subject_key
                and public_record.record_id = applicant_disputes.record_id
                and applicant_disputes.marker = 'applicant_disputes'
                and applicant_disputes.marked_at <= as_of
                and applicant_disputes.lapses_at > as_of
    ),

    item_group as (
        select
            disclosed_record.number,
            disclosed_record.item_place,
            item_heading_list[disclosed_record.item_place] || ',"count":' || pg_catalog.count(*) || ',"records":['
            || pg_catalog.string_agg(
                disclosed_record.document, ','
                order by disclosed_record.decided_on desc nulls last, disclosed_record.record_id
            ) || ']}' as document,
            pg_catalog.string_agg(
                '["' || disclosed_record.record_id || '",' || disclosed_record.version
                || case when disclosed_record.is_usable then ']' else ',"suspended"]' end, ','
                order by disclosed_record.decided_on desc nulls last, disclosed_record.record_id
            ) as disclosed
        from disclosed_record
        -- A record of an item that the catalogue in force does not have is not disclosed (BX-1).
        where disclosed_record.item_place is not null
        group by disclosed_record.number, disclosed_record.item_place
    ),

    file as (
        select
            item_group.number,
            pg_catalog.string_agg(item_group.document, ',' order by item_group.item_place) as items,
            pg_catalog.string_agg(item_group.disclosed, ',' order by item_group.item_place) as disclosed
        from item_group
        group by item_group.number
    ),

    -- A subject whose publicity has ended is answered like one that never was.
    answered as (
        select
            query.number,
            query.reference,
            found.subject_key,
            found.document,
            file.items,
            file.disclosed
        from query
        left join file
            on query.number = file.number
        left join found
            on file.number = found.number
    )

    select
        pg_catalog.array_agg(answered.subject_key order by answered.number),
        pg_catalog.array_agg(coalesce(answered.disclosed, '') order by answered.number),
        pg_catalog.array_agg(
            coalesce(
                '{"subject":' || answered.document || ',"items":[' || answered.items || ']', not_found_answer
            ) order by answered.number
        ),
        pg_catalog.array_agg(
            case when answered.items is null then 'empty' else 'answered' end order by answered.number
        ),
        pg_catalog.array_agg('{"reference":"' || answered.reference || '"}' order by answered.number)
    into subject_key_list, disclosed_list, answer_list, outcome_list, scope_list
    from answered;

    return query
    select
        logged.answer_number,
        outcome_list[logged.answer_number] = 'answered',
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry',
            pg_catalog.array_fill('subject'::text, array[query_count]),
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope_list, subject_key_list, outcome_list,
            pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$$;

comment on function credit.answer_public_subject_queries(timestamptz, text, text[], uuid[], text[], text[]) is
'Arrays of one length, an element a query. as_of is the instant of the queries. not_found_answer is a problem document '
'without its closing brace. reference_key is the key that the reference derives; a reference is upper-case '
'letters, digits and hyphens only.';

alter function credit.answer_public_subject_queries(timestamptz, text, text[], uuid[], text[], text[])
owner to credit_public_discloser;
revoke all on function credit.answer_public_subject_queries(
    timestamptz, text, text[], uuid[], text[], text[]
) from public;
grant execute on function credit.answer_public_subject_queries(timestamptz, text, text[], uuid[], text[], text[])
to credit_public;
