-- Purpose: hands out the one free report after a correction: logs and commits first.
-- Rules: HZ-O10, HZ-Q15.
-- Called by: creditd, staff audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.answer_correction(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    objection_case uuid,
    report_id uuid,
    report_number text,
    person_digest uuid,
    inout answer text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_correction_answer(
        ticket, as_of, session, network_address, request_id, objection_case, report_id, report_number,
        person_digest
    );
    commit;
    answer := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.answer_correction is
'As stage_correction_answer. ticket is random, of this call alone. answer: the sealed document; null before the call.';

alter procedure credit.answer_correction owner to credit_window_discloser;
revoke all on procedure credit.answer_correction from public;
grant execute on procedure credit.answer_correction to credit_staff;
