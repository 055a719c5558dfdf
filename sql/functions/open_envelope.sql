-- Purpose: opens an envelope of answers, once, for a transaction that did not fill it.
-- Rules: HZ-Q15.
-- Called by: the procedures that answer, after their COMMIT: answer_government_queries, fetch_verification,
-- answer_application, answer_correction, read_report, print_report, subject_lookups, record_for_correction.
create or replace function credit.open_envelope(ticket uuid, envelope bytea)
returns text
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
-- The table is empty when a session makes its plan, and full of deleted rows when it uses it.
set enable_seqscan = 'off'
as $$
declare
    key bytea;
begin
    -- Another transaction's row is visible only when that one is committed, its log entries with it. A savepoint does
    -- not help: pg_current_xact_id() is that of the whole transaction.
    delete from credit.answer_envelope
    where
        answer_envelope.ticket = open_envelope.ticket
        and answer_envelope.filled_by <> pg_catalog.pg_current_xact_id()
    returning answer_envelope.key
    into key;
    -- Filled up with blanks, with which no answer ends.
    return pg_catalog.convert_from(pg_catalog.rtrim(pgcrypto.decrypt(envelope, key, 'aes'), '\x20'::bytea), 'UTF8');
end;
$$;

comment on function credit.open_envelope(uuid, bytea) is
'What was put in. Null: nothing is committed under that ticket, or it was opened already.';

alter function credit.open_envelope(uuid, bytea) owner to credit_query_log_owner;
revoke all on function credit.open_envelope(uuid, bytea) from public;
grant execute on function credit.open_envelope(uuid, bytea) to credit_government, credit_staff;
