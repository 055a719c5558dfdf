-- Purpose: why a record may not be objected to, if so.
-- Rules: HZ-O1.
-- Called by: require_objectable, bears_refusal.
create or replace function credit.objection_obstacle(
    as_of timestamptz,
    subject_key uuid,
    record_id uuid,
    objected_on date
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    standing record;
begin
    -- What is missing stands in no report and expires on no day.
    if record_id is null then
        return null;
    end if;
    select
        newest.state,
        newest.valid_until,
        newest.retained_until
    into strict standing
    from credit.objected_record(subject_key, record_id) as newest;
    -- In time is who came in time: the day of receipt counts, not that of acceptance.
    if standing.state <> 'in_force' or standing.valid_until < objected_on or standing.retained_until < objected_on then
        return 'record_not_in_force';
    end if;
    -- What a report shows was disclosed, even when its month of the log is in the archive.
    if
        not exists (
            select
            from credit.credit_report
            inner join credit.report_record
                on credit_report.report_id = report_record.report_id
            where
                credit_report.subject_key = objection_obstacle.subject_key
                and report_record.record_id = objection_obstacle.record_id
                and report_record.form <> 'marker_only'
        )
        and not credit.was_disclosed(as_of, subject_key, record_id)
    then
        return 'record_not_disclosed';
    end if;
    return null;
end;
$$;

comment on function credit.objection_obstacle(timestamptz, uuid, uuid, date) is
'objected_on: day of receipt; both last days are still in time. record_not_in_force, record_not_disclosed, or null: '
'none, or an omission (record_id null).';

alter function credit.objection_obstacle(timestamptz, uuid, uuid, date) owner to credit_case_keeper;
revoke all on function credit.objection_obstacle(timestamptz, uuid, uuid, date) from public;
