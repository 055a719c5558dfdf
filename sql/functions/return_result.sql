-- Purpose: the authority returns a result report to the centre, with the reason.
-- Rules: HZ-O2, HZ-O9.
-- Called by: creditd, staff audience.
create or replace function credit.return_result(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
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
    present credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    present := credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_authority(actor.unit_code, 'HZ-O2');
    perform credit.require_staff_text(reason, 500);
    perform credit.advance_case(as_of, case_id, 'returned', actor.account_id, actor.role, reason, '{}');
    -- What the report said stays with its event.
    update credit.objection
    set
        outcome = null,
        result_text = null,
        result_by = null,
        result_at = null
    where objection.case_id = return_result.case_id;
    perform credit.pass_turn(case_id, 'centre_clerk', credit.centre_of(as_of, present.unit_code));

    return credit.log_case_operation(
        as_of, 'return_result', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('reason', credit.text_digest(case_id, reason)),
        credit.case_answer(case_id)
    );
end;
$$;

comment on function credit.return_result(timestamptz, bytea, text, text, uuid, text) is
'reason: 1 to 500 characters. CR001 malformed_command, case_unknown, authority_of_city_only, transition_not_allowed.';

alter function credit.return_result(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.return_result(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.return_result(timestamptz, bytea, text, text, uuid, text) to credit_staff;
