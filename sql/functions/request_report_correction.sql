-- Purpose: asks for a correction of a single item in an issued report; another person decides.
-- Rules: TM-5, QZ-5, HZ-O7, HZ-Q15.
-- Called by: creditd, staff audience.
create or replace function credit.request_report_correction(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    report_id uuid,
    correction_id uuid,
    record_id uuid,
    field_code text,
    wrong_text text,
    right_text text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- report_correction_wrong_text_check, characters.
    longest_text constant integer := 1000;
    actor record;
    report credit.credit_report;
    listed record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_staff_text(wrong_text, longest_text);
    perform credit.require_staff_text(right_text, longest_text);
    if
        correction_id is null or wrong_text = right_text or not credit.is_statement(reason)
        or (field_code is not null and field_code !~ '^[A-Za-z][A-Za-z0-9_]{0,63}$')
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    report := credit.require_report(as_of, report_id, actor.unit_code, actor.role);
    -- Whoever gives a wording is told whether it stands there: that is reading, and takes the ground of reading.
    perform credit.require_report_ground(as_of, report, actor.account_id, array['copy', 'read']);
    select
        report_record.number,
        report_record.version,
        report_record.form,
        report_record.item_code
    into listed
    from credit.report_record
    where
        report_record.report_id = request_report_correction.report_id
        and report_record.record_id = request_report_correction.record_id;
    if not found then
        perform credit.refuse_staff_command('record_not_in_report', 'TM-5');
    end if;
    -- What is to be corrected stands there, in that field if one is named.
    if field_code is not null and not exists (
        select
        from credit.report_document
        cross join lateral pg_catalog.jsonb_path_query(
            report_document.document::jsonb,
            '$.sections[*].items[*].records[*] ? (@.record == $record).fields[*] ? (@.code == $field).text',
            pg_catalog.jsonb_build_object('record', record_id, 'field', field_code)
        ) as shown (document)
        where
            report_document.report_id = request_report_correction.report_id
            and pg_catalog.strpos(shown.document #>> '{}', wrong_text) > 0
    ) then
        perform credit.refuse_staff_command('record_not_in_report', 'TM-5');
    end if;

    insert into credit.report_correction (
        correction_id, report_id, record_id, item_code, field_code, wrong_text, right_text, reason, requested_by,
        requested_at
    ) values (
        request_report_correction.correction_id, request_report_correction.report_id,
        request_report_correction.record_id, listed.item_code, request_report_correction.field_code,
        request_report_correction.wrong_text, request_report_correction.right_text,
        request_report_correction.reason, actor.account_id, as_of
    )
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'TM-5');
    end if;

    perform credit.start_request(
        as_of, report.case_id, 'report_correction_decision', 'authority_officer', correction_id
    );

    return credit.log_case_operation(
        as_of, 'request_report_correction', 'window_application', report.case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'report', report.report_number, 'correction', correction_id, 'record', record_id, 'field', field_code,
            'confirmed', case when field_code is null then 'record_listed' else 'field_holds_text' end,
            'text', case when field_code is not null then credit.text_digest(report.case_id, wrong_text) end
        ),
        pg_catalog.jsonb_build_object('correction', correction_id, 'report', report_id, 'number', listed.number),
        -- HZ-Q15: that a field says this was disclosed.
        case
            when field_code is null then '[]'
            else pg_catalog.jsonb_build_array(
                pg_catalog.jsonb_build_array(record_id, listed.version, listed.form, 'TM-5')
            )
        end
    );
end;
$$;

comment on function credit.request_report_correction(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, text, text, text
) is
'JSON: correction, report, number (of the record in the report). field_code null: the record as a whole. Texts of 1 to '
'1000 characters on one line. The report stays as it is. CR001: report_unknown, report_expired, what '
'require_report_ground refuses, record_not_in_report (nor the text in that field), transition_not_allowed (one about '
'the same value waits), '
'malformed_command.';

alter function credit.request_report_correction(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, text, text, text
) owner to credit_window_discloser;
revoke all on function credit.request_report_correction(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, text, text, text
) from public;
grant execute on function credit.request_report_correction(
    timestamptz, bytea, text, text, uuid, uuid, uuid, text, text, text, text
) to credit_staff;
