-- Purpose: refuses positions that are not those of a closed, attached month of the query log.
-- Rules: HZ-Q15.
-- Called by: record_query_log_archive, detach_query_log_month, attach_query_log_month.
create or replace function credit.require_query_log_month(
    archived_month date, first_position bigint, end_position bigint
)
returns void
language plpgsql
stable
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    month_start constant timestamptz := archived_month::timestamp;
    month_end constant timestamptz := archived_month::timestamp + interval '1 month';
    log_size bigint;
    last_logged_at timestamptz;
    first_found bigint;
    end_found bigint;
begin
    if archived_month is null or not pg_catalog.isfinite(archived_month)
        or archived_month <> pg_catalog.date_trunc('month', archived_month::timestamp)::date then
        raise exception 'a month is given by its first day' using errcode = 'invalid_parameter_value';
    end if;
    select
        query_log_head.next_position,
        query_log_head.last_logged_at
    into strict log_size, last_logged_at
    from credit.query_log_head
    where query_log_head.log_id = 1;
    -- Times never go back: once an entry is later, the month gets no more.
    if last_logged_at < month_end then
        raise exception 'the month % is not closed: the log has no later entry', archived_month
            using errcode = 'invalid_parameter_value';
    end if;

    select query_log_entry.log_position
    into first_found
    from credit.query_log_entry
    where query_log_entry.logged_at >= month_start and query_log_entry.logged_at < month_end
    order by query_log_entry.logged_at, query_log_entry.log_position
    limit 1;
    if found then
        select query_log_entry.log_position + 1
        into strict end_found
        from credit.query_log_entry
        where query_log_entry.logged_at >= month_start and query_log_entry.logged_at < month_end
        order by query_log_entry.logged_at desc, query_log_entry.log_position desc
        limit 1;
    else
        -- Without entries: it begins and ends where the next one begins, attached or not.
        select
            least(
                log_size,
                (
                    select query_log_entry.log_position
                    from credit.query_log_entry
                    where query_log_entry.logged_at >= month_end
                    order by query_log_entry.logged_at, query_log_entry.log_position
                    limit 1
                ),
                (
                    select pg_catalog.min(query_log_archive.first_position)
                    from credit.query_log_archive
                    where query_log_archive.archived_month > require_query_log_month.archived_month
                )
            )
        into first_found;
        end_found := first_found;
    end if;
    if first_position is distinct from first_found or end_position is distinct from end_found then
        raise exception 'the month % has the positions from % to before %', archived_month, first_found, end_found
            using errcode = 'invalid_parameter_value';
    end if;
end;
$$;

comment on function credit.require_query_log_month(date, bigint, bigint) is
'Raises 22023. end_position is exclusive. For the log''s owner only.';

alter function credit.require_query_log_month(date, bigint, bigint) owner to credit_query_log_owner;
revoke all on function credit.require_query_log_month(date, bigint, bigint) from public;
