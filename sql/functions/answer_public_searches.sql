-- Purpose: answers a batch of public searches by part of a name or by code, and logs every one of them.
-- Rules: HZ-Q3, HZ-Q4, HZ-Q15, X-8, BX-15.
-- Called by: creditd, public audience.
create or replace function credit.answer_public_searches(
    as_of timestamptz,
    needle text[],
    needle_bigrams text[],
    code text[],
    code_key uuid[],
    page_size integer[],
    after_tier integer[],
    after_name text[],
    after_subject_key uuid[],
    scope text[],
    network_address text[],
    request_id text[]
)
returns table (answer_number integer, answer text)
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
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
$$;

comment on function credit.answer_public_searches(
    timestamptz, text[], text[], text[], uuid[], integer[], integer[], text[], uuid[], text[], text[], text[]
) is
'Arrays of one length, an element a search. needle is normalised, needle_bigrams an array literal; code is null for a '
'search by name; with it go the key that the code derives and no needle. after_… is the place after which the '
'page begins.';

alter function credit.answer_public_searches(
    timestamptz, text[], text[], text[], uuid[], integer[], integer[], text[], uuid[], text[], text[], text[]
) owner to credit_public_discloser;
revoke all on function credit.answer_public_searches(
    timestamptz, text[], text[], text[], uuid[], integer[], integer[], text[], uuid[], text[], text[], text[]
) from public;
grant execute on function credit.answer_public_searches(
    timestamptz, text[], text[], text[], uuid[], integer[], integer[], text[], uuid[], text[], text[], text[]
) to credit_public;
