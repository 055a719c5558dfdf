-- Purpose: stops a clock of a case because what was due is done.
-- Rules: HZ-Q12, HZ-O3, HZ-O4, X-1.
-- Called by: the commands about cases, in the transaction of the step that was due.
create or replace function credit.meet_deadline(
    as_of timestamptz,
    case_id uuid,
    period_code text
)
returns boolean
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    is_in_time boolean;
begin
    update credit.case_deadline
    set met_at = as_of
    where
        case_deadline.case_id = meet_deadline.case_id
        and case_deadline.period_code = meet_deadline.period_code
        and case_deadline.met_at is null
        and case_deadline.ended_at is null
    returning case_deadline.last_day >= credit.local_day(as_of)
    into is_in_time;
    perform credit.lapse_extension(as_of, case_id);
    return is_in_time;
end;
$$;

comment on function credit.meet_deadline(timestamptz, uuid, text) is
'Whether it was in time (the due day until midnight Asia/Shanghai is); null: no such clock is running, or its due day '
'cannot be counted yet.';

alter function credit.meet_deadline(timestamptz, uuid, text) owner to credit_case_keeper;
revoke all on function credit.meet_deadline(timestamptz, uuid, text) from public;
grant execute on function credit.meet_deadline(timestamptz, uuid, text) to credit_window_discloser, credit_corrector;
