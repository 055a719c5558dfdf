-- Purpose: how far a case is, as the public may know it.
-- Rules: HZ-O9, HZ-Q11, X-1.
-- Called by: objection_progress.
create or replace function credit.progress_document(
    case_id uuid
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            pg_catalog.jsonb_build_object(
                'kind', service_case.kind, 'state', service_case.state, 'due_on', clock.last_day,
                'missing_year', case when clock.last_day is null then clock.missing_year end,
                'result_ready', service_case.state = 'notified'
            )
        from credit.service_case
        cross join lateral (
            select
                min(case_deadline.last_day) as last_day,
                min(case_deadline.missing_year) as missing_year
            from credit.case_deadline
            where
                case_deadline.case_id = service_case.case_id
                and case_deadline.period_code in ('objection_handling', 'annotation_handling', 'annotation_removal')
                and case_deadline.met_at is null
                and case_deadline.ended_at is null
        ) as clock
        where service_case.case_id = progress_document.case_id
    );
end;
$$;

comment on function credit.progress_document(uuid) is
'Kind, state, the last day of the statutory clocks that run (null: none, or the schedule of missing_year is not '
'loaded), and whether a result can be collected.';

alter function credit.progress_document(uuid) owner to credit_case_keeper;
revoke all on function credit.progress_document(uuid) from public;
