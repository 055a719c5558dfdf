-- Purpose: the report of a case, its prints, hand-over and corrections, without content.
-- Rules: QZ-9, HZ-Q10, TM-5.
-- Called by: creditd, staff audience.
create or replace function credit.report_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    present credit.service_case;
    reports jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['window_clerk', 'centre_clerk', 'authority_officer']
        ) as staff;
    present := credit.require_case(case_id, null, actor.unit_code, actor.role);
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'report', credit_report.report_id, 'number', credit_report.report_number,
                'ground', credit_report.ground, 'record_count', credit_report.record_count,
                'issued_at', credit.json_time(credit_report.issued_at), 'issued_by', credit_report.issued_by,
                'prints', credit.print_documents(credit_report.report_id),
                'handed_over_at', credit.json_time(report_handover.handed_at),
                'corrections', credit.correction_documents(credit_report.report_id)
            )
        )
    into reports
    from credit.credit_report
    left join credit.report_handover
        on credit_report.report_id = report_handover.report_id
    where credit_report.case_id = report_list.case_id;
    return credit.log_case_operation(
        as_of, 'report_list', case present.kind when 'application' then 'window_application' else 'objection' end,
        case_id, actor.account_id, actor.unit_code, network_address, request_id, null,
        pg_catalog.jsonb_build_object('reports', coalesce(reports, '[]'))
    );
end;
$$;

comment on function credit.report_list(timestamptz, bytea, text, text, uuid) is
'JSON: reports, at most one. CR001 case_unknown.';

alter function credit.report_list(timestamptz, bytea, text, text, uuid) owner to credit_window_discloser;
revoke all on function credit.report_list(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.report_list(timestamptz, bytea, text, text, uuid) to credit_staff;
