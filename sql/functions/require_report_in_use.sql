-- Purpose: refuses to go on with a report that holds what is suspended by now.
-- Rules: HZ-O7.
-- Called by: require_report_ground, hand_over_report.
create or replace function credit.require_report_in_use(
    report_id uuid
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    -- What is suspended now is suspended on paper, too, though the report said it before.
    perform
    from credit.report_record
    inner join credit.credit_report
        on report_record.report_id = credit_report.report_id
    inner join credit.record_marker
        on
            credit_report.subject_key = record_marker.subject_key
            and report_record.record_id = record_marker.record_id
    where
        report_record.report_id = require_report_in_use.report_id
        and report_record.form <> 'marker_only'
        and record_marker.marker = 'under_processing';
    if found then
        perform credit.refuse_staff_command('report_suspended', 'HZ-O7');
    end if;
end;
$$;

comment on function credit.require_report_in_use(uuid) is
'Own data or another''s: the suspension holds for every channel. CR001 report_suspended.';

alter function credit.require_report_in_use(uuid) owner to credit_window_discloser;
revoke all on function credit.require_report_in_use(uuid) from public;
