-- Purpose: logs a batch of government queries that the daemon refused before SQL was asked, and seals their answers.
-- Rules: HZ-Q11, HZ-Q13, HZ-Q15, X-7.
-- Called by: creditd, government audience.
create or replace function credit.refuse_government_queries(
    as_of timestamptz,
    operation text[],
    actor text[],
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
    query_count constant integer := cardinality(refusal);
begin
    -- An account is a statement of the database's own: from outside nobody is more than the certificate shown.
    if exists (select from unnest(actor) as item (name) where (item.name ~ '^(unknown|certificate:[0-9a-f]{16})$') is not true)
    then
        raise exception 'a refusal names a certificate or nobody' using errcode = 'invalid_parameter_value';
    end if;
    return query
    select
        logged.answer_number,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'government', 'unknown', operation, actor, array_fill(null::text, array[query_count]),
            network_address, request_id, scope, array_fill(null::uuid, array[query_count]),
            array_fill('refused'::text, array[query_count]), rule_id, array_fill(''::text, array[query_count]),
            refusal
        ) as logged;
end;
$$;

comment on function credit.refuse_government_queries(
    timestamptz, text[], text[], text[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query. actor: unknown, or certificate: and the first 16 hexadecimal digits of its '
'SPKI digest. refusal is a problem document without its closing brace; scope is JSON.';

alter function credit.refuse_government_queries(
    timestamptz, text[], text[], text[], text[], text[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.refuse_government_queries(
    timestamptz, text[], text[], text[], text[], text[], text[], text[]
) from public;
grant execute on function credit.refuse_government_queries(
    timestamptz, text[], text[], text[], text[], text[], text[], text[]
) to credit_government;
