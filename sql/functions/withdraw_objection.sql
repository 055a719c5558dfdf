-- Purpose: an applicant takes an objection back; the suspension ends in the same transaction.
-- Rules: HZ-O9, HZ-O13, HZ-O14.
-- Called by: creditd, staff audience.
create or replace function credit.withdraw_objection(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
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
    is_released boolean;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_staff_text(reason, 500);
    perform credit.advance_case(as_of, case_id, 'withdrawn', actor.account_id, actor.role, reason, '{}');
    -- HZ-O9, HZ-O10: what was put right is reported, told, and printed once for nothing.
    if credit.was_corrected(case_id) then
        perform credit.refuse_staff_command('objection_corrected', 'HZ-O10');
    end if;
    perform credit.require_withdrawal_form(case_id);
    -- A result that nobody was told is none; what it said stays with its event.
    update credit.objection
    set
        outcome = null,
        result_text = null,
        result_by = null,
        result_at = null,
        approved_by = null,
        approved_at = null
    where objection.case_id = withdraw_objection.case_id;
    update credit.objection_task
    set
        recalled_by = actor.account_id,
        recalled_at = as_of
    where
        objection_task.case_id = withdraw_objection.case_id
        and objection_task.answered_at is null
        and objection_task.recalled_at is null;
    is_released := credit.release_record(case_id);
    perform credit.end_withdrawn_deadlines(as_of, case_id);
    perform credit.start_filing(as_of, case_id);

    return credit.log_case_operation(
        as_of, 'withdraw_objection', 'objection', case_id, actor.account_id, actor.unit_code, network_address,
        request_id,
        credit.objected_scope(case_id) || pg_catalog.jsonb_build_object(
            'marker_removed', case when is_released then 'under_processing' end,
            'reason', credit.text_digest(case_id, reason)
        ),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object('marker_removed', is_released)
    );
end;
$$;

comment on function credit.withdraw_objection(timestamptz, bytea, text, text, uuid, text) is
'reason: 1 to 500 characters, as the applicant says. What a provider was asked is recalled with it. CR001 '
'malformed_command, case_unknown, transition_not_allowed, objection_corrected, materials_missing: the applicant''s '
'withdrawal_form is checked off first.';

alter function credit.withdraw_objection(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.withdraw_objection(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.withdraw_objection(timestamptz, bytea, text, text, uuid, text) to credit_staff;
