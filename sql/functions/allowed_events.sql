-- Purpose: the steps of a case that somebody of a unit in a role may take now.
-- Rules: HZ-O2, HZ-O3, HZ-O6, HZ-O11, HZ-Q9, HZ-Q12.
-- Called by: case_document.
create or replace function credit.allowed_events(
    as_of timestamptz,
    concerned credit.service_case,
    actor_unit text,
    actor_role text
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    -- As in close_case, calendar days.
    longest_wait constant integer := 30;
    today constant date := credit.local_day(as_of);
    decides boolean;
    clock record;
begin
    -- As in require_deciding_authority.
    decides := actor_role <> 'authority_officer' or exists (
        select
        from credit.unit
        where unit.unit_code = actor_unit and unit.level = 'city' and 'authority' = any(unit.kinds)
    );
    select
        pg_catalog.bool_or(latest.is_free) as is_free,
        pg_catalog.bool_or(latest.is_waiting) as is_waiting,
        pg_catalog.bool_or(latest.is_waiting and latest.is_in_time) as is_grantable
    into strict clock
    from (
        select
            -- Null: it waits for a year that is not loaded, and is not over.
            coalesce(case_deadline.last_day >= today, true) as is_in_time,
            coalesce(case_deadline.last_day >= today, true) and case_extension.extension_id is null as is_free,
            case_extension.extension_id is not null and case_extension.decision is null as is_waiting
        from credit.case_deadline
        inner join credit.legal_period
            on
                case_deadline.profile = legal_period.profile
                and case_deadline.period_code = legal_period.period_code
                and case_deadline.effective_on = legal_period.effective_on
        left join credit.case_extension
            on
                case_deadline.deadline_id = case_extension.deadline_id
                and case_extension.decision is distinct from 'refused'
        where
            case_deadline.case_id = concerned.case_id
            and case_deadline.met_at is null
            and case_deadline.ended_at is null
            and legal_period.extension_length is not null
    ) as latest;
    return (
        select coalesce(pg_catalog.jsonb_agg(case_transition.event order by case_transition.event), '[]')
        from credit.case_transition
        where
            case_transition.kind = concerned.kind
            and case_transition.from_state = concerned.state
            and case_transition.role = actor_role
            and (decides or case_transition.event = 'closed')
            and case case_transition.event
                when 'extension_requested' then coalesce(clock.is_free, false)
                when 'extension_granted' then coalesce(clock.is_grantable, false)
                when 'extension_refused' then coalesce(clock.is_waiting, false)
                when 'repeat_permitted' then exists (
                    select
                    from credit.objection
                    where objection.case_id = concerned.case_id and objection.new_ground is not null
                )
                when 'withdrawn' then not credit.was_corrected(concerned.case_id)
                -- HZ-Q9: a record in the file of who did it, or the end where nobody knows who or no item is for it.
                when 'recorded' then credit.forgery_leaves_record(concerned.case_id)
                when 'closed' then not (
                    concerned.state = 'established'
                    and credit.forgery_leaves_record(concerned.case_id)
                ) and not exists (
                    select
                    from credit.objection
                    where
                        concerned.state = 'notified'
                        and objection.case_id = concerned.case_id
                        and today <= credit.local_day(objection.notified_at) + longest_wait
                )
                else true
            end
    );
end;
$$;

comment on function credit.allowed_events(timestamptz, credit.service_case, text, text) is
'An array of events. What the command of one refuses besides is said by the command: papers that are missing, texts, '
'one person in two parts.';

alter function credit.allowed_events(timestamptz, credit.service_case, text, text) owner to credit_case_keeper;
revoke all on function credit.allowed_events(timestamptz, credit.service_case, text, text) from public;
