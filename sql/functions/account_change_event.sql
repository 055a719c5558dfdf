-- Purpose: the event that a kind of change is for an account in a state.
-- Rules: PB-8, PB-9.
-- Called by: change_account, report_departure, request_account_change.
create or replace function credit.account_change_event(
    kind text,
    state text
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    wanted_event constant text := case
        when kind = 'start' and state = 'active' then 'checked'
        when kind = 'start' then 'started'
        when kind = 'stop' then 'stopped'
        when kind = 'lock' then 'locked'
        when kind = 'change' then 'changed'
    end;
begin
    perform
    from credit.account_transition
    where
        account_transition.from_state = state
        and account_transition.event = wanted_event;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'PB-9');
    end if;
    return wanted_event;
end;
$$;

comment on function credit.account_change_event(text, text) is
'An active account that is started was idle, and is checked. CR001 transition_not_allowed.';

alter function credit.account_change_event(text, text) owner to credit_account_keeper;
revoke all on function credit.account_change_event(text, text) from public;
