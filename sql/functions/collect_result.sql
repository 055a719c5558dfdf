-- Purpose: the applicant collects the result; the days in which an annotation may be asked for begin.
-- Rules: HZ-O9, HZ-O11.
-- Called by: creditd, staff audience.
create or replace function credit.collect_result(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    collected_by_name text,
    person_digest uuid
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
    last_day record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    present_case := credit.require_case_at_counter(case_id, 'objection', actor.unit_code, person_digest);
    perform credit.require_staff_text(collected_by_name, 100);
    -- HZ-O11: the days of the annotation begin with this, so nobody else's name begins them.
    if collected_by_name not in (
        present_case.applicant_name, coalesce(present_case.agent_name, present_case.applicant_name)
    ) then
        perform credit.refuse_staff_command('receiver_not_of_case', 'HZ-O9');
    end if;
    perform credit.advance_case(as_of, case_id, 'collected', actor.account_id, actor.role, null, '{}');
    update credit.objection
    set
        collected_at = as_of,
        collected_by_name = collect_result.collected_by_name
    where objection.case_id = collect_result.case_id;
    select counted.due_on
    into strict last_day
    from credit.due_date(present_case.profile, 'annotation_request_window', credit.local_day(as_of)) as counted;

    return credit.log_case_operation(
        as_of, 'collect_result', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        credit.objected_scope(case_id),
        credit.case_answer(case_id) || credit.notice_document(case_id)
        || pg_catalog.jsonb_build_object('annotation_until', last_day.due_on)
    );
end;
$$;

comment on function credit.collect_result(timestamptz, bytea, text, text, uuid, text, uuid) is
'The answer is the result, with what may be done next; annotation_until null: its year is not loaded. '
'person_digest: as require_case_at_counter. CR001 '
'malformed_command, case_unknown, transition_not_allowed, receiver_not_of_case (neither the applicant nor the agent).';

alter function credit.collect_result(timestamptz, bytea, text, text, uuid, text, uuid) owner to credit_case_keeper;
revoke all on function credit.collect_result(timestamptz, bytea, text, text, uuid, text, uuid) from public;
grant execute on function credit.collect_result(timestamptz, bytea, text, text, uuid, text, uuid) to credit_staff;
