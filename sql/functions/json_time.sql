-- Purpose: an instant as it stands in answers: local time of the jurisdiction.
-- Rules: PB-12.
-- Called by: the functions that answer staff.
create or replace function credit.json_time(
    instant timestamptz
)
returns text
language sql
stable
parallel safe
set search_path = ''
as $$
    select pg_catalog.to_char(
        json_time.instant at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"'
    );
$$;

comment on function credit.json_time(timestamptz) is
'Microseconds; null for null.';

alter function credit.json_time(timestamptz) owner to credit_account_keeper;
revoke all on function credit.json_time(timestamptz) from public;
grant execute on function credit.json_time(timestamptz)
to credit_case_keeper, credit_window_discloser, credit_corrector;
