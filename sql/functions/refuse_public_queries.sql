-- Purpose: logs a batch of public queries that were refused before the data was looked at, and seals their answers.
-- Rules: HZ-Q11, HZ-Q15, X-7.
-- Called by: creditd, public audience.
create or replace function credit.refuse_public_queries(
    as_of timestamptz,
    operation text[],
    scope text[],
    rule_id text[],
    refusal text[],
    network_address text[],
    request_id text[]
)
returns table (answer_number integer, answer text)
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    query_count constant integer := pg_catalog.cardinality(refusal);
begin
    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry', operation,
            pg_catalog.array_fill('public'::text, array[query_count]),
            pg_catalog.array_fill(null::text, array[query_count]),
            network_address, request_id, scope, pg_catalog.array_fill(null::uuid, array[query_count]),
            pg_catalog.array_fill('refused'::text, array[query_count]), rule_id,
            pg_catalog.array_fill(''::text, array[query_count]), refusal
        ) as logged;
end;
$$;

comment on function credit.refuse_public_queries(
    timestamptz, text[], text[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query. refusal is a problem document without its closing brace; scope is JSON.';

alter function credit.refuse_public_queries(timestamptz, text[], text[], text[], text[], text[], text[])
owner to credit_public_discloser;
revoke all on function credit.refuse_public_queries(
    timestamptz, text[], text[], text[], text[], text[], text[]
) from public;
grant execute on function credit.refuse_public_queries(
    timestamptz, text[], text[], text[], text[], text[], text[]
) to credit_public;
