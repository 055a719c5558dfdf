-- Purpose: begins the counting of an account's day, with the mean that jumps of it are measured by.
-- Rules: QZ-12, PB-8.
-- Called by: count_account_queries, at the first query of a day.
create or replace function credit.begin_account_day(account_id text, as_of timestamptz)
returns numeric
language plpgsql
volatile
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    -- QZ-12, days: of which an account's own mean is made, today not among them.
    mean_days constant integer := 30;
    today constant date := as_of::date;
    mean_count numeric;
begin
    select avg(account_usage.query_count)
    into mean_count
    from credit.account_usage
    where
        account_usage.account_id = begin_account_day.account_id
        and account_usage.day >= today - mean_days
        and account_usage.day < today
        and account_usage.query_count > 0;
    insert into credit.account_usage (
        account_id, day, query_count, outside_count, settled_query_count, settled_outside_count, mean_count
    )
    values (begin_account_day.account_id, today, 0, 0, 0, 0, mean_count);
    -- PB-8 counts days: once a day is often enough.
    update credit.account
    set last_query_at = greatest(account.last_query_at, as_of)
    where account.account_id = begin_account_day.account_id;
    return mean_count;
end;
$$;

comment on function credit.begin_account_day(text, timestamptz) is
'Mean of the days of the last thirty on which it asked; null: it did not. The caller holds the lock on the account''s '
'pace.';

alter function credit.begin_account_day(text, timestamptz) owner to credit_government_discloser;
revoke all on function credit.begin_account_day(text, timestamptz) from public;
