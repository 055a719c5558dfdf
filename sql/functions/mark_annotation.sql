-- Purpose: the centre marks a record as disputed until midnight after the last day, and confirms what society reads.
-- Rules: HZ-O2, HZ-O4, HZ-O11, HZ-O13, BX-10, JJ-2, X-2.
-- Called by: creditd, staff audience.
create or replace function credit.mark_annotation(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    public_reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    present_case credit.service_case;
    present record;
    last_day record;
    lapse timestamptz;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    present_case := credit.require_case(case_id, 'annotation', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O11');
    select
        annotation.subject_key,
        annotation.record_id,
        annotation.reason,
        annotation.public_reason as proposed_reason
    into strict present
    from credit.annotation
    where annotation.case_id = mark_annotation.case_id;
    perform credit.require_staff_text(public_reason, 1000);
    -- JJ-2: the program finds numbers; whose name or what insult stands there a person sees, and masks, and adds nothing.
    if not credit.is_masked_further(present.proposed_reason, public_reason) then
        perform credit.refuse_staff_command('public_reason_not_allowed', 'BX-10');
    end if;
    perform credit.advance_case(as_of, case_id, 'marked', actor.account_id, actor.role, null, '{}');
    select counted.due_on
    into strict last_day
    from credit.due_date(present_case.profile, 'annotation_duration', credit.local_day(as_of)) as counted;
    if last_day.due_on is null then
        perform credit.refuse_staff_command('calendar_not_loaded', 'X-1');
    end if;
    -- X-2: a day ends at midnight in Shanghai.
    lapse := (last_day.due_on + 1)::timestamp at time zone 'Asia/Shanghai';
    perform credit.lock_record(present.record_id);
    update credit.annotation
    set
        public_reason = mark_annotation.public_reason,
        marked_at = as_of,
        lapses_at = lapse
    where annotation.case_id = mark_annotation.case_id;
    perform credit.renew_dispute_markers(as_of, present.subject_key, present.record_id);
    perform credit.meet_deadline(as_of, case_id, 'annotation_handling');

    return credit.log_case_operation(
        as_of, 'mark_annotation', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        credit.annotated_scope(case_id) || pg_catalog.jsonb_build_object(
            'marker_set', 'applicant_disputes', 'lapses_at', credit.json_time(lapse),
            'reason', credit.text_digest(case_id, present.reason),
            'proposed_reason', credit.text_digest(case_id, present.proposed_reason),
            'public_reason', credit.text_digest(case_id, public_reason)
        ),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object(
            'marker', 'applicant_disputes', 'last_day', last_day.due_on, 'lapses_at', credit.json_time(lapse),
            'public_reason', public_reason
        )
    );
end;
$$;

comment on function credit.mark_annotation(timestamptz, bytea, text, text, uuid, text) is
'public_reason: what society reads, as the clerk of the centre read and confirmed it: the proposal '
'(objection_document) with nothing changed but further characters masked by *. The marker lapses by itself. CR001 '
'case_unknown, centre_of_city_only, malformed_command, public_reason_not_allowed, transition_not_allowed, '
'calendar_not_loaded.';

alter function credit.mark_annotation(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.mark_annotation(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.mark_annotation(timestamptz, bytea, text, text, uuid, text) to credit_staff;

-- Before somebody confirmed what society reads.
drop function if exists credit.mark_annotation(timestamptz, bytea, text, text, uuid);
