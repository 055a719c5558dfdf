-- Purpose: whether a clock is one of papers and reports, which runs whatever becomes of the case.
-- Rules: HZ-Q16, HZ-Q17, QZ-16, TM-5, X-1.
-- Called by: advance_case, end_deadline, end_withdrawn_deadlines.
create or replace function credit.is_paper_period(
    period_code text
)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
    select is_paper_period.period_code in (
        'archive_handover', 'archive_return', 'loan_decision', 'destruction_decision', 'report_correction_decision'
    );
$$;

comment on function credit.is_paper_period(text) is
'Not archive_filing: a case is closed only when its papers are filed.';

alter function credit.is_paper_period(text) owner to credit_case_keeper;
revoke all on function credit.is_paper_period(text) from public;
