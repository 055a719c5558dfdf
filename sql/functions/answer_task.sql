-- Purpose: a provider answers what the centre asked about its record.
-- Rules: HZ-O2, HZ-O8, PB-14, BX-14, X-4.
-- Called by: creditd, staff audience.
create or replace function credit.answer_task(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    task_id uuid,
    answer_kind text,
    answer text,
    provider_copy jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    task credit.objection_task;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['provider_officer']) as staff;
    if
        coalesce(answer_kind, '') not in ('confirmed_wrong', 'confirmed_right', 'cannot_say')
        or not coalesce(credit.is_sealed_copy(provider_copy), true)
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_staff_text(answer, 1000);
    task := credit.require_task(task_id);
    if task.provider_unit <> actor.unit_code then
        perform credit.refuse_staff_command('task_unknown', 'HZ-O8');
    end if;
    if task.answered_at is not null or task.recalled_at is not null then
        perform credit.refuse_staff_command('task_decided', 'HZ-O8');
    end if;
    if credit.is_same_person(task.asked_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-O2');
    end if;
    perform credit.advance_case(
        as_of, task.case_id, 'provider_answered', actor.account_id, actor.role, null,
        pg_catalog.jsonb_build_object('task', task.task_id, 'answer', answer_kind)
    );
    update credit.objection_task
    set
        answered_by = actor.account_id,
        answered_at = as_of,
        answer_kind = answer_task.answer_kind,
        answer = answer_task.answer,
        provider_copy = answer_task.provider_copy
    where objection_task.task_id = task.task_id;
    perform credit.meet_deadline(as_of, task.case_id, 'provider_answer');
    perform credit.meet_deadline(as_of, task.case_id, 'objection_handling_passed_on');

    return credit.log_case_operation(
        as_of, 'answer_task', 'objection', task.case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'task', task_id, 'answer', answer_kind, 'text', credit.text_digest(task.case_id, answer),
            'has_copy', provider_copy is not null
        ),
        pg_catalog.jsonb_build_object(
            'task', task_id, 'case', task.case_id, 'answer', answer_kind, 'answered_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.answer_task(timestamptz, bytea, text, text, uuid, text, text, jsonb) is
'provider_copy: by field code an object with the one member sealed, 1 to 200 fields; null: none. CR001 '
'malformed_command, task_unknown (or another unit''s), task_decided, same_person.';

alter function credit.answer_task(timestamptz, bytea, text, text, uuid, text, text, jsonb) owner to credit_case_keeper;
revoke all on function credit.answer_task(timestamptz, bytea, text, text, uuid, text, text, jsonb) from public;
grant execute on function credit.answer_task(timestamptz, bytea, text, text, uuid, text, text, jsonb) to credit_staff;
