-- Purpose: the account administrators of the city's authorities who can act.
-- Rules: HZ-S5, PB-9.
-- Called by: bootstrap_administrators, require_other_administrators.
create or replace function credit.acting_administrators(as_of timestamptz)
returns table (account_id text, is_leaving boolean)
language sql
stable
begin atomic
    select
        account.account_id,
        exists(
            select
            from credit.departure
            where
                departure.account_id = account.account_id
                and departure.withdrawn_at is null
        )
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    where
        account.role = 'account_administrator'
        and unit.kinds @> array['authority']
        and unit.level = 'city'
        and not exists (
            select
            from credit.account_refusal(acting_administrators.as_of, account.account_id)
        );
end;

comment on function credit.acting_administrators(timestamptz) is
'is_leaving: can act now and not for long.';

alter function credit.acting_administrators(timestamptz) owner to credit_account_keeper;
revoke all on function credit.acting_administrators(timestamptz) from public;
