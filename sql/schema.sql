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
-- Name: answer_public_receipts(timestamp with time zone, text, bigint[], uuid[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) RETURNS TABLE(answer_number integer, is_found boolean, answer text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    query_count constant integer := pg_catalog.cardinality(log_position);
    answer_list text [];
    disclosed_list text [];
    outcome_list text [];
    scope_list text [];
begin
    -- An entry's time is between those of its tile, or of the edge; with them it is found in the primary key.
    with query as materialized (
        select
            item.number,
            item.log_position,
            item.secret,
            item.proof,
            coalesce(query_log_tile.first_logged_at, query_log_tree.edge_since) as logged_since,
            coalesce(query_log_tile.last_logged_at, query_log_tree.integrated_until) as logged_until
        from
            rows from (
                unnest(answer_public_receipts.log_position), unnest(answer_public_receipts.secret),
                unnest(answer_public_receipts.proof)
            ) with ordinality as item (log_position, secret, proof, number)
        inner join credit.query_log_tree
            on
                query_log_tree.log_id = 1
                and item.log_position >= 0
                and query_log_tree.integrated_size > item.log_position
        left join credit.query_log_tile
            on
                query_log_tile.tile_level = 0
                and item.log_position / 256 = query_log_tile.tile_index
    ),

    found as materialized (
        select
            query.number,
            logged.entry,
            query.proof
        from query
        cross join lateral (
            select pg_catalog.convert_from(query_log_entry.entry, 'UTF8') as entry
            from credit.query_log_entry
            where
                query_log_entry.logged_at >= query.logged_since
                and query_log_entry.logged_at <= query.logged_until
                and query_log_entry.log_position = query.log_position
            order by query_log_entry.logged_at
            limit 1
        ) as logged
        -- The secret is the salt at the leaf's end. Digests are compared: how long it takes tells nothing about it.
        where
            query.proof is not null
            and pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.right(logged.entry, 47), 'UTF8'))
            = pg_catalog.sha256(pg_catalog.convert_to(',"salt":"' || query.secret || '"}', 'UTF8'))
    )

    select
        pg_catalog.array_agg(
            coalesce(
                '{"position":' || item.log_position || ',"entry":' || pg_catalog.to_json(found.entry)
                || ',"proof":' || pg_catalog.to_json(found.proof),
                not_found_answer
            ) order by item.number
        ),
        pg_catalog.array_agg(
            case when found.number is null then '' else '{"entry":' || item.log_position || '}' end
            order by item.number
        ),
        pg_catalog.array_agg(
            case when found.number is null then 'empty' else 'answered' end order by item.number
        ),
        pg_catalog.array_agg('{"position":' || item.log_position || '}' order by item.number)
    into answer_list, disclosed_list, outcome_list, scope_list
    from unnest(answer_public_receipts.log_position) with ordinality as item (log_position, number)
    left join found
        on item.number = found.number;

    return query
    select
        logged.answer_number,
        outcome_list[logged.answer_number] = 'answered',
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'receipt_proof',
            pg_catalog.array_fill('receipt'::text, array[query_count]),
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope_list, pg_catalog.array_fill(null::uuid, array[query_count]),
            outcome_list, pg_catalog.array_fill(null::text, array[query_count]), disclosed_list, answer_list
        ) as logged;
end;
$$;


ALTER FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) IS 'Arrays of one length, an element a query. Without the entry''s secret the answer is that of a position that does not exist: not_found_answer, a problem document without its closing brace. proof is text that goes with the entry; null: there is none, so there is no answer either.';


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
            pg_catalog.array_fill(null::text, array[query_count]),
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
            pg_catalog.array_fill(null::text, array[query_count]),
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
-- Name: append_query_log(timestamp with time zone, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) RETURNS TABLE(answer_number integer, answer text)
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
    -- Everybody locks the table before the head, whoever detaches a month included: so nobody waits in a circle.
    lock table only credit.query_log_entry in row exclusive mode;

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
            item.unit_code,
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
                unnest(operation), unnest(actor), unnest(unit_code), unnest(network_address), unnest(request_id),
                unnest(scope), unnest(subject_key), unnest(outcome), unnest(rule_id), unnest(disclosed),
                unnest(unsealed_answer)
            ) with ordinality as item (
                operation, actor, unit_code, network_address, request_id,
                scope, subject_key, outcome, rule_id, disclosed,
                unsealed_answer, number
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
            log_position, logged_at, audience, operation, outcome, subject_key, actor, unit_code, purpose, entry
        )
        select
            sealed.log_position,
            entry_time,
            append_query_log.audience,
            sealed.operation,
            sealed.outcome,
            sealed.subject_key,
            sealed.actor,
            sealed.unit_code,
            append_query_log.purpose,
            pg_catalog.convert_to(
                '{"v":1,"position":' || sealed.log_position || ',"time":"' || time_text
                || '","audience":"' || append_query_log.audience || '","operation":"' || sealed.operation
                || '","actor":"' || sealed.actor || coalesce('","unit":"' || sealed.unit_code, '')
                || '","address":"' || sealed.network_address
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


ALTER FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) IS 'Arrays of one length, an element a query. unsealed_answer is a JSON object without its closing brace; scope and disclosed are JSON; actor, unit_code (null: no unit), network_address and request_id need no escaping in JSON (the daemon''s types and require_query_log_account see to it).';


--
-- Name: approve_query_log_detachment(date, bytea, text, text, timestamp with time zone); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
begin
    perform credit.require_query_log_account(approver);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    if coalesce(approval, '') = '' then
        raise exception 'an approval is a signed text' using errcode = 'invalid_parameter_value';
    end if;
    perform
    from credit.query_log_archive
    where
        query_log_archive.archived_month = approve_query_log_detachment.archived_month
        and query_log_archive.manifest_digest = approve_query_log_detachment.manifest_digest;
    if not found then
        raise exception 'no such bundle of % is recorded', archived_month using errcode = 'invalid_parameter_value';
    end if;
    perform
    from credit.query_log_archive_approval
    where
        query_log_archive_approval.archived_month = approve_query_log_detachment.archived_month
        and query_log_archive_approval.manifest_digest = approve_query_log_detachment.manifest_digest
        and query_log_archive_approval.approver = approve_query_log_detachment.approver;
    if found then
        raise exception 'this person has approved already: it takes another one'
            using errcode = 'invalid_parameter_value';
    end if;
    insert into credit.query_log_archive_approval (archived_month, manifest_digest, approver, approved_at, approval)
    values (archived_month, manifest_digest, approver, as_of, approval);
end;
$$;


ALTER FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) IS 'approval is what the person signed; who checks it later has the key. Raises 22023 for a bundle that is not recorded and for the same approver twice.';


--
-- Name: attach_query_log_month(date, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    archive credit.query_log_archive;
    partition_name constant text := 'query_log_entry_' || pg_catalog.to_char(archived_month, 'YYYY_MM');
    month_start constant timestamptz := archived_month::timestamp;
    month_end constant timestamptz := archived_month::timestamp + interval '1 month';
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    perform credit.require_query_log_account(attached_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into archive
    from credit.query_log_archive
    where query_log_archive.archived_month = attach_query_log_month.archived_month;
    if not found then
        raise exception 'no bundle of % is recorded', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform
    from credit.query_log_archives() as archived
    where archived.archived_month = archive.archived_month and archived.is_attached;
    if found or pg_catalog.to_regclass('credit.' || partition_name) is null then
        raise exception 'the month % is not detached', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
    -- Reads the month once to see that it is that month; answers go on meanwhile.
    execute pg_catalog.format(
        'alter table credit.query_log_entry attach partition credit.%I for values from (%L) to (%L)',
        partition_name, month_start, month_end
    );
    perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
    perform credit.require_query_log_month(archived_month, archive.first_position, archive.end_position);
    perform credit.log_own_query(
        as_of, 'operator', 'log_archiving', 'attach_month', attached_by,
        '{"month":"' || pg_catalog.to_char(archived_month, 'YYYY-MM') || '"}', null, 'answered', '', '{"attached":true'
    );
end;
$$;


ALTER FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) IS 'Raises 55000 unless the month is archived and its table detached; 22023 when its first or last position is no longer the bundle''s. What else may have happened to it, log verification finds.';


--
-- Name: begin_query_log_reading(timestamp with time zone, text, text, timestamp with time zone, timestamp with time zone, text, text, uuid, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
begin
    perform credit.require_query_log_account(reader);
    if coalesce(pg_catalog.btrim(reason), '') = '' then
        raise exception 'reading the query log needs a reason' using errcode = 'invalid_parameter_value';
    end if;
    if logged_from is null or logged_until is null or not pg_catalog.isfinite(logged_from)
        or not pg_catalog.isfinite(logged_until) or logged_from >= logged_until then
        raise exception 'reading the query log needs a time range' using errcode = 'invalid_parameter_value';
    end if;
    return credit.log_own_query(
        as_of, 'audit', 'log_inspection', 'read_log', reader,
        pg_catalog.json_strip_nulls(
            pg_catalog.json_build_object(
                'from', pg_catalog.to_char(logged_from, time_form),
                'until', pg_catalog.to_char(logged_until, time_form),
                'actor', actor, 'unit', unit_code, 'subject', subject_key, 'purpose', purpose, 'reason', reason
            )
        )::text,
        subject_key, 'answered', '"entries"', '{"reading":"permitted"'
    );
end;
$$;


ALTER FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) IS 'Answers a JSON document whose receipt is the permit that read_query_log asks for. logged_until is exclusive; a filter that is null does not filter. Raises 22023 without a range or a reason. A transaction of its own: what is not committed permits nothing.';


--
-- Name: begin_query_log_verification(timestamp with time zone, text, bigint); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) RETURNS TABLE(permit_position bigint, permit_time timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    answer json;
begin
    perform credit.require_query_log_account(reader);
    if first_position is null or first_position < 0 then
        raise exception 'no position of the log' using errcode = 'invalid_parameter_value';
    end if;
    select logged.answer::json
    into strict answer
    from
        credit.append_query_log(
            as_of, 'audit', 'log_verification', array['verify_log'], array[reader], array[null::text], array['local'],
            array['-'], array['{"first":' || first_position || '}'], array[null::uuid], array['answered'],
            array[null::text], array[''], array['{"first":' || first_position]
        ) as logged;
    return query
    select
        (answer #>> '{receipt,position}')::bigint,
        (answer #>> '{receipt,time}')::timestamptz;
end;
$$;


ALTER FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) IS 'Answers where the entry is: the permit that query_log_entries_for_verification asks for. A transaction of its own, because the lock of the log''s head must not be held while millions of entries are read.';


--
-- Name: detach_query_log_month(date, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET lock_timeout TO '1500ms'
    AS $$
declare
    approvals_needed constant integer := 2;
    archive credit.query_log_archive;
    partition_name constant text := 'query_log_entry_' || pg_catalog.to_char(archived_month, 'YYYY_MM');
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    perform credit.require_query_log_account(detached_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into archive
    from credit.query_log_archive
    where query_log_archive.archived_month = detach_query_log_month.archived_month;
    if not found then
        raise exception 'no bundle of % is recorded', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    if (
        select pg_catalog.count(distinct query_log_archive_approval.approver)
        from credit.query_log_archive_approval
        where
            query_log_archive_approval.archived_month = archive.archived_month
            and query_log_archive_approval.manifest_digest = archive.manifest_digest
    ) < approvals_needed then
        raise exception 'the detachment of % needs the approval of % persons', archived_month, approvals_needed
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform
    from credit.query_log_archives() as archived
    where archived.archived_month = archive.archived_month and archived.is_attached;
    if not found then
        raise exception 'the month % is not attached', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform credit.require_query_log_month(archived_month, archive.first_position, archive.end_position);
    -- What is not in the tree and signed yet could never be, without its entries.
    perform
    from credit.query_log_checkpoint
    where query_log_checkpoint.tree_size >= archive.end_position;
    if not found then
        raise exception 'the month % is not covered by a checkpoint', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
    execute pg_catalog.format('alter table credit.query_log_entry detach partition credit.%I', partition_name);
    perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
    perform credit.log_own_query(
        as_of, 'operator', 'log_archiving', 'detach_month', detached_by,
        '{"month":"' || pg_catalog.to_char(archived_month, 'YYYY-MM') || '"}', null, 'answered', '', '{"detached":true'
    );
end;
$$;


ALTER FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) IS 'The table keeps its name, owner and fences. Raises 55000 unless the month''s bundle is recorded, approved by two persons, covered by a checkpoint and the partition attached; 22023 when the bundle''s positions are not the month''s; 55P03 when the log is busy: try again.';


--
-- Name: integrate_query_log(bigint, bigint, timestamp with time zone, timestamp with time zone, bytea, integer[], bigint[], bytea[], timestamp with time zone[], timestamp with time zone[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    log_size bigint;
    -- 256^level, as long as that is a bigint: sizes end at 2^62.
    tile_span constant bigint [] := array[
        256, 65536, 16777216, 4294967296, 1099511627776, 281474976710656, 72057594037927936
    ];
    lower_span bigint := 1;
    level_number integer := 0;
    edge_width bigint := 0;
    full_tiles bigint := 0;
    level_tiles bigint;
begin
    select query_log_head.next_position
    into strict log_size
    from credit.query_log_head
    where query_log_head.log_id = 1;
    if new_size is null or new_size <= expected_size or new_size > log_size then
        raise exception 'a tree of % entries cannot grow to % while the log has %', expected_size, new_size, log_size
            using errcode = 'invalid_parameter_value';
    end if;

    -- Two integrators: the second waits for this row and then finds another size.
    update credit.query_log_tree
    set
        integrated_size = new_size,
        integrated_until = new_integrated_until,
        edge_since = new_edge_since,
        edge = new_edge
    where query_log_tree.log_id = 1 and query_log_tree.integrated_size = expected_size;
    if not found then
        return false;
    end if;

    -- Exactly the tiles that became full, and exactly the hashes that the edge of this size has.
    while level_number <= 7 and new_size >= lower_span loop
        edge_width := edge_width + new_size / lower_span % 256;
        if level_number < 7 then
            level_tiles := new_size / tile_span[level_number + 1] - expected_size / tile_span[level_number + 1];
            full_tiles := full_tiles + level_tiles;
            if level_tiles <> (
                select pg_catalog.count(*)
                from rows from (unnest(tile_level), unnest(tile_index)) as item (tile_level, tile_index)
                where
                    item.tile_level = level_number
                    and item.tile_index >= expected_size / tile_span[level_number + 1]
                    and item.tile_index < new_size / tile_span[level_number + 1]
            ) then
                raise exception 'the full tiles of level % are not those between % and % entries',
                    level_number, expected_size, new_size
                    using errcode = 'invalid_parameter_value';
            end if;
            lower_span := tile_span[level_number + 1];
        end if;
        level_number := level_number + 1;
    end loop;
    if full_tiles <> pg_catalog.cardinality(tile_hashes) or edge_width * 32 <> pg_catalog.octet_length(new_edge) then
        raise exception 'a tree that grows from % to % entries has % new tiles and an edge of % hashes',
            expected_size, new_size, full_tiles, edge_width
            using errcode = 'invalid_parameter_value';
    end if;

    insert into credit.query_log_tile (tile_level, tile_index, hashes, first_logged_at, last_logged_at)
    select
        item.tile_level::smallint,
        item.tile_index,
        item.hashes,
        item.first_logged_at,
        item.last_logged_at
    from
        rows from (
            unnest(tile_level), unnest(tile_index), unnest(tile_hashes), unnest(tile_first_logged_at),
            unnest(tile_last_logged_at)
        ) as item (tile_level, tile_index, hashes, first_logged_at, last_logged_at);
    return true;
end;
$$;


ALTER FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) IS 'False, and nothing done, when the tree has not expected_size entries any more: somebody else was faster. The arrays of one length hold the tiles that became full. Raises 22023 for what no integrator works out.';


--
-- Name: log_own_query(timestamp with time zone, text, text, text, text, text, uuid, text, text, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) RETURNS text
    LANGUAGE sql
    SET search_path TO ''
    AS $$
    -- They come through the server's own socket, and there is no request of the daemon's.
    select logged.answer
    from
        credit.append_query_log(
            log_own_query.as_of, log_own_query.audience, log_own_query.purpose, array[log_own_query.operation],
            array[log_own_query.actor], array[null::text], array['local'], array[''], array[log_own_query.scope],
            array[log_own_query.subject_key], array[log_own_query.outcome], array[null::text],
            array[log_own_query.disclosed], array[log_own_query.unsealed_answer]
        ) as logged;
$$;


ALTER FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) IS 'Answers unsealed_answer with its receipt. For the log''s owner only.';


--
-- Name: newest_query_log_checkpoint(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.newest_query_log_checkpoint() RETURNS TABLE(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.root_hash,
        query_log_checkpoint.covered_until,
        query_log_checkpoint.signed_at,
        query_log_checkpoint.note
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
$$;


ALTER FUNCTION credit.newest_query_log_checkpoint() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION newest_query_log_checkpoint(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.newest_query_log_checkpoint() IS 'No row before the first.';


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
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
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
            -- Fences of its own, which it keeps when it is detached. The guard (config/postgresql/guard.sql) lets
            -- nobody touch a fence who does not say so; a function's own "set" of this name is a superuser's right.
            perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
            execute pg_catalog.format(
                'create trigger query_log_fence_statement before update or delete or truncate on credit.%I '
                'for each statement execute function credit.refuse_query_log_change()', partition_name
            );
            execute pg_catalog.format(
                'create trigger query_log_fence_row before update or delete on credit.%I '
                'for each row execute function credit.refuse_query_log_change()', partition_name
            );
            execute pg_catalog.format(
                'alter table credit.%I enable always trigger query_log_fence_statement, '
                'enable always trigger query_log_fence_row', partition_name
            );
            perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
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
-- Name: query_log_archives(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_archives() RETURNS TABLE(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, recorded_at timestamp with time zone, recorded_by text, approvals integer, is_attached boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_archive.archived_month,
        query_log_archive.first_position,
        query_log_archive.end_position,
        query_log_archive.manifest_digest,
        query_log_archive.recorded_at,
        query_log_archive.recorded_by,
        (
            select pg_catalog.count(*)::integer
            from credit.query_log_archive_approval
            where
                query_log_archive_approval.archived_month = query_log_archive.archived_month
                and query_log_archive_approval.manifest_digest = query_log_archive.manifest_digest
        ),
        exists (
            select
            from pg_catalog.pg_inherits
            where
                pg_inherits.inhparent = 'credit.query_log_entry'::regclass
                and pg_inherits.inhrelid = pg_catalog.to_regclass(
                    'credit.query_log_entry_' || pg_catalog.to_char(query_log_archive.archived_month, 'YYYY_MM')
                )
        )
    from credit.query_log_archive
    order by query_log_archive.archived_month;
$$;


ALTER FUNCTION credit.query_log_archives() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_archives(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_archives() IS 'In the order of months. approvals: persons who approved this very bundle; is_attached: its entries are in the log.';


--
-- Name: query_log_checkpoints(bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) RETURNS TABLE(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.root_hash,
        query_log_checkpoint.covered_until,
        query_log_checkpoint.signed_at,
        query_log_checkpoint.note
    from credit.query_log_checkpoint
    where query_log_checkpoint.tree_size >= query_log_checkpoints.first_size
    order by query_log_checkpoint.tree_size
    limit query_log_checkpoints.maximum;
$$;


ALTER FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_checkpoints(first_size bigint, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) IS 'Those of first_size entries and more, smallest first, at most maximum of them.';


--
-- Name: query_log_entries_for_signer(bigint, timestamp with time zone, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) RETURNS TABLE(log_position bigint, logged_at timestamp with time zone, audience text, operation text, outcome text, actor text, unit_code text, purpose text, subject_key uuid, entry bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET work_mem TO '128MB'
    AS $$
begin
    -- Times never go back, so the order of the primary key is the order of positions.
    return query
    select
        query_log_entry.log_position,
        query_log_entry.logged_at,
        query_log_entry.audience,
        query_log_entry.operation,
        query_log_entry.outcome,
        query_log_entry.actor,
        query_log_entry.unit_code,
        query_log_entry.purpose,
        query_log_entry.subject_key,
        query_log_entry.entry
    from credit.query_log_entry
    where
        query_log_entry.logged_at >= query_log_entries_for_signer.logged_since
        and query_log_entry.log_position >= query_log_entries_for_signer.first_position
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit query_log_entries_for_signer.maximum;
end;
$$;


ALTER FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) IS 'Entries from first_position on, at most maximum of them; logged_since is the time of the entry before it or earlier (-infinity from the beginning). Where somebody changed the log, positions may jump or go back: the caller looks.';


--
-- Name: query_log_entries_for_verification(bigint, timestamp with time zone, timestamp with time zone, bigint, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) RETURNS TABLE(log_position bigint, logged_at timestamp with time zone, audience text, operation text, outcome text, actor text, unit_code text, purpose text, subject_key uuid, entry bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET work_mem TO '128MB'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_sort TO 'off'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
declare
    permitted_from constant bigint := credit.query_log_permit(
        query_log_entries_for_verification.permit_position, query_log_entries_for_verification.permit_time,
        'verify_log'
    ) ->> 'first';
begin
    if after_position is null or after_position + 1 < permitted_from then
        raise exception 'the logged verification begins behind this position' using errcode = 'insufficient_privilege';
    end if;

    -- By time and position and not by position alone, so that entries which are out of place are seen, too.
    return query
    select
        query_log_entry.log_position,
        query_log_entry.logged_at,
        query_log_entry.audience,
        query_log_entry.operation,
        query_log_entry.outcome,
        query_log_entry.actor,
        query_log_entry.unit_code,
        query_log_entry.purpose,
        query_log_entry.subject_key,
        query_log_entry.entry
    from credit.query_log_entry
    where
        query_log_entry.logged_at >= query_log_entries_for_verification.after_time
        and query_log_entry.logged_at <= query_log_entries_for_verification.until_time
        and (query_log_entry.logged_at, query_log_entry.log_position) > (
            query_log_entries_for_verification.after_time, query_log_entries_for_verification.after_position
        )
        and (query_log_entry.logged_at, query_log_entry.log_position) <= (
            query_log_entries_for_verification.until_time, query_log_entries_for_verification.until_position
        )
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit query_log_entries_for_verification.maximum;
end;
$$;


ALTER FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) IS 'Entries behind (after_time, after_position) up to and with (until_time, until_position) in the order of the primary key; after_position -1 and after_time -infinity from the beginning. The permit is what begin_query_log_verification answered for after_position + 1 or less, in an earlier transaction of the last day.';


--
-- Name: query_log_leaf_hashes(bigint, timestamp with time zone, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) RETURNS TABLE(log_position bigint, logged_at timestamp with time zone, leaf_hash bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    SET work_mem TO '128MB'
    AS $$
begin
    -- Times never go back, so the order of the primary key is the order of positions.
    return query
    select
        query_log_entry.log_position,
        query_log_entry.logged_at,
        pg_catalog.sha256('\x00'::bytea || query_log_entry.entry)
    from credit.query_log_entry
    where
        query_log_entry.logged_at >= query_log_leaf_hashes.logged_since
        and query_log_entry.log_position >= query_log_leaf_hashes.first_position
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit query_log_leaf_hashes.maximum;
end;
$$;


ALTER FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) IS 'Entries from first_position on, at most maximum of them; logged_since is the time of the entry before it or earlier (-infinity from the beginning). leaf_hash: RFC 6962, SHA-256 of a zero byte and the entry.';


--
-- Name: query_log_page(timestamp with time zone, timestamp with time zone, bigint, text, text, uuid, text, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) RETURNS text
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $_$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
    entries text;
    next_page text;
begin
    if page_size is null or page_size not between 1 and 1000 then
        raise exception 'a page has 1 to 1000 entries' using errcode = 'invalid_parameter_value';
    end if;
    if (after_logged_at is null) <> (after_position is null) then
        raise exception 'a page begins behind a time and a position' using errcode = 'invalid_parameter_value';
    end if;

    -- Planned for the filters that are there: each has an index of its own.
    execute
        $query$
        with page as (
            select
                query_log_entry.log_position,
                query_log_entry.logged_at,
                query_log_entry.entry
            from credit.query_log_entry
            where
                query_log_entry.logged_at >= $1
                and query_log_entry.logged_at < $2
                and query_log_entry.log_position < $10
                and query_log_entry.log_position > $7
        $query$
        || case when actor is not null then ' and query_log_entry.actor = $3' else '' end
        || case when actor <> 'public' then ' and query_log_entry.actor <> ''public''' else '' end
        || case when unit_code is not null then ' and query_log_entry.unit_code = $4' else '' end
        || case when subject_key is not null then ' and query_log_entry.subject_key = $5' else '' end
        || case when purpose is not null then ' and query_log_entry.purpose = $6' else '' end
        || $query$
            order by query_log_entry.logged_at, query_log_entry.log_position
            limit $8 + 1
        ),

        numbered as (
            select
                page.*,
                pg_catalog.row_number() over (order by page.logged_at, page.log_position) as place
            from page
        )

        select
            pg_catalog.string_agg(
                '{"position":' || numbered.log_position
                || ',"time":"' || pg_catalog.to_char(numbered.logged_at, $9)
                || '","entry":' || pg_catalog.to_json(pg_catalog.convert_from(numbered.entry, 'UTF8')) || '}',
                ',' order by numbered.place
            ) filter (where numbered.place <= $8),
            case when pg_catalog.count(*) > $8 then
                pg_catalog.max(
                    '{"time":"' || pg_catalog.to_char(numbered.logged_at, $9)
                    || '","position":' || numbered.log_position || '}'
                ) filter (where numbered.place = $8)
            end
        from numbered
        $query$
    into entries, next_page
    using
        -- Positions follow times: with one bound of each the scan begins at the very entry, also inside one instant.
        greatest(logged_from, after_logged_at), logged_until, actor, unit_code, subject_key, purpose,
        coalesce(after_position, -1), page_size, time_form, before_position;

    return '{"entries":[' || coalesce(entries, '') || '],"next":' || coalesce(next_page, 'null') || '}';
end;
$_$;


ALTER FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) IS 'One JSON document: entries, and next (null: the last page; otherwise what to give as after_…). logged_until and before_position are exclusive; a filter that is null does not filter. For the log''s owner only.';


--
-- Name: query_log_permit(bigint, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) RETURNS json
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    AS $$
declare
    -- Verifying a thousand million entries takes an hour or two.
    permit_lifetime constant interval := '1 day';
    permitted json;
begin
    -- A permit of this very transaction could be rolled back after the entries were read.
    if pg_catalog.pg_current_xact_id_if_assigned() is not null then
        raise exception 'entries are read in a transaction that has written nothing'
            using errcode = 'insufficient_privilege';
    end if;
    select pg_catalog.convert_from(query_log_entry.entry, 'UTF8')::json -> 'scope'
    into permitted
    from credit.query_log_entry
    cross join credit.query_log_head
    where
        query_log_entry.logged_at = query_log_permit.permit_time
        and query_log_entry.log_position = query_log_permit.permit_position
        and query_log_entry.operation = query_log_permit.operation
        and query_log_head.log_id = 1
        -- By the log's own clock: nobody is asked what time it is.
        and query_log_head.last_logged_at < query_log_entry.logged_at + permit_lifetime;
    if permitted is null then
        raise exception 'no logged reading of the last day permits this' using errcode = 'insufficient_privilege';
    end if;
    return permitted;
end;
$$;


ALTER FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) IS 'Raises 42501 unless position and time are those of an entry of that operation which an earlier transaction wrote, at most a day before the newest entry. For the log''s owner only.';


--
-- Name: query_log_state(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_state() RETURNS TABLE(next_position bigint, last_logged_at timestamp with time zone, integrated_size bigint, checkpoint_size bigint, checkpoint_note text, first_uncovered_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    covered_until timestamptz := '-infinity';
begin
    select
        query_log_head.next_position,
        query_log_head.last_logged_at,
        query_log_tree.integrated_size
    into strict next_position, last_logged_at, integrated_size
    from credit.query_log_head
    inner join credit.query_log_tree
        on query_log_head.log_id = query_log_tree.log_id
    where query_log_head.log_id = 1;

    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.note,
        query_log_checkpoint.covered_until
    into checkpoint_size, checkpoint_note, covered_until
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
    if not found then
        checkpoint_size := 0;
        covered_until := '-infinity';
    end if;

    if next_position > checkpoint_size then
        -- The first place in the primary key behind the last covered entry.
        select query_log_entry.logged_at
        into first_uncovered_at
        from credit.query_log_entry
        where
            query_log_entry.logged_at >= covered_until
            and query_log_entry.log_position >= checkpoint_size
        order by query_log_entry.logged_at, query_log_entry.log_position
        limit 1;
    end if;
    return next;
end;
$$;


ALTER FUNCTION credit.query_log_state() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_state(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_state() IS 'One row. checkpoint_size 0 and checkpoint_note null: no checkpoint yet. first_uncovered_at: time of the first entry that no checkpoint covers; null when every one is covered.';


--
-- Name: query_log_tile_times(integer[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) RETURNS TABLE(tile_number integer, first_logged_at timestamp with time zone, last_logged_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        wanted.tile_number::integer,
        query_log_tile.first_logged_at,
        query_log_tile.last_logged_at
    from
        rows from (unnest(query_log_tile_times.tile_level), unnest(query_log_tile_times.tile_index)) with ordinality
        as wanted (tile_level, tile_index, tile_number)
    inner join credit.query_log_tile
        on
            query_log_tile.tile_level = wanted.tile_level
            and query_log_tile.tile_index = wanted.tile_index;
$$;


ALTER FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_tile_times(tile_level integer[], tile_index bigint[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) IS 'Arrays of one length; tile_number is the place in them, from 1. No row for a tile that is not full. Rows in no order.';


--
-- Name: query_log_tiles(integer[], bigint[]); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) RETURNS TABLE(tile_number integer, hashes bytea)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    -- One statement, one snapshot: a tile that becomes full meanwhile is here or there, never missing.
    return query
    with recursive edge_tile as (
        select
            0 as tile_level,
            query_log_tree.integrated_size as subtree_count,
            1 as first_byte,
            query_log_tree.edge
        from credit.query_log_tree
        where query_log_tree.log_id = 1
        union all
        select
            edge_tile.tile_level + 1 as tile_level,
            edge_tile.subtree_count / 256 as subtree_count,
            edge_tile.first_byte + (edge_tile.subtree_count % 256 * 32)::integer as first_byte,
            edge_tile.edge
        from edge_tile
        where edge_tile.subtree_count >= 256
    ),

    wanted as (
        select
            item.tile_level,
            item.tile_index,
            item.tile_number::integer as tile_number
        from
            rows from (unnest(query_log_tiles.tile_level), unnest(query_log_tiles.tile_index)) with ordinality
            as item (tile_level, tile_index, tile_number)
    )

    select
        wanted.tile_number,
        query_log_tile.hashes
    from wanted
    inner join credit.query_log_tile
        on
            query_log_tile.tile_level = wanted.tile_level
            and query_log_tile.tile_index = wanted.tile_index
    union all
    select
        wanted.tile_number,
        pg_catalog.substr(edge_tile.edge, edge_tile.first_byte, (edge_tile.subtree_count % 256 * 32)::integer)
        as hashes
    from wanted
    inner join edge_tile
        on
            wanted.tile_level = edge_tile.tile_level
            and edge_tile.subtree_count / 256 = wanted.tile_index
    where edge_tile.subtree_count % 256 > 0;
end;
$$;


ALTER FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_tiles(tile_level integer[], tile_index bigint[]); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) IS 'Arrays of one length; tile_number is the place in them, from 1. No row for a tile that does not exist; fewer than 256 hashes of 32 bytes for the last tile of a level. Rows in no order.';


--
-- Name: query_log_tree_state(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.query_log_tree_state() RETURNS TABLE(integrated_size bigint, integrated_until timestamp with time zone, edge_since timestamp with time zone, edge bytea, next_position bigint, last_logged_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select
        query_log_tree.integrated_size,
        query_log_tree.integrated_until,
        query_log_tree.edge_since,
        query_log_tree.edge,
        query_log_head.next_position,
        query_log_head.last_logged_at
    from credit.query_log_tree
    inner join credit.query_log_head
        on query_log_tree.log_id = query_log_head.log_id
    where query_log_tree.log_id = 1;
$$;


ALTER FUNCTION credit.query_log_tree_state() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION query_log_tree_state(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.query_log_tree_state() IS 'One row. The columns are those of query_log_tree and query_log_head. Owner''s rights because nobody else reads the log.';


--
-- Name: read_query_log(bigint, timestamp with time zone, timestamp with time zone, bigint, integer); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    permitted constant json := credit.query_log_permit(permit_position, permit_time, 'read_log');
begin
    -- What is shown is what was logged to be looked for, and nothing that came later.
    return credit.query_log_page(
        (permitted ->> 'from')::timestamptz, (permitted ->> 'until')::timestamptz, permit_position,
        permitted ->> 'actor', permitted ->> 'unit', (permitted ->> 'subject')::uuid, permitted ->> 'purpose',
        after_logged_at, after_position, page_size
    );
end;
$$;


ALTER FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) IS 'One JSON document: entries, and next (null: the last page; otherwise what to give as after_…). The permit is position and time of the receipt that begin_query_log_reading answered in an earlier transaction of the last day; otherwise 42501.';


--
-- Name: record_query_log_archive(date, bigint, bigint, bytea, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
declare
    recorded credit.query_log_archive;
begin
    perform credit.require_query_log_account(recorded_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into recorded
    from credit.query_log_archive
    where query_log_archive.archived_month = record_query_log_archive.archived_month;
    if found then
        -- Archiving goes on where it stopped.
        if (recorded.manifest_digest, recorded.first_position, recorded.end_position)
            = (manifest_digest, first_position, end_position) then
            return;
        end if;
        raise exception 'another bundle of % is recorded', archived_month using errcode = 'invalid_parameter_value';
    end if;

    -- It can never be corrected, so it is checked now.
    perform credit.require_query_log_month(archived_month, first_position, end_position);
    insert into credit.query_log_archive (
        archived_month, first_position, end_position, manifest_digest, recorded_at, recorded_by
    ) values (archived_month, first_position, end_position, manifest_digest, as_of, recorded_by);
end;
$$;


ALTER FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) IS 'end_position is exclusive. The same bundle again is no error and changes nothing; another one, positions that are not the month''s or a month that is not closed raise 22023.';


--
-- Name: record_query_log_checkpoint(bigint, bytea, timestamp with time zone, timestamp with time zone, text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    integrated_size bigint;
    newest credit.query_log_checkpoint;
begin
    -- The lock lets one checkpoint be recorded at a time; the integrator waits for no signer, nor this for it.
    perform pg_catalog.pg_advisory_xact_lock(482915004);
    select query_log_tree.integrated_size
    into strict integrated_size
    from credit.query_log_tree
    where query_log_tree.log_id = 1;
    if tree_size > integrated_size then
        raise exception 'a checkpoint of % entries, but % are in the tree', tree_size, integrated_size
            using errcode = 'invalid_parameter_value';
    end if;

    select query_log_checkpoint.*
    into newest
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
    if tree_size = newest.tree_size then
        -- Sent again because the answer was lost.
        if (root_hash, covered_until, note) = (newest.root_hash, newest.covered_until, newest.note) then
            return;
        end if;
        raise exception 'another checkpoint of % entries is recorded', tree_size
            using errcode = 'invalid_parameter_value';
    end if;
    if tree_size < newest.tree_size then
        raise exception 'a checkpoint of % entries, but one of % is recorded', tree_size, newest.tree_size
            using errcode = 'invalid_parameter_value';
    end if;

    insert into credit.query_log_checkpoint (tree_size, root_hash, covered_until, signed_at, note)
    values (tree_size, root_hash, covered_until, signed_at, note);
end;
$$;


ALTER FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) IS 'The newest one again, whatever its signed_at, is no error and changes nothing; another note of the same size, one behind the newest or beyond the tree raises 22023.';


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
            pg_catalog.array_fill(null::text, array[query_count]),
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


--
-- Name: refuse_query_log_change(); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.refuse_query_log_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO ''
    AS $$
begin
    raise exception '% of %.% refused: the query log is permanent', tg_op, tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
end;
$$;


ALTER FUNCTION credit.refuse_query_log_change() OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION refuse_query_log_change(); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.refuse_query_log_change() IS 'HZ-Q15: stops whoever has the privilege, the owner included; fires for replicas, too (enable always).';


--
-- Name: require_query_log_account(text); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.require_query_log_account(account text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    SET search_path TO ''
    AS $_$
begin
    if account is null or account !~ '^[^[:cntrl:]"\\]{1,128}$' then
        raise exception 'no name of an account: 1 to 128 characters without quotation marks, backslashes and control '
            'characters'
            using errcode = 'invalid_parameter_value';
    end if;
end;
$_$;


ALTER FUNCTION credit.require_query_log_account(account text) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION require_query_log_account(account text); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.require_query_log_account(account text) IS 'Raises 22023, without quoting what was given.';


--
-- Name: require_query_log_month(date, bigint, bigint); Type: FUNCTION; Schema: credit; Owner: credit_query_log_owner
--

CREATE FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path TO ''
    SET "TimeZone" TO 'Asia/Shanghai'
    AS $$
declare
    month_start constant timestamptz := archived_month::timestamp;
    month_end constant timestamptz := archived_month::timestamp + interval '1 month';
    log_size bigint;
    last_logged_at timestamptz;
    first_found bigint;
    end_found bigint;
begin
    if archived_month is null or not pg_catalog.isfinite(archived_month)
        or archived_month <> pg_catalog.date_trunc('month', archived_month::timestamp)::date then
        raise exception 'a month is given by its first day' using errcode = 'invalid_parameter_value';
    end if;
    select
        query_log_head.next_position,
        query_log_head.last_logged_at
    into strict log_size, last_logged_at
    from credit.query_log_head
    where query_log_head.log_id = 1;
    -- Times never go back: once an entry is later, the month gets no more.
    if last_logged_at < month_end then
        raise exception 'the month % is not closed: the log has no later entry', archived_month
            using errcode = 'invalid_parameter_value';
    end if;

    select query_log_entry.log_position
    into first_found
    from credit.query_log_entry
    where query_log_entry.logged_at >= month_start and query_log_entry.logged_at < month_end
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit 1;
    if found then
        select query_log_entry.log_position + 1
        into strict end_found
        from credit.query_log_entry
        where query_log_entry.logged_at >= month_start and query_log_entry.logged_at < month_end
        order by query_log_entry.logged_at desc, query_log_entry.log_position desc
        limit 1;
    else
        -- Without entries: it begins and ends where the next one begins, attached or not.
        select
            least(
                log_size,
                (
                    select query_log_entry.log_position
                    from credit.query_log_entry
                    where query_log_entry.logged_at >= month_end
                    order by query_log_entry.logged_at, query_log_entry.log_position
                    limit 1
                ),
                (
                    select pg_catalog.min(query_log_archive.first_position)
                    from credit.query_log_archive
                    where query_log_archive.archived_month > require_query_log_month.archived_month
                )
            )
        into first_found;
        end_found := first_found;
    end if;
    if first_position is distinct from first_found or end_position is distinct from end_found then
        raise exception 'the month % has the positions from % to before %', archived_month, first_found, end_found
            using errcode = 'invalid_parameter_value';
    end if;
end;
$$;


ALTER FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) OWNER TO credit_query_log_owner;

--
-- Name: FUNCTION require_query_log_month(archived_month date, first_position bigint, end_position bigint); Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) IS 'Raises 22023. end_position is exclusive. For the log''s owner only.';


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
-- Name: query_log_archive; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_archive (
    archived_month date NOT NULL,
    first_position bigint NOT NULL,
    end_position bigint NOT NULL,
    manifest_digest bytea NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by text NOT NULL,
    CONSTRAINT query_log_archive_archived_month_check CHECK ((archived_month = (date_trunc('month'::text, (archived_month)::timestamp without time zone))::date)),
    CONSTRAINT query_log_archive_end_position_check CHECK ((end_position >= first_position)),
    CONSTRAINT query_log_archive_first_position_check CHECK ((first_position >= 0)),
    CONSTRAINT query_log_archive_manifest_digest_check CHECK ((octet_length(manifest_digest) = 32))
);


ALTER TABLE credit.query_log_archive OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_archive; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_archive IS 'Closed months of which a bundle of files exists. Added, never changed.';


--
-- Name: COLUMN query_log_archive.archived_month; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.archived_month IS 'First day of the month, Asia/Shanghai.';


--
-- Name: COLUMN query_log_archive.first_position; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.first_position IS 'First entry of the month.';


--
-- Name: COLUMN query_log_archive.end_position; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.end_position IS 'Behind the last entry; equal to first_position: a month without entries.';


--
-- Name: COLUMN query_log_archive.manifest_digest; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.manifest_digest IS 'SHA-256 of the bundle''s manifest.';


--
-- Name: COLUMN query_log_archive.recorded_by; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive.recorded_by IS 'The account that made the bundle.';


--
-- Name: query_log_archive_approval; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_archive_approval (
    archived_month date NOT NULL,
    manifest_digest bytea NOT NULL,
    approver text NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    approval text NOT NULL
);


ALTER TABLE credit.query_log_archive_approval OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_archive_approval; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_archive_approval IS 'Who agreed that a month may be detached, having its bundle. Added, never changed.';


--
-- Name: COLUMN query_log_archive_approval.manifest_digest; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive_approval.manifest_digest IS 'Of the bundle that the approver checked.';


--
-- Name: COLUMN query_log_archive_approval.approval; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_archive_approval.approval IS 'What the approver signed, for later checks.';


--
-- Name: query_log_checkpoint; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_checkpoint (
    tree_size bigint NOT NULL,
    root_hash bytea NOT NULL,
    covered_until timestamp with time zone NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    CONSTRAINT query_log_checkpoint_root_hash_check CHECK ((octet_length(root_hash) = 32)),
    CONSTRAINT query_log_checkpoint_tree_size_check CHECK ((tree_size >= 0))
);


ALTER TABLE credit.query_log_checkpoint OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_checkpoint; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_checkpoint IS 'What creditsigner signed. Added, never changed.';


--
-- Name: COLUMN query_log_checkpoint.tree_size; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.tree_size IS 'Entries that it covers.';


--
-- Name: COLUMN query_log_checkpoint.root_hash; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.root_hash IS 'RFC 6962 root of the tree of that size.';


--
-- Name: COLUMN query_log_checkpoint.covered_until; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.covered_until IS 'Time of the last entry that it covers.';


--
-- Name: COLUMN query_log_checkpoint.signed_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.signed_at IS 'The signer''s clock.';


--
-- Name: COLUMN query_log_checkpoint.note; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_checkpoint.note IS 'The signed note with cosignatures (C2SP tlog-checkpoint).';


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
    actor text NOT NULL,
    unit_code text,
    purpose text NOT NULL,
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
-- Name: COLUMN query_log_entry.actor; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.actor IS 'Who asked: an account, or public.';


--
-- Name: COLUMN query_log_entry.unit_code; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.unit_code IS 'The unit that the actor asked for; null: no unit.';


--
-- Name: COLUMN query_log_entry.purpose; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_entry.purpose IS 'Why it was asked.';


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
-- Name: query_log_tile; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_tile (
    tile_level smallint NOT NULL,
    tile_index bigint NOT NULL,
    hashes bytea NOT NULL,
    first_logged_at timestamp with time zone NOT NULL,
    last_logged_at timestamp with time zone NOT NULL,
    CONSTRAINT query_log_tile_hashes_check CHECK ((octet_length(hashes) = 8192)),
    CONSTRAINT query_log_tile_last_logged_at_check CHECK ((last_logged_at >= first_logged_at)),
    CONSTRAINT query_log_tile_tile_index_check CHECK ((tile_index >= 0)),
    CONSTRAINT query_log_tile_tile_level_check CHECK (((tile_level >= 0) AND (tile_level <= 7)))
);
ALTER TABLE ONLY credit.query_log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;


ALTER TABLE credit.query_log_tile OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_tile; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_tile IS 'Full tiles of the RFC 6962 tree over the entries, 256 hashes each (C2SP tlog-tiles). Added, never changed.';


--
-- Name: COLUMN query_log_tile.tile_level; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.tile_level IS 'Level 0 holds hashes of entries, level n roots of tiles below.';


--
-- Name: COLUMN query_log_tile.tile_index; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.tile_index IS 'From 0, without a gap on each level.';


--
-- Name: COLUMN query_log_tile.hashes; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.hashes IS '256 SHA-256 hashes, one behind the other.';


--
-- Name: COLUMN query_log_tile.first_logged_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.first_logged_at IS 'Time of the first entry below the tile: with last_logged_at the time bound of every search for one of them.';


--
-- Name: COLUMN query_log_tile.last_logged_at; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tile.last_logged_at IS 'Time of the last entry below the tile.';


--
-- Name: query_log_tree; Type: TABLE; Schema: credit; Owner: credit_query_log_owner
--

CREATE TABLE credit.query_log_tree (
    log_id smallint NOT NULL,
    integrated_size bigint NOT NULL,
    integrated_until timestamp with time zone NOT NULL,
    edge_since timestamp with time zone NOT NULL,
    edge bytea NOT NULL,
    CONSTRAINT query_log_tree_integrated_size_check CHECK ((integrated_size >= 0))
)
WITH (fillfactor='10');
ALTER TABLE ONLY credit.query_log_tree ALTER COLUMN edge SET STORAGE EXTERNAL;


ALTER TABLE credit.query_log_tree OWNER TO credit_query_log_owner;

--
-- Name: TABLE query_log_tree; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON TABLE credit.query_log_tree IS 'One row per log: how far the entries are in the tree, and the part of it that is not in full tiles yet.';


--
-- Name: COLUMN query_log_tree.integrated_size; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.integrated_size IS 'Entries in the tree.';


--
-- Name: COLUMN query_log_tree.integrated_until; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.integrated_until IS 'Time of the last entry in the tree; -infinity: none.';


--
-- Name: COLUMN query_log_tree.edge_since; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.edge_since IS 'Time of the first entry below the partial tile of level 0; without meaning while that tile is empty.';


--
-- Name: COLUMN query_log_tree.edge; Type: COMMENT; Schema: credit; Owner: credit_query_log_owner
--

COMMENT ON COLUMN credit.query_log_tree.edge IS 'The partial tiles from level 0 upwards, one behind the other; that of level n has integrated_size / 256^n modulo 256 hashes.';


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
-- Name: query_log_archive_approval query_log_archive_approval_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_archive_approval
    ADD CONSTRAINT query_log_archive_approval_pkey PRIMARY KEY (archived_month, manifest_digest, approver);


--
-- Name: query_log_archive query_log_archive_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_archive
    ADD CONSTRAINT query_log_archive_pkey PRIMARY KEY (archived_month);


--
-- Name: query_log_checkpoint query_log_checkpoint_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_checkpoint
    ADD CONSTRAINT query_log_checkpoint_pkey PRIMARY KEY (tree_size);


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
-- Name: query_log_tile query_log_tile_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_tile
    ADD CONSTRAINT query_log_tile_pkey PRIMARY KEY (tile_level, tile_index);


--
-- Name: query_log_tree query_log_tree_pkey; Type: CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_tree
    ADD CONSTRAINT query_log_tree_pkey PRIMARY KEY (log_id);


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
-- Name: query_log_entry_actor_logged_at_log_position_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_actor_logged_at_log_position_idx ON ONLY credit.query_log_entry USING btree (actor, logged_at, log_position) WHERE (actor <> 'public'::text);


--
-- Name: query_log_entry_subject_key_logged_at_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_subject_key_logged_at_idx ON ONLY credit.query_log_entry USING btree (subject_key, logged_at) WHERE (subject_key IS NOT NULL);


--
-- Name: query_log_entry_unit_code_logged_at_log_position_idx; Type: INDEX; Schema: credit; Owner: credit_query_log_owner
--

CREATE INDEX query_log_entry_unit_code_logged_at_log_position_idx ON ONLY credit.query_log_entry USING btree (unit_code, logged_at, log_position) WHERE (unit_code IS NOT NULL);


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
-- Name: query_log_archive query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_archive FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_archive_approval query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_archive_approval FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive_approval ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_checkpoint query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_checkpoint FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_checkpoint ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_head query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE UPDATE ON credit.query_log_head FOR EACH ROW WHEN (((new.log_id <> old.log_id) OR (new.next_position < old.next_position) OR (new.last_logged_at < old.last_logged_at))) EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_head ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_tile query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE DELETE OR UPDATE ON credit.query_log_tile FOR EACH ROW EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tile ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_tree query_log_fence_row; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_row BEFORE UPDATE ON credit.query_log_tree FOR EACH ROW WHEN (((new.log_id <> old.log_id) OR (new.integrated_size < old.integrated_size) OR (new.integrated_until < old.integrated_until))) EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tree ENABLE ALWAYS TRIGGER query_log_fence_row;


--
-- Name: query_log_archive query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_archive FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_archive_approval query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_archive_approval FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_archive_approval ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_checkpoint query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_checkpoint ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_entry query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_entry FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_entry ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_head query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR TRUNCATE ON credit.query_log_head FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_head ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_tile query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR UPDATE OR TRUNCATE ON credit.query_log_tile FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tile ENABLE ALWAYS TRIGGER query_log_fence_statement;


--
-- Name: query_log_tree query_log_fence_statement; Type: TRIGGER; Schema: credit; Owner: credit_query_log_owner
--

CREATE TRIGGER query_log_fence_statement BEFORE DELETE OR TRUNCATE ON credit.query_log_tree FOR EACH STATEMENT EXECUTE FUNCTION credit.refuse_query_log_change();

ALTER TABLE credit.query_log_tree ENABLE ALWAYS TRIGGER query_log_fence_statement;


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
-- Name: query_log_archive_approval query_log_archive_approval_archive_fk; Type: FK CONSTRAINT; Schema: credit; Owner: credit_query_log_owner
--

ALTER TABLE ONLY credit.query_log_archive_approval
    ADD CONSTRAINT query_log_archive_approval_archive_fk FOREIGN KEY (archived_month) REFERENCES credit.query_log_archive(archived_month);


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
GRANT USAGE ON SCHEMA credit TO credit_integrator;
GRANT USAGE ON SCHEMA credit TO credit_signer;
GRANT USAGE ON SCHEMA credit TO credit_auditor;
GRANT USAGE ON SCHEMA credit TO credit_archivist;


--
-- Name: FUNCTION abandon_catalogue_publication(); Type: ACL; Schema: credit; Owner: credit_owner
--

REVOKE ALL ON FUNCTION credit.abandon_catalogue_publication() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.abandon_catalogue_publication() TO credit_intake;


--
-- Name: FUNCTION answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.answer_public_receipts(as_of timestamp with time zone, not_found_answer text, log_position bigint[], secret uuid[], proof text[], network_address text[], request_id text[]) TO credit_public;


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
-- Name: FUNCTION append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.append_query_log(as_of timestamp with time zone, audience text, purpose text, operation text[], actor text[], unit_code text[], network_address text[], request_id text[], scope text[], subject_key uuid[], outcome text[], rule_id text[], disclosed text[], unsealed_answer text[]) TO credit_public_discloser;


--
-- Name: FUNCTION approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.approve_query_log_detachment(archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamp with time zone) TO credit_archivist;


--
-- Name: FUNCTION attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.attach_query_log_month(archived_month date, as_of timestamp with time zone, attached_by text) TO credit_archivist;


--
-- Name: FUNCTION begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.begin_query_log_reading(as_of timestamp with time zone, reader text, reason text, logged_from timestamp with time zone, logged_until timestamp with time zone, actor text, unit_code text, subject_key uuid, purpose text) TO credit_auditor;


--
-- Name: FUNCTION begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.begin_query_log_verification(as_of timestamp with time zone, reader text, first_position bigint) TO credit_auditor;


--
-- Name: FUNCTION detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.detach_query_log_month(archived_month date, as_of timestamp with time zone, detached_by text) TO credit_archivist;


--
-- Name: FUNCTION integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.integrate_query_log(expected_size bigint, new_size bigint, new_integrated_until timestamp with time zone, new_edge_since timestamp with time zone, new_edge bytea, tile_level integer[], tile_index bigint[], tile_hashes bytea[], tile_first_logged_at timestamp with time zone[], tile_last_logged_at timestamp with time zone[]) TO credit_integrator;


--
-- Name: FUNCTION log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.log_own_query(as_of timestamp with time zone, audience text, purpose text, operation text, actor text, scope text, subject_key uuid, outcome text, disclosed text, unsealed_answer text) FROM PUBLIC;


--
-- Name: FUNCTION newest_query_log_checkpoint(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.newest_query_log_checkpoint() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.newest_query_log_checkpoint() TO credit_public;
GRANT ALL ON FUNCTION credit.newest_query_log_checkpoint() TO credit_signer;
GRANT ALL ON FUNCTION credit.newest_query_log_checkpoint() TO credit_auditor;


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
-- Name: FUNCTION query_log_archives(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_archives() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_archives() TO credit_archivist;
GRANT ALL ON FUNCTION credit.query_log_archives() TO credit_auditor;
GRANT ALL ON FUNCTION credit.query_log_archives() TO credit_signer;


--
-- Name: FUNCTION query_log_checkpoints(first_size bigint, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) TO credit_signer;
GRANT ALL ON FUNCTION credit.query_log_checkpoints(first_size bigint, maximum integer) TO credit_auditor;


--
-- Name: FUNCTION query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_entries_for_signer(first_position bigint, logged_since timestamp with time zone, maximum integer) TO credit_signer;


--
-- Name: FUNCTION query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_entries_for_verification(permit_position bigint, permit_time timestamp with time zone, after_time timestamp with time zone, after_position bigint, until_time timestamp with time zone, until_position bigint, maximum integer) TO credit_auditor;


--
-- Name: FUNCTION query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_leaf_hashes(first_position bigint, logged_since timestamp with time zone, maximum integer) TO credit_integrator;


--
-- Name: FUNCTION query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_page(logged_from timestamp with time zone, logged_until timestamp with time zone, before_position bigint, actor text, unit_code text, subject_key uuid, purpose text, after_logged_at timestamp with time zone, after_position bigint, page_size integer) FROM PUBLIC;


--
-- Name: FUNCTION query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_permit(permit_position bigint, permit_time timestamp with time zone, operation text) FROM PUBLIC;


--
-- Name: FUNCTION query_log_state(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_state() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_state() TO credit_public;


--
-- Name: FUNCTION query_log_tile_times(tile_level integer[], tile_index bigint[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) TO credit_integrator;
GRANT ALL ON FUNCTION credit.query_log_tile_times(tile_level integer[], tile_index bigint[]) TO credit_auditor;


--
-- Name: FUNCTION query_log_tiles(tile_level integer[], tile_index bigint[]); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_public;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_integrator;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_signer;
GRANT ALL ON FUNCTION credit.query_log_tiles(tile_level integer[], tile_index bigint[]) TO credit_auditor;


--
-- Name: FUNCTION query_log_tree_state(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.query_log_tree_state() FROM PUBLIC;
GRANT ALL ON FUNCTION credit.query_log_tree_state() TO credit_integrator;
GRANT ALL ON FUNCTION credit.query_log_tree_state() TO credit_signer;
GRANT ALL ON FUNCTION credit.query_log_tree_state() TO credit_auditor;


--
-- Name: FUNCTION read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.read_query_log(permit_position bigint, permit_time timestamp with time zone, after_logged_at timestamp with time zone, after_position bigint, page_size integer) TO credit_auditor;


--
-- Name: FUNCTION record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_query_log_archive(archived_month date, first_position bigint, end_position bigint, manifest_digest bytea, as_of timestamp with time zone, recorded_by text) TO credit_archivist;


--
-- Name: FUNCTION record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.record_query_log_checkpoint(tree_size bigint, root_hash bytea, covered_until timestamp with time zone, signed_at timestamp with time zone, note text) TO credit_signer;


--
-- Name: FUNCTION refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]); Type: ACL; Schema: credit; Owner: credit_public_discloser
--

REVOKE ALL ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION credit.refuse_public_queries(as_of timestamp with time zone, operation text[], scope text[], rule_id text[], refusal text[], network_address text[], request_id text[]) TO credit_public;


--
-- Name: FUNCTION refuse_query_log_change(); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.refuse_query_log_change() FROM PUBLIC;


--
-- Name: FUNCTION require_query_log_account(account text); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.require_query_log_account(account text) FROM PUBLIC;


--
-- Name: FUNCTION require_query_log_month(archived_month date, first_position bigint, end_position bigint); Type: ACL; Schema: credit; Owner: credit_query_log_owner
--

REVOKE ALL ON FUNCTION credit.require_query_log_month(archived_month date, first_position bigint, end_position bigint) FROM PUBLIC;


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


