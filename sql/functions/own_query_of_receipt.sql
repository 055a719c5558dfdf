-- Purpose: whether a receipt is that of a unit's own answered query, and which matter it was for.
-- Rules: HZ-M8, BX-13.
-- Called by: report_feedback.
create or replace function credit.own_query_of_receipt(
    unit_code text, receipt_position bigint, receipt_time timestamptz, receipt_secret uuid
)
returns table (matter text)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return query
    select logged.entry::json #>> '{scope,matter}'
    from (
        select pg_catalog.convert_from(query_log_entry.entry, 'UTF8') as entry
        from credit.query_log_entry
        where
            query_log_entry.logged_at = receipt_time
            and query_log_entry.log_position = receipt_position
            and query_log_entry.audience = 'government'
            and query_log_entry.unit_code = own_query_of_receipt.unit_code
            -- A command has a receipt, too, but nothing came of it that could be used.
            and query_log_entry.operation in ('query', 'batch', 'verification')
            and query_log_entry.outcome <> 'refused'
    ) as logged
    -- The secret is the salt at the leaf's end. Digests are compared: how long it takes tells nothing about it.
    where
        pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.right(logged.entry, 47), 'UTF8'))
        = pg_catalog.sha256(pg_catalog.convert_to(',"salt":"' || receipt_secret || '"}', 'UTF8'));
end;
$$;

comment on function credit.own_query_of_receipt(text, bigint, timestamptz, uuid) is
'One row when it is, none otherwise; matter null: the query had none. An answer without a finding is one, too. '
'For the keeper of accounts only.';

alter function credit.own_query_of_receipt(text, bigint, timestamptz, uuid) owner to credit_query_log_owner;
revoke all on function credit.own_query_of_receipt(text, bigint, timestamptz, uuid) from public;
grant execute on function credit.own_query_of_receipt(text, bigint, timestamptz, uuid) to credit_account_keeper;
