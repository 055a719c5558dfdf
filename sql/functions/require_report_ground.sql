-- Purpose: refuses to say anything of what an issued report holds without a ground that lasts.
-- Rules: QZ-5, HZ-Q17, HZ-O7, BX-4.
-- Called by: stage_report_use, request_report_correction.
create or replace function credit.require_report_ground(
    as_of timestamptz,
    report credit.credit_report,
    account_id text,
    loan_kinds text[]
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    perform credit.require_report_in_use(report.report_id);
    perform credit.require_report_current(as_of, report.report_id);
    -- QZ-5: one letter, one query. After the hand-over, or the end of the case, the papers are the archive's (HZ-Q17).
    if report.purpose = 'authorised_inquiry'
        and not exists (
            select
            from credit.service_case
            where service_case.case_id = report.case_id and service_case.state = 'answered'
        )
        and not credit.has_case_loan(report.case_id, account_id, loan_kinds, credit.local_day(as_of)) then
        perform credit.refuse_staff_command('reading_not_approved', 'QZ-5');
    end if;
end;
$$;

comment on function credit.require_report_ground(timestamptz, credit.credit_report, text, text[]) is
'report: of require_report, which locked its case. loan_kinds: what kinds of leave for the archive do. CR001 '
'report_suspended, report_outdated, reading_not_approved (another''s data after the hand-over, and no loan for it).';

alter function credit.require_report_ground(timestamptz, credit.credit_report, text, text[])
owner to credit_window_discloser;
revoke all on function credit.require_report_ground(timestamptz, credit.credit_report, text, text[]) from public;
