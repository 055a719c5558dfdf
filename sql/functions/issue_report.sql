-- Purpose: makes, logs, keeps and stages the report of a case.
-- Rules: HZ-Q3, HZ-Q15, BX-6, BX-7, BX-13.
-- Called by: stage_application_answer, stage_correction_answer, as the last thing that they do.
create or replace function credit.issue_report(
    ticket uuid,
    as_of timestamptz,
    account_id text,
    network_address text,
    request_id text,
    case_id uuid,
    report_id uuid,
    report_number text,
    ground text,
    is_own_data boolean,
    subject_key uuid,
    subject_kind text,
    subject_label jsonb,
    purpose_text text,
    letter_id uuid,
    items text[]
)
returns bytea
language plpgsql
volatile
set search_path = ''
as $$
declare
    asked_for constant text := case when is_own_data then 'own_data' else 'authorised_inquiry' end;
    policy_in_force constant integer := credit.policy_in_force(credit.local_day(as_of));
    rules record;
    issuer record;
    applied record;
    content record;
    lookups jsonb;
    asked_items jsonb;
    sealed_answer text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    perform credit.erase_expired_reports(as_of);
    select
        access_policy.label as policy_label,
        catalogue_version.catalogue_version_id,
        catalogue_version.profile,
        catalogue_version.label as catalogue_label,
        query_purpose.name as purpose_name
    into rules
    from credit.access_policy
    inner join credit.query_purpose
        on access_policy.policy_id = query_purpose.policy_id and query_purpose.purpose = asked_for
    inner join credit.catalogue_version
        on catalogue_version.state = 'published'
    where access_policy.policy_id = policy_in_force;
    if not found then
        perform credit.refuse_staff_command('rules_not_published', 'BX-1');
    end if;
    select
        account.role,
        account.holder_name,
        unit.unit_code,
        unit.name as unit_name,
        unit.level,
        unit.division_code
    into strict issuer
    from credit.account
    inner join credit.unit
        on account.unit_code = unit.unit_code
    where account.account_id = issue_report.account_id;
    select
        service_case.receipt_number,
        service_case.applicant_name,
        service_case.agent_name
    into strict applied
    from credit.service_case
    where service_case.case_id = issue_report.case_id;

    select
        part.content,
        part.disclosed,
        part.record_ids,
        part.versions,
        part.item_codes,
        part.forms
    into strict content
    from
        credit.window_report(
            as_of, policy_in_force, issuer.role, issuer.level, issuer.division_code, asked_for,
            issue_report.subject_key, subject_kind, issue_report.items
        ) as part;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object('item', asked.item_code, 'name', coalesce(item.name, asked.item_code))
            order by asked.place
        )
    into asked_items
    from pg_catalog.unnest(issue_report.items) with ordinality as asked (item_code, place)
    left join credit.report_items() as item
        on asked.item_code = item.item_code;
    -- Who used its data is the subject's to know, nobody else's.
    if is_own_data and issue_report.subject_key is not null then
        lookups := credit.window_lookups(as_of, policy_in_force, issue_report.subject_key);
    end if;

    insert into credit.credit_report (
        report_id, report_number, case_id, subject_key, ground, purpose, policy_id, catalogue_version_id,
        record_count, issued_at, issued_by, unit_code
    ) values (
        issue_report.report_id, issue_report.report_number, issue_report.case_id, issue_report.subject_key,
        issue_report.ground, asked_for, policy_in_force, rules.catalogue_version_id,
        pg_catalog.cardinality(content.record_ids), as_of, issue_report.account_id, issuer.unit_code
    );
    insert into credit.report_record (report_id, number, record_id, version, item_code, form)
    select
        issue_report.report_id,
        disclosed.number,
        disclosed.record_id,
        disclosed.version,
        disclosed.item_code,
        disclosed.form
    from
        rows from (
            pg_catalog.unnest(content.record_ids), pg_catalog.unnest(content.versions),
            pg_catalog.unnest(content.item_codes), pg_catalog.unnest(content.forms)
        ) with ordinality as disclosed (record_id, version, item_code, form, number);

    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'window', asked_for,
            array[case issue_report.ground when 'correction' then 'report_after_correction' else 'report' end],
            array[issue_report.account_id], array[issuer.unit_code], array[network_address], array[request_id],
            array[
                pg_catalog.jsonb_strip_nulls(
                    pg_catalog.jsonb_build_object(
                        'case', issue_report.case_id, 'report', issue_report.report_number,
                        'letter', issue_report.letter_id, 'items', pg_catalog.to_jsonb(issue_report.items),
                        'policy', policy_in_force, 'catalogue', rules.catalogue_version_id
                    )
                )::text
            ],
            array[issue_report.subject_key],
            array[case when content.disclosed = '' then 'empty' else 'answered' end],
            array[null::text],
            array[content.disclosed],
            -- Without its closing brace: the receipt comes last.
            array[
                pg_catalog.left(
                    (
                        pg_catalog.jsonb_build_object(
                            'report',
                            pg_catalog.jsonb_strip_nulls(
                                pg_catalog.jsonb_build_object(
                                    'id', issue_report.report_id, 'number', issue_report.report_number,
                                    'kind', subject_kind, 'ground', issue_report.ground,
                                    'issued_at', credit.json_time(as_of), 'issuer', issuer.unit_name,
                                    'issuer_code', issuer.unit_code, 'clerk', issuer.holder_name,
                                    'case', applied.receipt_number, 'applicant', applied.applicant_name,
                                    'agent', applied.agent_name, 'purpose', asked_for,
                                    'purpose_name', rules.purpose_name, 'purpose_text', purpose_text,
                                    'policy', rules.policy_label,
                                    'catalogue', rules.profile || ' ' || rules.catalogue_label,
                                    'items', asked_items
                                )
                            ),
                            'subject', subject_label
                        )
                        || content.content
                        || case when lookups is null then '{}' else pg_catalog.jsonb_build_object('lookups', lookups) end
                    )::text,
                    -1
                )
            ]
        ) as logged;

    insert into credit.report_document (report_id, document, document_digest, log_position, logged_at)
    select
        issue_report.report_id,
        sealed_answer,
        pg_catalog.sha256(pg_catalog.convert_to(sealed_answer, 'UTF8')),
        (receipt.document ->> 'position')::bigint,
        (receipt.document ->> 'time')::timestamptz
    from (select sealed_answer::jsonb -> 'receipt' as document) as receipt;
    return credit.put_into_envelope(ticket, as_of, sealed_answer);
end;
$$;

comment on function credit.issue_report(
    uuid, timestamptz, text, text, text, uuid, uuid, text, text, boolean, uuid, text, jsonb, text, uuid, text[]
) is
'ground: application or correction. subject_key null: no file, and a report that says so. subject_label: an object '
'with the name and what may be shown of the number. purpose_text: as the applicant gave it; null: none. '
'items: codes; null: all.';

alter function credit.issue_report(
    uuid, timestamptz, text, text, text, uuid, uuid, text, text, boolean, uuid, text, jsonb, text, uuid, text[]
) owner to credit_window_discloser;
revoke all on function credit.issue_report(
    uuid, timestamptz, text, text, text, uuid, uuid, text, text, boolean, uuid, text, jsonb, text, uuid, text[]
) from public;
