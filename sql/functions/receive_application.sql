-- Purpose: a window receives an application to query credit information, in writing or orally.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-Q7, HZ-Q10, HZ-Q12, X-4.
-- Called by: creditd, staff audience.
create or replace function credit.receive_application(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    receipt_number text,
    applicant_kind text,
    applicant credit.case_person,
    applicant_code text,
    birth_date date,
    agent credit.case_person,
    subject_kind text,
    subject credit.case_person,
    subject_code text,
    content text,
    purpose_text text,
    items text[],
    copy_wanted boolean,
    is_oral boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- A composite of nulls only is none.
    is_own_data constant boolean := subject is null;
    today constant date := credit.local_day(as_of);
    actor record;
    opened uuid;
    age text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    age := credit.applicant_age(birth_date, today);
    -- A natural person shows how old it is, a legal person has a code of the right form or none.
    if not (
        coalesce(applicant_kind in ('natural', 'legal'), false)
        and (applicant_kind = 'natural') = (age is not null)
        and (applicant_kind = 'natural') = (birth_date is not null)
        and (applicant_code is null or applicant_kind = 'legal' and applicant_code ~ '^[0-9A-Z]{18}$')
        and credit.is_case_person(applicant)
        and (agent is null or credit.is_case_person(agent) and agent.digest <> applicant.digest)
    ) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if applicant_kind = 'legal' and agent is null then
        perform credit.refuse_staff_command('agent_missing', 'HZ-Q5');
    end if;
    perform credit.require_application_request(
        applicant.digest, subject_kind, subject, subject_code, content, purpose_text, items, copy_wanted
    );
    perform credit.require_no_open_application(
        applicant.digest, coalesce(subject.digest, applicant.digest), actor.unit_code, content, purpose_text,
        items, null
    );

    opened := credit.open_case(
        as_of, 'application', receipt_number, actor.account_id, 'window_clerk', actor.unit_code,
        credit.subject_of_identifier(coalesce(subject.digest, applicant.digest)), applicant_kind, applicant,
        applicant_code, agent, is_oral, null, null,
        pg_catalog.jsonb_build_object('own_data', is_own_data, 'oral', is_oral, 'items', items)
    );
    insert into credit.query_application (
        case_id, is_own_data, subject_kind, subject_label, subject_document_type, subject_digest, subject_sealed,
        subject_code, subject_tail, content, purpose_text, items, copy_wanted, applicant_age
    )
    values (
        opened,
        is_own_data,
        case when is_own_data then receive_application.applicant_kind else receive_application.subject_kind end,
        coalesce(subject.name, applicant.name),
        coalesce(subject.document_type, applicant.document_type),
        coalesce(subject.digest, applicant.digest),
        coalesce(subject.sealed, applicant.sealed),
        case when is_own_data then receive_application.applicant_code else receive_application.subject_code end,
        coalesce(subject.tail, applicant.tail),
        receive_application.content,
        receive_application.purpose_text,
        receive_application.items,
        receive_application.copy_wanted,
        age
    );
    -- HZ-Q12: from receipt, not from acceptance.
    perform credit.start_deadline(as_of, opened, 'application_answer', today, 'window_clerk', actor.unit_code);

    return credit.log_case_operation(
        as_of, 'receive_application', 'window_application', opened, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'applicant_kind', applicant_kind, 'own_data', is_own_data, 'agent', agent is not null, 'oral', is_oral,
            'items', items
        ),
        pg_catalog.jsonb_build_object(
            'case', opened, 'receipt_number', receipt_number, 'state', 'received', 'received_at',
            credit.json_time(as_of), 'checklist', credit.checklist_document(opened), 'also_open',
            credit.also_open_applications(opened)
        ) || credit.answer_deadline_document(opened)
    );
end;
$$;

comment on function credit.receive_application(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, date, credit.case_person, text,
    credit.case_person, text, text, text, text[], boolean, boolean
) is
'receipt_number: of DocumentNumber, letter S. birth_date: of natural persons, for the age only. agent: always of a '
'legal person. subject null: own data. items null: the whole file. is_oral: the clerk fills the form in, and is named '
'on it. CR001 malformed_command, agent_missing, item_unknown, application_open.';

alter function credit.receive_application(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, date, credit.case_person, text,
    credit.case_person, text, text, text, text[], boolean, boolean
) owner to credit_case_keeper;
revoke all on function credit.receive_application(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, date, credit.case_person, text,
    credit.case_person, text, text, text, text[], boolean, boolean
) from public;
grant execute on function credit.receive_application(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, date, credit.case_person, text,
    credit.case_person, text, text, text, text[], boolean, boolean
) to credit_staff;
