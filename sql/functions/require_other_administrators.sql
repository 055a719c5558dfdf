-- Purpose: refuses that one person alone takes one of the last two administrators away.
-- Rules: HZ-S5, PB-9, QZ-13.
-- Called by: suspend_account, report_departure.
create or replace function credit.require_other_administrators(
    as_of timestamptz,
    account_id text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    staying text [];
begin
    -- Two at one time: the second counts what the first has left.
    perform pg_catalog.pg_advisory_xact_lock(credit.administrators_lock());
    select pg_catalog.array_agg(administrator.account_id)
    into staying
    from credit.acting_administrators(as_of) as administrator
    where not administrator.is_leaving;
    if account_id = any(staying) and pg_catalog.cardinality(staying) <= 2 then
        perform credit.refuse_staff_command('last_administrators', 'HZ-S5');
    end if;
end;
$$;

comment on function credit.require_other_administrators(timestamptz, text) is
'With fewer than two nobody could undo it, and the machine''s operator could make two new ones. Holds a lock until the '
'end of the transaction. CR001 last_administrators.';

alter function credit.require_other_administrators(timestamptz, text) owner to credit_account_keeper;
revoke all on function credit.require_other_administrators(timestamptz, text) from public;
