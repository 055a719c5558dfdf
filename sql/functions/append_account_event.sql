-- Purpose: moves an account along its life and writes that down; a locked or stopped one ends its sessions.
-- Rules: HZ-S1, HZ-S2, PB-9, QZ-3, QZ-13.
-- Called by: the functions that change accounts, holding the row of the account.
create or replace function credit.append_account_event(
    as_of timestamptz,
    account_id text,
    event text,
    actor text,
    approver text,
    ground text,
    details jsonb
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    present record;
    next_state text;
begin
    select
        account.state,
        account.trained_on,
        account.confidential_on
    into strict present
    from credit.account
    where account.account_id = append_account_event.account_id
    for update;
    -- An account that was inserted a moment ago has no history and comes from nowhere.
    if event = 'opened' then
        present.state := 'none';
    end if;
    select account_transition.to_state
    into next_state
    from credit.account_transition
    where
        account_transition.from_state = present.state
        and account_transition.event = append_account_event.event;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'PB-9');
    end if;
    if next_state = 'active' and (present.trained_on is null or present.confidential_on is null) then
        perform credit.refuse_staff_command('training_missing', 'HZ-S1');
    end if;

    update credit.account
    set
        state = next_state,
        -- A change of details is no sign that the person is still there (PB-8).
        state_since = case when event = 'changed' then account.state_since else as_of end
    where account.account_id = append_account_event.account_id;
    insert into credit.account_event (
        account_id, number, event, from_state, to_state, at, actor, approver, ground, details
    )
    select
        append_account_event.account_id,
        coalesce(pg_catalog.max(account_event.number), 0) + 1,
        append_account_event.event,
        present.state,
        next_state,
        as_of,
        append_account_event.actor,
        append_account_event.approver,
        append_account_event.ground,
        append_account_event.details
    from credit.account_event
    where account_event.account_id = append_account_event.account_id;

    if next_state in ('locked', 'stopped') then
        perform credit.end_sessions_of(as_of, account_id, 'account_' || next_state);
    end if;
    if next_state = 'stopped' then
        perform credit.end_certificates_of(as_of, account_id, actor);
    end if;
    return next_state;
end;
$$;

comment on function credit.append_account_event(timestamptz, text, text, text, text, text, jsonb) is
'The new state. CR001 transition_not_allowed, training_missing. The certificates of a locked account are refused '
'because it is locked.';

alter function credit.append_account_event(timestamptz, text, text, text, text, text, jsonb)
owner to credit_account_keeper;
revoke all on function credit.append_account_event(timestamptz, text, text, text, text, text, jsonb) from public;
