-- Purpose: whether a unit may query at an instant outside the hours of service.
-- Rules: QZ-8.
-- Called by: the staging of government answers.
create or replace function credit.hours_exception_in_force(unit_code text, as_of timestamptz)
returns boolean
language plpgsql
stable
parallel safe
set search_path = ''
as $$
begin
    -- Not SQL: asked once a query, it keeps its plan.
    perform
    from credit.hours_exception
    where
        hours_exception.unit_code = hours_exception_in_force.unit_code
        and hours_exception.decision = 'approved'
        and hours_exception.opens_at <= hours_exception_in_force.as_of
        and hours_exception.closes_at > hours_exception_in_force.as_of
    limit 1;
    return found;
end;
$$;

comment on function credit.hours_exception_in_force(text, timestamptz) is
'Approved by a second person, from opens_at until before closes_at.';

alter function credit.hours_exception_in_force(text, timestamptz) owner to credit_owner;
revoke all on function credit.hours_exception_in_force(text, timestamptz) from public;
grant execute on function credit.hours_exception_in_force(text, timestamptz)
to credit_government_discloser, credit_account_keeper;
