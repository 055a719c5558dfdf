-- Purpose: puts the table of an archived month back into the query log.
-- Rules: HZ-Q15.
-- Called by: creditctl log attach.
create or replace function credit.attach_query_log_month(archived_month date, as_of timestamptz, attached_by text)
returns void
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    archive credit.query_log_archive;
    partition_name constant text := 'query_log_entry_' || pg_catalog.to_char(archived_month, 'YYYY_MM');
    month_start constant timestamptz := archived_month::timestamp;
    month_end constant timestamptz := archived_month::timestamp + interval '1 month';
    former_intention constant text := coalesce(pg_catalog.current_setting('credit.query_log_change', true), '');
begin
    perform credit.require_query_log_account(attached_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into archive
    from credit.query_log_archive
    where query_log_archive.archived_month = attach_query_log_month.archived_month;
    if not found then
        raise exception 'no bundle of % is recorded', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;
    perform
    from credit.query_log_archives() as archived
    where archived.archived_month = archive.archived_month and archived.is_attached;
    if found or pg_catalog.to_regclass('credit.' || partition_name) is null then
        raise exception 'the month % is not detached', archived_month
            using errcode = 'object_not_in_prerequisite_state';
    end if;

    perform pg_catalog.set_config('credit.query_log_change', 'intended', true);
    -- Reads the month once to see that it is that month; answers go on meanwhile.
    execute pg_catalog.format(
        'alter table credit.query_log_entry attach partition credit.%I for values from (%L) to (%L)',
        partition_name, month_start, month_end
    );
    perform pg_catalog.set_config('credit.query_log_change', former_intention, true);
    perform credit.require_query_log_month(archived_month, archive.first_position, archive.end_position);
    perform credit.log_own_query(
        as_of, 'operator', 'log_archiving', 'attach_month', attached_by,
        '{"month":"' || pg_catalog.to_char(archived_month, 'YYYY-MM') || '"}', null, 'answered', '', '{"attached":true'
    );
end;
$$;

comment on function credit.attach_query_log_month(date, timestamptz, text) is
'Raises 55000 unless the month is archived and its table detached; 22023 when its first or last position is no longer '
'the bundle''s. What else may have happened to it, log verification finds.';

alter function credit.attach_query_log_month(date, timestamptz, text) owner to credit_query_log_owner;
revoke all on function credit.attach_query_log_month(date, timestamptz, text) from public;
grant execute on function credit.attach_query_log_month(date, timestamptz, text) to credit_archivist;
