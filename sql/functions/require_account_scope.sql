-- Purpose: whether an administrator may deal with an account; and who that is.
-- Rules: JJ-10, PB-1, PB-9, PB-10.
-- Called by: the commands about an account.
create or replace function credit.require_account_scope(
    actor_account_id text,
    actor_unit_code text,
    actor_person uuid,
    account_id text
)
returns table (unit_code text, role text, state text)
language plpgsql
volatile
set search_path = ''
as $$
declare
    concerned record;
begin
    select
        account.unit_code,
        account.role,
        account.state,
        account.person_digest
    into concerned
    from credit.account
    where account.account_id = require_account_scope.account_id
    for update;
    if not found then
        perform credit.refuse_staff_command('account_unknown', 'PB-9');
    end if;
    -- Also not under a name that the same person had before.
    if account_id = actor_account_id or concerned.person_digest = actor_person then
        perform credit.refuse_staff_command('own_account', 'PB-9');
    end if;
    if not credit.may_administer_unit(actor_unit_code, concerned.unit_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    return query
    select
        concerned.unit_code,
        concerned.role,
        concerned.state;
end;
$$;

comment on function credit.require_account_scope(text, text, uuid, text) is
'One row, locked until the end of the transaction, or CR001 account_unknown, own_account, unit_out_of_scope.';

alter function credit.require_account_scope(text, text, uuid, text) owner to credit_account_keeper;
revoke all on function credit.require_account_scope(text, text, uuid, text) from public;
