-- Purpose: a window takes an objection in: whose it is, to what, and why.
-- Rules: HZ-O1, HZ-O3, HZ-O5, HZ-Q7, PB-15, BX-10.
-- Called by: creditd, staff audience.
create or replace function credit.receive_objection(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    receipt_number text,
    applicant_kind text,
    applicant credit.case_person,
    applicant_code text,
    agent credit.case_person,
    is_oral boolean,
    record_id uuid,
    item_code text,
    provider_code text,
    report_id uuid,
    kind_of_error text,
    reason text,
    public_reason text,
    new_ground text,
    progress_proof uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    subject uuid;
    standing record;
    opened uuid;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;

    if
        coalesce(kind_of_error, '')
        not in ('wrong_content', 'wrong_subject', 'incomplete', 'outdated', 'omission')
        or (kind_of_error = 'omission') <> (record_id is null)
        or (record_id is null) <> (item_code is not null)
        or (record_id is not null and provider_code is not null)
        or coalesce(item_code, 'x') !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'
        or coalesce(provider_code, 'x') !~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'
        or (new_ground is not null and not credit.is_statement(new_ground))
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_staff_text(reason, 1000);
    -- A mask may be longer than what it hides.
    perform credit.require_staff_text(public_reason, 2000);

    -- HZ-O1: the file is found by the applicant's own number, so nobody objects to another's record.
    select identifier.subject_key
    into subject
    from credit.identifier
    where identifier.identifier_digest = (applicant).digest;
    if record_id is not null then
        -- X-4: one answer for who has no file, for what is another's and for what there is not: before letters and
        -- papers were seen, nobody learns who has a file. A record's number is random for whoever was not shown it.
        select
            newest.version,
            newest.item_code,
            newest.provider_code
        into standing
        from credit.objected_record(subject, record_id) as newest;
        if not found then
            perform credit.refuse_staff_command('record_unknown', 'HZ-O1');
        end if;
    elsif not exists (
        select
        from credit.catalogue_version
        inner join credit.catalogue_item
            on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
        where catalogue_version.state = 'published' and catalogue_item.item_code = receive_objection.item_code
    ) then
        perform credit.refuse_staff_command('record_unknown', 'HZ-O1');
    else
        select
            null::integer as version,
            receive_objection.item_code,
            receive_objection.provider_code
        into standing;
    end if;

    if report_id is not null and not exists (
        select
        from credit.credit_report
        inner join credit.report_record
            on credit_report.report_id = report_record.report_id
        where
            credit_report.report_id = receive_objection.report_id
            and credit_report.subject_key = subject
            and report_record.record_id = receive_objection.record_id
    ) then
        perform credit.refuse_staff_command('record_not_in_report', 'HZ-O1');
    end if;

    opened := credit.open_objection_case(
        as_of, 'objection', receipt_number, actor.account_id, actor.unit_code, subject, applicant_kind, applicant,
        applicant_code, agent, is_oral, null, progress_proof
    );
    insert into credit.objection (
        case_id, subject_key, record_id, version, item_code, provider_code, report_id, kind_of_error, reason,
        public_reason, new_ground
    )
    values (
        opened, subject, receive_objection.record_id, standing.version, standing.item_code, standing.provider_code,
        receive_objection.report_id, receive_objection.kind_of_error, receive_objection.reason,
        receive_objection.public_reason, receive_objection.new_ground
    );
    -- Set by us: until it is accepted the record is in use (HZ-O7), so what nobody takes up is listed (X-1).
    perform credit.start_deadline(as_of, opened, 'objection_acceptance', null, 'window_clerk', actor.unit_code);
    -- HZ-O6: what was answered before waits for the centre's word on the new ground.
    if new_ground is not null and (select former.used_count > 0 from credit.former_objections(opened) as former) then
        perform credit.start_deadline(
            as_of, opened, 'repeat_decision', null, 'centre_clerk', credit.centre_of(as_of, actor.unit_code)
        );
    end if;
    -- HZ-O3: acceptance is part of the thirty days, so they begin with the receipt.
    perform credit.start_deadline(
        as_of, opened, 'objection_handling', null, 'centre_clerk', credit.centre_of(as_of, actor.unit_code)
    );

    return credit.log_case_operation(
        as_of, 'receive_objection', 'objection', opened, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'receipt_number', receipt_number, 'record', record_id, 'item', standing.item_code,
            'kind_of_error', kind_of_error, 'reason', credit.text_digest(opened, reason),
            'new_ground', credit.text_digest(opened, new_ground)
        ),
        credit.case_answer(opened) || pg_catalog.jsonb_build_object('record', record_id, 'version', standing.version)
    );
end;
$$;

comment on function credit.receive_objection(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, credit.case_person, boolean, uuid, text, text,
    uuid, text, text, text, text, uuid
) is
'record_id null exactly with an omission, which names item_code and, if known, provider_code. reason: 1 to 1000 '
'characters. public_reason: the same with personal data masked, made by the daemon: others than the subject read it '
'if it becomes a remark (PB-15). CR001 malformed_command, record_unknown, record_not_in_report, unit_unknown, and '
'what open_case refuses.';

alter function credit.receive_objection(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, credit.case_person, boolean, uuid, text, text,
    uuid, text, text, text, text, uuid
) owner to credit_case_keeper;
revoke all on function credit.receive_objection(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, credit.case_person, boolean, uuid, text, text,
    uuid, text, text, text, text, uuid
) from public;
grant execute on function credit.receive_objection(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, credit.case_person, boolean, uuid, text, text,
    uuid, text, text, text, text, uuid
) to credit_staff;

-- Before reasons were masked for others.
drop function if exists credit.receive_objection(
    timestamptz, bytea, text, text, text, text, credit.case_person, text, credit.case_person, boolean, uuid, text, text,
    uuid, text, text, text, uuid
);
