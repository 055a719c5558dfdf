-- Purpose: ends the clocks of a case that was taken back, but not that of its papers.
-- Rules: HZ-O3, HZ-O14, HZ-Q16.
-- Called by: withdraw_objection, withdraw_annotation_request.
create or replace function credit.end_withdrawn_deadlines(
    as_of timestamptz,
    case_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    open_period text;
begin
    -- The papers are there whatever the applicant does: they are filed as before.
    for open_period in
        select case_deadline.period_code
        from credit.case_deadline
        where
            case_deadline.case_id = end_withdrawn_deadlines.case_id
            and case_deadline.met_at is null
            and case_deadline.ended_at is null
            and case_deadline.period_code not in ('archive_filing', 'case_closing')
            and not credit.is_paper_period(case_deadline.period_code)
    loop
        perform credit.end_deadline(as_of, case_id, open_period, 'withdrawn');
    end loop;
end;
$$;

comment on function credit.end_withdrawn_deadlines(timestamptz, uuid) is
'Ground withdrawn.';

alter function credit.end_withdrawn_deadlines(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.end_withdrawn_deadlines(timestamptz, uuid) from public;
