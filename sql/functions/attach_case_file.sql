-- Purpose: a case whose person had no credit file is about the file that the case opened.
-- Rules: X-8, HZ-Q9, HZ-O8.
-- Called by: store_correction, report_result.
create or replace function credit.attach_case_file(
    case_id uuid,
    subject uuid
)
returns void
language sql
volatile
security definer
set search_path = ''
as $$
    update credit.objection
    set subject_key = attach_case_file.subject
    where
        objection.case_id = attach_case_file.case_id
        and objection.subject_key is null;
    update credit.service_case
    set subject_key = attach_case_file.subject
    where
        service_case.case_id = attach_case_file.case_id
        and service_case.subject_key is null;
$$;

comment on function credit.attach_case_file(uuid, uuid) is
'From then on entries about the case are the subject''s to see, and what an omission comes to is looked for in that '
'file. A case that has a file keeps it; subject null: nothing happens.';

alter function credit.attach_case_file(uuid, uuid) owner to credit_case_keeper;
revoke all on function credit.attach_case_file(uuid, uuid) from public;
grant execute on function credit.attach_case_file(uuid, uuid) to credit_corrector;
