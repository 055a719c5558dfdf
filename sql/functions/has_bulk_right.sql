-- Purpose: who may ask for many subjects at once.
-- Rules: QZ-9.
-- Called by: assess_government_queries, government_account.
create or replace function credit.has_bulk_right(policy_id integer, operation text, role text, unit_level text)
returns boolean
language plpgsql
stable
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
begin
    return exists (
        select
        from credit.bulk_right
        where
            bulk_right.policy_id = has_bulk_right.policy_id
            and bulk_right.operation = has_bulk_right.operation
            and (bulk_right.roles is null or has_bulk_right.role = any(bulk_right.roles))
            and (bulk_right.unit_levels is null or has_bulk_right.unit_level = any(bulk_right.unit_levels))
    );
end;
$$;

comment on function credit.has_bulk_right(integer, text, text, text) is
'operation: batch or verification. Without a row of the policy nobody has it.';

alter function credit.has_bulk_right(integer, text, text, text) owner to credit_government_discloser;
revoke all on function credit.has_bulk_right(integer, text, text, text) from public;
