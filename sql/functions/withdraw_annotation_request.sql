-- Purpose: an applicant takes back the request for an annotation that is not marked yet.
-- Rules: HZ-O11, HZ-O12, HZ-O14.
-- Called by: creditd, staff audience.
create or replace function credit.withdraw_annotation_request(
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
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, 'annotation', actor.unit_code, actor.role);
    perform credit.require_staff_text(reason, 500);
    perform credit.advance_case(as_of, case_id, 'withdrawn', actor.account_id, actor.role, reason, '{}');
    perform credit.require_withdrawal_form(case_id);
    perform credit.end_withdrawn_deadlines(as_of, case_id);
    perform credit.start_filing(as_of, case_id);

    return credit.log_case_operation(
        as_of, 'withdraw_annotation_request', 'objection', case_id, actor.account_id, actor.unit_code, network_address,
        request_id,
        credit.annotated_scope(case_id) || pg_catalog.jsonb_build_object('reason', credit.text_digest(case_id, reason)),
        credit.case_answer(case_id)
    );
end;
$$;

comment on function credit.withdraw_annotation_request(timestamptz, bytea, text, text, uuid, text) is
'reason: 1 to 500 characters. One that is marked is taken away by a withdrawal of its own (HZ-O12). CR001 '
'malformed_command, case_unknown, transition_not_allowed, materials_missing: the applicant''s withdrawal_form is '
'checked off first.';

alter function credit.withdraw_annotation_request(timestamptz, bytea, text, text, uuid, text)
owner to credit_case_keeper;
revoke all on function credit.withdraw_annotation_request(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.withdraw_annotation_request(timestamptz, bytea, text, text, uuid, text)
to credit_staff;
