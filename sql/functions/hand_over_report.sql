-- Purpose: records that a printed report was handed over against signature.
-- Rules: HZ-Q10, HZ-O7, BX-4, BX-6.
-- Called by: creditd, staff audience.
create or replace function credit.hand_over_report(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    report_id uuid,
    received_by_name text,
    signed boolean,
    signature_file uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    report credit.credit_report;
    present record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_staff_text(received_by_name, 100);
    -- HZ-Q10: against signature, or not at all.
    if signed is not true then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q10');
    end if;
    report := credit.require_report(as_of, report_id, actor.unit_code, actor.role);
    -- Printed before the objection, and still on the counter. The subject's own data wait as well.
    perform credit.require_report_in_use(report_id);
    -- Nor is paper handed out that says what was corrected, ended or expired since it was printed.
    perform credit.require_report_current(as_of, report_id);
    select
        service_case.kind,
        service_case.applicant_name,
        service_case.agent_name
    into strict present
    from credit.service_case
    where service_case.case_id = report.case_id;
    if received_by_name not in (present.applicant_name, coalesce(present.agent_name, present.applicant_name)) then
        perform credit.refuse_staff_command('receiver_not_of_case', 'HZ-Q10');
    end if;
    -- The signature is a scan of this very case, and still there.
    if hand_over_report.signature_file is not null and not exists (
        select
        from credit.stored_file
        where
            stored_file.file_id = hand_over_report.signature_file
            and stored_file.case_id = report.case_id
            and stored_file.destroyed_at is null
    ) then
        perform credit.refuse_staff_command('file_unknown', 'HZ-Q10');
    end if;
    if not exists (
        select
        from credit.report_print
        where report_print.report_id = hand_over_report.report_id
    ) then
        perform credit.refuse_staff_command('report_not_printed', 'HZ-Q10');
    end if;
    -- An objection goes its own way; the report after it is only a paper more.
    if present.kind = 'application' then
        perform credit.advance_case(
            as_of, report.case_id, 'handed_over', actor.account_id, actor.role, null,
            pg_catalog.jsonb_build_object('report', report.report_number)
        );
    end if;
    insert into credit.report_handover (
        report_id, case_id, received_by_name, is_signed, signature_file, handed_at, handed_by
    ) values (
        hand_over_report.report_id, report.case_id, hand_over_report.received_by_name, true,
        hand_over_report.signature_file, as_of, actor.account_id
    )
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q10');
    end if;

    return credit.log_case_operation(
        as_of, 'hand_over_report', case present.kind when 'application' then 'window_application' else 'objection' end,
        report.case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'report', report.report_number, 'signature_file', hand_over_report.signature_file
        ),
        pg_catalog.jsonb_build_object('report', report_id, 'handed_at', credit.json_time(as_of))
    );
end;
$$;

comment on function credit.hand_over_report(timestamptz, bytea, text, text, uuid, text, boolean, uuid) is
'JSON: report, handed_at. received_by_name: the applicant or the agent of the case. signature_file: scan among the '
'case''s files; null: the signed sheet is on paper. CR001: report_unknown, report_expired, report_suspended (a record '
'in it is under objection by now), report_outdated (one was corrected, ended or expired since), report_not_printed, '
'receiver_not_of_case, file_unknown (the scan is none of this case, or was destroyed), transition_not_allowed (it was '
'handed over).';

alter function credit.hand_over_report(timestamptz, bytea, text, text, uuid, text, boolean, uuid)
owner to credit_window_discloser;
revoke all on function credit.hand_over_report(timestamptz, bytea, text, text, uuid, text, boolean, uuid) from public;
grant execute on function credit.hand_over_report(timestamptz, bytea, text, text, uuid, text, boolean, uuid)
to credit_staff;
