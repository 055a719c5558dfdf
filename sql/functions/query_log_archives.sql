-- Purpose: which months are archived, approved, attached.
-- Rules: HZ-Q15.
-- Called by: creditctl log; creditsigner, which passes over the positions of detached months.
create or replace function credit.query_log_archives()
returns table (
    archived_month date,
    first_position bigint,
    end_position bigint,
    manifest_digest bytea,
    recorded_at timestamptz,
    recorded_by text,
    approvals integer,
    is_attached boolean
)
language sql
stable
security definer
set search_path = ''
as $$
    select
        query_log_archive.archived_month,
        query_log_archive.first_position,
        query_log_archive.end_position,
        query_log_archive.manifest_digest,
        query_log_archive.recorded_at,
        query_log_archive.recorded_by,
        (
            select pg_catalog.count(*)::integer
            from credit.query_log_archive_approval
            where
                query_log_archive_approval.archived_month = query_log_archive.archived_month
                and query_log_archive_approval.manifest_digest = query_log_archive.manifest_digest
        ),
        exists (
            select
            from pg_catalog.pg_inherits
            where
                pg_inherits.inhparent = 'credit.query_log_entry'::regclass
                and pg_inherits.inhrelid = pg_catalog.to_regclass(
                    'credit.query_log_entry_' || pg_catalog.to_char(query_log_archive.archived_month, 'YYYY_MM')
                )
        )
    from credit.query_log_archive
    order by query_log_archive.archived_month;
$$;

comment on function credit.query_log_archives() is
'In the order of months. approvals: persons who approved this very bundle; is_attached: its entries are in the log.';

alter function credit.query_log_archives() owner to credit_query_log_owner;
revoke all on function credit.query_log_archives() from public;
grant execute on function credit.query_log_archives() to credit_archivist, credit_auditor, credit_signer;
