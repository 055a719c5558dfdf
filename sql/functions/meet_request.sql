-- Purpose: stops the clock of a request because it is decided, told or brought back.
-- Rules: HZ-Q12, HZ-Q17, QZ-16, TM-5, X-1.
-- Called by: the commands by which something is requested, decided, told or brought back.
create or replace function credit.meet_request(
    as_of timestamptz,
    about_id uuid,
    actor_account text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    update credit.case_deadline
    set
        met_at = as_of,
        responsible_account = coalesce(actor_account, case_deadline.responsible_account)
    where
        case_deadline.about_id = meet_request.about_id
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;
end;
$$;

comment on function credit.meet_request(timestamptz, uuid, text) is
'actor_account: who did what was due, and answers for its day; null: who had to do it stays who answers.';

alter function credit.meet_request(timestamptz, uuid, text) owner to credit_case_keeper;
revoke all on function credit.meet_request(timestamptz, uuid, text) from public;
grant execute on function credit.meet_request(timestamptz, uuid, text) to credit_window_discloser;
