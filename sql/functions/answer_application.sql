-- Purpose: answers an accepted application: logs, commits, and only then hands the report out.
-- Rules: HZ-Q3, HZ-Q12, HZ-Q15.
-- Called by: creditd, staff audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.answer_application(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    report_id uuid,
    report_number text,
    inout answer text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_application_answer(
        ticket, as_of, session, network_address, request_id, case_id, report_id, report_number
    );
    commit;
    answer := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.answer_application is
'As stage_application_answer. ticket is random, of this call alone. answer: the sealed document; null before the call.';

alter procedure credit.answer_application owner to credit_window_discloser;
revoke all on procedure credit.answer_application from public;
grant execute on procedure credit.answer_application to credit_staff;
