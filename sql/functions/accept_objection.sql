-- Purpose: a window accepts an objection; the record is suspended in the same transaction.
-- Rules: HZ-O1, HZ-O5, HZ-O6, HZ-O7, HZ-Q16, BX-14.
-- Called by: creditd, staff audience.
create or replace function credit.accept_objection(
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
    received_case credit.service_case;
    present record;
    centre text;
    former uuid;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    received_case := credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    select
        objection.subject_key,
        objection.record_id
    into strict present
    from credit.objection
    where objection.case_id = accept_objection.case_id;
    perform credit.advance_case(as_of, case_id, 'accepted', actor.account_id, actor.role, null, '{}');
    perform credit.require_materials(case_id);
    perform credit.require_letters(case_id, as_of);
    perform credit.consume_letter(case_id, as_of);
    -- Whoever accepts another objection to the record, or releases it, comes before or after, not meanwhile.
    perform credit.lock_record(present.record_id);
    if present.record_id is not null then
        perform credit.require_objectable(
            as_of, present.subject_key, present.record_id, credit.local_day(received_case.received_at)
        );
    end if;
    former := credit.earlier_objection(case_id, actor.account_id);
    update credit.objection
    set former_case = former
    where objection.case_id = accept_objection.case_id;
    if present.record_id is not null then
        perform credit.suspend_record(as_of, present.subject_key, present.record_id);
    end if;
    perform credit.meet_deadline(as_of, case_id, 'objection_acceptance');
    centre := credit.centre_of(as_of, actor.unit_code);
    perform credit.start_deadline(as_of, case_id, 'objection_service_target', null, 'centre_clerk', centre);
    perform credit.start_filing(as_of, case_id);

    return credit.log_case_operation(
        as_of, 'accept_objection', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'record', present.record_id,
            'marker_set', case when present.record_id is not null then 'under_processing' end, 'former_case', former
        ),
        credit.receipt_document(as_of, case_id) || pg_catalog.jsonb_build_object(
            'marker', case when present.record_id is not null then 'under_processing' end, 'former_case', former
        )
    );
end;
$$;

comment on function credit.accept_objection(timestamptz, bytea, text, text, uuid) is
'The answer is the receipt (受理回执). An omission has no record that could be marked. CR001 case_unknown, '
'transition_not_allowed, materials_missing, record_not_in_force, record_not_disclosed, objection_open, '
'objection_repeated, same_person.';

alter function credit.accept_objection(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.accept_objection(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.accept_objection(timestamptz, bytea, text, text, uuid) to credit_staff;
