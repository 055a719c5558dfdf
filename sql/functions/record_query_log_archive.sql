-- Purpose: registers the bundle of a closed month of the query log.
-- Rules: HZ-Q15.
-- Called by: creditctl log archive, after the bundle verified.
create or replace function credit.record_query_log_archive(
    archived_month date,
    first_position bigint,
    end_position bigint,
    manifest_digest bytea,
    as_of timestamptz,
    recorded_by text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    recorded credit.query_log_archive;
begin
    perform credit.require_query_log_account(recorded_by);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    select query_log_archive.*
    into recorded
    from credit.query_log_archive
    where query_log_archive.archived_month = record_query_log_archive.archived_month;
    if found then
        -- Archiving goes on where it stopped.
        if (recorded.manifest_digest, recorded.first_position, recorded.end_position)
            = (manifest_digest, first_position, end_position) then
            return;
        end if;
        raise exception 'another bundle of % is recorded', archived_month using errcode = 'invalid_parameter_value';
    end if;

    -- It can never be corrected, so it is checked now.
    perform credit.require_query_log_month(archived_month, first_position, end_position);
    insert into credit.query_log_archive (
        archived_month, first_position, end_position, manifest_digest, recorded_at, recorded_by
    ) values (archived_month, first_position, end_position, manifest_digest, as_of, recorded_by);
end;
$$;

comment on function credit.record_query_log_archive(date, bigint, bigint, bytea, timestamptz, text) is
'end_position is exclusive. The same bundle again is no error and changes nothing; another one, positions that are not '
'the month''s or a month that is not closed raise 22023.';

alter function credit.record_query_log_archive(date, bigint, bigint, bytea, timestamptz, text)
owner to credit_query_log_owner;
revoke all on function credit.record_query_log_archive(date, bigint, bigint, bytea, timestamptz, text) from public;
grant execute on function credit.record_query_log_archive(date, bigint, bigint, bytea, timestamptz, text)
to credit_archivist;
