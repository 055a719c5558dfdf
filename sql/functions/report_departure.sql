-- Purpose: reports that somebody leaves or moves, with the handover, and asks for the account to be stopped.
-- Rules: HZ-S2, JJ-10, QZ-3.
-- Called by: creditd, staff audience.
create or replace function credit.report_departure(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    account_id text,
    leaves_on date,
    handover text,
    handed_over_to text
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
    stop_due_on date;
    stop_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform credit.require_staff_text(handover, 2000);
    if account_id is null or handed_over_to is null or pg_catalog.isfinite(leaves_on) is not true then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S2');
    end if;
    select * into strict concerned
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
    perform credit.account_change_event('stop', concerned.state);
    perform credit.require_other_administrators(as_of, account_id);
    perform
    from credit.account
    where
        account.account_id = report_departure.handed_over_to
        and account.account_id <> report_departure.account_id
        and credit.may_administer_unit(actor.unit_code, account.unit_code)
        and account.state in ('prepared', 'active');
    if not found then
        perform credit.refuse_staff_command('holder_out_of_scope', 'HZ-S2');
    end if;
    stop_due_on := credit.add_working_days(leaves_on, 1);
    if stop_due_on is null then
        perform credit.refuse_staff_command('calendar_not_loaded', 'QZ-3');
    end if;

    insert into credit.departure (
        account_id, reported_by, reported_at, leaves_on, stop_due_on, handover, handed_over_to
    )
    values (account_id, actor.account_id, as_of, leaves_on, stop_due_on, handover, handed_over_to)
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('departure_reported', 'JJ-10');
    end if;
    insert into credit.account_change (change_id, account_id, kind, details, reason, requested_by, requested_at)
    values (pg_catalog.gen_random_uuid(), account_id, 'stop', '{}', '离岗', actor.account_id, as_of)
    on conflict do nothing;
    -- Perhaps somebody has asked for it already.
    select account_change.change_id
    into strict stop_id
    from credit.account_change
    where
        account_change.account_id = report_departure.account_id
        and account_change.kind = 'stop'
        and account_change.decision is null;
    return credit.log_staff_operation(
        as_of, 'report_departure', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id, 'handed_over_to', handed_over_to),
        pg_catalog.jsonb_build_object(
            'account', account_id, 'leaves_on', leaves_on, 'stop_due_on', stop_due_on, 'change', stop_id
        )
    );
end;
$$;

comment on function credit.report_departure(timestamptz, bytea, text, text, text, date, text, text) is
'The stop waits for a second person; from the day after stop_due_on the account works for nothing until it is decided. '
'Refused: the departure is withdrawn with it. CR001 departure_reported while there is one, last_administrators.';

alter function credit.report_departure(timestamptz, bytea, text, text, text, date, text, text)
owner to credit_account_keeper;
revoke all on function credit.report_departure(timestamptz, bytea, text, text, text, date, text, text) from public;
grant execute on function credit.report_departure(
    timestamptz, bytea, text, text, text, date, text, text
) to credit_staff;
