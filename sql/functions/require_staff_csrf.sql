-- Purpose: refuses commands that the person's own pages did not send.
-- Rules: HZ-S5.
-- Called by: creditd, staff audience, first in the transaction of each command.
create or replace function credit.require_staff_csrf(
    session bytea,
    csrf_digest bytea
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    perform
    from credit.staff_session
    where
        staff_session.token_digest = session
        and staff_session.csrf_digest = require_staff_csrf.csrf_digest;
    -- Without such a session the command itself says so.
    if not found and exists (select from credit.staff_session where staff_session.token_digest = session) then
        perform credit.refuse_staff_command('csrf_mismatch', 'HZ-S5');
    end if;
end;
$$;

comment on function credit.require_staff_csrf(bytea, bytea) is
'csrf_digest is SHA-256 of the header''s token; CR001 csrf_mismatch. Digests are compared: how long it takes tells '
'nothing about the token.';

alter function credit.require_staff_csrf(bytea, bytea) owner to credit_account_keeper;
revoke all on function credit.require_staff_csrf(bytea, bytea) from public;
grant execute on function credit.require_staff_csrf(bytea, bytea) to credit_staff;
