-- Purpose: opens an envelope of answers, once, for a transaction that did not stage them.
-- Rules: HZ-Q15.
-- Called by: answer_government_queries and fetch_verification, after their COMMIT.
create or replace function credit.take_government_answers(ticket uuid, envelope bytea)
returns bytea
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
    delete from credit.government_answer_key
    where
        government_answer_key.ticket = take_government_answers.ticket
        and government_answer_key.staged_by <> pg_current_xact_id()
    returning government_answer_key.key
    into key;
    return rtrim(pgcrypto.decrypt(envelope, key, 'aes'), '\x20'::bytea);
end;
$$;

comment on function credit.take_government_answers(uuid, bytea) is
'UTF-8; lines of status and document in the order of the queries. Null: nothing is committed under that ticket, or it '
'was taken already.';

alter function credit.take_government_answers(uuid, bytea) owner to credit_government_discloser;
revoke all on function credit.take_government_answers(uuid, bytea) from public;
grant execute on function credit.take_government_answers(uuid, bytea) to credit_government;
