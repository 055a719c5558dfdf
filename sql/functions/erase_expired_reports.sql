-- Purpose: erases what reports say whose time of keeping is over; number, records by id and prints stay.
-- Rules: PB-13, QZ-9.
-- Called by: issue_report, unfiled_list and decide_destruction, so that it depends on nobody's remembering it.
create or replace function credit.erase_expired_reports(as_of timestamptz)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- PB-13 (银发〔2018〕102号): local copies of reports are kept at most five years; the last day is still in time.
    longest_keeping constant interval := '5 years';
    -- Set by us: who asks for a report does not wait for the deletion of a year's.
    largest_share constant integer := 50;
    first_kept constant timestamptz
    := (credit.local_day(as_of) - longest_keeping)::date::timestamp at time zone 'Asia/Shanghai';
    erased_text constant text := '已销毁';
    erased integer;
begin
    delete from credit.report_document
    where report_document.report_id in (
        select credit_report.report_id
        from credit.credit_report
        inner join credit.report_document as kept
            on credit_report.report_id = kept.report_id
        where credit_report.issued_at < first_kept
        order by credit_report.issued_at
        limit largest_share
    );
    get diagnostics erased = row_count;
    -- What was corrected in one is quoted from it.
    update credit.report_correction
    set
        wrong_text = erased_text,
        right_text = erased_text
    where
        report_correction.report_id in (
            select credit_report.report_id
            from credit.credit_report
            where credit_report.issued_at < first_kept
        )
        and report_correction.wrong_text <> erased_text;
    return erased;
end;
$$;

comment on function credit.erase_expired_reports(timestamptz) is
'How many reports; at most 50 a call. Wordings of corrections go with them; what an objection came to stays, as its '
'log does (HZ-O13). Nobody else deletes a report, and this only what nobody may be shown any more.';

alter function credit.erase_expired_reports(timestamptz) owner to credit_case_keeper;
revoke all on function credit.erase_expired_reports(timestamptz) from public;
grant execute on function credit.erase_expired_reports(timestamptz) to credit_window_discloser;
