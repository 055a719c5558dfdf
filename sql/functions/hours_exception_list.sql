-- Purpose: windows outside the hours of service that were asked for, with what was decided.
-- Rules: QZ-8.
-- Called by: creditd, staff audience.
create or replace function credit.hours_exception_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_waiting boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: the newest, more than a year of a city's.
    largest_list constant integer := 500;
    actor record;
    exceptions jsonb;
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
    if only_waiting is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'exception', listed.exception_id, 'unit', listed.unit_code,
                'opens_at', credit.json_time(listed.opens_at), 'closes_at', credit.json_time(listed.closes_at), 'reason', listed.reason,
                'requested_by', listed.requested_by, 'requested_at', credit.json_time(listed.requested_at),
                'decided_by', listed.decided_by, 'decided_at', credit.json_time(listed.decided_at),
                'decision', listed.decision, 'decision_reason', listed.decision_reason
            ) order by listed.requested_at desc, listed.exception_id
        )
    into exceptions
    from (
        select
            hours_exception.exception_id,
            hours_exception.unit_code,
            hours_exception.opens_at,
            hours_exception.closes_at,
            hours_exception.reason,
            hours_exception.requested_by,
            hours_exception.requested_at,
            hours_exception.decided_by,
            hours_exception.decided_at,
            hours_exception.decision,
            hours_exception.decision_reason
        from credit.hours_exception
        inner join credit.units_overseen(actor.unit_code, actor.role) as overseen
            on hours_exception.unit_code = overseen.unit_code
        where not only_waiting or hours_exception.decision is null
        order by hours_exception.requested_at desc, hours_exception.exception_id
        limit largest_list
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'hours_exception_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_waiting', only_waiting),
        pg_catalog.jsonb_build_object('exceptions', coalesce(exceptions, '[]'))
    );
end;
$$;

comment on function credit.hours_exception_list(timestamptz, bytea, text, text, boolean) is
'Of the units that the actor oversees; newest first, at most 500.';

alter function credit.hours_exception_list(timestamptz, bytea, text, text, boolean) owner to credit_account_keeper;
revoke all on function credit.hours_exception_list(timestamptz, bytea, text, text, boolean) from public;
grant execute on function credit.hours_exception_list(timestamptz, bytea, text, text, boolean) to credit_staff;
