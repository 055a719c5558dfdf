-- Purpose: the report that a command is about, if it is the business of whoever gives the command.
-- Rules: HZ-O2, PB-13, X-7.
-- Called by: the commands about issued reports, after require_staff.
create or replace function credit.require_report(
    as_of timestamptz,
    report_id uuid,
    actor_unit text,
    actor_role text
)
returns credit.credit_report
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- PB-13 (银发〔2018〕102号): local copies of reports are kept at most five years.
    longest_keeping constant interval := '5 years';
    present credit.credit_report;
begin
    select *
    into present
    from credit.credit_report
    where credit_report.report_id = require_report.report_id;
    -- The same answer for what there is not and for what is another's.
    if not found or not credit.may_see_case(actor_unit, actor_role, present.unit_code) then
        perform credit.refuse_staff_command('report_unknown', 'HZ-Q10');
    end if;
    if credit.local_day(as_of) > (credit.local_day(present.issued_at) + longest_keeping)::date then
        perform credit.refuse_staff_command('report_expired', 'PB-13');
    end if;
    -- Commands about one report come one after the other: its case is locked until the transaction ends.
    -- HZ-O10: whose window issued it has the report, though the case be another window's.
    perform credit.require_case(service_case.case_id, null, service_case.unit_code, 'window_clerk')
    from credit.service_case
    where service_case.case_id = present.case_id;
    return present;
end;
$$;

comment on function credit.require_report(timestamptz, uuid, text, text) is
'CR001: report_unknown; report_expired from the day after the fifth anniversary of the day of issue.';

alter function credit.require_report(timestamptz, uuid, text, text) owner to credit_window_discloser;
revoke all on function credit.require_report(timestamptz, uuid, text, text) from public;
