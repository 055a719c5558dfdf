-- Purpose: the access policy of a day.
-- Rules: JJ-4 to JJ-7, HZ-M6.
-- Called by: the disclosure functions, creditctl policy.
create or replace function credit.policy_in_force(day date)
returns integer
language plpgsql
stable
parallel safe
security definer
set search_path = ''
as $$
begin
    return (
        select access_policy.policy_id
        from credit.access_policy
        where access_policy.effective_on <= policy_in_force.day
        order by access_policy.effective_on desc, access_policy.policy_id desc
        limit 1
    );
end;
$$;

comment on function credit.policy_in_force(date) is 'Null: none is in force, and nothing is permitted.';

alter function credit.policy_in_force(date) owner to credit_government_discloser;
revoke all on function credit.policy_in_force(date) from public;
grant execute on function credit.policy_in_force(date) to credit_intake, credit_account_keeper;
grant execute on function credit.policy_in_force(date)
to credit_case_keeper, credit_window_discloser, credit_corrector;
