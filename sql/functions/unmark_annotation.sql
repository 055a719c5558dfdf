-- Purpose: the centre takes an annotation away, as its applicant asked.
-- Rules: HZ-O2, HZ-O4, HZ-O12, HZ-O13.
-- Called by: creditd, staff audience.
create or replace function credit.unmark_annotation(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid
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
    is_removed boolean;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    present_case := credit.require_case(case_id, 'annotation_withdrawal', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O12');
    select
        annotation.case_id,
        annotation.subject_key,
        annotation.record_id
    into strict present
    from credit.annotation
    where annotation.case_id = present_case.parent_case;
    perform credit.advance_case(as_of, case_id, 'unmarked', actor.account_id, actor.role, null, '{}');
    perform credit.lock_record(present.record_id);
    -- One that lapsed meanwhile was not removed by anybody.
    update credit.annotation
    set removed_at = as_of
    where
        annotation.case_id = present.case_id
        and annotation.removed_at is null
        and annotation.lapses_at > as_of;
    is_removed := found;
    perform credit.renew_dispute_markers(as_of, present.subject_key, present.record_id);
    perform credit.meet_deadline(as_of, case_id, 'annotation_handling');
    perform credit.meet_deadline(as_of, case_id, 'annotation_removal');

    return credit.log_case_operation(
        as_of, 'unmark_annotation', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        credit.annotated_scope(case_id) || pg_catalog.jsonb_build_object('marker_removed', case when is_removed then 'applicant_disputes' end),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object('marker_removed', is_removed)
    );
end;
$$;

comment on function credit.unmark_annotation(timestamptz, bytea, text, text, uuid) is
'marker_removed false: it had lapsed by itself. CR001 case_unknown, centre_of_city_only, transition_not_allowed.';

alter function credit.unmark_annotation(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.unmark_annotation(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.unmark_annotation(timestamptz, bytea, text, text, uuid) to credit_staff;
