-- Purpose: what of a case decides which materials it needs.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-O5, BX-16.
-- Called by: checklist_document, missing_materials.
create or replace function credit.case_situation(
    case_id uuid,
    out kind text,
    out applicant_kind text,
    out is_own_data boolean,
    out subject_kind text,
    out has_agent boolean,
    out is_minor boolean,
    out is_elsewhere boolean
)
returns record
language sql
stable
set search_path = ''
as $$
    select
        service_case.kind,
        service_case.applicant_kind,
        -- What is no application is about the applicant's own file.
        coalesce(query_application.is_own_data, true),
        coalesce(query_application.subject_kind, service_case.applicant_kind),
        service_case.agent_name is not null,
        coalesce(query_application.applicant_age = 'from_16_to_17', false),
        service_case.applicant_kind = 'legal'
        -- Characters 3 to 8 of the code are the registering division; without a code it is not known.
        and coalesce(
            pg_catalog.substr(service_case.applicant_code, 3, 4) <> pg_catalog.left(unit.division_code, 4), true
        )
    from credit.service_case
    inner join credit.unit
        on service_case.unit_code = unit.unit_code
    left join credit.query_application
        on service_case.case_id = query_application.case_id
    where service_case.case_id = case_situation.case_id;
$$;

comment on function credit.case_situation(uuid) is
'All null: no such case. is_elsewhere: a legal person whose code was not given out in the window''s city, which says '
'nothing about where it is: it shows its registration (HZ-Q2).';

alter function credit.case_situation(uuid) owner to credit_case_keeper;
revoke all on function credit.case_situation(uuid) from public;
