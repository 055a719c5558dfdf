-- Purpose: a page of the query log for an auditor, as far as a logged reading permits.
-- Rules: HZ-Q15, PB-12, X-8.
-- Called by: creditctl log read, after begin_query_log_reading.
create or replace function credit.read_query_log(
    permit_position bigint,
    permit_time timestamptz,
    after_logged_at timestamptz,
    after_position bigint,
    page_size integer
)
returns text
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    permitted constant json := credit.query_log_permit(permit_position, permit_time, 'read_log');
begin
    -- What is shown is what was logged to be looked for, and nothing that came later.
    return credit.query_log_page(
        (permitted ->> 'from')::timestamptz, (permitted ->> 'until')::timestamptz, permit_position,
        permitted ->> 'actor', permitted ->> 'unit', (permitted ->> 'subject')::uuid, permitted ->> 'purpose',
        after_logged_at, after_position, page_size
    );
end;
$$;

comment on function credit.read_query_log(bigint, timestamptz, timestamptz, bigint, integer) is
'One JSON document: entries, and next (null: the last page; otherwise what to give as after_…). The permit is position '
'and time of the receipt that begin_query_log_reading answered in an earlier transaction of the last day; otherwise '
'42501.';

alter function credit.read_query_log(bigint, timestamptz, timestamptz, bigint, integer) owner to credit_query_log_owner;
revoke all on function credit.read_query_log(bigint, timestamptz, timestamptz, bigint, integer) from public;
grant execute on function credit.read_query_log(bigint, timestamptz, timestamptz, bigint, integer)
to credit_auditor;
