-- Purpose: logs answers and refusals of the government audience and gives them back with their receipts.
-- Rules: HZ-Q15, PB-12, BX-13.
-- Called by: the functions that answer government users, as the last thing that they do.
create or replace function credit.seal_government_answers(
    as_of timestamptz,
    operation text,
    actor text[],
    unit_code text[],
    purpose text[],
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
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    purpose_list text[];
    number_list integer[];
begin
    -- A batch is mostly for one purpose; the log takes one at a time.
    if purpose[1] = all(purpose) then
        return query
        select
            logged.answer_number,
            logged.answer
        from
            credit.append_query_log(
                as_of, 'government', purpose[1], array_fill(operation, array[cardinality(actor)]), actor,
                unit_code, network_address, request_id, scope, subject_key, outcome, rule_id, disclosed,
                unsealed_answer
            ) as logged;
        return;
    end if;

    purpose_list := array(select distinct item.purpose from unnest(purpose) as item (purpose));
    for place in 1..cardinality(purpose_list) loop
        select array_agg(item.number order by item.number)
        into number_list
        from unnest(purpose) with ordinality as item (purpose, number)
        where item.purpose = purpose_list[place];

        return query
        with part as (
            select
                array_agg(operation order by item.number) as operation,
                array_agg(item.actor order by item.number) as actor,
                array_agg(item.unit_code order by item.number) as unit_code,
                array_agg(item.network_address order by item.number) as network_address,
                array_agg(item.request_id order by item.number) as request_id,
                array_agg(item.scope order by item.number) as scope,
                array_agg(item.subject_key order by item.number) as subject_key,
                array_agg(item.outcome order by item.number) as outcome,
                array_agg(item.rule_id order by item.number) as rule_id,
                array_agg(item.disclosed order by item.number) as disclosed,
                array_agg(item.unsealed_answer order by item.number) as unsealed_answer
            from
                rows from (
                    unnest(actor), unnest(unit_code), unnest(purpose), unnest(network_address), unnest(request_id),
                    unnest(scope), unnest(subject_key), unnest(outcome), unnest(rule_id), unnest(disclosed),
                    unnest(unsealed_answer)
                ) with ordinality as item (
                    actor, unit_code, purpose, network_address, request_id, scope, subject_key, outcome, rule_id,
                    disclosed, unsealed_answer, number
                )
            where item.purpose = purpose_list[place]
        )

        select
            number_list[logged.answer_number],
            logged.answer
        from part
        cross join
            credit.append_query_log(
                as_of, 'government', purpose_list[place], part.operation, part.actor, part.unit_code,
                part.network_address, part.request_id, part.scope, part.subject_key, part.outcome, part.rule_id,
                part.disclosed, part.unsealed_answer
            ) as logged;
    end loop;
end;
$$;

comment on function credit.seal_government_answers(
    timestamptz, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query, as in append_query_log; a purpose needs no escaping in JSON. answer_number '
'is the element''s place.';

alter function credit.seal_government_answers(
    timestamptz, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.seal_government_answers(
    timestamptz, text, text[], text[], text[], text[], text[], text[], uuid[], text[], text[], text[], text[]
) from public;
