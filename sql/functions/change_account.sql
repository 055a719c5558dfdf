-- Purpose: changes, stops, locks or starts an account as approved.
-- Rules: HZ-S1, HZ-S2, PB-9, PB-11, QZ-6.
-- Called by: decide_account_change, holding the row of the account.
create or replace function credit.change_account(
    as_of timestamptz,
    account_id text,
    state text,
    kind text,
    details jsonb,
    actor text,
    approver text,
    ground text
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    event constant text := credit.account_change_event(kind, state);
begin
    if kind = 'change' then
        update credit.account
        set
            holder_name = coalesce(details ->> 'holder', account.holder_name),
            trained_on = coalesce((details ->> 'trained_on')::date, account.trained_on),
            confidential_on = coalesce((details ->> 'confidential_on')::date, account.confidential_on),
            networks = case
                when details ? 'networks'
                    then array(
                        select element.address::cidr
                        from pg_catalog.jsonb_array_elements_text(details -> 'networks') as element (address)
                    )
                else account.networks
            end,
            follow_up_until = case
                when details ? 'follow_up_until' then (details ->> 'follow_up_until')::date
                else account.follow_up_until
            end
        where account.account_id = change_account.account_id;
        if details ? 'reset_second_factor' then
            update credit.staff_credential
            set
                totp_secret = null,
                totp_last_step = null
            where staff_credential.account_id = change_account.account_id;
        end if;
        perform credit.end_sessions_of(as_of, account_id, 'account_changed');
    end if;
    return credit.append_account_event(as_of, account_id, event, actor, approver, ground, details - 'holder');
end;
$$;

comment on function credit.change_account(timestamptz, text, text, text, jsonb, text, text, text) is
'The state that it is in then. CR001 transition_not_allowed, training_missing.';

alter function credit.change_account(timestamptz, text, text, text, jsonb, text, text, text)
owner to credit_account_keeper;
revoke all on function credit.change_account(timestamptz, text, text, text, jsonb, text, text, text) from public;
