-- Purpose: hands out staged answers, once, to a transaction that did not stage them.
-- Rules: HZ-Q15.
-- Called by: answer_government_queries, after its COMMIT.
create or replace function credit.take_government_answers(ticket uuid)
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
    lines text;
begin
    -- Another transaction's row is visible only when that one is committed, its log entries with it. A savepoint does
    -- not help: pg_current_xact_id() is that of the whole transaction.
    with taken as (
        delete from credit.government_answer
        where
            government_answer.ticket = take_government_answers.ticket
            and government_answer.staged_by <> pg_current_xact_id()
        returning government_answer.number, government_answer.status, government_answer.answer
    )

    select string_agg(taken.status || ' ' || taken.answer, e'\n' order by taken.number)
    into lines
    from taken;
    return lines;
end;
$$;

comment on function credit.take_government_answers(uuid) is
'Lines of status and document in the order of the queries; null: nothing is committed under that ticket, or it was '
'taken already.';

alter function credit.take_government_answers(uuid) owner to credit_government_discloser;
revoke all on function credit.take_government_answers(uuid) from public;
grant execute on function credit.take_government_answers(uuid) to credit_government;
