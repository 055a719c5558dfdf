-- Purpose: tiles of the tree, full ones and what there is of partial ones. Hashes only: the world may have them.
-- Rules: HZ-Q15, BX-13.
-- Called by: creditd for /log/tile and receipts, the integrator, creditsigner, creditctl log verify.
create or replace function credit.query_log_tiles(tile_level integer[], tile_index bigint[])
returns table (tile_number integer, "hashes" bytea)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
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

comment on function credit.query_log_tiles(integer[], bigint[]) is
'Arrays of one length; tile_number is the place in them, from 1. No row for a tile that does not exist; fewer than '
'256 hashes of 32 bytes for the last tile of a level. Rows in no order.';

alter function credit.query_log_tiles(integer[], bigint[]) owner to credit_query_log_owner;
revoke all on function credit.query_log_tiles(integer[], bigint[]) from public;
grant execute on function credit.query_log_tiles(integer[], bigint[])
to credit_public, credit_integrator, credit_signer, credit_auditor;
