-- Purpose: a window reports materials of a case as forged, altered or misused, for the authority to decide.
-- Rules: HZ-Q9, X-1.
-- Called by: creditd, staff audience.
create or replace function credit.report_forgery(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    receipt_number text,
    parent_case uuid,
    material_id uuid,
    person text,
    finding text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    parent credit.service_case;
    forger credit.case_person;
    opened uuid;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_staff_text(finding, 500);
    parent := credit.require_case(parent_case, null, actor.unit_code, 'window_clerk');
    if parent.kind = 'forgery' then
        perform credit.refuse_staff_command('case_unknown', 'HZ-Q9');
    end if;
    if coalesce(person, '') not in ('applicant', 'agent', 'unknown')
        or person = 'agent' and parent.agent_digest is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if material_id is not null and not exists (
        select
        from credit.case_material
        where
            case_material.material_id = report_forgery.material_id
            and case_material.case_id = report_forgery.parent_case
    ) then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q9');
    end if;
    -- The parent's lock keeps a second report of the same instant waiting.
    if exists (
        select
        from credit.forgery_report
        inner join credit.service_case
            on forgery_report.case_id = service_case.case_id
        where
            service_case.parent_case = report_forgery.parent_case
            and service_case.state = 'reported'
            and forgery_report.material_id is not distinct from report_forgery.material_id
    ) then
        perform credit.refuse_staff_command('forgery_open', 'HZ-Q9');
    end if;
    -- HZ-Q9: the file of who did it, not of whose name was used.
    forger := case person
        when 'agent'
            then row(
                parent.agent_name, parent.agent_document_type, parent.agent_digest, parent.agent_sealed,
                parent.agent_tail
            )::credit.case_person
        else row(
            parent.applicant_name, parent.applicant_document_type, parent.applicant_digest, parent.applicant_sealed,
            parent.applicant_tail
        )::credit.case_person
    end;
    opened := credit.open_case(
        as_of, 'forgery', receipt_number, actor.account_id, 'window_clerk', actor.unit_code,
        case when person <> 'unknown' then credit.subject_of_identifier(forger.digest) end,
        case person when 'agent' then 'natural' else parent.applicant_kind end, forger,
        case when person <> 'agent' then parent.applicant_code end, null, false, parent_case, null,
        pg_catalog.jsonb_build_object('material', material_id, 'person', person)
    );
    insert into credit.forgery_report (case_id, material_id, person, finding)
    values (opened, report_forgery.material_id, report_forgery.person, report_forgery.finding);
    perform credit.start_deadline(
        as_of, opened, 'forgery_decision', null, 'authority_officer', credit.authority_of(as_of, actor.unit_code)
    );
    return credit.log_case_operation(
        as_of, 'report_forgery', 'window_application', opened, actor.account_id, actor.unit_code, network_address,
        request_id,
        pg_catalog.jsonb_build_object(
            'parent', parent_case, 'material', material_id, 'person', person, 'finding_digest',
            credit.text_digest(opened, finding)
        ),
        pg_catalog.jsonb_build_object(
            'case', opened, 'receipt_number', receipt_number, 'state', 'reported', 'parent', parent_case
        )
    );
end;
$$;

comment on function credit.report_forgery(timestamptz, bytea, text, text, text, uuid, uuid, text, text) is
'receipt_number: of DocumentNumber, letter Z. material_id null: not one alone. person: applicant or agent of the '
'parent case, copied from it, the sealed number with its digest; unknown: nobody knows, and the case leaves no record. '
'CR001 case_unknown, material_unknown, malformed_command (also an agent where there is none), forgery_open.';

alter function credit.report_forgery(timestamptz, bytea, text, text, text, uuid, uuid, text, text)
owner to credit_case_keeper;
revoke all on function credit.report_forgery(
    timestamptz, bytea, text, text, text, uuid, uuid, text, text
) from public;
grant execute on function credit.report_forgery(
    timestamptz, bytea, text, text, text, uuid, uuid, text, text
) to credit_staff;
