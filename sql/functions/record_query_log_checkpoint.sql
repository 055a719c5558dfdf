-- Purpose: publishes a checkpoint that was signed.
-- Rules: HZ-Q15, BX-13.
-- Called by: creditsigner, after its own memory of the checkpoint is on disk.
create or replace function credit.record_query_log_checkpoint(
    tree_size bigint, root_hash bytea, covered_until timestamptz, signed_at timestamptz, note text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    integrated_size bigint;
    newest credit.query_log_checkpoint;
begin
    -- The lock lets one checkpoint be recorded at a time; the integrator waits for no signer, nor this for it.
    perform pg_catalog.pg_advisory_xact_lock(482915004);
    select query_log_tree.integrated_size
    into strict integrated_size
    from credit.query_log_tree
    where query_log_tree.log_id = 1;
    if tree_size > integrated_size then
        raise exception 'a checkpoint of % entries, but % are in the tree', tree_size, integrated_size
            using errcode = 'invalid_parameter_value';
    end if;

    select query_log_checkpoint.*
    into newest
    from credit.query_log_checkpoint
    order by query_log_checkpoint.tree_size desc
    limit 1;
    if tree_size = newest.tree_size then
        -- Sent again because the answer was lost.
        if (root_hash, covered_until, note) = (newest.root_hash, newest.covered_until, newest.note) then
            return;
        end if;
        raise exception 'another checkpoint of % entries is recorded', tree_size
            using errcode = 'invalid_parameter_value';
    end if;
    if tree_size < newest.tree_size then
        raise exception 'a checkpoint of % entries, but one of % is recorded', tree_size, newest.tree_size
            using errcode = 'invalid_parameter_value';
    end if;

    insert into credit.query_log_checkpoint (tree_size, root_hash, covered_until, signed_at, note)
    values (tree_size, root_hash, covered_until, signed_at, note);
end;
$$;

comment on function credit.record_query_log_checkpoint(bigint, bytea, timestamptz, timestamptz, text) is
'The newest one again, whatever its signed_at, is no error and changes nothing; another note of the same size, one '
'behind the newest or beyond the tree raises 22023.';

alter function credit.record_query_log_checkpoint(bigint, bytea, timestamptz, timestamptz, text)
owner to credit_query_log_owner;
revoke all on function credit.record_query_log_checkpoint(bigint, bytea, timestamptz, timestamptz, text) from public;
grant execute on function credit.record_query_log_checkpoint(bigint, bytea, timestamptz, timestamptz, text)
to credit_signer;
