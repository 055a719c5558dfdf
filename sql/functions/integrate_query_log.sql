-- Purpose: adds what the integrator worked out to the tree, all of it or nothing.
-- Rules: HZ-Q15.
-- Called by: the integrator, after query_log_leaf_hashes.
create or replace function credit.integrate_query_log(
    expected_size bigint,
    new_size bigint,
    new_integrated_until timestamptz,
    new_edge_since timestamptz,
    new_edge bytea,
    tile_level integer[],
    tile_index bigint[],
    tile_hashes bytea[],
    tile_first_logged_at timestamptz[],
    tile_last_logged_at timestamptz[]
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
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

comment on function credit.integrate_query_log(
    bigint, bigint, timestamptz, timestamptz, bytea, integer[], bigint[], bytea[], timestamptz[], timestamptz[]
) is
'False, and nothing done, when the tree has not expected_size entries any more: somebody else was faster. The arrays '
'of one length hold the tiles that became full. Raises 22023 for what no integrator works out.';

alter function credit.integrate_query_log(
    bigint, bigint, timestamptz, timestamptz, bytea, integer[], bigint[], bytea[], timestamptz[], timestamptz[]
) owner to credit_query_log_owner;
revoke all on function credit.integrate_query_log(
    bigint, bigint, timestamptz, timestamptz, bytea, integer[], bigint[], bytea[], timestamptz[], timestamptz[]
) from public;
grant execute on function credit.integrate_query_log(
    bigint, bigint, timestamptz, timestamptz, bytea, integer[], bigint[], bytea[], timestamptz[], timestamptz[]
) to credit_integrator;
