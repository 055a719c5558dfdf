-- Purpose: hands out an issued report to be printed: counts, logs and commits first.
-- Rules: QZ-9, HZ-O10, HZ-Q15.
-- Called by: creditd, staff audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.print_report(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    report_id uuid,
    copy_reason text,
    inout answer text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_report_use(
        ticket, as_of, session, network_address, request_id, report_id, true, copy_reason
    );
    commit;
    answer := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.print_report is
'As stage_report_use. ticket is random, of this call alone. answer: the sealed document; null before the call.';

alter procedure credit.print_report owner to credit_window_discloser;
revoke all on procedure credit.print_report from public;
grant execute on procedure credit.print_report to credit_staff;
