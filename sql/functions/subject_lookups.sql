-- Purpose: tells a subject who looked at its data: logs and commits first.
-- Rules: X-8, HZ-Q15.
-- Called by: creditd, staff audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.subject_lookups(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    before_position bigint,
    inout answer text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_subject_lookups(
        ticket, as_of, session, network_address, request_id, case_id, before_position
    );
    commit;
    answer := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.subject_lookups is
'As stage_subject_lookups. ticket is random, of this call alone. answer: the sealed document; null before the call.';

alter procedure credit.subject_lookups owner to credit_window_discloser;
revoke all on procedure credit.subject_lookups from public;
grant execute on procedure credit.subject_lookups to credit_staff;
