-- Purpose: the centre permits an objection to information that was objected to before, because its ground is new.
-- Rules: HZ-O6, HZ-O2, X-7.
-- Called by: creditd, staff audience.
create or replace function credit.permit_repeat(
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
    received_case credit.service_case;
    former record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    received_case := credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O6');
    perform credit.require_staff_text(reason, 500);
    perform credit.advance_case(as_of, case_id, 'repeat_permitted', actor.account_id, actor.role, reason, '{}');
    if credit.is_same_person(received_case.received_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-O6');
    end if;
    update credit.objection
    set
        repeat_permitted_by = actor.account_id,
        repeat_permitted_at = as_of
    where
        objection.case_id = permit_repeat.case_id
        and objection.new_ground is not null;
    if not found then
        perform credit.refuse_staff_command('new_ground_missing', 'HZ-O6');
    end if;
    perform credit.meet_deadline(as_of, case_id, 'repeat_decision');
    select * into strict former from credit.former_objections(case_id);

    return credit.log_case_operation(
        as_of, 'permit_repeat', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        credit.objected_scope(case_id) || pg_catalog.jsonb_build_object(
            'reason', credit.text_digest(case_id, reason), 'former_case', former.newest,
            'former_count', former.used_count
        ),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object(
            'former_case', former.newest, 'former_count', former.used_count
        )
    );
end;
$$;

comment on function credit.permit_repeat(timestamptz, bytea, text, text, uuid, text) is
'reason: 1 to 500 characters, why the new ground is a good reason (正当理由). Another person than who received it. '
'CR001 malformed_command, case_unknown, centre_of_city_only, transition_not_allowed, same_person, new_ground_missing.';

alter function credit.permit_repeat(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.permit_repeat(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.permit_repeat(timestamptz, bytea, text, text, uuid, text) to credit_staff;
