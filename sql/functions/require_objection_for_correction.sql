-- Purpose: the objection in whose case a record is corrected, locked until COMMIT.
-- Rules: HZ-O2, HZ-O8.
-- Called by: require_correction_case.
create or replace function credit.require_objection_for_correction(
    as_of timestamptz,
    case_id uuid
)
returns table (
    subject_key uuid,
    record_id uuid,
    version integer,
    kind_of_error text,
    item_code text,
    provider_code text,
    provider_copy jsonb
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present record;
begin
    select
        service_case.kind,
        service_case.state
    into present
    from credit.service_case
    where service_case.case_id = require_objection_for_correction.case_id
    for update;
    if not found or present.kind <> 'objection' then
        perform credit.refuse_staff_command('case_unknown', 'HZ-O2');
    end if;
    if present.state <> 'verifying' then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-O8');
    end if;
    return query
    select
        objection.subject_key,
        objection.record_id,
        objection.version,
        objection.kind_of_error,
        objection.item_code,
        objection.provider_code,
        (
            select objection_task.provider_copy
            from credit.objection_task
            where
                objection_task.case_id = objection.case_id and objection_task.answered_at is not null
            order by objection_task.answered_at desc, objection_task.task_id desc
            limit 1
        )
    from credit.objection
    where objection.case_id = require_objection_for_correction.case_id;
end;
$$;

comment on function credit.require_objection_for_correction(timestamptz, uuid) is
'One row; record_id and version null: an omission. provider_copy: of the newest answered task, its values sealed; '
'null: none. Who may correct, the caller has checked. CR001 case_unknown, transition_not_allowed.';

alter function credit.require_objection_for_correction(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.require_objection_for_correction(timestamptz, uuid) from public;
grant execute on function credit.require_objection_for_correction(timestamptz, uuid) to credit_corrector;
