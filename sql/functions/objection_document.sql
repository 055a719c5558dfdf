-- Purpose: an objection with its tasks and annotations, for those who work on it.
-- Rules: HZ-O2, HZ-O8, HZ-O11, X-4.
-- Called by: creditd, staff audience.
create or replace function credit.objection_document(
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
    document jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['window_clerk', 'centre_clerk', 'authority_officer']
        ) as staff;
    perform credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    select
        credit.case_answer(objection.case_id) || pg_catalog.jsonb_build_object(
            'record', objection.record_id, 'version', objection.version, 'item', objection.item_code,
            'provider', objection.provider_code, 'report', objection.report_id,
            'kind_of_error', objection.kind_of_error, 'reason', objection.reason,
            'new_ground', objection.new_ground, 'former_case', objection.former_case,
            'former_count', former.used_count, 'repeat_permitted_by', objection.repeat_permitted_by,
            'repeat_permitted_at', credit.json_time(objection.repeat_permitted_at),
            'outcome', objection.outcome, 'result_text', objection.result_text, 'result_by', objection.result_by,
            'result_at', credit.json_time(objection.result_at), 'approved_by', objection.approved_by,
            'approved_at', credit.json_time(objection.approved_at),
            'notified_at', credit.json_time(objection.notified_at), 'notified_how', objection.notified_how,
            'collected_at', credit.json_time(objection.collected_at), 'collected_by', objection.collected_by_name,
            'tasks', credit.task_documents(objection.case_id),
            'annotations', credit.annotation_documents(objection.case_id)
        )
    into strict document
    from credit.objection
    cross join credit.former_objections(objection.case_id) as former
    where objection.case_id = objection_document.case_id;

    return credit.log_case_operation(
        as_of, 'objection_document', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        document
    );
end;
$$;

comment on function credit.objection_document(timestamptz, bytea, text, text, uuid) is
'What is absent is null. former_count: accepted objections to the same information before, now. '
' A provider''s copy is not in it: the comparison shows it masked. CR001 case_unknown.';

alter function credit.objection_document(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.objection_document(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.objection_document(timestamptz, bytea, text, text, uuid) to credit_staff;
