-- Purpose: hands a record's content to the daemon that corrects it: logs, commits, and only then answers.
-- Rules: HZ-O8, HZ-Q15.
-- Called by: creditd, staff audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.record_for_correction(
    ticket uuid,
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    item_code text,
    identifier_digests uuid[],
    inout document text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_correction_reading(
        ticket, as_of, session, network_address, request_id, case_id, item_code, identifier_digests
    );
    commit;
    document := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.record_for_correction is
'As stage_correction_reading. ticket is random, of this call alone. The content is as stored: document and account '
'numbers sealed (X-4). For the daemon alone: no person is shown it.';

alter procedure credit.record_for_correction owner to credit_corrector;
revoke all on procedure credit.record_for_correction from public;
grant execute on procedure credit.record_for_correction to credit_staff;
