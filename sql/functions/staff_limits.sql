-- Purpose: the numbers of staff log-in that we set and that the rules set, in one place.
-- Rules: QZ-2, QZ-3, PB-7.
-- Called by: the functions of sessions and passwords.
create or replace function credit.staff_limits()
returns table (
    idle_end interval,
    absolute_end interval,
    login_attempts integer,
    login_refusal interval,
    password_age interval,
    initial_password_age interval
)
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        -- QZ-3: a person who has left the desk for a quarter of an hour has left it.
        interval '900 seconds',
        -- A working day with its overtime: nobody needs a session over night.
        interval '10 hours',
        -- Slips of the finger come in twos and threes; five guesses of a code of six digits hit once in 200,000 times.
        5,
        -- At most 480 guesses a day; a person who locked out himself can wait.
        interval '15 minutes',
        -- PB-7 (银发〔2018〕102号): 30 days.
        interval '30 days',
        -- QZ-2: a password that somebody else knows is for the first log-in; that includes the longest holidays.
        interval '8 days';
$$;

comment on function credit.staff_limits() is
'login_attempts is how many may fail in a row; login_refusal is how long none is heard then.';

alter function credit.staff_limits() owner to credit_account_keeper;
revoke all on function credit.staff_limits() from public;
