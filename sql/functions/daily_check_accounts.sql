-- Purpose: how many queries each account of a unit made on a day, as far as a logged daily check permits.
-- Rules: PB-3, HZ-Q15.
-- Called by: daily_check_list, record_daily_check.
create or replace function credit.daily_check_accounts(permit_position bigint, permit_time timestamptz)
returns table (
    account_id text, query_count bigint, empty_count bigint, refused_count bigint,
    first_at timestamptz, last_at timestamptz
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return query
    select
        query_log_entry.actor,
        pg_catalog.count(*),
        pg_catalog.count(*) filter (where query_log_entry.outcome = 'empty'),
        pg_catalog.count(*) filter (where query_log_entry.outcome = 'refused'),
        pg_catalog.min(query_log_entry.logged_at),
        pg_catalog.max(query_log_entry.logged_at)
    from
        credit.daily_check_permit(
            daily_check_accounts.permit_position, daily_check_accounts.permit_time
        ) as permit
    inner join credit.query_log_entry
        on permit.unit_code = query_log_entry.unit_code
    where
        query_log_entry.logged_at >= permit.day::timestamp at time zone 'Asia/Shanghai'
        and query_log_entry.logged_at < (permit.day + 1)::timestamp at time zone 'Asia/Shanghai'
        and query_log_entry.audience in ('government', 'window')
        -- Commands are no queries.
        and query_log_entry.purpose <> 'administration'
    group by query_log_entry.actor;
end;
$$;

comment on function credit.daily_check_accounts(bigint, timestamptz) is
'Without a permit (daily_check_permit) no row. Refused ones count as queries, too. For the keeper of accounts '
'only.';

alter function credit.daily_check_accounts(bigint, timestamptz) owner to credit_query_log_owner;
revoke all on function credit.daily_check_accounts(bigint, timestamptz) from public;
grant execute on function credit.daily_check_accounts(bigint, timestamptz) to credit_account_keeper;
