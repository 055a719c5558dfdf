-- Purpose: the only way into the query log: takes the next positions and writes one entry per answer.
-- Rules: HZ-Q15, BX-13, PB-12.
-- Called by: the disclosure functions, as the last thing that they do.
create or replace function credit.append_query_log(
    as_of timestamptz,
    audience text,
    purpose text,
    operation text[],
    actor text[],
    unit_code text[],
    network_address text[],
    request_id text[],
    scope text[],
    subject_key uuid[],
    outcome text[],
    rule_id text[],
    disclosed text[],
    unsealed_answer text[]
)
returns table (answer_number integer, answer text)
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    entry_count constant bigint := pg_catalog.cardinality(unsealed_answer);
    first_position bigint;
    entry_time timestamptz;
    time_text text;
begin
    -- Everybody locks the table before the head, whoever detaches a month included: so nobody waits in a circle.
    lock table only credit.query_log_entry in row exclusive mode;

    -- The row lock that this takes orders all batches; it is held until COMMIT, so nothing slow may follow.
    update credit.query_log_head
    set
        next_position = query_log_head.next_position + entry_count,
        last_logged_at = greatest(query_log_head.last_logged_at, as_of)
    where query_log_head.log_id = 1
    returning query_log_head.next_position - entry_count, query_log_head.last_logged_at
    into strict first_position, entry_time;

    time_text := pg_catalog.to_char(entry_time, 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"');

    -- The answer that leaves the platform is sealed here: receipt added, then digested, then logged with that digest.
    return query
    with query as materialized (
        select
            item.number,
            first_position + item.number - 1 as log_position,
            pg_catalog.gen_random_uuid() as salt,
            item.operation,
            item.actor,
            item.unit_code,
            item.network_address,
            item.request_id,
            item.scope,
            item.subject_key,
            item.outcome,
            item.rule_id,
            item.disclosed,
            item.unsealed_answer
        from
            rows from (
                unnest(operation), unnest(actor), unnest(unit_code), unnest(network_address), unnest(request_id),
                unnest(scope), unnest(subject_key), unnest(outcome), unnest(rule_id), unnest(disclosed),
                unnest(unsealed_answer)
            ) with ordinality as item (
                operation, actor, unit_code, network_address, request_id,
                scope, subject_key, outcome, rule_id, disclosed,
                unsealed_answer, number
            )
    ),

    sealed as materialized (
        select
            query.*,
            -- The long part is copied once only: the short ones are put together first.
            query.unsealed_answer || (
                ',"receipt":{"position":' || query.log_position || ',"time":"' || time_text
                || '","secret":"' || query.salt || '"}}'
            ) as sealed_answer
        from query
    ),

    written as (
        insert into credit.query_log_entry (
            log_position, logged_at, audience, operation, outcome, subject_key, actor, unit_code, purpose, entry
        )
        select
            sealed.log_position,
            entry_time,
            append_query_log.audience,
            sealed.operation,
            sealed.outcome,
            sealed.subject_key,
            sealed.actor,
            sealed.unit_code,
            append_query_log.purpose,
            pg_catalog.convert_to(
                '{"v":1,"position":' || sealed.log_position || ',"time":"' || time_text
                || '","audience":"' || append_query_log.audience || '","operation":"' || sealed.operation
                || '","actor":"' || sealed.actor || coalesce('","unit":"' || sealed.unit_code, '')
                || '","address":"' || sealed.network_address
                || '","request":"' || sealed.request_id || '","purpose":"' || append_query_log.purpose
                || '","scope":' || sealed.scope
                || coalesce(',"subject":"' || sealed.subject_key || '"', '')
                || ',"outcome":"' || sealed.outcome || '"' || coalesce(',"rule":"' || sealed.rule_id || '"', '')
                || ',"disclosed":[' || sealed.disclosed || '],"answer":"'
                || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(sealed.sealed_answer, 'UTF8')), 'hex')
                || '","salt":"' || sealed.salt || '"}',
                'UTF8'
            )
        from sealed
    )

    select
        sealed.number::integer,
        sealed.sealed_answer
    from sealed;
end;
$$;

comment on function credit.append_query_log(
    timestamptz, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query. unsealed_answer is a JSON object without its closing brace; scope and '
'disclosed are JSON; actor, unit_code (null: no unit), network_address and request_id need no escaping in JSON (the '
'daemon''s types and require_query_log_account see to it).';

alter function credit.append_query_log(
    timestamptz, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) owner to credit_query_log_owner;
revoke all on function credit.append_query_log(
    timestamptz, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) from public;
grant execute on function credit.append_query_log(
    timestamptz, text, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) to credit_public_discloser, credit_government_discloser, credit_account_keeper, credit_case_keeper,
credit_window_discloser;

-- Before 0009 there was no unit_code.
drop function if exists credit.append_query_log(
    timestamptz, text, text, text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
);
