-- Purpose: asks for an account to be created, changed, stopped, locked or started.
-- Rules: HZ-S1, JJ-10, PB-9, PB-10, QZ-1.
-- Called by: creditd, staff audience.
create or replace function credit.request_account_change(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    kind text,
    account_id text,
    details jsonb,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    concerned record;
    change_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform credit.require_staff_text(reason, 500);
    if kind is null or account_id is null or kind not in ('create', 'change', 'stop', 'lock', 'start') then
        perform credit.refuse_staff_command('malformed_command', 'PB-9');
    end if;
    perform credit.require_account_details(as_of, kind, details);
    if kind = 'create' then
        perform credit.require_account_opening(as_of, actor.unit_code, actor.person_digest, account_id, details);
    else
        select * into strict concerned
        from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
        perform credit.account_change_event(kind, concerned.state);
        -- Follow-up queries are for who queries; passwords are for who does not.
        if
            concerned.role in ('querier', 'credit_administrator')
            and details ?| array['reset_password', 'reset_second_factor']
            or concerned.role not in ('querier', 'credit_administrator')
            and details ->> 'follow_up_until' is not null
        then
            perform credit.refuse_staff_command('details_not_allowed', 'QZ-6');
        end if;
    end if;

    insert into credit.account_change (change_id, account_id, kind, details, reason, requested_by, requested_at)
    values (pg_catalog.gen_random_uuid(), account_id, kind, details, reason, actor.account_id, as_of)
    on conflict do nothing
    returning account_change.change_id into change_id;
    if not found then
        perform credit.refuse_staff_command('change_open', 'PB-9');
    end if;
    return credit.log_staff_operation(
        as_of, 'request_account_change', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id, 'kind', kind),
        pg_catalog.jsonb_build_object(
            'change', change_id, 'account', account_id, 'kind', kind, 'requested_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.request_account_change(timestamptz, bytea, text, text, text, text, jsonb, text) is
'Nothing happens to the account before another administrator has decided.';

alter function credit.request_account_change(timestamptz, bytea, text, text, text, text, jsonb, text)
owner to credit_account_keeper;
revoke all on function credit.request_account_change(
    timestamptz, bytea, text, text, text, text, jsonb, text
) from public;
grant execute on function credit.request_account_change(
    timestamptz, bytea, text, text, text, text, jsonb, text
) to credit_staff;
