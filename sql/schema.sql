--
-- PostgreSQL database dump
--



SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: credit; Type: SCHEMA; Schema: -; Owner: credit_owner
--

CREATE SCHEMA credit;


ALTER SCHEMA credit OWNER TO credit_owner;

--
-- Name: SCHEMA credit; Type: COMMENT; Schema: -; Owner: credit_owner
--

COMMENT ON SCHEMA credit IS 'Public credit information platform.';


--
-- Name: abandon_catalogue_publication(); Type: FUNCTION; Schema: credit; Owner: credit_owner
--

CREATE FUNCTION credit.abandon_catalogue_publication() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    abandoned_id integer;
    abandoned_label text;
begin
    select catalogue_version.catalogue_version_id, catalogue_version.label
    into abandoned_id, abandoned_label
    from credit.catalogue_version
    where catalogue_version.state = 'publishing';
    if abandoned_id is not null then
        delete from credit.reclassification;
        delete from credit.catalogue_item where catalogue_item.catalogue_version_id = abandoned_id;
        delete from credit.catalogue_version where catalogue_version.catalogue_version_id = abandoned_id;
    end if;
    return abandoned_label;
end;
$$;


ALTER FUNCTION credit.abandon_catalogue_publication() OWNER TO credit_owner;

--
-- Name: FUNCTION abandon_catalogue_publication(); Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON FUNCTION credit.abandon_catalogue_publication() IS 'Returns the label of what was dropped; null when nothing was begun.';


--
-- Name: answer_public_searches(timestamp with time zone, text[], text[], text[], uuid[], integer[], integer[], text[], uuid[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $_$
declare
    query_count constant integer := pg_catalog.cardinality(scope);
    today constant date := as_of::date;
    no_key constant uuid := '00000000-0000-0000-0000-000000000000';
    hits text;
    hit_keys text;
    hit_count integer;
    next_page text;
    answer_list text [] := '{}';
    disclosed_list text [] := '{}';
    outcome_list text [] := '{}';
begin
    for query_number in 1..query_count loop
        -- Names that begin with the needle come first, in their own order, so that the very name is the first of
        -- all; then
        -- those that hold it elsewhere, in the order of keys, which scatters them evenly: a frequent needle fills
        -- its page
        -- after a few rows, a rare one has few. Ordered by name or length, a search for 科技 read 200,000 rows.
        -- Planned with the actual needle each time, for the same reason.
        execute
            $query$
            with leading_name as (
                select
                    public_name.subject_key,
                    public_name.normalised_name
                from credit.public_name
                where
                    $3 is null
                    and $4 = 0
                    -- One lower bound: with two of them the scan begins at the wrong one.
                    and (public_name.normalised_name, public_name.subject_key)
                    > (greatest($5 collate "C", $2 collate "C"), $6)
                    and public_name.normalised_name < $2 || pg_catalog.chr(1114111)
                    and exists (
                        select
                        from credit.public_record
                        where
                            public_record.subject_key = public_name.subject_key
                            and (public_record.public_until is null or public_record.public_until >= $8)
                    )
                order by public_name.normalised_name, public_name.subject_key
                limit $7 + 1
            ),

            inside_name as (
                select public_name.subject_key
                from credit.public_name
                where
                    $3 is null
                    and public_name.bigrams @> $1
                    and pg_catalog.strpos(public_name.normalised_name, $2) > 1
                    and public_name.subject_key > $10
                    and exists (
                        select
                        from credit.public_record
                        where
                            public_record.subject_key = public_name.subject_key
                            and (public_record.public_until is null or public_record.public_until >= $8)
                    )
                order by public_name.subject_key
                limit $7 + 1
            ),

            -- A unified code is its file's key; every other code stands in the directory.
            coded as (
                select public_subject.subject_key
                from credit.public_subject
                where public_subject.subject_key = $9
                union
                select public_identifier.subject_key
                from credit.public_identifier
                where public_identifier.identifier = $3
            ),

            open_coded as (
                select coded.subject_key
                from coded
                where
                    coded.subject_key > $10
                    and exists (
                        select
                        from credit.public_record
                        where
                            public_record.subject_key = coded.subject_key
                            and (public_record.public_until is null or public_record.public_until >= $8)
                    )
                order by coded.subject_key
                limit $7 + 1
            ),

            numbered as (
                select
                    candidate.subject_key,
                    candidate.tier,
                    candidate.normalised_name,
                    pg_catalog.row_number() over (
                        order by candidate.tier, candidate.normalised_name, candidate.subject_key
                    ) as place
                from (
                    select
                        leading_name.subject_key,
                        0 as tier,
                        leading_name.normalised_name
                    from leading_name
                    union all
                    select
                        inside_name.subject_key,
                        1 as tier,
                        '' collate "C" as normalised_name
                    from inside_name
                    union all
                    select
                        open_coded.subject_key,
                        1 as tier,
                        '' collate "C" as normalised_name
                    from open_coded
                ) as candidate
            )

            select
                pg_catalog.string_agg(public_subject.document, ',' order by numbered.place)
                filter (where numbered.place <= $7),
                pg_catalog.string_agg('"' || public_subject.subject_key || '"', ',' order by numbered.place)
                filter (where numbered.place <= $7),
                pg_catalog.count(*),
                case when pg_catalog.count(*) > $7 then
                    pg_catalog.max(
                        pg_catalog.translate(
                            pg_catalog.encode(
                                pg_catalog.uuid_send(numbered.subject_key)
                                || pg_catalog.convert_to(numbered.tier || ':' || numbered.normalised_name, 'UTF8'), 'base64'
                            ), E'+/=\n', '-_'
                        )
                    ) filter (where numbered.place = $7)
                end
            from numbered
            inner join credit.public_subject
                on numbered.subject_key = public_subject.subject_key
            $query$
        into hits, hit_keys, hit_count, next_page
        using
            needle_bigrams[query_number]::integer[], needle[query_number], code[query_number],
            coalesce(after_tier[query_number], 0), coalesce(after_name[query_number], ''),
            coalesce(after_subject_key[query_number], no_key), page_size[query_number], today, code_key[query_number],
            case when after_tier[query_number] = 1 then after_subject_key[query_number] else no_key end;

        answer_list := answer_list || (
            '{"subjects":[' || coalesce(hits, '') || '],"next_cursor":' || coalesce('"' || next_page || '"', 'null')
        );
        disclosed_list := disclosed_list || coalesce(hit_keys, '');
        outcome_list := outcome_list || (case when hit_count = 0 then 'empty' else 'answered' end);
    end loop;

    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry',
            pg_catalog.array_fill('search'::text, array[query_count]),
            pg_catalog.array_fill('public'::text, array[query_count]),
            network_address, request_id, scope, pg_catalog.array_fill(null::uuid, array[query_count]), outcome_list,
            pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$_$;


ALTER FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) OWNER TO credit_public_discloser;

--
-- Name: FUNCTION answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a search. needle is normalised, needle_bigrams an array literal; code is null for a search by name; with it go the key that the code derives and no needle. after_… is the place after which the page begins.';


--
-- Name: answer_public_subject_queries(timestamp with time zone, text, text[], uuid[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, is_found boolean, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
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
                        || pg_catalog.to_json(applicant_disputes.reason) || '}]}'
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
            network_address, request_id, scope_list, subject_key_list, outcome_list,
            pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$$;


ALTER FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) OWNER TO credit_public_discloser;

--
-- Name: FUNCTION answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. as_of is the instant of the queries. not_found_answer is a problem document without its closing brace. reference_key is the key that the reference derives; a reference is upper-case letters, digits and hyphens only.';


--
-- Name: append_query_log(timestamp with time zone, text, text, text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    entry_count constant bigint := pg_catalog.cardinality(unsealed_answer);
    first_position bigint;
    entry_time timestamptz;
    time_text text;
begin
    -- The row lock that this takes orders all batches; it is held until COMMIT, so nothing slow may follow.
    update credit.query_log_head
    set
        next_position = query_log_head.next_position + entry_count,
        last_logged_at = greatest(query_log_head.last_logged_at, as_of)
    where query_log_head.log_id = 1
    returning query_log_head.next_position - entry_count, query_log_head.last_logged_at
    into strict first_position, entry_time;

    time_text := pg_catalog.to_char(entry_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"');

    -- The answer that leaves the platform is sealed here: receipt added, then digested, then logged with that digest.
    return query
    with query as materialized (
        select
            item.number,
            first_position + item.number - 1 as log_position,
            pg_catalog.gen_random_uuid() as salt,
            item.operation,
            item.actor,
            item.network_address,
            item.request_id,
            item.scope,
            item.subject_key,
            item.outcome,
            item.rule_id,
            item.disclosed,
            item.unsealed_answer
        from
            rows from (
                unnest(operation), unnest(actor), unnest(network_address), unnest(request_id), unnest(scope),
                unnest(subject_key), unnest(outcome), unnest(rule_id), unnest(disclosed), unnest(unsealed_answer)
            ) with ordinality as item (
                operation, actor, network_address, request_id, scope,
                subject_key, outcome, rule_id, disclosed, unsealed_answer, number
            )
    ),

    sealed as materialized (
        select
            query.*,
            query.unsealed_answer || ',"receipt":{"position":' || query.log_position || ',"time":"' || time_text
            || '","secret":"' || query.salt || '"}}' as sealed_answer
        from query
    ),

    written as (
        insert into credit.query_log_entry (
            log_position, logged_at, audience, operation, outcome, subject_key, entry
        )
        select
            sealed.log_position,
            entry_time,
            append_query_log.audience,
            sealed.operation,
            sealed.outcome,
            sealed.subject_key,
            pg_catalog.convert_to(
                '{"v":1,"position":' || sealed.log_position || ',"time":"' || time_text
                || '","audience":"' || append_query_log.audience || '","operation":"' || sealed.operation
                || '","actor":"' || sealed.actor || '","address":"' || sealed.network_address
                || '","request":"' || sealed.request_id || '","purpose":"' || append_query_log.purpose
                || '","scope":' || sealed.scope
                || coalesce(',"subject":"' || sealed.subject_key || '"', '')
                || ',"outcome":"' || sealed.outcome || '"' || coalesce(',"rule":"' || sealed.rule_id || '"', '')
                || ',"disclosed":[' || sealed.disclosed || '],"answer":"'
                || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(sealed.sealed_answer, 'UTF8')), 'hex')
                || '","salt":"' || sealed.salt || '"}',
                'UTF8'
            )
        from sealed
    )

    select
        sealed.number::integer,
        sealed.sealed_answer
    from sealed;
end;
$$;


ALTER FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) IS 'Arrays of one length, an element a query. unsealed_answer is a JSON object without its closing brace; scope and disclosed are JSON; actor, network_address and request_id need no escaping in JSON (the daemon''s types see to it).';


--
-- Name: prepare_query_log_partitions(timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    -- Three months ahead: the daemon may stand still for a quarter and still find a place for its next entry.
    months_ahead constant integer := 3;
    month_start timestamptz;
    partition_name text;
    made integer := 0;
begin
    -- Two daemons starting at once must not make the same partition; the key is this function's own.
    perform pg_catalog.pg_advisory_xact_lock(482915001);
    for step in 0..months_ahead loop
        month_start := pg_catalog.date_trunc('month', as_of) + pg_catalog.make_interval(months => step);
        partition_name := 'query_log_entry_' || pg_catalog.to_char(month_start, 'YYYY_MM');
        if pg_catalog.to_regclass('credit.' || partition_name) is null then
            execute pg_catalog.format(
                'create table credit.%I partition of credit.query_log_entry for values from (%L) to (%L)',
                partition_name, month_start, month_start + interval '1 month'
            );
            made := made + 1;
        end if;
    end loop;
    return made;
end;
$$;


ALTER FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION prepare_query_log_partitions(as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) IS 'Idempotent; answers how many partitions it made. Owner''s rights because only the owner may create a partition.';


--
-- Name: public_catalogue(); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.public_catalogue() RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select catalogue_version.public_document
    from credit.catalogue_version
    where catalogue_version.state = 'published';
$$;


ALTER FUNCTION credit.public_catalogue() OWNER TO credit_public_discloser;

--
-- Name: FUNCTION public_catalogue(); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.public_catalogue() IS 'Null while no catalogue is published.';


--
-- Name: refuse_public_queries(timestamp with time zone, text[], text[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_public_discloser
--

CREATE FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    query_count constant integer := pg_catalog.cardinality(refusal);
begin
    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry', operation,
            pg_catalog.array_fill('public'::text, array[query_count]),
            network_address, request_id, scope, pg_catalog.array_fill(null::uuid, array[query_count]),
            pg_catalog.array_fill('refused'::text, array[query_count]), rule_id,
            pg_catalog.array_fill(''::text, array[query_count]), refusal
        ) as logged;
end;
$$;


ALTER FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) OWNER TO credit_public_discloser;

--
-- Name: FUNCTION refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_public_discloser
--

COMMENT ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. refusal is a problem document without its closing brace; scope is JSON.';


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: applied_file; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.applied_file (
    path text NOT NULL,
    checksum bytea NOT NULL,
    applied_at timestamp with time zone NOT NULL
);


ALTER TABLE credit.applied_file OWNER TO credit_owner;

--
-- Name: TABLE applied_file; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.applied_file IS 'Which file of sql/ was applied, and in which form. Written by the migrator only.';


--
-- Name: COLUMN applied_file.path; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.applied_file.path IS 'Path below sql/, such as migrations/0001_create_schema.sql.';


--
-- Name: COLUMN applied_file.checksum; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.applied_file.checksum IS 'SHA-256 of the file''s bytes.';


--
-- Name: catalogue_item; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.catalogue_item (
    catalogue_version_id integer NOT NULL,
    item_code text NOT NULL,
    item_position integer NOT NULL,
    name text NOT NULL,
    organisation_level text,
    person_level text,
    sharing_mode text NOT NULL,
    CONSTRAINT catalogue_item_organisation_level_check CHECK ((organisation_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT catalogue_item_person_level_check CHECK ((person_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT catalogue_item_sharing_mode_check CHECK ((sharing_mode = ANY (ARRAY['open'::text, 'shared'::text, 'on_authority'::text])))
);


ALTER TABLE credit.catalogue_item OWNER TO credit_owner;

--
-- Name: TABLE catalogue_item; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.catalogue_item IS 'The items of each catalogue version, as far as SQL needs them. Reference table.';


--
-- Name: COLUMN catalogue_item.item_position; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_item.item_position IS 'Place in the catalogue file, from 0: the order of answers.';


--
-- Name: COLUMN catalogue_item.organisation_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_item.organisation_level IS 'Open level for organisations; null: not about organisations.';


--
-- Name: COLUMN catalogue_item.person_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_item.person_level IS 'Open level for natural persons; null: not about persons.';


--
-- Name: catalogue_version; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.catalogue_version (
    catalogue_version_id integer NOT NULL,
    profile text NOT NULL,
    label text NOT NULL,
    state text NOT NULL,
    effective_on date NOT NULL,
    document jsonb NOT NULL,
    public_document text NOT NULL,
    document_digest bytea NOT NULL,
    published_at timestamp with time zone,
    published_by text NOT NULL,
    CONSTRAINT catalogue_version_published_at_check CHECK (((state = 'publishing'::text) = (published_at IS NULL))),
    CONSTRAINT catalogue_version_state_check CHECK ((state = ANY (ARRAY['publishing'::text, 'published'::text, 'superseded'::text])))
);


ALTER TABLE credit.catalogue_version OWNER TO credit_owner;

--
-- Name: TABLE catalogue_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.catalogue_version IS 'One row per catalogue that was put before the platform. A published one never changes (BX-1). Reference table.';


--
-- Name: COLUMN catalogue_version.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.document IS 'The whole catalogue file, as checked.';


--
-- Name: COLUMN catalogue_version.public_document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.public_document IS 'What GET /v1/catalogue answers.';


--
-- Name: COLUMN catalogue_version.document_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.document_digest IS 'SHA-256 of the file''s bytes.';


--
-- Name: COLUMN catalogue_version.published_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.catalogue_version.published_at IS 'Null while records are being reclassified for it.';


--
-- Name: identifier; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.identifier (
    identifier_digest uuid NOT NULL,
    identifier_type text NOT NULL,
    subject_key uuid NOT NULL,
    clear_value text,
    sealed_value bytea,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT identifier_type_check CHECK ((identifier_type = ANY (ARRAY['unified_code'::text, 'organisation_code'::text, 'registration_number'::text, 'tax_number'::text, 'institution_number'::text, 'social_organisation_number'::text, 'identity_document'::text]))),
    CONSTRAINT identifier_value_check CHECK ((((identifier_type = 'identity_document'::text) = (clear_value IS NULL)) AND ((clear_value IS NULL) <> (sealed_value IS NULL))))
);


ALTER TABLE credit.identifier OWNER TO credit_owner;

--
-- Name: TABLE identifier; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.identifier IS 'Directory: every identifier that a subject has or had (BX-15). Distributed by identifier_digest.';


--
-- Name: COLUMN identifier.identifier_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.identifier_digest IS 'First 16 bytes of the digest of type and normalised value; keyed for natural persons: the blind index of X-4.';


--
-- Name: COLUMN identifier.clear_value; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.clear_value IS 'Identifiers of organisations, which are public; null for persons.';


--
-- Name: COLUMN identifier.sealed_value; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.sealed_value IS 'Document number of a natural person, encrypted; null for organisations.';


--
-- Name: COLUMN identifier.key_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.identifier.key_version IS 'Version of the digest key, 0 for a plain digest; the sealed value names its own.';


--
-- Name: import_batch; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.import_batch (
    batch_id uuid NOT NULL,
    item_code text NOT NULL,
    provider_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    file_digest bytea NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone NOT NULL,
    requested_by text NOT NULL,
    row_count bigint NOT NULL,
    accepted_count bigint NOT NULL,
    updated_count bigint NOT NULL,
    unchanged_count bigint NOT NULL,
    quarantined_count bigint NOT NULL,
    rejected_count bigint NOT NULL,
    CONSTRAINT import_batch_row_count_check CHECK ((row_count = ((((accepted_count + updated_count) + unchanged_count) + quarantined_count) + rejected_count)))
);


ALTER TABLE credit.import_batch OWNER TO credit_owner;

--
-- Name: TABLE import_batch; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.import_batch IS 'One row per batch that was taken in, written in the batch''s own transaction.';


--
-- Name: COLUMN import_batch.file_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_batch.file_digest IS 'SHA-256 of the file as received. The file''s name is not kept: it can name a person.';


--
-- Name: COLUMN import_batch.requested_by; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_batch.requested_by IS 'The account that ran the import.';


--
-- Name: import_row_issue; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.import_row_issue (
    batch_id uuid NOT NULL,
    line_number bigint NOT NULL,
    issue_number smallint NOT NULL,
    verdict text NOT NULL,
    field_code text,
    rule_id text NOT NULL,
    reason_code text NOT NULL,
    CONSTRAINT import_row_issue_verdict_check CHECK ((verdict = ANY (ARRAY['quarantined'::text, 'rejected'::text])))
);


ALTER TABLE credit.import_row_issue OWNER TO credit_owner;

--
-- Name: TABLE import_row_issue; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.import_row_issue IS 'Why rows of a batch were not taken in. Never a value of the row.';


--
-- Name: COLUMN import_row_issue.issue_number; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_row_issue.issue_number IS 'From 1: a row may be wrong in several ways.';


--
-- Name: COLUMN import_row_issue.field_code; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.import_row_issue.field_code IS 'Canonical code of the field; null when the row as a whole is meant.';


--
-- Name: public_identifier; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_identifier (
    identifier text NOT NULL,
    subject_key uuid NOT NULL
);


ALTER TABLE credit.public_identifier OWNER TO credit_owner;

--
-- Name: TABLE public_identifier; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_identifier IS 'Directory: codes other than the one that derives the key: organisation codes, former numbers. Distributed by identifier.';


--
-- Name: public_name; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_name (
    subject_key uuid NOT NULL,
    normalised_name text NOT NULL COLLATE pg_catalog."C",
    bigrams integer[] NOT NULL
);
ALTER TABLE ONLY credit.public_name ALTER COLUMN bigrams SET STATISTICS 1000;


ALTER TABLE credit.public_name OWNER TO credit_owner;

--
-- Name: TABLE public_name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_name IS 'Directory for the search by part of a name.';


--
-- Name: COLUMN public_name.normalised_name; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_name.normalised_name IS 'Name after NFKC, simplification, case folding, without punctuation.';


--
-- Name: COLUMN public_name.bigrams; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_name.bigrams IS 'Every pair of neighbouring characters, two code points packed in one integer.';


--
-- Name: public_record; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_record (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    item_code text NOT NULL,
    decided_on date,
    public_until date,
    document text NOT NULL
);


ALTER TABLE credit.public_record OWNER TO credit_owner;

--
-- Name: TABLE public_record; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_record IS 'Masked projection of the level-A records as they stand.';


--
-- Name: COLUMN public_record.decided_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_record.decided_on IS 'Order inside an item, newest first.';


--
-- Name: COLUMN public_record.public_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_record.public_until IS 'Last day of publicity (BX-4), Asia/Shanghai; null: no end.';


--
-- Name: COLUMN public_record.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_record.document IS 'Ready JSON of the record but its markers and closing brace, which the disclosure adds.';


--
-- Name: public_subject; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.public_subject (
    subject_key uuid NOT NULL,
    reference text NOT NULL,
    name_rank smallint NOT NULL,
    document text NOT NULL,
    CONSTRAINT public_subject_name_rank_check CHECK ((name_rank = ANY (ARRAY[0, 1])))
);


ALTER TABLE credit.public_subject OWNER TO credit_owner;

--
-- Name: TABLE public_subject; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.public_subject IS 'Subjects with at least one level-A record, and nothing that another level taught us about them.';


--
-- Name: COLUMN public_subject.reference; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_subject.reference IS 'What stands in URLs: the unified social credit code; for a natural person an opaque reference.';


--
-- Name: COLUMN public_subject.name_rank; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_subject.name_rank IS '1: the name comes from the registration item; 0: from another level-A item.';


--
-- Name: COLUMN public_subject.document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.public_subject.document IS 'Ready JSON: reference, kind, name, identifiers.';


--
-- Name: quarantined_row; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.quarantined_row (
    item_code text NOT NULL,
    provider_code text NOT NULL,
    row_digest uuid NOT NULL,
    batch_id uuid NOT NULL,
    line_number bigint NOT NULL,
    rule_id text NOT NULL,
    reason_code text NOT NULL,
    sealed_row bytea NOT NULL,
    quarantined_at timestamp with time zone NOT NULL
);


ALTER TABLE credit.quarantined_row OWNER TO credit_owner;

--
-- Name: TABLE quarantined_row; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.quarantined_row IS 'Rows that the centre must look at, once each however often they are sent.';


--
-- Name: COLUMN quarantined_row.row_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.quarantined_row.row_digest IS 'First 16 bytes of the keyed digest of the row.';


--
-- Name: COLUMN quarantined_row.sealed_row; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.quarantined_row.sealed_row IS 'The row as JSON, encrypted as a whole.';


--
-- Name: query_log_entry; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_entry (
    log_position bigint NOT NULL,
    logged_at timestamp with time zone NOT NULL,
    audience text NOT NULL,
    operation text NOT NULL,
    outcome text NOT NULL,
    subject_key uuid,
    entry bytea NOT NULL,
    CONSTRAINT query_log_entry_outcome_check CHECK ((outcome = ANY (ARRAY['answered'::text, 'empty'::text, 'refused'::text])))
)
PARTITION BY RANGE (logged_at);


ALTER TABLE credit.query_log_entry OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_entry; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_entry IS 'Monthly partitions by logged_at; kept for ever. Every query of it carries a time bound.';


--
-- Name: COLUMN query_log_entry.log_position; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.log_position IS 'From 0, without a gap.';


--
-- Name: COLUMN query_log_entry.subject_key; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.subject_key IS 'The one subject asked for, for X-8; null for searches and unknown codes.';


--
-- Name: COLUMN query_log_entry.entry; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.entry IS 'The leaf: the exact bytes, JSON in UTF-8 with 122 random bits of salt. Never a disclosed value. The other columns repeat parts of it.';


--
-- Name: query_log_head; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_head (
    log_id smallint NOT NULL,
    next_position bigint NOT NULL,
    last_logged_at timestamp with time zone NOT NULL,
    CONSTRAINT query_log_head_next_position_check CHECK ((next_position >= 0))
);


ALTER TABLE credit.query_log_head OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_head; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_head IS 'One row per log. A batch takes its positions here, last, inside its own transaction: no sequence, no gap, no late commit.';


--
-- Name: COLUMN query_log_head.last_logged_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_head.last_logged_at IS 'Times in the log never go back, whatever a clock does.';


--
-- Name: reclassification; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.reclassification (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    catalogue_version_id integer NOT NULL,
    prepared_version integer NOT NULL,
    item_code text NOT NULL,
    former_level text NOT NULL,
    open_level text NOT NULL,
    decided_on date,
    published_on date,
    public_until date,
    retained_until date,
    public_document text,
    subject_reference text,
    subject_name_rank smallint,
    subject_document text,
    normalised_name text COLLATE pg_catalog."C",
    bigrams integer[],
    subject_identifiers text[],
    CONSTRAINT reclassification_former_level_check CHECK ((former_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT reclassification_open_level_check CHECK ((open_level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text]))),
    CONSTRAINT reclassification_public_document_check CHECK (((public_document IS NULL) OR (open_level = 'A'::text)))
);


ALTER TABLE credit.reclassification OWNER TO credit_owner;

--
-- Name: TABLE reclassification; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.reclassification IS 'What the one catalogue in state publishing does to records that are held. Empty unless a publication was begun; nobody is answered from it.';


--
-- Name: COLUMN reclassification.prepared_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.prepared_version IS 'Newest version of the record when it was prepared; a newer one makes the row stale.';


--
-- Name: COLUMN reclassification.former_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.former_level IS 'Level of prepared_version. Another open_level makes a new version; the same one only replaces the public projection.';


--
-- Name: COLUMN reclassification.open_level; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.open_level IS 'Level under the new catalogue; C for items that it no longer has.';


--
-- Name: COLUMN reclassification.decided_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.decided_on IS 'As in record_version.';


--
-- Name: COLUMN reclassification.published_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.published_on IS 'As in record_version, for the new version.';


--
-- Name: COLUMN reclassification.public_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.public_until IS 'As in record_version, for the new version.';


--
-- Name: COLUMN reclassification.retained_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.retained_until IS 'As in record_version, for the new version.';


--
-- Name: COLUMN reclassification.public_document; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.public_document IS 'As in public_record; null: not public under the new catalogue.';


--
-- Name: COLUMN reclassification.subject_reference; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.reclassification.subject_reference IS 'This and the columns after it: what a record that becomes public teaches about its subject, as in public_subject, public_name and public_identifier; null for others.';


--
-- Name: record_marker; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_marker (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    marker text NOT NULL,
    reason text,
    marked_at timestamp with time zone NOT NULL,
    lapses_at timestamp with time zone,
    CONSTRAINT record_marker_marker_check CHECK ((marker = ANY (ARRAY['under_processing'::text, 'applicant_disputes'::text]))),
    CONSTRAINT record_marker_reason_check CHECK (((marker = 'applicant_disputes'::text) = (reason IS NOT NULL)))
);


ALTER TABLE credit.record_marker OWNER TO credit_owner;

--
-- Name: TABLE record_marker; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_marker IS 'Markers in force, read by every disclosure from the primary (HZ-O7, HZ-O11).';


--
-- Name: COLUMN record_marker.reason; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_marker.reason IS 'The applicant''s reason as given; null for under_processing.';


--
-- Name: COLUMN record_marker.lapses_at; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_marker.lapses_at IS 'First instant at which it no longer holds; null: until removed.';


--
-- Name: record_version; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
)
PARTITION BY LIST (open_level);


ALTER TABLE credit.record_version OWNER TO credit_owner;

--
-- Name: TABLE record_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version IS 'Append-only: a change is a new version with who and why (X-5); the newest version is the record as it stands. Owner''s content, unmasked: no function that answers the public can read it.';


--
-- Name: COLUMN record_version.record_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.record_id IS 'First 16 bytes of the keyed digest of item, subject and the identifying fields: the same record has the same id whenever and however often it is sent.';


--
-- Name: COLUMN record_version.decided_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.decided_on IS 'Date of the decision; null where the item has none.';


--
-- Name: COLUMN record_version.published_on; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.published_on IS 'First day of publication (BX-4); null: not open to society.';


--
-- Name: COLUMN record_version.valid_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.valid_until IS 'Last day on which the record is in force; null: no end.';


--
-- Name: COLUMN record_version.public_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.public_until IS 'Last day of publicity (BX-4); null: no end.';


--
-- Name: COLUMN record_version.retained_until; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.retained_until IS 'Last day on which it may be disclosed to anyone (BX-4); null: no end, or one that depends on an event to come.';


--
-- Name: COLUMN record_version.content; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.content IS 'Canonical field codes and values; values that hold identity numbers are encrypted (X-4).';


--
-- Name: COLUMN record_version.content_digest; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.content_digest IS 'First 16 bytes of the keyed digest of the content in clear: tells unchanged rows and re-sent corrected ones.';


--
-- Name: COLUMN record_version.key_version; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.key_version IS 'Version of the digest key.';


--
-- Name: COLUMN record_version.batch_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.batch_id IS 'The batch that brought the content; a version made by a catalogue or a withdrawal keeps that of the version before.';


--
-- Name: COLUMN record_version.ground; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.record_version.ground IS 'Why this version exists, e.g. import, catalogue 2026.1, withdrawal.';


--
-- Name: record_version_a; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version_a (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
);


ALTER TABLE credit.record_version_a OWNER TO credit_owner;

--
-- Name: TABLE record_version_a; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version_a IS 'Open to society.';


--
-- Name: record_version_b; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version_b (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
);


ALTER TABLE credit.record_version_b OWNER TO credit_owner;

--
-- Name: TABLE record_version_b; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version_b IS 'On the subject''s authority.';


--
-- Name: record_version_c; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.record_version_c (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    version integer NOT NULL,
    open_level text NOT NULL,
    item_code text NOT NULL,
    catalogue_version_id integer NOT NULL,
    provider_code text NOT NULL,
    state text NOT NULL,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb NOT NULL,
    content_digest uuid NOT NULL,
    key_version smallint NOT NULL,
    batch_id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    ground text NOT NULL,
    CONSTRAINT record_version_state_check CHECK ((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text, 'corrected'::text, 'repaired'::text]))),
    CONSTRAINT record_version_version_check CHECK ((version >= 1))
);


ALTER TABLE credit.record_version_c OWNER TO credit_owner;

--
-- Name: TABLE record_version_c; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.record_version_c IS 'Inside government.';


--
-- Name: reinsertion_guard; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.reinsertion_guard (
    subject_key uuid NOT NULL,
    record_id uuid NOT NULL,
    content_digest uuid NOT NULL,
    ground text NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by text NOT NULL
);


ALTER TABLE credit.reinsertion_guard OWNER TO credit_owner;

--
-- Name: TABLE reinsertion_guard; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.reinsertion_guard IS 'Contents that were corrected, withdrawn or repaired: sent again unchanged they are quarantined, not reloaded (BX-3).';


--
-- Name: subject; Type: TABLE; Schema: credit; Owner: credit_owner
--

CREATE TABLE credit.subject (
    subject_key uuid NOT NULL,
    kind text NOT NULL,
    batch_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT subject_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'person'::text])))
);


ALTER TABLE credit.subject OWNER TO credit_owner;

--
-- Name: TABLE subject; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON TABLE credit.subject IS 'One row per credit file. Distributed by subject_key when the data outgrow one machine.';


--
-- Name: COLUMN subject.subject_key; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.subject.subject_key IS 'First 16 bytes of the digest of the identifier that the file was opened with: keyed for natural persons (X-4), plain for organisations, whose codes are public, so that the public daemon needs no secret. In a uuid because that is PostgreSQL''s only fixed 16-byte type; it is not a random UUID.';


--
-- Name: COLUMN subject.batch_id; Type: COMMENT; Schema: credit; Owner: credit_owner
--

COMMENT ON COLUMN credit.subject.batch_id IS 'The batch that opened the file.';


--
-- Name: record_version_a; Type: TABLE ATTACH; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version ATTACH PARTITION credit.record_version_a FOR VALUES IN ('A');


--
-- Name: record_version_b; Type: TABLE ATTACH; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version ATTACH PARTITION credit.record_version_b FOR VALUES IN ('B');


--
-- Name: record_version_c; Type: TABLE ATTACH; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version ATTACH PARTITION credit.record_version_c FOR VALUES IN ('C');


--
-- Name: applied_file applied_file_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.applied_file
    ADD CONSTRAINT applied_file_pkey PRIMARY KEY (path);


--
-- Name: catalogue_item catalogue_item_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_item
    ADD CONSTRAINT catalogue_item_pkey PRIMARY KEY (catalogue_version_id, item_code);


--
-- Name: catalogue_version catalogue_version_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_version
    ADD CONSTRAINT catalogue_version_pkey PRIMARY KEY (catalogue_version_id);


--
-- Name: catalogue_version catalogue_version_profile_label_key; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_version
    ADD CONSTRAINT catalogue_version_profile_label_key UNIQUE (profile, label);


--
-- Name: identifier identifier_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.identifier
    ADD CONSTRAINT identifier_pkey PRIMARY KEY (identifier_digest);


--
-- Name: import_batch import_batch_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.import_batch
    ADD CONSTRAINT import_batch_pkey PRIMARY KEY (batch_id);


--
-- Name: import_row_issue import_row_issue_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.import_row_issue
    ADD CONSTRAINT import_row_issue_pkey PRIMARY KEY (batch_id, line_number, issue_number);


--
-- Name: public_identifier public_identifier_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_identifier
    ADD CONSTRAINT public_identifier_pkey PRIMARY KEY (identifier, subject_key);


--
-- Name: public_name public_name_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_name
    ADD CONSTRAINT public_name_pkey PRIMARY KEY (subject_key);


--
-- Name: public_record public_record_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_record
    ADD CONSTRAINT public_record_pkey PRIMARY KEY (subject_key, record_id);


--
-- Name: public_subject public_subject_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.public_subject
    ADD CONSTRAINT public_subject_pkey PRIMARY KEY (subject_key);


--
-- Name: quarantined_row quarantined_row_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.quarantined_row
    ADD CONSTRAINT quarantined_row_pkey PRIMARY KEY (item_code, provider_code, row_digest);


--
-- Name: query_log_entry query_log_entry_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_entry
    ADD CONSTRAINT query_log_entry_pkey PRIMARY KEY (logged_at, log_position);


--
-- Name: query_log_head query_log_head_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_head
    ADD CONSTRAINT query_log_head_pkey PRIMARY KEY (log_id);


--
-- Name: reclassification reclassification_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.reclassification
    ADD CONSTRAINT reclassification_pkey PRIMARY KEY (subject_key, record_id);


--
-- Name: record_marker record_marker_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_marker
    ADD CONSTRAINT record_marker_pkey PRIMARY KEY (subject_key, record_id, marker);


--
-- Name: record_version record_version_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version
    ADD CONSTRAINT record_version_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version_a record_version_a_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version_a
    ADD CONSTRAINT record_version_a_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version_b record_version_b_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version_b
    ADD CONSTRAINT record_version_b_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: record_version_c record_version_c_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.record_version_c
    ADD CONSTRAINT record_version_c_pkey PRIMARY KEY (subject_key, record_id, version, open_level);


--
-- Name: reinsertion_guard reinsertion_guard_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.reinsertion_guard
    ADD CONSTRAINT reinsertion_guard_pkey PRIMARY KEY (subject_key, record_id, content_digest);


--
-- Name: subject subject_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.subject
    ADD CONSTRAINT subject_pkey PRIMARY KEY (subject_key);


--
-- Name: catalogue_version_published_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX catalogue_version_published_key ON credit.catalogue_version USING btree (state) WHERE (state = 'published'::text);


--
-- Name: catalogue_version_publishing_key; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE UNIQUE INDEX catalogue_version_publishing_key ON credit.catalogue_version USING btree (state) WHERE (state = 'publishing'::text);


--
-- Name: identifier_subject_key_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX identifier_subject_key_idx ON credit.identifier USING btree (subject_key);


--
-- Name: public_identifier_subject_key_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX public_identifier_subject_key_idx ON credit.public_identifier USING btree (subject_key);


--
-- Name: public_name_bigrams_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX public_name_bigrams_idx ON credit.public_name USING gin (bigrams) WITH (fastupdate=off);


--
-- Name: public_name_order_idx; Type: INDEX; Schema: credit; Owner: credit_owner
--

CREATE INDEX public_name_order_idx ON credit.public_name USING btree (normalised_name, subject_key);


--
-- Name: query_log_entry_subject_key_logged_at_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_subject_key_logged_at_idx ON ONLY credit.query_log_entry USING btree (subject_key, logged_at) WHERE (subject_key IS NOT NULL);


--
-- Name: record_version_a_pkey; Type: INDEX ATTACH; Schema: credit; Owner: credit_owner
--

ALTER INDEX credit.record_version_pkey ATTACH PARTITION credit.record_version_a_pkey;


--
-- Name: record_version_b_pkey; Type: INDEX ATTACH; Schema: credit; Owner: credit_owner
--

ALTER INDEX credit.record_version_pkey ATTACH PARTITION credit.record_version_b_pkey;


--
-- Name: record_version_c_pkey; Type: INDEX ATTACH; Schema: credit; Owner: credit_owner
--

ALTER INDEX credit.record_version_pkey ATTACH PARTITION credit.record_version_c_pkey;


--
-- Name: catalogue_item catalogue_item_version_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.catalogue_item
    ADD CONSTRAINT catalogue_item_version_fk FOREIGN KEY (catalogue_version_id) REFERENCES credit.catalogue_version(catalogue_version_id);


--
-- Name: import_row_issue import_row_issue_batch_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.import_row_issue
    ADD CONSTRAINT import_row_issue_batch_fk FOREIGN KEY (batch_id) REFERENCES credit.import_batch(batch_id) DEFERRABLE INITIALLY DEFERRED;


--
-- Name: reclassification reclassification_catalogue_version_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE ONLY credit.reclassification
    ADD CONSTRAINT reclassification_catalogue_version_fk FOREIGN KEY (catalogue_version_id) REFERENCES credit.catalogue_version(catalogue_version_id);


--
-- Name: record_version record_version_subject_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_owner
--

ALTER TABLE credit.record_version
    ADD CONSTRAINT record_version_subject_fk FOREIGN KEY (subject_key) REFERENCES credit.subject(subject_key);


--
-- Name: SCHEMA credit; Type: ACL; Schema: -; Owner: credit_owner
--

GRANT ALL ON SCHEMA credit TO credit_query_log_owner;
GRANT ALL ON SCHEMA credit TO credit_public_discloser;
GRANT USAGE ON SCHEMA credit TO credit_public;
GRANT USAGE ON SCHEMA credit TO credit_intake;


--
-- Name: FUNCTION abandon_catalogue_publication(); Type: ACL; Schema: credit; Owner: credit_owner
--

REVOKE ALL ON FUNCTION credit.abandon_catalogue_publication() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.abandon_catalogue_publication() TO credit_intake;


--
-- Name: FUNCTION answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.answer_public_searches(as_of timestamp with time zone, needle text[], needle_bigrams text[], code text[], code_key uuid[], page_size integer[], after_tier integer[], after_name text[], after_subject_key uuid[], scope text[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.answer_public_subject_queries(as_of timestamp with time zone, not_found_answer text, reference text[], reference_key uuid[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) TO credit_public_discloser;


--
-- Name: FUNCTION prepare_query_log_partitions(as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.prepare_query_log_partitions(as_of timestamp with time zone) TO credit_public;


--
-- Name: FUNCTION public_catalogue(); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.public_catalogue() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.public_catalogue() TO credit_public;


--
-- Name: FUNCTION refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: TABLE catalogue_item; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.catalogue_item TO credit_intake;
GRANT SELECT ON TABLE credit.catalogue_item TO credit_public_discloser;


--
-- Name: TABLE catalogue_version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.catalogue_version TO credit_intake;


--
-- Name: COLUMN catalogue_version.catalogue_version_id; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(catalogue_version_id) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.profile; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(profile) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.label; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(label) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.state; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(state) ON TABLE credit.catalogue_version TO credit_intake;
GRANT SELECT(state) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.effective_on; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(effective_on) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.public_document; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT(public_document) ON TABLE credit.catalogue_version TO credit_public_discloser;


--
-- Name: COLUMN catalogue_version.published_at; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT UPDATE(published_at) ON TABLE credit.catalogue_version TO credit_intake;


--
-- Name: TABLE identifier; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.identifier TO credit_intake;


--
-- Name: TABLE import_batch; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.import_batch TO credit_intake;


--
-- Name: TABLE import_row_issue; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.import_row_issue TO credit_intake;


--
-- Name: TABLE public_identifier; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.public_identifier TO credit_intake;
GRANT SELECT ON TABLE credit.public_identifier TO credit_public_discloser;


--
-- Name: TABLE public_name; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.public_name TO credit_intake;
GRANT SELECT ON TABLE credit.public_name TO credit_public_discloser;


--
-- Name: TABLE public_record; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.public_record TO credit_intake;
GRANT SELECT ON TABLE credit.public_record TO credit_public_discloser;


--
-- Name: TABLE public_subject; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE credit.public_subject TO credit_intake;
GRANT SELECT ON TABLE credit.public_subject TO credit_public_discloser;


--
-- Name: TABLE quarantined_row; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.quarantined_row TO credit_intake;


--
-- Name: TABLE reclassification; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT,DELETE ON TABLE credit.reclassification TO credit_intake;


--
-- Name: TABLE record_marker; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT ON TABLE credit.record_marker TO credit_public_discloser;


--
-- Name: TABLE record_version; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.record_version TO credit_intake;


--
-- Name: TABLE reinsertion_guard; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.reinsertion_guard TO credit_intake;


--
-- Name: TABLE subject; Type: ACL; Schema: credit; Owner: credit_owner
--

GRANT SELECT,INSERT ON TABLE credit.subject TO credit_intake;


--
-- PostgreSQL database dump complete
--


