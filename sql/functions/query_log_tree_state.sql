-- Purpose: how far the log is written and how far it is in the tree, in one snapshot.
-- Rules: HZ-Q15.
-- Called by: the integrator, creditsigner, creditctl log verify.
create or replace function credit.query_log_tree_state()
returns table (
    integrated_size bigint,
    integrated_until timestamptz,
    edge_since timestamptz,
    edge bytea,
    next_position bigint,
    last_logged_at timestamptz
)
language sql
stable
security definer
set search_path = ''
as $$
    select
        query_log_tree.integrated_size,
        query_log_tree.integrated_until,
        query_log_tree.edge_since,
        query_log_tree.edge,
        query_log_head.next_position,
        query_log_head.last_logged_at
    from credit.query_log_tree
    inner join credit.query_log_head
        on query_log_tree.log_id = query_log_head.log_id
    where query_log_tree.log_id = 1;
$$;

comment on function credit.query_log_tree_state() is
'One row. The columns are those of query_log_tree and query_log_head. Owner''s rights because nobody else reads the '
'log.';

alter function credit.query_log_tree_state() owner to credit_query_log_owner;
revoke all on function credit.query_log_tree_state() from public;
grant execute on function credit.query_log_tree_state() to credit_integrator, credit_signer, credit_auditor;
