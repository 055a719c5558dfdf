-- Purpose: the day of an instant in the jurisdiction.
-- Rules: QZ-3, HZ-S2.
-- Called by: the functions that compare instants with days.
create or replace function credit.local_day(
    instant timestamptz
)
returns date
language sql
immutable
parallel safe
begin atomic
    -- Bound to its names when it is made and without settings of its own: so the planner puts it into its caller.
    select (local_day.instant at time zone 'Asia/Shanghai')::date;
end;

comment on function credit.local_day(timestamptz) is
'Asia/Shanghai.';

alter function credit.local_day(timestamptz) owner to credit_account_keeper;
revoke all on function credit.local_day(timestamptz) from public;
grant execute on function credit.local_day(timestamptz) to credit_government_discloser;
grant execute on function credit.local_day(timestamptz)
to credit_case_keeper, credit_window_discloser, credit_corrector;
