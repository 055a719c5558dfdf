-- Purpose: gives an account a password that its holder must change at the first log-in.
-- Rules: PB-7, QZ-2.
-- Called by: decide_account_change, open_first_administrator.
create or replace function credit.give_initial_password(
    as_of timestamptz,
    account_id text,
    password_hash text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    if pg_catalog.length(password_hash) not between 32 and 512 then
        perform credit.refuse_staff_command('malformed_command', 'PB-7');
    end if;
    insert into credit.staff_credential (account_id, password_hash, password_set_at, must_change)
    values (account_id, password_hash, as_of, true)
    on conflict on constraint staff_credential_pkey do update
    set
        password_hash = excluded.password_hash,
        password_set_at = excluded.password_set_at,
        must_change = true,
        failed_attempts = 0,
        refused_until = null;
    insert into credit.password_history (account_id, set_at, password_hash)
    values (account_id, as_of, password_hash);
    perform credit.end_sessions_of(as_of, account_id, 'password_changed');
end;
$$;

comment on function credit.give_initial_password(timestamptz, text, text) is
'It stands in the history, too: the new one must differ from it.';

alter function credit.give_initial_password(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.give_initial_password(timestamptz, text, text) from public;
