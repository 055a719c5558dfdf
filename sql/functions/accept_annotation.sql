-- Purpose: a window accepts the request for an annotation; its clock begins.
-- Rules: HZ-O4, HZ-O5, HZ-O11, HZ-Q16.
-- Called by: creditd, staff audience.
create or replace function credit.accept_annotation(
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
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, 'annotation', actor.unit_code, actor.role);
    perform credit.advance_case(as_of, case_id, 'accepted', actor.account_id, actor.role, null, '{}');
    perform credit.require_materials(case_id);
    perform credit.require_letters(case_id, as_of);
    perform credit.consume_letter(case_id, as_of);
    perform credit.meet_deadline(as_of, case_id, 'annotation_acceptance');
    perform credit.start_deadline(
        as_of, case_id, 'annotation_handling', null, 'centre_clerk', credit.centre_of(as_of, actor.unit_code)
    );
    perform credit.start_filing(as_of, case_id);

    return credit.log_case_operation(
        as_of, 'accept_annotation', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        credit.annotated_scope(case_id),
        credit.receipt_document(as_of, case_id)
    );
end;
$$;

comment on function credit.accept_annotation(timestamptz, bytea, text, text, uuid) is
'The answer is the receipt. CR001 case_unknown, transition_not_allowed, materials_missing.';

alter function credit.accept_annotation(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.accept_annotation(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.accept_annotation(timestamptz, bytea, text, text, uuid) to credit_staff;
