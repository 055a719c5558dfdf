-- Purpose: opens a case of an objection or annotation with what proves it on line.
-- Rules: HZ-O1, HZ-O5, HZ-Q7, X-4.
-- Called by: receive_objection, receive_annotation, receive_annotation_withdrawal.
create or replace function credit.open_objection_case(
    as_of timestamptz,
    kind text,
    receipt_number text,
    actor_account text,
    actor_unit text,
    subject_key uuid,
    applicant_kind text,
    applicant credit.case_person,
    applicant_code text,
    agent credit.case_person,
    is_oral boolean,
    parent_case uuid,
    progress_proof uuid
)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
    opened uuid;
begin
    -- Annex 2, four (1): a legal person comes by its agent.
    if progress_proof is null or applicant_kind = 'legal' and (agent).digest is null then
        perform credit.refuse_staff_command('malformed_command', 'HZ-O5');
    end if;
    opened := credit.open_case(
        as_of, kind, receipt_number, actor_account, 'window_clerk', actor_unit, subject_key, applicant_kind, applicant,
        applicant_code, agent, is_oral, parent_case, null, '{}'
    );
    insert into credit.case_progress (case_id, proof_digest)
    values (opened, progress_proof);
    return opened;
end;
$$;

comment on function credit.open_objection_case(
    timestamptz, text, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid, uuid
) is
'The case. CR001 malformed_command, and what open_case refuses.';

alter function credit.open_objection_case(
    timestamptz, text, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid, uuid
) owner to credit_case_keeper;
revoke all on function credit.open_objection_case(
    timestamptz, text, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid, uuid
) from public;
