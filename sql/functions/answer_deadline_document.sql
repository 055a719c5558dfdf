-- Purpose: until when an application is to be answered, as receipts say it.
-- Rules: HZ-Q12, X-1.
-- Called by: receive_application, accept_application, application_document.
create or replace function credit.answer_deadline_document(case_id uuid)
returns jsonb
language sql
stable
set search_path = ''
as $$
    select
        pg_catalog.jsonb_build_object(
            'due_on', case_deadline.due_on,
            'extended_until', case_deadline.extended_until,
            'missing_year', case_deadline.missing_year
        )
    from credit.case_deadline
    where
        case_deadline.case_id = answer_deadline_document.case_id
        and case_deadline.period_code = 'application_answer'
    order by case_deadline.starts_on desc
    limit 1;
$$;

comment on function credit.answer_deadline_document(uuid) is
'Days; due_on null: the schedule of missing_year is not loaded yet. Null: no such clock.';

alter function credit.answer_deadline_document(uuid) owner to credit_case_keeper;
revoke all on function credit.answer_deadline_document(uuid) from public;
