-- Purpose: opens an account as approved; it works at once if training and confidentiality are on file.
-- Rules: HZ-S1, PB-9, QZ-1.
-- Called by: decide_account_change, open_first_administrator.
create or replace function credit.open_account(
    as_of timestamptz,
    account_id text,
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
begin
    insert into credit.account (
        account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks,
        follow_up_until, state_since, opened_at
    )
    values (
        account_id, (details ->> 'person')::uuid, details ->> 'holder', details ->> 'unit', details ->> 'role',
        'prepared', (details ->> 'trained_on')::date, (details ->> 'confidential_on')::date,
        array(select element.address::cidr from pg_catalog.jsonb_array_elements_text(details -> 'networks') as element (address)),
        (details ->> 'follow_up_until')::date, as_of, as_of
    )
    on conflict do nothing;
    -- Another one was opened at the same time, for this name or for this person.
    if not found then
        perform credit.refuse_staff_command('person_has_account', 'QZ-1');
    end if;
    perform credit.append_account_event(
        as_of, account_id, 'opened', actor, approver, ground, details - array['person', 'holder']
    );
    if details ->> 'trained_on' is null or details ->> 'confidential_on' is null then
        return 'prepared';
    end if;
    return credit.append_account_event(as_of, account_id, 'started', actor, approver, ground, '{}');
end;
$$;

comment on function credit.open_account(timestamptz, text, jsonb, text, text, text) is
'The state that it is in. CR001 person_has_account.';

alter function credit.open_account(timestamptz, text, jsonb, text, text, text) owner to credit_account_keeper;
revoke all on function credit.open_account(timestamptz, text, jsonb, text, text, text) from public;
