-- Purpose: asks for a window outside the hours of service in which a unit may query; another person decides.
-- Rules: QZ-8.
-- Called by: creditd, staff audience.
create or replace function credit.request_hours_exception(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    opens_at timestamptz,
    closes_at timestamptz,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- hours_exception_closes_at_check.
    longest_window constant interval := '31 days';
    actor record;
    new_exception constant uuid := pg_catalog.gen_random_uuid();
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer']
        ) as staff;
    if unit_code is null or opens_at is null or closes_at is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if not exists(
        select
        from credit.units_overseen(actor.unit_code, actor.role) as overseen
        where overseen.unit_code = request_hours_exception.unit_code
    ) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'QZ-8');
    end if;
    -- What is over can't be opened any more.
    if not (
        pg_catalog.isfinite(opens_at) and pg_catalog.isfinite(closes_at) and closes_at > opens_at
        and closes_at <= opens_at + longest_window and closes_at > as_of
    ) then
        perform credit.refuse_staff_command('hours_window_not_allowed', 'QZ-8');
    end if;

    insert into credit.hours_exception (
        exception_id, unit_code, opens_at, closes_at, reason, requested_by, requested_at
    )
    values (
        new_exception, request_hours_exception.unit_code, request_hours_exception.opens_at,
        request_hours_exception.closes_at, request_hours_exception.reason, actor.account_id, as_of
    )
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-8');
    end if;

    return credit.log_staff_operation(
        as_of, 'request_hours_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'exception', new_exception, 'unit', unit_code, 'opens_at', credit.json_time(opens_at),
            'closes_at', credit.json_time(closes_at)
        ),
        pg_catalog.jsonb_build_object('exception', new_exception)
    );
end;
$$;

comment on function credit.request_hours_exception(
    timestamptz, bytea, text, text, text, timestamptz, timestamptz, text
) is
'closes_at is exclusive, later than as_of and at most 31 days after opens_at. The same window of the unit waits '
'for a decision once.';

alter function credit.request_hours_exception(timestamptz, bytea, text, text, text, timestamptz, timestamptz, text)
owner to credit_account_keeper;
revoke all on function credit.request_hours_exception(
    timestamptz, bytea, text, text, text, timestamptz, timestamptz, text
) from public;
grant execute on function credit.request_hours_exception(
    timestamptz, bytea, text, text, text, timestamptz, timestamptz, text
) to credit_staff;
