-- Purpose: counts what one account asks for, and blocks it when it crosses a threshold.
-- Rules: QZ-12, PB-3, PB-8.
-- Called by: count_government_queries.
create or replace function credit.count_account_queries(
    as_of timestamptz,
    policy_id integer,
    operation text,
    account_id text,
    role text,
    is_outside boolean[],
    code_number bigint[],
    out first_refused integer,
    out is_former boolean,
    out rule_id text
)
language plpgsql
volatile
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
set timezone = 'Asia/Shanghai'
as $$
declare
    today constant date := as_of::date;
    -- A verification's pace is the platform's, not the person's.
    is_paced constant boolean := operation <> 'verification';
    counted integer := cardinality(is_outside);
    pace record;
    usage record;
    allowed record;
    crossed record;
    least_place integer;
    place integer;
    -- By place: subjects outside so far, length of the run so far, last code so far.
    outside_counts integer[];
    run_lengths integer[];
    last_codes bigint[];
    outside_count integer := 0;
    run_length integer;
    longest_run integer := 0;
    last_code bigint;
begin
    is_former := false;
    -- Locked first: from here on the figures of this account stand still, and a block that another wrote is seen.
    loop
        select
            greatest(account_pace.minute, date_trunc('minute', as_of)) as minute,
            case
                when account_pace.minute >= date_trunc('minute', as_of) then account_pace.minute_count
                else 0
            end as minute_count,
            account_pace.last_code,
            account_pace.run_length
        into pace
        from credit.account_pace
        where account_pace.account_id = count_account_queries.account_id
        for no key update;
        exit when found;
        insert into credit.account_pace (account_id, minute, minute_count, run_length)
        values (count_account_queries.account_id, '-infinity', 0, 0)
        on conflict do nothing;
    end loop;

    -- A statement of its own: it sees what was committed while this one waited for the lock.
    select
        account_usage.query_count - account_usage.settled_query_count as day_count,
        account_usage.outside_count - account_usage.settled_outside_count as outside_count,
        account_usage.mean_count,
        account_usage.account_id is not null as is_begun,
        account_block.rule_id as block_rule
    into strict usage
    from (values (count_account_queries.account_id)) as asking (account_id)
    left join credit.account_usage
        on
            asking.account_id = account_usage.account_id
            and account_usage.day = today
    left join credit.account_block
        on
            asking.account_id = account_block.account_id
            and account_block.lifted_at is null;
    if usage.block_rule is not null then
        first_refused := 1;
        is_former := true;
        rule_id := usage.block_rule;
        return;
    end if;
    if not usage.is_begun then
        usage.day_count := 0;
        usage.outside_count := 0;
        usage.mean_count := credit.begin_account_day(account_id, as_of);
    end if;

    -- A code that neighbours the one before it makes the run longer, the same again does not; any other begins anew.
    last_code := pace.last_code;
    run_length := pace.run_length;
    for number in 1..counted loop
        if is_outside[number] then
            outside_count := outside_count + 1;
        end if;
        if code_number[number] is not null then
            if abs(code_number[number] - last_code) = 1 then
                run_length := run_length + 1;
            elsif code_number[number] is distinct from last_code then
                run_length := 1;
            end if;
            last_code := code_number[number];
        end if;
        longest_run := greatest(longest_run, run_length);
        outside_counts[number] := outside_count;
        run_lengths[number] := run_length;
        last_codes[number] := last_code;
    end loop;

    -- For each threshold the first place at which it is crossed; the role's own row stands in for everybody's.
    for allowed in
        select distinct on (usage_limit.limit_code)
            usage_limit.limit_code,
            usage_limit.value,
            usage_limit.minimum_sample,
            usage_limit.rule_id
        from credit.usage_limit
        where
            usage_limit.policy_id = count_account_queries.policy_id
            and (usage_limit.role is null or usage_limit.role = count_account_queries.role)
        order by usage_limit.limit_code asc, usage_limit.role asc nulls last
    loop
        least_place := greatest(1, allowed.minimum_sample - usage.day_count);
        place := case allowed.limit_code
            when 'queries_per_minute' then case when is_paced then allowed.value - pace.minute_count + 1 end
            when 'queries_per_day' then allowed.value - usage.day_count + 1
            when 'jump_factor_percent' then floor(allowed.value * usage.mean_count / 100)::integer - usage.day_count + 1
        end;
        -- Searched for only where there is something to find.
        if allowed.limit_code = 'outside_share_percent' and usage.outside_count + outside_count > 0 then
            select min(item.place)
            into place
            from unnest(outside_counts) with ordinality as item (so_far, place)
            where
                item.place >= least_place
                and (usage.outside_count + item.so_far) * 100 > allowed.value * (usage.day_count + item.place);
        elsif allowed.limit_code = 'sequential_run' and longest_run > allowed.value then
            select min(item.place)
            into place
            from unnest(run_lengths) with ordinality as item (so_far, place)
            where
                item.place >= least_place
                and item.so_far > allowed.value;
        end if;
        place := case when place is not null then greatest(place, least_place) end;
        if place <= counted and (first_refused is null or place < first_refused) then
            first_refused := place;
            rule_id := allowed.rule_id;
            crossed := allowed;
        end if;
    end loop;

    if first_refused is not null then
        insert into credit.account_block (block_id, account_id, rule_id, limit_code, observed, allowed, blocked_at)
        values (
            gen_random_uuid(), count_account_queries.account_id, crossed.rule_id, crossed.limit_code,
            case crossed.limit_code
                when 'queries_per_minute' then pace.minute_count + first_refused
                when 'queries_per_day' then usage.day_count + first_refused
                when 'jump_factor_percent' then ceil((usage.day_count + first_refused) * 100 / usage.mean_count)
                when 'outside_share_percent'
                    then ceil(
                        (usage.outside_count + outside_counts[first_refused]) * 100.0
                        / (usage.day_count + first_refused)
                    )
                when 'sequential_run' then run_lengths[first_refused]
            end,
            crossed.value, as_of
        );
        -- What came before was in order and counts.
        counted := first_refused - 1;
    end if;

    update credit.account_pace
    set
        minute = pace.minute,
        minute_count = pace.minute_count + case when is_paced then counted else 0 end,
        last_code = case when counted > 0 then last_codes[counted] else pace.last_code end,
        -- Once two persons have lifted the block a run begins anew.
        run_length = case
            when first_refused is not null then 0
            when counted > 0 then run_lengths[counted]
            else pace.run_length
        end
    where account_pace.account_id = count_account_queries.account_id;
    -- What a block was for does not count again when it is lifted.
    update credit.account_usage
    set
        query_count = account_usage.query_count + counted,
        outside_count = account_usage.outside_count + coalesce(outside_counts[counted], 0),
        settled_query_count = case
            when first_refused is null then account_usage.settled_query_count
            else account_usage.query_count + counted
        end,
        settled_outside_count = case
            when first_refused is null then account_usage.settled_outside_count
            else account_usage.outside_count + coalesce(outside_counts[counted], 0)
        end
    where
        account_usage.account_id = count_account_queries.account_id
        and account_usage.day = today;
end;
$$;

comment on function credit.count_account_queries(
    timestamptz, integer, text, text, text, boolean[], bigint[]
) is
'Arrays of one length, an element a query. first_refused: place of the first that may not be answered, null: all may. '
'is_former: because of a block that was there already. The account''s row is locked until the end of the transaction.';

alter function credit.count_account_queries(timestamptz, integer, text, text, text, boolean[], bigint[])
owner to credit_government_discloser;
revoke all on function credit.count_account_queries(
    timestamptz, integer, text, text, text, boolean[], bigint[]
) from public;
