-- Purpose: the entries as they stand, for the signer's own hashing and for comparing columns with leaves.
-- Rules: HZ-Q15, BX-13.
-- Called by: creditsigner, in a loop. A machine's check, of which nothing leaves the program: it is not logged.
create or replace function credit.query_log_entries_for_signer(
    first_position bigint, logged_since timestamptz, maximum integer
)
returns table (
    log_position bigint,
    logged_at timestamptz,
    audience text,
    operation text,
    outcome text,
    actor text,
    unit_code text,
    purpose text,
    subject_key uuid,
    entry bytea
)
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

comment on function credit.query_log_entries_for_signer(bigint, timestamptz, integer) is
'Entries from first_position on, at most maximum of them; logged_since is the time of the entry before it or earlier '
'(-infinity from the beginning). Where somebody changed the log, positions may jump or go back: the caller looks.';

alter function credit.query_log_entries_for_signer(bigint, timestamptz, integer) owner to credit_query_log_owner;
revoke all on function credit.query_log_entries_for_signer(bigint, timestamptz, integer) from public;
grant execute on function credit.query_log_entries_for_signer(bigint, timestamptz, integer) to credit_signer;
