-- Purpose: the hashes that a new password is compared with, and the present one.
-- Rules: PB-7, QZ-2.
-- Called by: creditd, staff audience, before set_staff_password.
create or replace function credit.staff_password_history(
    as_of timestamptz,
    session bytea,
    network_address text
)
returns table (password_hash text, set_at timestamptz, is_present boolean)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, '');
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    return query
    select
        password_history.password_hash,
        password_history.set_at,
        password_history.set_at = present.password_set_at
    from credit.password_history
    where password_history.account_id = present.account_id
    order by password_history.set_at desc;
end;
$$;

comment on function credit.staff_password_history(timestamptz, bytea, text) is
'Of the session''s own account only; newest first. Every password that it ever had.';

alter function credit.staff_password_history(timestamptz, bytea, text) owner to credit_account_keeper;
revoke all on function credit.staff_password_history(timestamptz, bytea, text) from public;
grant execute on function credit.staff_password_history(timestamptz, bytea, text) to credit_staff;
