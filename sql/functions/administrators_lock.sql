-- Purpose: the lock under which it is counted how many administrators can act.
-- Rules: HZ-S5, PB-9.
-- Called by: bootstrap_administrators, require_other_administrators.
create or replace function credit.administrators_lock()
returns bigint
language sql
immutable
parallel safe
begin atomic
    select 482915010::bigint;
end;

comment on function credit.administrators_lock() is
'Of pg_advisory_xact_lock; set by us, different from every other one.';

alter function credit.administrators_lock() owner to credit_account_keeper;
revoke all on function credit.administrators_lock() from public;
