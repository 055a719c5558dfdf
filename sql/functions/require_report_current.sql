-- Purpose: refuses to give out an issued report whose records have been corrected, ended or expired since.
-- Rules: BX-4, BX-5, BX-6, HZ-O8.
-- Called by: require_report_ground, hand_over_report.
create or replace function credit.require_report_current(
    as_of timestamptz,
    report_id uuid
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    today constant date := credit.local_day(as_of);
begin
    perform
    from credit.report_record
    inner join credit.credit_report
        on report_record.report_id = credit_report.report_id
    where
        report_record.report_id = require_report_current.report_id
        and report_record.form <> 'marker_only'
        and not exists (
            -- A version never changes: what was in force when it was reported can only expire or be followed.
            select
            from (
                select
                    record_version_a.version,
                    record_version_a.retained_until
                from credit.record_version_a
                where
                    record_version_a.subject_key = credit_report.subject_key
                    and record_version_a.record_id = report_record.record_id
                union all
                select
                    record_version_b.version,
                    record_version_b.retained_until
                from credit.record_version_b
                where
                    record_version_b.subject_key = credit_report.subject_key
                    and record_version_b.record_id = report_record.record_id
            ) as reported
            where
                reported.version = report_record.version
                and (reported.retained_until is null or reported.retained_until >= today)
                and not exists (
                    select
                    from credit.record_version
                    where
                        record_version.subject_key = credit_report.subject_key
                        and record_version.record_id = report_record.record_id
                        and record_version.version > report_record.version
                )
        );
    if found then
        perform credit.refuse_staff_command('report_outdated', 'BX-4');
    end if;
end;
$$;

comment on function credit.require_report_current(timestamptz, uuid) is
'The snapshot stays (BX-6), and is not given out any more: whoever needs a report applies again. CR001 '
'report_outdated.';

alter function credit.require_report_current(timestamptz, uuid) owner to credit_window_discloser;
revoke all on function credit.require_report_current(timestamptz, uuid) from public;
