-- Purpose: ends every session of an account at once.
-- Rules: QZ-3, QZ-13, HZ-S2.
-- Called by: the functions that change an account, a password or a certificate.
create or replace function credit.end_sessions_of(
    as_of timestamptz,
    account_id text,
    end_ground text
)
returns integer
language plpgsql
volatile
set search_path = ''
as $$
declare
    ended integer;
begin
    update credit.staff_session
    set
        ended_at = as_of,
        end_ground = end_sessions_of.end_ground
    where
        staff_session.account_id = end_sessions_of.account_id
        and staff_session.ended_at is null;
    get diagnostics ended = row_count;
    return ended;
end;
$$;

comment on function credit.end_sessions_of(timestamptz, text, text) is
'How many. A command that is under way in one of them waits or is waited for.';

alter function credit.end_sessions_of(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.end_sessions_of(timestamptz, text, text) from public;
