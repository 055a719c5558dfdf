-- Purpose: gives the holder of a receipt the entry of the very query with its proof, and logs that, too.
-- Rules: BX-13, HZ-Q15, PB-12.
-- Called by: creditd, public audience.
create or replace function credit.answer_public_receipts(
    as_of timestamptz,
    not_found_answer text,
    log_position bigint[],
    secret uuid[],
    proof text[],
    network_address text[],
    request_id text[]
)
returns table (answer_number integer, is_found boolean, answer text)
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
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

comment on function credit.answer_public_receipts(
    timestamptz, text, bigint[], uuid[], text[], text[], text[]
) is
'Arrays of one length, an element a query. Without the entry''s secret the answer is that of a position that does not '
'exist: not_found_answer, a problem document without its closing brace. proof is text that goes with the entry; null: '
'there is none, so there is no answer either.';

alter function credit.answer_public_receipts(timestamptz, text, bigint[], uuid[], text[], text[], text[])
owner to credit_query_log_owner;
revoke all on function credit.answer_public_receipts(
    timestamptz, text, bigint[], uuid[], text[], text[], text[]
) from public;
grant execute on function credit.answer_public_receipts(
    timestamptz, text, bigint[], uuid[], text[], text[], text[]
) to credit_public;
