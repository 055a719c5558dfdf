-- Purpose: a change that waits for a decision, for somebody who may take it.
-- Rules: PB-9.
-- Called by: decide_account_change.
create or replace function credit.require_open_account_change(
    change_id uuid,
    actor_account_id text,
    actor_person uuid
)
returns record
language plpgsql
volatile
set search_path = ''
as $$
declare
    change record;
    requester_person uuid;
begin
    -- Two decisions at one time: the second waits, and finds it decided.
    select
        account_change.account_id,
        account_change.kind,
        account_change.details,
        account_change.reason,
        account_change.requested_by,
        account_change.decision
    into change
    from credit.account_change
    where account_change.change_id = require_open_account_change.change_id
    for update;
    if not found then
        perform credit.refuse_staff_command('change_unknown', 'PB-9');
    end if;
    if change.decision is not null then
        perform credit.refuse_staff_command('change_decided', 'PB-9');
    end if;
    -- A second person, not a second account.
    select account.person_digest
    into strict requester_person
    from credit.account
    where account.account_id = change.requested_by;
    if change.requested_by = actor_account_id or requester_person = actor_person then
        perform credit.refuse_staff_command('same_person', 'PB-9');
    end if;
    return change;
end;
$$;

comment on function credit.require_open_account_change(uuid, text, uuid) is
'Locked until the end of the transaction; or CR001 change_unknown, change_decided, same_person.';

alter function credit.require_open_account_change(uuid, text, uuid) owner to credit_account_keeper;
revoke all on function credit.require_open_account_change(uuid, text, uuid) from public;
