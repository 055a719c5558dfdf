-- Purpose: the established forgery that becomes a record in the file of who did it, locked until COMMIT.
-- Rules: HZ-Q9, HZ-O2.
-- Called by: require_correction_case.
create or replace function credit.require_forgery_for_record(
    as_of timestamptz,
    case_id uuid
)
returns table (
    subject_key uuid,
    receipt_number text,
    applicant_kind text,
    applicant_name text,
    applicant_document_type text,
    applicant_digest uuid,
    applicant_sealed bytea,
    applicant_code text,
    established_on date,
    finding text
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present credit.service_case;
begin
    select *
    into present
    from credit.service_case
    where service_case.case_id = require_forgery_for_record.case_id
    for update;
    if not found or present.kind <> 'forgery' then
        perform credit.refuse_staff_command('case_unknown', 'HZ-Q9');
    end if;
    -- Of whom nobody knows there is no file; in the parent's applicant's it would be another's.
    if present.state <> 'established' or not exists (
        select
        from credit.forgery_report
        where
            forgery_report.case_id = require_forgery_for_record.case_id
            and forgery_report.person <> 'unknown'
    ) then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q9');
    end if;
    return query
    select
        present.subject_key,
        present.receipt_number,
        present.applicant_kind,
        present.applicant_name,
        present.applicant_document_type,
        present.applicant_digest,
        present.applicant_sealed,
        present.applicant_code,
        credit.local_day(forgery_report.decided_at),
        forgery_report.finding
    from credit.forgery_report
    where
        forgery_report.case_id = require_forgery_for_record.case_id
        and forgery_report.decided_at <= as_of;
end;
$$;

comment on function credit.require_forgery_for_record(timestamptz, uuid) is
'One row; the number stays sealed. Who may record it, the caller has checked. CR001 case_unknown, '
'transition_not_allowed (also where nobody knows who did it).';

alter function credit.require_forgery_for_record(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.require_forgery_for_record(timestamptz, uuid) from public;
grant execute on function credit.require_forgery_for_record(timestamptz, uuid) to credit_corrector;
