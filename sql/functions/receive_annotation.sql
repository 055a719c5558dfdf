-- Purpose: a window takes in the request to mark a record as disputed by its subject.
-- Rules: HZ-O5, HZ-O11, HZ-Q7, BX-10, JJ-2, X-1.
-- Called by: creditd, staff audience.
create or replace function credit.receive_annotation(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    receipt_number text,
    objection_case uuid,
    applicant_kind text,
    applicant credit.case_person,
    applicant_code text,
    agent credit.case_person,
    is_oral boolean,
    reason text,
    public_reason text,
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
    objected_case credit.service_case;
    objected record;
    last_day date;
    opened uuid;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    if not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_staff_text(public_reason, 1000);
    objected_case := credit.require_case_at_counter(objection_case, 'objection', actor.unit_code, (applicant).digest);
    select
        objection.subject_key,
        objection.record_id,
        objection.collected_at
    into strict objected
    from credit.objection
    where objection.case_id = objection_case;
    if not credit.is_applicant(objected_case, (applicant).digest) then
        perform credit.refuse_staff_command('not_the_subject', 'HZ-O11');
    end if;
    if objected.record_id is null then
        perform credit.refuse_staff_command('record_unknown', 'HZ-O11');
    end if;
    if objected.collected_at is null then
        perform credit.refuse_staff_command('annotation_not_due', 'HZ-O11');
    end if;
    select counted.due_on
    into strict last_day
    from
        credit.due_date(
            objected_case.profile, 'annotation_request_window', credit.local_day(objected.collected_at)
        ) as counted;
    if last_day is null then
        perform credit.refuse_staff_command('calendar_not_loaded', 'X-1');
    end if;
    if credit.local_day(as_of) > last_day then
        perform credit.refuse_staff_command('annotation_window_over', 'HZ-O11');
    end if;
    -- One annotation of a result; one that was refused or taken back may be asked for again while there is time.
    if exists (
        select
        from credit.annotation
        inner join credit.service_case
            on annotation.case_id = service_case.case_id
        where
            annotation.objection_case = receive_annotation.objection_case
            and (service_case.state in ('received', 'accepted', 'marked') or annotation.marked_at is not null)
    ) then
        perform credit.refuse_staff_command('annotation_open', 'HZ-O11');
    end if;

    opened := credit.open_objection_case(
        as_of, 'annotation', receipt_number, actor.account_id, actor.unit_code, objected.subject_key, applicant_kind,
        applicant, applicant_code, agent, is_oral, objection_case, progress_proof
    );
    insert into credit.annotation (case_id, objection_case, subject_key, record_id, reason, public_reason)
    values (
        opened, receive_annotation.objection_case, objected.subject_key, objected.record_id, receive_annotation.reason,
        receive_annotation.public_reason
    );
    -- Set by us: what nobody takes up is listed (X-1).
    perform credit.start_deadline(as_of, opened, 'annotation_acceptance', null, 'window_clerk', actor.unit_code);

    return credit.log_case_operation(
        as_of, 'receive_annotation', 'objection', opened, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'receipt_number', receipt_number, 'objection', objection_case, 'record', objected.record_id,
            'reason', credit.text_digest(opened, reason)
        ),
        credit.case_answer(opened) || pg_catalog.jsonb_build_object(
            'objection', objection_case, 'record', objected.record_id, 'public_reason', public_reason
        )
    );
end;
$$;

comment on function credit.receive_annotation(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, text, text,
    uuid
) is
'reason: 1 to 500 characters on one line, as given. public_reason: the same with personal data masked, made by the '
'daemon: society reads it, and the window sees it in the answer. CR001 malformed_command, '
'case_unknown, not_the_subject, record_unknown, annotation_not_due, annotation_window_over, annotation_open, '
'calendar_not_loaded.';

alter function credit.receive_annotation(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, text, text,
    uuid
) owner to credit_case_keeper;
revoke all on function credit.receive_annotation(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, text, text,
    uuid
) from public;
grant execute on function credit.receive_annotation(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, text, text,
    uuid
) to credit_staff;
