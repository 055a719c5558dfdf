-- Purpose: logs that somebody looks through the queries of a unit's day; what is committed permits the reading.
-- Rules: PB-3, HZ-Q15, PB-12.
-- Called by: creditd, staff audience, in a transaction before daily_check_list.
create or replace function credit.begin_daily_check(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    day date
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        ) as staff;
    if unit_code is null or day is null or not pg_catalog.isfinite(day) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if not exists(
        select
        from credit.units_overseen(actor.unit_code, actor.role) as overseen
        where overseen.unit_code = begin_daily_check.unit_code
    ) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'PB-3');
    end if;
    -- A day that goes on would be checked without its last queries.
    if day >= credit.local_day(as_of) then
        perform credit.refuse_staff_command('day_not_over', 'PB-3');
    end if;

    return credit.log_staff_operation(
        as_of, 'begin_daily_check', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code, 'day', day),
        pg_catalog.jsonb_build_object('unit', unit_code, 'day', day),
        '["entries"]'
    );
end;
$$;

comment on function credit.begin_daily_check(timestamptz, bytea, text, text, text, date) is
'Position and time of the answer''s receipt are the permit that daily_check_list and record_daily_check ask for, '
'in later transactions of the next 24 hours. day: yesterday or earlier, Asia/Shanghai.';

alter function credit.begin_daily_check(timestamptz, bytea, text, text, text, date) owner to credit_account_keeper;
revoke all on function credit.begin_daily_check(timestamptz, bytea, text, text, text, date) from public;
grant execute on function credit.begin_daily_check(timestamptz, bytea, text, text, text, date) to credit_staff;
