-- Purpose: whether the log is being signed, and how far it is behind: what stopping to answer is decided by.
-- Rules: HZ-Q15.
-- Called by: creditd, every second.
create or replace function credit.query_log_state()
returns table (
    next_position bigint,
    last_logged_at timestamptz,
    integrated_size bigint,
    checkpoint_size bigint,
    checkpoint_note text,
    first_uncovered_at timestamptz
)
language plpgsql
stable
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    covered_until timestamptz := '-infinity';
begin
    select
        query_log_head.next_position,
        query_log_head.last_logged_at,
        query_log_tree.integrated_size
    into strict next_position, last_logged_at, integrated_size
    from credit.query_log_head
    inner join credit.query_log_tree
        on query_log_head.log_id = query_log_tree.log_id
    where query_log_head.log_id = 1;

    select
        query_log_checkpoint.tree_size,
        query_log_checkpoint.note,
        query_log_checkpoint.covered_until
    into checkpoint_size, checkpoint_note, covered_until
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
    if not found then
        checkpoint_size := 0;
        covered_until := '-infinity';
    end if;

    if next_position > checkpoint_size then
        -- The first place in the primary key behind the last covered entry.
        select query_log_entry.logged_at
        into first_uncovered_at
        from credit.query_log_entry
        where
            query_log_entry.logged_at >= covered_until
            and query_log_entry.log_position >= checkpoint_size
        order by query_log_entry.logged_at, query_log_entry.log_position
        limit 1;
    end if;
    return next;
end;
$$;

comment on function credit.query_log_state() is
'One row. checkpoint_size 0 and checkpoint_note null: no checkpoint yet. first_uncovered_at: time of the first entry '
'that no checkpoint covers; null when every one is covered.';

alter function credit.query_log_state() owner to credit_query_log_owner;
revoke all on function credit.query_log_state() from public;
grant execute on function credit.query_log_state() to credit_public;
