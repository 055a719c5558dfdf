-- Purpose: begins a case: its row, its first event.
-- Rules: HZ-Q5, HZ-Q7, HZ-Q9, HZ-O2, HZ-O5, HZ-O13.
-- Called by: open_objection_case, receive_application, report_forgery.
create or replace function credit.open_case(
    as_of timestamptz,
    kind text,
    receipt_number text,
    actor_account text,
    actor_role text,
    unit_code text,
    subject_key uuid,
    applicant_kind text,
    applicant credit.case_person,
    applicant_code text,
    agent credit.case_person,
    is_oral boolean,
    parent_case uuid,
    note text,
    details jsonb
)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    case_letters constant jsonb := '{"application": "S", "objection": "Y", "annotation": "B",
        "annotation_withdrawal": "C", "forgery": "Z"}';
    first_step record;
    opened uuid := pg_catalog.gen_random_uuid();
begin
    select
        case_transition.event,
        case_transition.to_state
    into first_step
    from credit.case_transition
    where
        case_transition.kind = open_case.kind
        and case_transition.from_state = 'none'
        and case_transition.role = actor_role;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', credit.case_rule(kind));
    end if;
    if (
        pg_catalog.left(receipt_number, 1) = case_letters ->> kind
        and receipt_number ~ '^[A-Z]\d{8}[0-9A-HJKMNP-TV-Z]{8}[0-9A-Z]$'
        and pg_catalog.substr(receipt_number, 2, 8) = pg_catalog.to_char(credit.local_day(as_of), 'YYYYMMDD')
        and applicant_kind in ('natural', 'legal')
        and credit.is_case_person(applicant)
        and (agent is null or credit.is_case_person(agent))
        and (applicant_code is null or applicant_kind = 'legal')
        and is_oral is not null
        and (note is null or credit.is_statement(note))
    ) is not true then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    insert into credit.service_case (
        case_id, kind, state, receipt_number, subject_key, unit_code, profile, received_at, received_by, state_since,
        applicant_kind, applicant_name, applicant_document_type, applicant_digest, applicant_sealed, applicant_tail,
        applicant_code, agent_name, agent_document_type, agent_digest, agent_sealed, agent_tail, is_oral, written_by,
        parent_case
    )
    values (
        opened, open_case.kind, first_step.to_state, open_case.receipt_number, open_case.subject_key,
        open_case.unit_code, credit.profile_in_force(credit.local_day(as_of)), as_of, actor_account, as_of,
        open_case.applicant_kind, applicant.name, applicant.document_type, applicant.digest, applicant.sealed,
        applicant.tail, open_case.applicant_code, agent.name, agent.document_type, agent.digest, agent.sealed,
        agent.tail, open_case.is_oral, case when open_case.is_oral then actor_account end, open_case.parent_case
    );
    insert into credit.case_event (
        case_id, number, kind, from_state, event, to_state, role, at, actor, note, details
    )
    values (
        opened, 1, open_case.kind, 'none', first_step.event, first_step.to_state, actor_role, as_of, actor_account,
        open_case.note, coalesce(open_case.details, '{}')
    );
    return opened;
exception
    -- 40 random bits of a day: whoever meets another's number gives the command again.
    when unique_violation then
        perform credit.refuse_staff_command('changed_meanwhile', 'X-7');
        return null;
end;
$$;

comment on function credit.open_case(
    timestamptz, text, text, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid,
    text, jsonb
) is
'The case''s id. receipt_number: of DocumentNumber, with the kind''s letter and the day of as_of. agent null (or all '
'of its fields null): none. details: ids, codes, days. CR001 malformed_command, transition_not_allowed (the role opens '
'no case of the kind), period_unknown (no policy in force), changed_meanwhile (the number is taken).';

alter function credit.open_case(
    timestamptz, text, text, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid,
    text, jsonb
) owner to credit_case_keeper;
revoke all on function credit.open_case(
    timestamptz, text, text, text, text, text, uuid, text, credit.case_person, text, credit.case_person, boolean, uuid,
    text, jsonb
) from public;
