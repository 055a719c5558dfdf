-- Purpose: who asked for a subject's data, when and for what, from the query log; not what law keeps secret.
-- Rules: X-8, BX-7, HZ-Q15.
-- Called by: lookup_documents, for the subject's own data.
create or replace function credit.lookups_of_subject(
    subject_key uuid,
    since timestamptz,
    before_position bigint,
    audiences text[],
    page_size integer
)
returns table (
    log_position bigint,
    logged_at timestamptz,
    audience text,
    operation text,
    unit_code text,
    purpose text,
    matter text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return query
    select
        entry.log_position,
        entry.logged_at,
        entry.audience,
        entry.operation,
        entry.unit_code,
        entry.purpose,
        pg_catalog.convert_from(entry.entry, 'UTF8')::jsonb #>> '{scope,matter}'
    from credit.query_log_entry as entry
    where
        entry.subject_key = lookups_of_subject.subject_key
        and entry.logged_at >= since
        and (before_position is null or entry.log_position < before_position)
        and entry.audience = any(audiences)
        -- A step of a case is no look at records unless it says that it showed some.
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
    order by entry.logged_at desc, entry.log_position desc
    limit lookups_of_subject.page_size;
end;
$$;

comment on function credit.lookups_of_subject(uuid, timestamptz, bigint, text[], integer) is
'Newest first. before_position: where the page before ended; null: from the newest. Units and purposes, never the '
'persons who asked. Refused queries name no subject and are not here.';

alter function credit.lookups_of_subject(uuid, timestamptz, bigint, text[], integer) owner to credit_query_log_owner;
revoke all on function credit.lookups_of_subject(uuid, timestamptz, bigint, text[], integer) from public;
grant execute on function credit.lookups_of_subject(uuid, timestamptz, bigint, text[], integer)
to credit_window_discloser;
