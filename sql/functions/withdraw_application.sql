-- Purpose: an applicant withdraws an application.
-- Rules: HZ-Q12, HZ-Q16.
-- Called by: creditd, staff audience.
create or replace function credit.withdraw_application(
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
    state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, 'application', actor.unit_code, 'window_clerk');
    perform credit.require_staff_text(reason, 500);
    state := credit.advance_case(as_of, case_id, 'withdrawn', actor.account_id, 'window_clerk', reason, null);
    perform credit.require_withdrawal_form(case_id);
    perform credit.end_deadline(as_of, case_id, 'application_answer', 'withdrawn');
    perform credit.start_filing(as_of, case_id);
    return credit.log_case_operation(
        as_of, 'withdraw_application', 'window_application', case_id, actor.account_id, actor.unit_code,
        network_address, request_id, pg_catalog.jsonb_build_object('reason_digest', credit.text_digest(case_id, reason)),
        pg_catalog.jsonb_build_object('case', case_id, 'state', state)
    );
end;
$$;

comment on function credit.withdraw_application(timestamptz, bytea, text, text, uuid, text) is
'reason: as given. What was handed in is filed all the same. Letters that were not used are free again. CR001 '
'materials_missing: the applicant''s withdrawal_form is checked off first.';

alter function credit.withdraw_application(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.withdraw_application(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.withdraw_application(timestamptz, bytea, text, text, uuid, text) to credit_staff;
