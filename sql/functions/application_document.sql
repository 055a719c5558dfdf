-- Purpose: an application as staff see it: who asks what about whom, with which letters.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q7, HZ-Q8, X-4.
-- Called by: creditd, staff audience.
create or replace function credit.application_document(
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
    perform credit.require_case(case_id, 'application', actor.unit_code, actor.role);
    select
        pg_catalog.jsonb_build_object(
            'case', service_case.case_id,
            'receipt_number', service_case.receipt_number,
            'state', service_case.state,
            'received_at', credit.json_time(service_case.received_at),
            'oral', service_case.is_oral,
            'written_by', service_case.written_by,
            'own_data', query_application.is_own_data,
            'applicant', pg_catalog.jsonb_build_object(
                'kind', service_case.applicant_kind, 'name', service_case.applicant_name, 'document_type',
                service_case.applicant_document_type, 'tail', service_case.applicant_tail, 'code',
                service_case.applicant_code, 'age', query_application.applicant_age
            ),
            'agent', case
                when service_case.agent_name is not null
                    then pg_catalog.jsonb_build_object(
                        'name', service_case.agent_name, 'document_type', service_case.agent_document_type, 'tail',
                        service_case.agent_tail
                    )
            end,
            'subject', pg_catalog.jsonb_build_object(
                'kind', query_application.subject_kind, 'name', query_application.subject_label, 'document_type',
                query_application.subject_document_type, 'tail', query_application.subject_tail, 'code',
                query_application.subject_code
            ),
            'content', query_application.content,
            'purpose', query_application.purpose_text,
            'items', query_application.items,
            'copy_wanted', query_application.copy_wanted,
            'letters', (
                select
                    coalesce(
                        pg_catalog.jsonb_agg(credit.letter_document(authority_letter) order by case_letter.kind), '[]'
                    )
                from credit.case_letter
                inner join credit.authority_letter
                    on case_letter.letter_id = authority_letter.letter_id
                where
                    case_letter.case_id = application_document.case_id
                    and case_letter.released_at is null
            ),
            'checklist', credit.checklist_document(application_document.case_id)
        ) || credit.answer_deadline_document(application_document.case_id)
    into strict document
    from credit.query_application
    inner join credit.service_case
        on query_application.case_id = service_case.case_id
    where query_application.case_id = application_document.case_id;
    return credit.log_case_operation(
        as_of, 'application_document', 'window_application', case_id, actor.account_id, actor.unit_code,
        network_address, request_id, '{}', document
    );
end;
$$;

comment on function credit.application_document(timestamptz, bytea, text, text, uuid) is
'Numbers by their last characters only; codes of legal persons in full. written_by: who filled an oral one in.';

alter function credit.application_document(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.application_document(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.application_document(timestamptz, bytea, text, text, uuid) to credit_staff;
