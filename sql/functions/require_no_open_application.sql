-- Purpose: refuses an application that is the same to the word as one that is open at the same window.
-- Rules: X-7; set by us: annex 1 knows no such ground, and two letters are two queries (QZ-5).
-- Called by: receive_application, amend_application.
create or replace function credit.require_no_open_application(
    applicant_digest uuid,
    subject_digest uuid,
    window_unit text,
    content text,
    purpose_text text,
    items text[],
    own_case uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    -- Two clerks in the same instant: the second waits here and then sees what the first one received.
    perform pg_catalog.pg_advisory_xact_lock(
        pg_catalog.hashtextextended(applicant_digest::text || subject_digest::text, 0)
    );
    if exists (
        select
        from credit.query_application
        inner join credit.service_case
            on query_application.case_id = service_case.case_id
        where
            service_case.applicant_digest = require_no_open_application.applicant_digest
            and query_application.subject_digest = require_no_open_application.subject_digest
            and service_case.state in ('received', 'amending', 'accepted')
            and service_case.case_id is distinct from own_case
            -- Elsewhere somebody may have begun and forgotten it: that bars nobody.
            and service_case.unit_code = window_unit
            and query_application.content = require_no_open_application.content
            and query_application.purpose_text = require_no_open_application.purpose_text
            -- Null is all of it; the order says nothing.
            and coalesce(query_application.items, '{}') <@ coalesce(require_no_open_application.items, '{}')
            and coalesce(query_application.items, '{}') @> coalesce(require_no_open_application.items, '{}')
    ) then
        perform credit.refuse_staff_command('application_open', 'X-7');
    end if;
end;
$$;

comment on function credit.require_no_open_application(uuid, uuid, text, text, text, text[], uuid) is
'The same applicant, subject, window, content, purpose and items; own_case null: none. CR001 application_open.';

alter function credit.require_no_open_application(uuid, uuid, text, text, text, text[], uuid)
owner to credit_case_keeper;
revoke all on function credit.require_no_open_application(uuid, uuid, text, text, text, text[], uuid) from public;
