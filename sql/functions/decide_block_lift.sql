-- Purpose: the authority lifts the block of an account, or lets it stay, by another person than asked for it.
-- Rules: QZ-12, PB-3.
-- Called by: creditd, staff audience.
create or replace function credit.decide_block_lift(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    block_id uuid,
    decision text,
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
        staff.role,
        staff.unit_kinds
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if block_id is null or coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        account_block.account_id,
        account.unit_code,
        account_block.lift_requested_by,
        account_block.lifted_at
    into blocked
    from credit.account_block
    inner join credit.account
        on account_block.account_id = account.account_id
    inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
        on account.unit_code = overseen.unit_code
    where account_block.block_id = decide_block_lift.block_id
    for update of account_block;
    if not found then
        perform credit.refuse_staff_command('block_unknown', 'QZ-12');
    end if;
    if not 'authority' = any(actor.unit_kinds) then
        perform credit.refuse_staff_command('role_not_allowed', 'QZ-12');
    end if;
    if blocked.lifted_at is not null or blocked.lift_requested_by is null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-12');
    end if;
    if credit.is_same_person(blocked.account_id, actor.account_id) then
        perform credit.refuse_staff_command('own_account', 'QZ-12');
    end if;
    if credit.is_same_person(blocked.lift_requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'QZ-12');
    end if;
    if decision = 'approved' then
        perform credit.require_acting_requester(as_of, blocked.lift_requested_by, 'QZ-12');
    end if;

    -- What was refused may be asked for again; who asked and who refused stays in the log.
    update credit.account_block
    set
        lifted_by = case when decision = 'approved' then actor.account_id end,
        lifted_at = case when decision = 'approved' then as_of end,
        lift_requested_by = case when decision = 'approved' then account_block.lift_requested_by end,
        lift_requested_at = case when decision = 'approved' then account_block.lift_requested_at end,
        lift_reason = case when decision = 'approved' then account_block.lift_reason end
    where account_block.block_id = decide_block_lift.block_id;

    return credit.log_staff_operation(
        as_of, 'decide_block_lift', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'block', block_id, 'account', blocked.account_id, 'requested_by', blocked.lift_requested_by,
            'decision', decision
        ),
        pg_catalog.jsonb_build_object(
            'block', block_id, 'account', blocked.account_id, 'lifted', decision = 'approved'
        )
    );
end;
$$;

comment on function credit.decide_block_lift(timestamptz, bytea, text, text, uuid, text, text) is
'decision: approved (lifted at once) or refused (it stays, and may be asked for again); a reason with a refusal. '
'By the authority only, never by the person that requested it or that is blocked.';

alter function credit.decide_block_lift(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_account_keeper;
revoke all on function credit.decide_block_lift(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_block_lift(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
