-- Purpose: what the commands of objections answer about their case.
-- Rules: HZ-O5, HZ-Q11, X-1.
-- Called by: the commands of objections and annotations.
create or replace function credit.case_answer(
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
                'case', service_case.case_id, 'receipt_number', service_case.receipt_number, 'kind', service_case.kind,
                'state', service_case.state, 'deadlines', coalesce(
                    pg_catalog.jsonb_object_agg(
                        case_deadline.period_code, case_deadline.last_day
                    ) filter (where case_deadline.deadline_id is not null), '{}'
                ),
                'missing_years', coalesce(
                    pg_catalog.jsonb_object_agg(case_deadline.period_code, case_deadline.missing_year)
                    filter (where case_deadline.missing_year is not null), '{}'
                )
            )
        from credit.service_case
        left join credit.case_deadline
            on
                service_case.case_id = case_deadline.case_id
                -- Requests have names of their own.
                and case_deadline.about_id is null
                and case_deadline.met_at is null
                and case_deadline.ended_at is null
        where service_case.case_id = case_answer.case_id
        group by service_case.case_id
    );
end;
$$;

comment on function credit.case_answer(uuid) is
'Case, receipt number, kind, state, and the last days of the open deadlines by period with what was granted; '
'null: the year is not loaded, which missing_years names.';

alter function credit.case_answer(uuid) owner to credit_case_keeper;
revoke all on function credit.case_answer(uuid) from public;
