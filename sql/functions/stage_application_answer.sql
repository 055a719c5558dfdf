-- Purpose: answers an accepted application: spends its letter, ends its wait, issues and logs the report.
-- Rules: HZ-Q3, HZ-Q8, HZ-Q12, HZ-Q15, QZ-5, BX-6.
-- Called by: answer_application.
create or replace function credit.stage_application_answer(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    report_id uuid,
    report_number text
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    scope record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_report_number(ticket, report_id, report_number);
    perform credit.require_case(case_id, 'application', actor.unit_code, actor.role);
    select
        allowed.subject_key,
        allowed.subject_kind,
        allowed.is_own_data,
        allowed.subject_label,
        allowed.purpose_text,
        allowed.letter_id,
        allowed.items,
        allowed.refusal_code,
        allowed.refusal_rule
    into strict scope
    from credit.application_scope(case_id, as_of) as allowed;
    if scope.refusal_code is not null then
        perform credit.refuse_staff_command(scope.refusal_code, scope.refusal_rule);
    end if;
    perform credit.consume_letter(case_id, as_of);
    perform credit.advance_case(
        as_of, case_id, 'answered', actor.account_id, actor.role, null,
        pg_catalog.jsonb_build_object('report', report_number)
    );
    perform credit.meet_deadline(as_of, case_id, 'application_answer');
    return credit.issue_report(
        ticket, as_of, actor.account_id, network_address, request_id, case_id, report_id, report_number,
        'application', scope.is_own_data, scope.subject_key, scope.subject_kind, scope.subject_label,
        scope.purpose_text, scope.letter_id, scope.items
    );
end;
$$;

comment on function credit.stage_application_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text) is
'Answers an envelope, which open_envelope opens for a later transaction. report_id is random, '
'report_number made by DocumentNumber. CR001: case_unknown, transition_not_allowed, what application_scope refuses, '
'rules_not_published, malformed_command.';

alter function credit.stage_application_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text)
owner to credit_window_discloser;
revoke all on function credit.stage_application_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text)
from public;
grant execute on function credit.stage_application_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text)
to credit_staff;
