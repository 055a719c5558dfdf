-- Purpose: the authority approves a result report.
-- Rules: HZ-O2, HZ-O9.
-- Called by: creditd, staff audience.
create or replace function credit.approve_result(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    present_case credit.service_case;
    present record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    present_case := credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_authority(actor.unit_code, 'HZ-O2');
    select
        objection.record_id,
        objection.outcome,
        objection.result_by
    into strict present
    from credit.objection
    where objection.case_id = approve_result.case_id;
    perform credit.advance_case(as_of, case_id, 'approved', actor.account_id, actor.role, null, '{}');
    -- 五（四）: only the window's notice takes the mark away (HZ-O9).
    perform credit.pass_turn(case_id, 'window_clerk', present_case.unit_code);
    if credit.is_same_person(present.result_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-O2');
    end if;
    -- Between report and approval an import may have changed the record.
    perform credit.require_borne_out(as_of, case_id, present.outcome);
    update credit.objection
    set
        approved_by = actor.account_id,
        approved_at = as_of
    where objection.case_id = approve_result.case_id;

    return credit.log_case_operation(
        as_of, 'approve_result', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('outcome', present.outcome, 'record', present.record_id),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object('outcome', present.outcome)
    );
end;
$$;

comment on function credit.approve_result(timestamptz, bytea, text, text, uuid) is
'CR001 case_unknown, authority_of_city_only, transition_not_allowed, same_person, outcome_not_supported.';

alter function credit.approve_result(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.approve_result(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.approve_result(timestamptz, bytea, text, text, uuid) to credit_staff;
