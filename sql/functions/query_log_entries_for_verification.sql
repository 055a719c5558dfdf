-- Purpose: the entries as they stand, for re-deriving the tree; only after the reading itself was logged.
-- Rules: HZ-Q15, PB-12.
-- Called by: creditctl log verify and log archive, in a loop, on several connections.
create or replace function credit.query_log_entries_for_verification(
    permit_position bigint,
    permit_time timestamptz,
    after_time timestamptz,
    after_position bigint,
    until_time timestamptz,
    until_position bigint,
    maximum integer
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
set work_mem = '128MB'
-- One plan for all pages, by the index's order: planning a page of 1024 cost a fifth of it (measured).
set plan_cache_mode = 'force_generic_plan'
set enable_sort = off
set enable_seqscan = off
set jit = off
as $$
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

comment on function credit.query_log_entries_for_verification(
    bigint, timestamptz, timestamptz, bigint, timestamptz, bigint, integer
) is
'Entries behind (after_time, after_position) up to and with (until_time, until_position) in the order of the primary '
'key; after_position -1 and after_time -infinity from the beginning. The permit is what '
'begin_query_log_verification answered for after_position + 1 or less, in an earlier transaction of the last day.';

alter function credit.query_log_entries_for_verification(
    bigint, timestamptz, timestamptz, bigint, timestamptz, bigint, integer
) owner to credit_query_log_owner;
revoke all on function credit.query_log_entries_for_verification(
    bigint, timestamptz, timestamptz, bigint, timestamptz, bigint, integer
) from public;
grant execute on function credit.query_log_entries_for_verification(
    bigint, timestamptz, timestamptz, bigint, timestamptz, bigint, integer
) to credit_auditor;
