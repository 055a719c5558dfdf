-- Purpose: accounts that crossed a threshold and were blocked, with what became of it.
-- Rules: QZ-12, PB-3.
-- Called by: creditd, staff audience.
create or replace function credit.block_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_open boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: more than a year of a city's.
    largest_list constant integer := 500;
    actor record;
    blocks jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if only_open is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'block', listed.block_id, 'account', listed.account_id, 'unit', listed.unit_code,
                'rule', listed.rule_id, 'limit', listed.limit_code, 'observed', listed.observed,
                'allowed', listed.allowed, 'blocked_at', credit.json_time(listed.blocked_at),
                'lift_requested_by', listed.lift_requested_by, 'lift_requested_at', credit.json_time(listed.lift_requested_at),
                'lift_reason', listed.lift_reason, 'lifted_by', listed.lifted_by, 'lifted_at', credit.json_time(listed.lifted_at)
            ) order by listed.blocked_at desc, listed.block_id
        )
    into blocks
    from (
        select
            account_block.block_id,
            account_block.account_id,
            account.unit_code,
            account_block.rule_id,
            account_block.limit_code,
            account_block.observed,
            account_block.allowed,
            account_block.blocked_at,
            account_block.lift_requested_by,
            account_block.lift_requested_at,
            account_block.lift_reason,
            account_block.lifted_by,
            account_block.lifted_at
        from credit.account_block
        inner join credit.account
            on account_block.account_id = account.account_id
        inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
            on account.unit_code = overseen.unit_code
        where not only_open or account_block.lifted_at is null
        order by account_block.blocked_at desc, account_block.block_id
        limit largest_list
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'block_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', only_open),
        pg_catalog.jsonb_build_object('blocks', coalesce(blocks, '[]'))
    );
end;
$$;

comment on function credit.block_list(timestamptz, bytea, text, text, boolean) is
'Of accounts of the units that the actor oversees; newest first, at most 500.';

alter function credit.block_list(timestamptz, bytea, text, text, boolean) owner to credit_account_keeper;
revoke all on function credit.block_list(timestamptz, bytea, text, text, boolean) from public;
grant execute on function credit.block_list(timestamptz, bytea, text, text, boolean) to credit_staff;
