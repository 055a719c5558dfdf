-- Purpose: whether any query about a subject was answered with the content of a record.
-- Rules: HZ-O1, HZ-Q15.
-- Called by: objection_obstacle.
create or replace function credit.was_disclosed(
    as_of timestamptz,
    subject_key uuid,
    record_id uuid
)
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return exists (
        select
        from credit.query_log_entry
        where
            query_log_entry.subject_key = was_disclosed.subject_key
            and query_log_entry.logged_at <= as_of
            and query_log_entry.outcome = 'answered'
            -- The centre's own look at a record that is objected to is no disclosure about the subject.
            and query_log_entry.purpose <> 'objection'
            and position(pg_catalog.convert_to(was_disclosed.record_id::text, 'UTF8') in query_log_entry.entry) > 0
            and exists (
                select
                from pg_catalog.jsonb_array_elements(
                    pg_catalog.convert_from(query_log_entry.entry, 'UTF8')::jsonb -> 'disclosed'
                ) as shown (part)
                where
                    shown.part ->> 0 = was_disclosed.record_id::text
                    and coalesce(shown.part ->> 2, '') not in ('suspended', 'marker_only')
            )
    );
end;
$$;

comment on function credit.was_disclosed(timestamptz, uuid, uuid) is
'By the log''s months that are attached. True or false only: who asked, and when, stays in the log.';

alter function credit.was_disclosed(timestamptz, uuid, uuid) owner to credit_query_log_owner;
revoke all on function credit.was_disclosed(timestamptz, uuid, uuid) from public;
grant execute on function credit.was_disclosed(timestamptz, uuid, uuid) to credit_case_keeper;
