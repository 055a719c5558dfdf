-- Purpose: a page of the queries of a unit's day, as far as a logged daily check permits.
-- Rules: PB-3, HZ-Q15, PB-12.
-- Called by: daily_check_list.
create or replace function credit.daily_check_page(
    permit_position bigint,
    permit_time timestamptz,
    after_logged_at timestamptz,
    after_position bigint,
    page_size integer
)
returns table (entries jsonb, next_page jsonb)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
    permit record;
begin
    select
        permitted.unit_code,
        permitted.day::timestamp at time zone 'Asia/Shanghai' as day_begins_at,
        (permitted.day + 1)::timestamp at time zone 'Asia/Shanghai' as day_ends_at
    into permit
    from credit.daily_check_permit(permit_position, permit_time) as permitted;
    if not found then
        return;
    end if;

    return query
    with page as (
        select
            query_log_entry.log_position,
            query_log_entry.logged_at,
            query_log_entry.entry
        from credit.query_log_entry
        where
            query_log_entry.unit_code = permit.unit_code
            -- Positions follow times: with one bound of each the scan begins at the very entry.
            and query_log_entry.logged_at >= greatest(permit.day_begins_at, after_logged_at)
            and query_log_entry.logged_at < permit.day_ends_at
            and query_log_entry.log_position > coalesce(after_position, -1)
            and query_log_entry.audience in ('government', 'window')
            -- Commands are no queries.
            and query_log_entry.purpose <> 'administration'
        order by query_log_entry.logged_at, query_log_entry.log_position
        limit page_size + 1
    ),

    -- Without the salt at the leaf's end: it is the secret of the asker's receipt.
    shown as (
        select
            pg_catalog.row_number() over (order by page.logged_at, page.log_position) as place,
            (pg_catalog.left(pg_catalog.convert_from(page.entry, 'UTF8'), -47) || '}')::jsonb as document,
            pg_catalog.jsonb_build_object(
                'position', page.log_position,
                'time', pg_catalog.to_char(page.logged_at at time zone 'Asia/Shanghai', time_form)
            ) as "key"
        from page
    )

    select
        coalesce(pg_catalog.jsonb_agg(shown.document order by shown.place) filter (where shown.place <= page_size), '[]'),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(shown."key") filter (where shown.place = page_size) -> 0
        end
    from shown;
end;
$$;

comment on function credit.daily_check_page(bigint, timestamptz, timestamptz, bigint, integer) is
'Without a permit (daily_check_permit) no row. entries as in the log, but without their salts; next_page: '
'what to give as after_…, null: the last page. For the keeper of accounts only.';

alter function credit.daily_check_page(bigint, timestamptz, timestamptz, bigint, integer)
owner to credit_query_log_owner;
revoke all on function credit.daily_check_page(bigint, timestamptz, timestamptz, bigint, integer) from public;
grant execute on function credit.daily_check_page(bigint, timestamptz, timestamptz, bigint, integer)
to credit_account_keeper;
