-- Purpose: the times between which the entries below full tiles were written: the bound of every search for them.
-- Rules: HZ-Q15.
-- Called by: the integrator, when it begins.
create or replace function credit.query_log_tile_times(tile_level integer[], tile_index bigint[])
returns table (tile_number integer, first_logged_at timestamptz, last_logged_at timestamptz)
language sql
stable
security definer
set search_path = ''
as $$
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

comment on function credit.query_log_tile_times(integer[], bigint[]) is
'Arrays of one length; tile_number is the place in them, from 1. No row for a tile that is not full. Rows in no order.';

alter function credit.query_log_tile_times(integer[], bigint[]) owner to credit_query_log_owner;
revoke all on function credit.query_log_tile_times(integer[], bigint[]) from public;
grant execute on function credit.query_log_tile_times(integer[], bigint[])
to credit_integrator, credit_auditor;
