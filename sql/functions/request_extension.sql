-- Purpose: asks for more time for a clock of a case, before its last day is over; the authority decides.
-- Rules: HZ-Q12, HZ-O3.
-- Called by: creditd, staff audience.
create or replace function credit.request_extension(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    deadline_id uuid,
    length integer,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    new_extension constant uuid := pg_catalog.gen_random_uuid();
    actor record;
    clock record;
    present credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk', 'centre_clerk']) as staff;
    if deadline_id is null or length is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select * into strict clock from credit.require_deadline(deadline_id, actor.unit_code, actor.role);
    present := credit.require_case(clock.case_id, null, actor.unit_code, actor.role);
    if (clock.is_open and length between 1 and clock.longest_extension) is not true
        -- What is late is late: an extension heals nothing.
        or clock.last_day < credit.local_day(as_of)
    then
        perform credit.refuse_staff_command('extension_not_allowed', clock.rule_id);
    end if;

    insert into credit.case_extension (
        extension_id, case_id, deadline_id, requested_by, requested_at, length, reason
    )
    values (
        new_extension, present.case_id, request_extension.deadline_id, actor.account_id, as_of,
        request_extension.length, request_extension.reason
    )
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', clock.rule_id);
    end if;
    perform credit.start_request(as_of, present.case_id, 'extension_decision', 'authority_officer', new_extension);
    perform credit.advance_case(
        as_of, present.case_id, 'extension_requested', actor.account_id, actor.role, reason,
        pg_catalog.jsonb_build_object('extension', new_extension, 'period', clock.period_code, 'length', length)
    );

    return credit.log_case_operation(
        as_of, 'request_extension', credit.case_purpose(present.kind), present.case_id, actor.account_id,
        actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'extension', new_extension, 'period', clock.period_code, 'length', length, 'unit', clock.extension_unit
        ),
        pg_catalog.jsonb_build_object(
            'extension', new_extension, 'deadline', deadline_id, 'case', present.case_id, 'state', present.state
        )
    );
end;
$$;

comment on function credit.request_extension(timestamptz, bytea, text, text, uuid, integer, text) is
'length in the extension unit of the deadline''s period, at most its longest extension; on the last day at the latest. '
'One extension of a deadline waits or is granted at a time. CR001 deadline_unknown, extension_not_allowed, '
'transition_not_allowed.';

alter function credit.request_extension(timestamptz, bytea, text, text, uuid, integer, text)
owner to credit_case_keeper;
revoke all on function credit.request_extension(timestamptz, bytea, text, text, uuid, integer, text) from public;
grant execute on function credit.request_extension(timestamptz, bytea, text, text, uuid, integer, text)
to credit_staff;
