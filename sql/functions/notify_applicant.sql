-- Purpose: the window tells the applicant of the result; the suspension ends and the remark begins in the transaction.
-- Rules: HZ-O2, HZ-O3, HZ-O9, PB-15, BX-14.
-- Called by: creditd, staff audience.
create or replace function credit.notify_applicant(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    how text
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
    is_remarked boolean;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    if coalesce(how, '') not in ('in_person', 'telephone', 'message', 'letter') then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.advance_case(
        as_of, case_id, 'notified', actor.account_id, actor.role, null, pg_catalog.jsonb_build_object('how', how)
    );
    update credit.objection
    set
        notified_at = as_of,
        notified_how = how
    where objection.case_id = notify_applicant.case_id;
    is_released := credit.release_record(case_id);
    is_remarked := credit.keep_remark(as_of, case_id);
    perform credit.meet_deadline(as_of, case_id, 'objection_handling');
    perform credit.meet_deadline(as_of, case_id, 'objection_service_target');

    return credit.log_case_operation(
        as_of, 'notify_applicant', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        credit.objected_scope(case_id) || pg_catalog.jsonb_build_object(
            'how', how, 'marker_removed', case when is_released then 'under_processing' end, 'remarked', is_remarked
        ),
        credit.case_answer(case_id) || credit.notice_document(case_id)
        || pg_catalog.jsonb_build_object('marker_removed', is_released)
    );
end;
$$;

comment on function credit.notify_applicant(timestamptz, bytea, text, text, uuid, text) is
'The answer is the notice. '
'how: in_person, telephone, message, letter. The marker stays while another objection to the record is open. '
'CR001 malformed_command, case_unknown, transition_not_allowed.';

alter function credit.notify_applicant(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.notify_applicant(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.notify_applicant(timestamptz, bytea, text, text, uuid, text) to credit_staff;
