-- Purpose: a clerk of the centre takes an objection up and answers for its deadlines from then on.
-- Rules: HZ-O2, HZ-O8.
-- Called by: creditd, staff audience.
create or replace function credit.take_up_objection(
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
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    perform credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O2');
    perform credit.advance_case(as_of, case_id, 'taken_up', actor.account_id, actor.role, null, '{}');

    return credit.log_case_operation(
        as_of, 'take_up_objection', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        credit.case_answer(case_id)
    );
end;
$$;

comment on function credit.take_up_objection(timestamptz, bytea, text, text, uuid) is
'advance_case names who acted last as answering for the deadlines of the role. CR001 case_unknown, '
'centre_of_city_only, transition_not_allowed.';

alter function credit.take_up_objection(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.take_up_objection(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.take_up_objection(timestamptz, bytea, text, text, uuid) to credit_staff;
