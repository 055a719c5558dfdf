-- Purpose: whether somebody reads what concerns the accounts of a unit.
-- Rules: JJ-10, PB-12.
-- Called by: account_history.
create or replace function credit.may_see_unit(
    own_unit_code text,
    own_role text,
    other_unit_code text
)
returns boolean
language sql
stable
set search_path = ''
as $$
    select
        credit.may_administer_unit(may_see_unit.own_unit_code, may_see_unit.other_unit_code)
        -- A unit that audits sees as far as an authority of its level decides.
        or exists (
            select
            from credit.unit as own_unit
            inner join credit.unit as other_unit
                on other_unit.unit_code = may_see_unit.other_unit_code
            where
                may_see_unit.own_role = 'auditor'
                and own_unit.unit_code = may_see_unit.own_unit_code
                and own_unit.kinds @> array['auditor']
                and (
                    own_unit.level = 'city'
                    or (other_unit.level = 'county' and own_unit.division_code = other_unit.division_code)
                )
        );
$$;

comment on function credit.may_see_unit(text, text, text) is
'For roles that may read such lists at all.';

alter function credit.may_see_unit(text, text, text) owner to credit_account_keeper;
revoke all on function credit.may_see_unit(text, text, text) from public;
