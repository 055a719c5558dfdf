-- Purpose: whether people of one unit may decide about another.
-- Rules: JJ-10, PB-1.
-- Called by: the functions of accounts, units and certificates.
create or replace function credit.may_administer_unit(
    own_unit_code text,
    other_unit_code text
)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select
        from credit.unit as own_unit
        inner join credit.unit as other_unit
            on other_unit.unit_code = may_administer_unit.other_unit_code
        where
            own_unit.unit_code = may_administer_unit.own_unit_code
            and (
                own_unit.unit_code = other_unit.unit_code
                or (
                    own_unit.kinds @> array['authority']
                    -- The city's authority has the whole city, a county's its county.
                    and (
                        own_unit.level = 'city'
                        or (other_unit.level = 'county' and own_unit.division_code = other_unit.division_code)
                    )
                )
            )
    );
$$;

comment on function credit.may_administer_unit(text, text) is
'The own unit; everything for an authority of the city; units of the same county for an authority of a county.';

alter function credit.may_administer_unit(text, text) owner to credit_account_keeper;
revoke all on function credit.may_administer_unit(text, text) from public;
