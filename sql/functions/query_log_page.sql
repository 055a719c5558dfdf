-- Purpose: a page of the query log: by time range, actor, unit, subject, purpose.
-- Rules: HZ-Q15, X-8.
-- Called by: read_query_log, which has seen that the reading is logged.
create or replace function credit.query_log_page(
    logged_from timestamptz,
    logged_until timestamptz,
    before_position bigint,
    actor text,
    unit_code text,
    subject_key uuid,
    purpose text,
    after_logged_at timestamptz,
    after_position bigint,
    page_size integer
)
returns text
language plpgsql
stable
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    time_form constant text := 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"';
    entries text;
    next_page text;
begin
    if page_size is null or page_size not between 1 and 1000 then
        raise exception 'a page has 1 to 1000 entries' using errcode = 'invalid_parameter_value';
    end if;
    if (after_logged_at is null) <> (after_position is null) then
        raise exception 'a page begins behind a time and a position' using errcode = 'invalid_parameter_value';
    end if;

    -- Planned for the filters that are there: each has an index of its own.
    execute
        $query$
        with page as (
            select
                query_log_entry.log_position,
                query_log_entry.logged_at,
                query_log_entry.entry
            from credit.query_log_entry
            where
                query_log_entry.logged_at >= $1
                and query_log_entry.logged_at < $2
                and query_log_entry.log_position < $10
                and query_log_entry.log_position > $7
        $query$
        || case when actor is not null then ' and query_log_entry.actor = $3' else '' end
        || case when actor <> 'public' then ' and query_log_entry.actor <> ''public''' else '' end
        || case when unit_code is not null then ' and query_log_entry.unit_code = $4' else '' end
        || case when subject_key is not null then ' and query_log_entry.subject_key = $5' else '' end
        || case when purpose is not null then ' and query_log_entry.purpose = $6' else '' end
        || $query$
            order by query_log_entry.logged_at, query_log_entry.log_position
            limit $8 + 1
        ),

        numbered as (
            select
                page.*,
                pg_catalog.row_number() over (order by page.logged_at, page.log_position) as place
            from page
        )

        select
            pg_catalog.string_agg(
                '{"position":' || numbered.log_position
                || ',"time":"' || pg_catalog.to_char(numbered.logged_at, $9)
                || '","entry":' || pg_catalog.to_json(pg_catalog.convert_from(numbered.entry, 'UTF8')) || '}',
                ',' order by numbered.place
            ) filter (where numbered.place <= $8),
            case when pg_catalog.count(*) > $8 then
                pg_catalog.max(
                    '{"time":"' || pg_catalog.to_char(numbered.logged_at, $9)
                    || '","position":' || numbered.log_position || '}'
                ) filter (where numbered.place = $8)
            end
        from numbered
        $query$
    into entries, next_page
    using
        -- Positions follow times: with one bound of each the scan begins at the very entry, also inside one instant.
        greatest(logged_from, after_logged_at), logged_until, actor, unit_code, subject_key, purpose,
        coalesce(after_position, -1), page_size, time_form, before_position;

    return '{"entries":[' || coalesce(entries, '') || '],"next":' || coalesce(next_page, 'null') || '}';
end;
$$;

comment on function credit.query_log_page(
    timestamptz, timestamptz, bigint, text, text, uuid, text, timestamptz, bigint, integer
) is
'One JSON document: entries, and next (null: the last page; otherwise what to give as after_…). logged_until and '
'before_position are exclusive; a filter that is null does not filter. For the log''s owner only.';

alter function credit.query_log_page(
    timestamptz, timestamptz, bigint, text, text, uuid, text, timestamptz, bigint, integer
) owner to credit_query_log_owner;
revoke all on function credit.query_log_page(
    timestamptz, timestamptz, bigint, text, text, uuid, text, timestamptz, bigint, integer
) from public;
