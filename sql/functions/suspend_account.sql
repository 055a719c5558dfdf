-- Purpose: locks an account at once because of what it was used for.
-- Rules: QZ-12, QZ-13, PB-9.
-- Called by: creditd, staff audience.
create or replace function credit.suspend_account(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    account_id text,
    ground text,
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    state_after text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        );
    perform credit.require_staff_text(note, 400);
    if
        account_id is null or ground is null
        or ground not in ('unauthorised_query', 'beyond_purpose', 'leak', 'illegal_supply')
    then
        perform credit.refuse_staff_command('malformed_command', 'QZ-13');
    end if;
    perform
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
    perform credit.require_other_administrators(as_of, account_id);
    -- The one lock that waits for nobody; it takes two to undo it.
    state_after := credit.append_account_event(
        as_of, account_id, 'suspended', actor.account_id, null, ground || ': ' || note, '{}'
    );
    return credit.log_staff_operation(
        as_of, 'suspend_account', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id, 'ground', ground),
        pg_catalog.jsonb_build_object('account', account_id, 'state', state_after)
    );
end;
$$;

comment on function credit.suspend_account(timestamptz, bytea, text, text, text, text, text) is
'An active account of the own scope, never the own one nor one of the last two administrators (they query nothing; '
'end_account_sessions is there at once). Started again by request_account_change.';

alter function credit.suspend_account(timestamptz, bytea, text, text, text, text, text) owner to credit_account_keeper;
revoke all on function credit.suspend_account(timestamptz, bytea, text, text, text, text, text) from public;
grant execute on function credit.suspend_account(timestamptz, bytea, text, text, text, text, text) to credit_staff;
