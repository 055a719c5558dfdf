-- Purpose: the hashes of entries that the tree is made of: the integrator sees no entry.
-- Rules: HZ-Q15.
-- Called by: the integrator, in a loop.
create or replace function credit.query_log_leaf_hashes(
    first_position bigint, logged_since timestamptz, maximum integer
)
returns table (log_position bigint, logged_at timestamptz, leaf_hash bytea)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
-- 65,536 entries are kept in memory.
set work_mem = '128MB'
as $$
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

comment on function credit.query_log_leaf_hashes(bigint, timestamptz, integer) is
'Entries from first_position on, at most maximum of them; logged_since is the time of the entry before it or earlier '
'(-infinity from the beginning). leaf_hash: RFC 6962, SHA-256 of a zero byte and the entry.';

alter function credit.query_log_leaf_hashes(bigint, timestamptz, integer) owner to credit_query_log_owner;
revoke all on function credit.query_log_leaf_hashes(bigint, timestamptz, integer) from public;
grant execute on function credit.query_log_leaf_hashes(bigint, timestamptz, integer) to credit_integrator;
