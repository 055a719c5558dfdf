-- Purpose: what a provider was asked about its records, the oldest first.
-- Rules: HZ-O2, HZ-O8.
-- Called by: creditd, staff audience.
create or replace function credit.provider_task_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_open boolean,
    after_at timestamptz,
    after_task uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
-- What is asked for is not every time the same, and each has an index of its own.
set plan_cache_mode = 'force_custom_plan'
as $$
declare
    -- Set by us: what one person reads at a sitting.
    page_size constant integer := 100;
    actor record;
    page jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['provider_officer']) as staff;
    if only_open is null or (after_at is null) <> (after_task is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        coalesce(
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'task', task.task_id, 'case', task.case_id, 'record', task.record_id, 'version', task.version,
                    'item', task.item_code, 'kind_of_error', task.kind_of_error, 'question', task.question,
                    'asked_at', credit.json_time(task.asked_at), 'due_on', task.due_on,
                    'recalled_at', credit.json_time(task.recalled_at),
                    'answered_at', credit.json_time(task.answered_at), 'answer_kind', task.answer_kind,
                    'answer', task.answer
                ) order by task.asked_at, task.task_id
            ), '[]'
        )
    into strict page
    from (
        select
            objection_task.*,
            objection.record_id,
            objection.version,
            objection.item_code,
            objection.kind_of_error,
            case_deadline.due_on
        from credit.objection_task
        inner join credit.objection
            on objection_task.case_id = objection.case_id
        left join credit.case_deadline
            on
                objection_task.case_id = case_deadline.case_id
                and case_deadline.period_code = 'provider_answer'
                and case_deadline.met_at is null
                and case_deadline.ended_at is null
                and objection_task.answered_at is null
                and objection_task.recalled_at is null
        where
            objection_task.provider_unit = actor.unit_code
            and (not only_open or (objection_task.answered_at is null and objection_task.recalled_at is null))
            and (after_at is null or (objection_task.asked_at, objection_task.task_id) > (after_at, after_task))
        order by objection_task.asked_at asc, objection_task.task_id asc
        limit page_size
    ) as task;

    return credit.log_staff_operation(
        as_of, 'provider_task_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', only_open),
        pg_catalog.jsonb_build_object(
            'tasks', page,
            'next',
            case when pg_catalog.jsonb_array_length(page) = page_size then page -> (page_size - 1) -> 'task' end
        )
    );
end;
$$;

comment on function credit.provider_task_list(timestamptz, bytea, text, text, boolean, timestamptz, uuid) is
'Of the own unit; 100 a page, next: the last one''s task where there may be more. No applicant: a provider looks '
'for its record by the record''s id. CR001 malformed_command.';

alter function credit.provider_task_list(timestamptz, bytea, text, text, boolean, timestamptz, uuid)
owner to credit_case_keeper;
revoke all on function credit.provider_task_list(
    timestamptz, bytea, text, text, boolean, timestamptz, uuid
) from public;
grant execute on function credit.provider_task_list(timestamptz, bytea, text, text, boolean, timestamptz, uuid)
to credit_staff;
