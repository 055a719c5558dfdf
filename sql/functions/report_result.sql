-- Purpose: the centre writes the result report of an objection.
-- Rules: HZ-O2, HZ-O8, HZ-O9, PB-15.
-- Called by: creditd, staff audience.
create or replace function credit.report_result(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    outcome text,
    result_text text
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
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    present := credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O2');
    if
        coalesce(outcome, '')
        not in ('corrected', 'supplemented', 'deleted', 'disclosure_ended', 'upheld', 'unconfirmed')
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_staff_text(result_text, 2000);
    -- A report that is returned is written anew; what it said stays with the event.
    perform credit.advance_case(
        as_of, case_id, 'reported', actor.account_id, actor.role, null,
        pg_catalog.jsonb_build_object('outcome', outcome, 'result_text', result_text)
    );
    -- An import may have opened the file of somebody who had none.
    perform credit.attach_case_file(case_id, credit.subject_of_identifier(present.applicant_digest));
    -- 五（三）: 报市信用主管部门核准.
    perform credit.pass_turn(case_id, 'authority_officer', credit.authority_of(as_of, present.unit_code));
    perform credit.require_borne_out(as_of, case_id, outcome);
    update credit.objection
    set
        outcome = report_result.outcome,
        result_text = report_result.result_text,
        result_by = actor.account_id,
        result_at = as_of
    where objection.case_id = report_result.case_id;

    return credit.log_case_operation(
        as_of, 'report_result', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('outcome', outcome, 'result', credit.text_digest(case_id, result_text)),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object('outcome', outcome)
    );
end;
$$;

comment on function credit.report_result(timestamptz, bytea, text, text, uuid, text, text) is
'result_text: 1 to 2000 characters, for the applicant. CR001 malformed_command, case_unknown, centre_of_city_only, '
'transition_not_allowed, outcome_not_supported.';

alter function credit.report_result(timestamptz, bytea, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.report_result(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.report_result(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
