-- Purpose: an open task of a provider, its case locked.
-- Rules: HZ-O2.
-- Called by: answer_task, recall_task.
create or replace function credit.require_task(
    task_id uuid
)
returns credit.objection_task
language plpgsql
volatile
set search_path = ''
as $$
declare
    present credit.objection_task;
    task_case uuid;
begin
    select objection_task.case_id
    into task_case
    from credit.objection_task
    where objection_task.task_id = require_task.task_id;
    -- The case comes first, as everywhere: so nobody waits in a circle.
    perform from credit.service_case
    where service_case.case_id = task_case
    for update;
    select
        *
    into present
    from credit.objection_task
    where objection_task.task_id = require_task.task_id;
    if not found then
        perform credit.refuse_staff_command('task_unknown', 'HZ-O8');
    end if;
    return present;
end;
$$;

comment on function credit.require_task(uuid) is
'CR001 task_unknown. Whose it is and whether it waits, the caller checks.';

alter function credit.require_task(uuid) owner to credit_case_keeper;
revoke all on function credit.require_task(uuid) from public;
