-- Purpose: a window takes in the request of an applicant to take its annotation away.
-- Rules: HZ-O5, HZ-O12, HZ-Q7, X-1.
-- Called by: creditd, staff audience.
create or replace function credit.receive_annotation_withdrawal(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    receipt_number text,
    annotation_case uuid,
    applicant_kind text,
    applicant credit.case_person,
    applicant_code text,
    agent credit.case_person,
    is_oral boolean,
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
    annotated_case credit.service_case;
    present record;
    opened uuid;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    annotated_case := credit.require_case_at_counter(
        annotation_case, 'annotation', actor.unit_code, (applicant).digest
    );
    select
        annotation.subject_key,
        annotation.record_id,
        annotation.removed_at is null and annotation.lapses_at > as_of as is_in_force
    into strict present
    from credit.annotation
    where annotation.case_id = annotation_case;
    if not credit.is_applicant(annotated_case, (applicant).digest) then
        perform credit.refuse_staff_command('not_the_subject', 'HZ-O12');
    end if;
    if present.is_in_force is not true then
        perform credit.refuse_staff_command('annotation_not_in_force', 'HZ-O12');
    end if;
    if exists (
        select
        from credit.service_case
        where
            service_case.parent_case = annotation_case and service_case.kind = 'annotation_withdrawal'
            and service_case.state in ('received', 'accepted')
    ) then
        perform credit.refuse_staff_command('annotation_open', 'HZ-O12');
    end if;

    opened := credit.open_objection_case(
        as_of, 'annotation_withdrawal', receipt_number, actor.account_id, actor.unit_code, present.subject_key,
        applicant_kind, applicant, applicant_code, agent, is_oral, annotation_case, progress_proof
    );
    -- Set by us: what nobody takes up is listed (X-1).
    perform credit.start_deadline(as_of, opened, 'annotation_acceptance', null, 'window_clerk', actor.unit_code);

    return credit.log_case_operation(
        as_of, 'receive_annotation_withdrawal', 'objection', opened, actor.account_id, actor.unit_code, network_address, request_id,
        credit.annotated_scope(opened) || pg_catalog.jsonb_build_object('receipt_number', receipt_number),
        credit.case_answer(opened) || pg_catalog.jsonb_build_object('annotation', annotation_case, 'record', present.record_id)
    );
end;
$$;

comment on function credit.receive_annotation_withdrawal(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid
) is
'CR001 case_unknown, not_the_subject, annotation_not_in_force, annotation_open, malformed_command.';

alter function credit.receive_annotation_withdrawal(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid
) owner to credit_case_keeper;
revoke all on function credit.receive_annotation_withdrawal(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid
) from public;
grant execute on function credit.receive_annotation_withdrawal(
    timestamptz, bytea, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid
) to credit_staff;
