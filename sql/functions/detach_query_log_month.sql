-- Purpose: takes the partition of an archived and approved month out of the query log; the table and its fences stay.
-- Rules: HZ-Q15.
-- Called by: creditctl log detach.
create or replace function credit.detach_query_log_month(archived_month date, as_of timestamptz, detached_by text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
-- Answers wait behind this wait. Longer than deadlock_timeout, after which a vacuum of the partition gives way.
set lock_timeout = '1500ms'
as $$
declare
    approvals_needed constant integer := 2;
    archive credit.query_log_archive;
    partition_name constant text := 'query_log_entry_' || pg_catalog.to_char(archived_month, 'YYYY_MM');
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    perform credit.require_query_log_account(detached_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into archive
    from credit.query_log_archive
    where query_log_archive.archived_month = detach_query_log_month.archived_month;
    if not found then
        raise exception 'no bundle of % is recorded', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    if (
        select pg_catalog.count(distinct query_log_archive_approval.approver)
        from credit.query_log_archive_approval
        where
            query_log_archive_approval.archived_month = archive.archived_month
            and query_log_archive_approval.manifest_digest = archive.manifest_digest
    ) < approvals_needed then
        raise exception 'the detachment of % needs the approval of % persons', archived_month, approvals_needed
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform
    from credit.query_log_archives() as archived
    where archived.archived_month = archive.archived_month and archived.is_attached;
    if not found then
        raise exception 'the month % is not attached', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform credit.require_query_log_month(archived_month, archive.first_position, archive.end_position);
    -- What is not in the tree and signed yet could never be, without its entries.
    perform
    from credit.query_log_checkpoint
    where query_log_checkpoint.tree_size >= archive.end_position;
    if not found then
        raise exception 'the month % is not covered by a checkpoint', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
    execute pg_catalog.format('alter table credit.query_log_entry detach partition credit.%I', partition_name);
    perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
    perform credit.log_own_query(
        as_of, 'operator', 'log_archiving', 'detach_month', detached_by,
        '{"month":"' || pg_catalog.to_char(archived_month, 'YYYY-MM') || '"}', null, 'answered', '', '{"detached":true'
    );
end;
$$;

comment on function credit.detach_query_log_month(date, timestamptz, text) is
'The table keeps its name, owner and fences. Raises 55000 unless the month''s bundle is recorded, approved by two '
'persons, covered by a checkpoint and the partition attached; 22023 when the bundle''s positions are not the month''s; '
'55P03 when the log is busy: try again.';

alter function credit.detach_query_log_month(date, timestamptz, text) owner to credit_query_log_owner;
revoke all on function credit.detach_query_log_month(date, timestamptz, text) from public;
grant execute on function credit.detach_query_log_month(date, timestamptz, text) to credit_archivist;
