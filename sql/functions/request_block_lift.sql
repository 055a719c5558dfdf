-- Purpose: asks to lift the block of an account that crossed a threshold; another person decides.
-- Rules: QZ-12, PB-3.
-- Called by: creditd, staff audience.
create or replace function credit.request_block_lift(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    block_id uuid,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    blocked record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if block_id is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        account_block.account_id,
        account_block.lift_requested_by,
        account_block.lifted_at
    into blocked
    from credit.account_block
    inner join credit.account
        on account_block.account_id = account.account_id
    inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
        on account.unit_code = overseen.unit_code
    where account_block.block_id = request_block_lift.block_id
    for update of account_block;
    if not found then
        perform credit.refuse_staff_command('block_unknown', 'QZ-12');
    end if;
    if blocked.lifted_at is not null or blocked.lift_requested_by is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-12');
    end if;
    -- Nobody speaks for the own account, whatever other account the person has now.
    if credit.is_same_person(blocked.account_id, actor.account_id) then
        perform credit.refuse_staff_command('own_account', 'QZ-12');
    end if;

    update credit.account_block
    set
        lift_requested_by = actor.account_id,
        lift_requested_at = as_of,
        lift_reason = request_block_lift.reason
    where account_block.block_id = request_block_lift.block_id;

    return credit.log_staff_operation(
        as_of, 'request_block_lift', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('block', block_id, 'account', blocked.account_id),
        pg_catalog.jsonb_build_object('block', block_id, 'account', blocked.account_id)
    );
end;
$$;

comment on function credit.request_block_lift(timestamptz, bytea, text, text, uuid, text) is
'reason: what was found. The block stays until another person decides.';

alter function credit.request_block_lift(timestamptz, bytea, text, text, uuid, text) owner to credit_account_keeper;
revoke all on function credit.request_block_lift(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.request_block_lift(timestamptz, bytea, text, text, uuid, text) to credit_staff;
