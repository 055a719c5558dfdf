-- Purpose: the rule set by whose periods a case of a day runs: that of the access policy in force.
-- Rules: HZ-Q12, HZ-O3, QZ-11, PB-14.
-- Called by: open_case, the deadline board.
create or replace function credit.profile_in_force(day date)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    profile text;
begin
    select access_policy.profile
    into profile
    from credit.access_policy
    where access_policy.policy_id = credit.policy_in_force(day);
    if not found then
        perform credit.refuse_staff_command('period_unknown', 'X-1');
    end if;
    return profile;
end;
$$;

comment on function credit.profile_in_force(date) is 'CR001 period_unknown when no policy is in force on the day.';

alter function credit.profile_in_force(date) owner to credit_case_keeper;
revoke all on function credit.profile_in_force(date) from public;
grant execute on function credit.profile_in_force(date) to credit_window_discloser, credit_corrector;
