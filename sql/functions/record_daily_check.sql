-- Purpose: records that the queries of a unit's day were looked through, and what was found.
-- Rules: PB-3.
-- Called by: creditd, staff audience, after begin_daily_check was committed.
create or replace function credit.record_daily_check(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    permit_position bigint,
    permit_time timestamptz,
    finding text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    permit record;
    actor record;
    total bigint;
begin
    -- The permit first, as in daily_check_list: nobody records what was not looked at.
    select
        permitted.reader,
        permitted.unit_code,
        permitted.day
    into permit
    from credit.daily_check_permit(permit_position, permit_time) as permitted;
    select coalesce(pg_catalog.sum(counted.query_count), 0)::bigint
    into strict total
    from credit.daily_check_accounts(permit_position, permit_time) as counted;

    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if not credit.is_statement(finding) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if permit.reader is distinct from actor.account_id then
        perform credit.refuse_staff_command('daily_check_not_begun', 'PB-3');
    end if;

    insert into credit.daily_check (unit_code, day, checked_by, checked_at, query_count, finding)
    values (permit.unit_code, permit.day, actor.account_id, as_of, total, record_daily_check.finding)
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'PB-3');
    end if;

    return credit.log_staff_operation(
        as_of, 'record_daily_check', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', permit.unit_code, 'day', permit.day, 'permit', permit_position),
        pg_catalog.jsonb_build_object('unit', permit.unit_code, 'day', permit.day, 'queries', total)
    );
end;
$$;

comment on function credit.record_daily_check(timestamptz, bytea, text, text, bigint, timestamptz, text) is
'Once for a unit and day. The permit as for daily_check_list.';

alter function credit.record_daily_check(timestamptz, bytea, text, text, bigint, timestamptz, text)
owner to credit_account_keeper;
revoke all on function credit.record_daily_check(timestamptz, bytea, text, text, bigint, timestamptz, text) from public;
grant execute on function credit.record_daily_check(timestamptz, bytea, text, text, bigint, timestamptz, text)
to credit_staff;
