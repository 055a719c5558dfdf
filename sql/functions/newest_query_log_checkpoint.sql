-- Purpose: the newest signed checkpoint.
-- Rules: HZ-Q15, BX-13.
-- Called by: creditd for /log/checkpoint and receipts, creditsigner, creditctl log verify.
create or replace function credit.newest_query_log_checkpoint()
returns table (
    tree_size bigint,
    root_hash bytea,
    covered_until timestamptz,
    signed_at timestamptz,
    note text
)
language sql
stable
security definer
set search_path = ''
as $$
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

comment on function credit.newest_query_log_checkpoint() is 'No row before the first.';

alter function credit.newest_query_log_checkpoint() owner to credit_query_log_owner;
revoke all on function credit.newest_query_log_checkpoint() from public;
grant execute on function credit.newest_query_log_checkpoint() to credit_public, credit_signer, credit_auditor;
