-- Purpose: what a logged reading permits: the scope of the entry that is shown as a permit.
-- Rules: HZ-Q15, PB-12.
-- Called by: the functions that give out entries.
create or replace function credit.query_log_permit(permit_position bigint, permit_time timestamptz, operation text)
returns json
language plpgsql
stable
set search_path = ''
as $$
declare
    -- Verifying a thousand million entries takes an hour or two.
    permit_lifetime constant interval := '1 day';
    permitted json;
begin
    -- A permit of this very transaction could be rolled back after the entries were read.
    if pg_catalog.pg_current_xact_id_if_assigned() is not null then
        raise exception 'entries are read in a transaction that has written nothing'
            using errcode = 'insufficient_privilege';
    end if;
    select pg_catalog.convert_from(query_log_entry.entry, 'UTF8')::json -> 'scope'
    into permitted
    from credit.query_log_entry
    cross join credit.query_log_head
    where
        query_log_entry.logged_at = query_log_permit.permit_time
        and query_log_entry.log_position = query_log_permit.permit_position
        and query_log_entry.operation = query_log_permit.operation
        and query_log_head.log_id = 1
        -- By the log's own clock: nobody is asked what time it is.
        and query_log_head.last_logged_at < query_log_entry.logged_at + permit_lifetime;
    if permitted is null then
        raise exception 'no logged reading of the last day permits this' using errcode = 'insufficient_privilege';
    end if;
    return permitted;
end;
$$;

comment on function credit.query_log_permit(bigint, timestamptz, text) is
'Raises 42501 unless position and time are those of an entry of that operation which an earlier transaction wrote, at '
'most a day before the newest entry. For the log''s owner only.';

alter function credit.query_log_permit(bigint, timestamptz, text) owner to credit_query_log_owner;
revoke all on function credit.query_log_permit(bigint, timestamptz, text) from public;
