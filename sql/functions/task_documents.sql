-- Purpose: what was asked about an objection, and what was answered.
-- Rules: HZ-O2, HZ-O8.
-- Called by: objection_document.
create or replace function credit.task_documents(
    case_id uuid
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'task', objection_task.task_id, 'unit', objection_task.provider_unit,
                        'question', objection_task.question, 'asked_by', objection_task.asked_by,
                        'asked_at', credit.json_time(objection_task.asked_at),
                        'recalled_at', credit.json_time(objection_task.recalled_at),
                        'answered_by', objection_task.answered_by,
                        'answered_at', credit.json_time(objection_task.answered_at),
                        'answer_kind', objection_task.answer_kind, 'answer', objection_task.answer,
                        'has_copy', objection_task.provider_copy is not null
                    ) order by objection_task.asked_at, objection_task.task_id
                ), '[]'
            )
        from credit.objection_task
        where objection_task.case_id = task_documents.case_id
    );
end;
$$;

comment on function credit.task_documents(uuid) is
'An array, the oldest first.';

alter function credit.task_documents(uuid) owner to credit_case_keeper;
revoke all on function credit.task_documents(uuid) from public;
