-- Purpose: shows an issued report again: logs, commits, and only then hands it out.
-- Rules: HZ-Q15, PB-6.
-- Called by: creditd, staff audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.read_report(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    report_id uuid,
    inout answer text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_report_use(ticket, as_of, session, network_address, request_id, report_id, false, null);
    commit;
    answer := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.read_report is
'As stage_report_use. ticket is random, of this call alone. answer: the sealed document; null before the call.';

alter procedure credit.read_report owner to credit_window_discloser;
revoke all on procedure credit.read_report from public;
grant execute on procedure credit.read_report to credit_staff;
