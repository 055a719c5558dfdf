-- Purpose: the units for which a member of staff may act or whose matters such a person may see.
-- Rules: JJ-6, JJ-10, QZ-8, QZ-12, PB-3, HZ-M8.
-- Called by: the lists of accounts and certificates; the staff commands for blocks, hours exceptions, consents,
-- feedback and the daily check.
create or replace function credit.units_overseen(account_unit text, account_role text)
returns table (unit_code text)
language sql
stable
parallel safe
begin atomic
    -- As may_see_unit, for all units at once: that one asked 500 times cost 130 ms.
    select overseen.unit_code
    from credit.unit as own_unit
    inner join credit.unit as overseen
        on
            own_unit.unit_code = overseen.unit_code
            or (
                (
                    own_unit.level = 'city'
                    or overseen.level = 'county' and own_unit.division_code = overseen.division_code
                )
                and (
                    'authority' = any(own_unit.kinds)
                    or 'auditor' = any(own_unit.kinds) and units_overseen.account_role = 'auditor'
                    -- What units report is for the centre to analyse.
                    or 'centre' = any(own_unit.kinds) and units_overseen.account_role = 'centre_clerk'
                )
            )
    where own_unit.unit_code = units_overseen.account_unit;
end;

comment on function credit.units_overseen(text, text) is
'The own unit; for staff of an authority, auditors of an auditing unit and clerks of the centre also others: of '
'the city all, of a county those of its division.';

alter function credit.units_overseen(text, text) owner to credit_account_keeper;
revoke all on function credit.units_overseen(text, text) from public;
