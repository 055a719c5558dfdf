-- Purpose: the credit file that an identifier leads to.
-- Rules: X-4, BX-15.
-- Called by: accept_application, amend_application, application_scope, log_case_search, receive_application,
-- refuse_application, report_forgery, report_result.
create or replace function credit.subject_of_identifier(identifier_digest uuid)
returns uuid
language sql
stable
set search_path = ''
as $$
    select identifier.subject_key
    from credit.identifier
    where identifier.identifier_digest = subject_of_identifier.identifier_digest;
$$;

comment on function credit.subject_of_identifier(uuid) is 'Null: the platform has no such file.';

alter function credit.subject_of_identifier(uuid) owner to credit_case_keeper;
revoke all on function credit.subject_of_identifier(uuid) from public;
