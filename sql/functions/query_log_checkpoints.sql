-- Purpose: the signed checkpoints in order, for whoever checks that each extends the one before.
-- Rules: HZ-Q15, BX-13.
-- Called by: creditsigner, creditctl log verify.
create or replace function credit.query_log_checkpoints(first_size bigint, maximum integer)
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
    where query_log_checkpoint.tree_size >= query_log_checkpoints.first_size
    order by query_log_checkpoint.tree_size
    limit query_log_checkpoints.maximum;
$$;

comment on function credit.query_log_checkpoints(bigint, integer) is
'Those of first_size entries and more, smallest first, at most maximum of them.';

alter function credit.query_log_checkpoints(bigint, integer) owner to credit_query_log_owner;
revoke all on function credit.query_log_checkpoints(bigint, integer) from public;
grant execute on function credit.query_log_checkpoints(bigint, integer) to credit_signer, credit_auditor;
