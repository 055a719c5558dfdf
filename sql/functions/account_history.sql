-- Purpose: all that happened to an account.
-- Rules: PB-9, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.account_history(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    account_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    perform
    from credit.account
    where
        account.account_id = account_history.account_id
        and credit.may_see_unit(actor.unit_code, actor.role, account.unit_code);
    if not found then
        perform credit.refuse_staff_command('account_unknown', 'JJ-10');
    end if;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'number', account_event.number,
                'event', account_event.event,
                'from', account_event.from_state,
                'to', account_event.to_state,
                'at', credit.json_time(account_event.at),
                'actor', account_event.actor,
                'approver', account_event.approver,
                'ground', account_event.ground,
                'details', account_event.details
            ) order by account_event.number
        )
    into document
    from credit.account_event
    where account_event.account_id = account_history.account_id;

    return credit.log_staff_operation(
        as_of, 'account_history', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id),
        pg_catalog.jsonb_build_object('account', account_id, 'events', coalesce(document, '[]'))
    );
end;
$$;

comment on function credit.account_history(timestamptz, bytea, text, text, text) is
'CR001 account_unknown also for one out of scope.';

alter function credit.account_history(timestamptz, bytea, text, text, text) owner to credit_account_keeper;
revoke all on function credit.account_history(timestamptz, bytea, text, text, text) from public;
grant execute on function credit.account_history(timestamptz, bytea, text, text, text) to credit_staff;
