-- Purpose: what a logged daily check permits to be read: whose reading it is, and of which unit's day.
-- Rules: PB-3, HZ-Q15, PB-12.
-- Called by: the functions that show a unit's queries of a day.
create or replace function credit.daily_check_permit(permit_position bigint, permit_time timestamptz)
returns table (reader text, unit_code text, day date)
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    permitted json;
begin
    begin
        permitted := credit.query_log_permit(permit_position, permit_time, 'begin_daily_check');
    exception
        -- What it raises when nothing permits the reading: the caller refuses in words of its own.
        when insufficient_privilege then
            return;
    end;
    return query
    select
        query_log_entry.actor,
        permitted ->> 'unit',
        (permitted ->> 'day')::date
    from credit.query_log_entry
    where
        query_log_entry.logged_at = daily_check_permit.permit_time
        and query_log_entry.log_position = daily_check_permit.permit_position
        and query_log_entry.audience = 'staff';
end;
$$;

comment on function credit.daily_check_permit(bigint, timestamptz) is
'One row when position and time are those of an entry of begin_daily_check which an earlier transaction wrote '
'within the last day; otherwise none. The transaction must have written nothing yet. For the keeper of accounts '
'only.';

alter function credit.daily_check_permit(bigint, timestamptz) owner to credit_query_log_owner;
revoke all on function credit.daily_check_permit(bigint, timestamptz) from public;
grant execute on function credit.daily_check_permit(bigint, timestamptz) to credit_account_keeper;
