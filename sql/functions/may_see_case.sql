-- Purpose: whether cases of a window are the business of a person of a unit in a role.
-- Rules: HZ-O2, HZ-S5.
-- Called by: require_case, the lists of cases and deadlines.
create or replace function credit.may_see_case(
    actor_unit text,
    actor_role text,
    case_unit text
)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select case
        when may_see_case.actor_role = 'window_clerk' then may_see_case.actor_unit = may_see_case.case_unit
        when may_see_case.actor_role in ('centre_clerk', 'authority_officer', 'auditor') then exists (
            select
            from credit.unit as own_unit
            inner join credit.unit as case_unit
                on case_unit.unit_code = may_see_case.case_unit
            where
                own_unit.unit_code = may_see_case.actor_unit
                and (
                    own_unit.level = 'city'
                    or (own_unit.level = 'county' and own_unit.division_code = case_unit.division_code)
                )
        )
        else false
    end;
$$;

comment on function credit.may_see_case(text, text, text) is
'A window clerk: of the own window. Centre, authority and auditors: of all windows, those of a county of the '
'county''s. Providers see tasks, never cases.';

alter function credit.may_see_case(text, text, text) owner to credit_case_keeper;
revoke all on function credit.may_see_case(text, text, text) from public;
grant execute on function credit.may_see_case(text, text, text) to credit_window_discloser, credit_corrector;
