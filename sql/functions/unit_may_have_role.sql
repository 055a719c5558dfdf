-- Purpose: whether a unit of its kinds has people with a role.
-- Rules: PB-1, PB-10, QZ-1.
-- Called by: require_account_opening, require_staff.
create or replace function credit.unit_may_have_role(
    unit_code text,
    role text
)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select
        from credit.unit
        where
            unit.unit_code = unit_may_have_role.unit_code
            and case unit_may_have_role.role
                when 'account_administrator' then true
                when 'querier' then unit.kinds && array['using_unit', 'authority', 'centre']
                when 'credit_administrator' then unit.kinds && array['using_unit', 'authority', 'centre']
                when 'submitter' then unit.kinds && array['provider']
                when 'provider_officer' then unit.kinds && array['provider']
                when 'window_clerk' then unit.kinds && array['window']
                when 'centre_clerk' then unit.kinds && array['centre']
                when 'authority_officer' then unit.kinds && array['authority']
                when 'auditor' then unit.kinds && array['auditor', 'authority']
                else false
            end
    );
$$;

comment on function credit.unit_may_have_role(text, text) is
'A role that decides for the authority is of the authority, and so on.';

alter function credit.unit_may_have_role(text, text) owner to credit_account_keeper;
revoke all on function credit.unit_may_have_role(text, text) from public;
