-- Purpose: an applicant changes or completes what is asked for, after the window said that it is unclear.
-- Rules: HZ-Q6, HZ-Q11.
-- Called by: creditd, staff audience.
create or replace function credit.amend_application(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    receipt_number text,
    subject_kind text,
    subject credit.case_person,
    subject_code text,
    content text,
    purpose_text text,
    items text[],
    copy_wanted boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    about_itself constant boolean := subject is null;
    actor record;
    concerned credit.service_case;
    state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    concerned := credit.require_case(case_id, 'application', actor.unit_code, 'window_clerk');
    -- The paper at hand is this case's: a slip in the id would rewrite another's request.
    if concerned.receipt_number is distinct from receipt_number then
        perform credit.refuse_staff_command('case_unknown', 'HZ-Q5');
    end if;
    perform credit.require_application_request(
        concerned.applicant_digest, subject_kind, subject, subject_code, content, purpose_text, items, copy_wanted
    );
    state := credit.advance_case(
        as_of, case_id, 'amended', actor.account_id, 'window_clerk', null,
        pg_catalog.jsonb_build_object('own_data', about_itself, 'items', items)
    );
    perform credit.require_no_open_application(
        concerned.applicant_digest, coalesce(subject.digest, concerned.applicant_digest), concerned.unit_code, content,
        purpose_text, items, case_id
    );

    if not exists (
        select
        from credit.query_application
        where
            query_application.case_id = amend_application.case_id
            and query_application.subject_digest = coalesce(subject.digest, concerned.applicant_digest)
    ) then
        perform credit.release_subject(as_of, case_id, actor.account_id);
    end if;
    update credit.query_application
    set
        is_own_data = subject is null,
        subject_kind = case
            when about_itself then concerned.applicant_kind else amend_application.subject_kind
        end,
        subject_label = coalesce(subject.name, concerned.applicant_name),
        subject_document_type = coalesce(subject.document_type, concerned.applicant_document_type),
        subject_digest = coalesce(subject.digest, concerned.applicant_digest),
        subject_sealed = coalesce(subject.sealed, concerned.applicant_sealed),
        subject_code = case
            when about_itself then concerned.applicant_code else amend_application.subject_code
        end,
        subject_tail = coalesce(subject.tail, concerned.applicant_tail),
        content = amend_application.content,
        purpose_text = amend_application.purpose_text,
        items = amend_application.items,
        copy_wanted = amend_application.copy_wanted
    where query_application.case_id = amend_application.case_id;
    update credit.service_case
    set
        subject_key = credit.subject_of_identifier(coalesce(subject.digest, concerned.applicant_digest))
    where service_case.case_id = amend_application.case_id;
    return credit.log_case_operation(
        as_of, 'amend_application', 'window_application', case_id, actor.account_id, actor.unit_code,
        network_address, request_id, pg_catalog.jsonb_build_object('own_data', about_itself, 'items', items),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'state', state, 'checklist', credit.checklist_document(case_id)
        )
    );
end;
$$;

comment on function credit.amend_application(
    timestamptz, bytea, text, text, uuid, text, text, credit.case_person, text, text, text, text[], boolean
) is
'As receive_application; all of the request anew, the applicant and the clock stay. Papers and letter of a former '
'subject are taken back. receipt_number: the case''s. CR001 also material_filed, case_unknown, transition_not_allowed.';

alter function credit.amend_application(
    timestamptz, bytea, text, text, uuid, text, text, credit.case_person, text, text, text, text[], boolean
) owner to credit_case_keeper;
revoke all on function credit.amend_application(
    timestamptz, bytea, text, text, uuid, text, text, credit.case_person, text, text, text, text[], boolean
) from public;
grant execute on function credit.amend_application(
    timestamptz, bytea, text, text, uuid, text, text, credit.case_person, text, text, text, text[], boolean
) to credit_staff;
