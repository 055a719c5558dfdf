-- Purpose: records that a person agrees to the detachment of an archived month, having checked its bundle.
-- Rules: HZ-Q15.
-- Called by: creditctl log approve.
create or replace function credit.approve_query_log_detachment(
    archived_month date, manifest_digest bytea, approver text, approval text, as_of timestamptz
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    perform credit.require_query_log_account(approver);
    perform pg_catalog.pg_advisory_xact_lock(482915005);
    if coalesce(approval, '') = '' then
        raise exception 'an approval is a signed text' using errcode = 'invalid_parameter_value';
    end if;
    perform
    from credit.query_log_archive
    where
        query_log_archive.archived_month = approve_query_log_detachment.archived_month
        and query_log_archive.manifest_digest = approve_query_log_detachment.manifest_digest;
    if not found then
        raise exception 'no such bundle of % is recorded', archived_month using errcode = 'invalid_parameter_value';
    end if;
    perform
    from credit.query_log_archive_approval
    where
        query_log_archive_approval.archived_month = approve_query_log_detachment.archived_month
        and query_log_archive_approval.manifest_digest = approve_query_log_detachment.manifest_digest
        and query_log_archive_approval.approver = approve_query_log_detachment.approver;
    if found then
        raise exception 'this person has approved already: it takes another one'
            using errcode = 'invalid_parameter_value';
    end if;
    insert into credit.query_log_archive_approval (archived_month, manifest_digest, approver, approved_at, approval)
    values (archived_month, manifest_digest, approver, as_of, approval);
end;
$$;

comment on function credit.approve_query_log_detachment(date, bytea, text, text, timestamptz) is
'approval is what the person signed; who checks it later has the key. Raises 22023 for a bundle that is not recorded '
'and for the same approver twice.';

alter function credit.approve_query_log_detachment(date, bytea, text, text, timestamptz)
owner to credit_query_log_owner;
revoke all on function credit.approve_query_log_detachment(date, bytea, text, text, timestamptz) from public;
grant execute on function credit.approve_query_log_detachment(date, bytea, text, text, timestamptz)
to credit_archivist;
