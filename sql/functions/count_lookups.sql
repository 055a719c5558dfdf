-- Purpose: how often a subject's data were asked for since a day, by audience.
-- Rules: X-8, BX-7.
-- Called by: window_lookups.
create or replace function credit.count_lookups(subject_key uuid, since timestamptz)
returns table (audience text, lookup_count bigint)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return query
    select
        entry.audience,
        pg_catalog.count(*)
    from credit.query_log_entry as entry
    where
        entry.subject_key = count_lookups.subject_key
        and entry.logged_at >= since
        and (
            entry.audience <> 'staff'
            or pg_catalog.convert_from(entry.entry, 'UTF8')::jsonb -> 'disclosed' <> '[]'
        )
        and not exists (
            select
            from credit.lookup_exception
            where
                lookup_exception.decision = 'approved'
                and lookup_exception.ended_at is null
                and (lookup_exception.unit_code is null or entry.unit_code = lookup_exception.unit_code)
                and (lookup_exception.purpose is null or entry.purpose = lookup_exception.purpose)
        )
    group by entry.audience;
end;
$$;

comment on function credit.count_lookups(uuid, timestamptz) is
'Counts what lookups_of_subject lists; no row for an audience that never asked.';

alter function credit.count_lookups(uuid, timestamptz) owner to credit_query_log_owner;
revoke all on function credit.count_lookups(uuid, timestamptz) from public;
grant execute on function credit.count_lookups(uuid, timestamptz) to credit_window_discloser;
