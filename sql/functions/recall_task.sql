-- Purpose: the centre takes back what it asked a provider.
-- Rules: HZ-O2, HZ-O8.
-- Called by: creditd, staff audience.
create or replace function credit.recall_task(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    task_id uuid,
    reason text
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
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    perform credit.require_staff_text(reason, 500);
    task := credit.require_task(task_id);
    perform credit.require_case(task.case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O8');
    if task.answered_at is not null or task.recalled_at is not null then
        perform credit.refuse_staff_command('task_decided', 'HZ-O8');
    end if;
    perform credit.advance_case(
        as_of, task.case_id, 'provider_recalled', actor.account_id, actor.role, reason,
        pg_catalog.jsonb_build_object('task', task.task_id)
    );
    update credit.objection_task
    set
        recalled_by = actor.account_id,
        recalled_at = as_of
    where objection_task.task_id = task.task_id;
    perform credit.end_deadline(as_of, task.case_id, 'provider_answer', 'recalled');
    perform credit.end_deadline(as_of, task.case_id, 'objection_handling_passed_on', 'recalled');

    return credit.log_case_operation(
        as_of, 'recall_task', 'objection', task.case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('task', task_id, 'reason', credit.text_digest(task.case_id, reason)),
        credit.case_answer(task.case_id) || pg_catalog.jsonb_build_object('task', task.task_id)
    );
end;
$$;

comment on function credit.recall_task(timestamptz, bytea, text, text, uuid, text) is
'reason: 1 to 500 characters. CR001 malformed_command, task_unknown, case_unknown, centre_of_city_only, task_decided.';

alter function credit.recall_task(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.recall_task(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.recall_task(timestamptz, bytea, text, text, uuid, text) to credit_staff;
