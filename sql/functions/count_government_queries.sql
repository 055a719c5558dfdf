-- Purpose: counts what accounts ask for and blocks those that cross a threshold, at once.
-- Rules: QZ-12, PB-3, PB-8.
-- Called by: disclose_to_government, after the answers are built and before the log's head is locked.
create or replace function credit.count_government_queries(
    as_of timestamptz,
    policy_id integer,
    operation text,
    number integer[],
    account_id text[],
    role text[],
    is_outside boolean[],
    code_number bigint[]
)
returns table (answer_number integer, refusal_code text, refusal_rule text)
language plpgsql
volatile
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    asking record;
    block record;
begin
    -- Everybody locks accounts in the order of their names, and the log's head after them: so nobody waits in a circle.
    for asking in
        select
            item.account_id,
            min(item.role) as role,
            array_agg(item.number order by item.number) as numbers,
            array_agg(item.is_outside order by item.number) as is_outside,
            array_agg(item.code_number order by item.number) as code_numbers
        from
            rows from (unnest(number), unnest(account_id), unnest(role), unnest(is_outside), unnest(code_number))
            as item (number, account_id, role, is_outside, code_number)
        group by item.account_id
        order by item.account_id
    loop
        block := credit.count_account_queries(
            as_of, policy_id, operation, asking.account_id, asking.role, asking.is_outside, asking.code_numbers
        );
        if block.first_refused is not null then
            return query
            select
                asking.numbers[item.place],
                case
                    when item.place = block.first_refused and not block.is_former then 'usage_limit_reached'
                    else 'account_blocked'
                end,
                block.rule_id
            from generate_series(block.first_refused, cardinality(asking.numbers)) as item (place);
        end if;
    end loop;
end;
$$;

comment on function credit.count_government_queries(
    timestamptz, integer, text, integer[], text[], text[], boolean[], bigint[]
) is
'Arrays of one length, an element a query that may be asked. One row for each that may not any more: the one that '
'crosses a threshold, and those of the same account behind it. Locks are held, and blocks written, in the caller''s '
'transaction. code_number: place of the subject''s code in its sequence; null: none.';

alter function credit.count_government_queries(
    timestamptz, integer, text, integer[], text[], text[], boolean[], bigint[]
) owner to credit_government_discloser;
revoke all on function credit.count_government_queries(
    timestamptz, integer, text, integer[], text[], text[], boolean[], bigint[]
) from public;
