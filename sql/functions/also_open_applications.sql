-- Purpose: what the same applicant has asked about the same subject and has no answer to yet, at whatever window.
-- Rules: HZ-Q12, X-4.
-- Called by: receive_application.
create or replace function credit.also_open_applications(case_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'receipt_number', other_case.receipt_number, 'window', other_case.unit_code
                    ) order by other_case.received_at, other_case.case_id
                ), '[]'
            )
        from credit.service_case as own_case
        inner join credit.query_application as own_request
            on own_case.case_id = own_request.case_id
        inner join credit.service_case as other_case
            on own_case.applicant_digest = other_case.applicant_digest
        inner join credit.query_application as other_request
            on
                other_case.case_id = other_request.case_id
                and own_request.subject_digest = other_request.subject_digest
        where
            own_case.case_id = also_open_applications.case_id
            and other_case.case_id <> own_case.case_id
            and other_case.state in ('received', 'amending', 'accepted')
    );
end;
$$;

comment on function credit.also_open_applications(uuid) is
'An array, the oldest first: the clerk asks whether the applicant means one of them. Numbers and windows only.';

alter function credit.also_open_applications(uuid) owner to credit_case_keeper;
revoke all on function credit.also_open_applications(uuid) from public;
