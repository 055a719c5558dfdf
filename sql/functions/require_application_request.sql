-- Purpose: refuses what is no request: a missing person, text or item, or another's data asked for as one's own.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q11.
-- Called by: receive_application, amend_application.
create or replace function credit.require_application_request(
    applicant_digest uuid,
    subject_kind text,
    subject credit.case_person,
    subject_code text,
    content text,
    purpose_text text,
    items text[],
    copy_wanted boolean
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if not (
        credit.is_statement(content)
        and credit.is_statement(purpose_text)
        and copy_wanted is not null
        and (
            subject is null and subject_kind is null and subject_code is null
            or credit.is_case_person(subject)
            and coalesce(subject_kind in ('natural', 'legal'), false)
            and subject.digest <> applicant_digest
            and (subject_code is null or subject_kind = 'legal' and subject_code ~ '^[0-9A-Z]{18}$')
        )
    ) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_query_items(items);
end;
$$;

comment on function credit.require_application_request(
    uuid, text, credit.case_person, text, text, text, text[], boolean
) is
'subject null: the applicant''s own data. CR001 malformed_command, item_unknown.';

alter function credit.require_application_request(uuid, text, credit.case_person, text, text, text, text[], boolean)
owner to credit_case_keeper;
revoke all on function credit.require_application_request(
    uuid, text, credit.case_person, text, text, text, text[], boolean
) from public;
