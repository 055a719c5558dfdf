-- Purpose: issues and logs the one free report that follows an objection which changed something.
-- Rules: HZ-O10, HZ-Q3, HZ-Q15, BX-6.
-- Called by: answer_correction.
create or replace function credit.stage_correction_answer(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    objection_case uuid,
    report_id uuid,
    report_number text,
    person_digest uuid
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    present credit.service_case;
    subject_kind text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_report_number(ticket, report_id, report_number);
    present := credit.require_case_at_counter(objection_case, 'objection', actor.unit_code, person_digest);
    select subject.kind
    into subject_kind
    from credit.subject
    where subject.subject_key = present.subject_key;
    if present.state not in ('notified', 'collected', 'closed') then
        perform credit.refuse_staff_command('reprint_not_due', 'HZ-O10');
    end if;
    perform credit.use_free_reprint(as_of, objection_case, present.subject_key, present.state = 'closed');
    -- The case is locked: whoever comes second in the same instant finds the report of the first.
    if exists (
        select
        from credit.credit_report
        where credit_report.case_id = objection_case
    ) then
        perform credit.refuse_staff_command('reprint_not_due', 'HZ-O10');
    end if;
    return credit.issue_report(
        ticket, as_of, actor.account_id, network_address, request_id, objection_case, report_id, report_number,
        'correction', true, present.subject_key, subject_kind,
        -- HZ-O1: who objects is the subject, in person or by an agent.
        case present.applicant_kind
            when 'legal' then pg_catalog.jsonb_build_object(
                'name', present.applicant_name, 'unified_code', present.applicant_code
            )
            else pg_catalog.jsonb_build_object(
                'name', present.applicant_name, 'document_type', present.applicant_document_type,
                'document_number', '****' || present.applicant_tail
            )
        end,
        null, null, null
    );
end;
$$;

comment on function credit.stage_correction_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text, uuid) is
'An envelope, as stage_application_answer. person_digest: as require_case_at_counter. The whole file of the subject, '
'whatever was in the report before. CR001: case_unknown, reprint_not_due (nothing was changed, the result is not told '
'yet, the case is closed and its days for this are over, or the report was issued already).';

alter function credit.stage_correction_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text, uuid)
owner to credit_window_discloser;
revoke all on function credit.stage_correction_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text, uuid)
from public;
grant execute on function credit.stage_correction_answer(uuid, timestamptz, bytea, text, text, uuid, uuid, text, uuid)
to credit_staff;
