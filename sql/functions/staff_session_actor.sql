-- Purpose: who a session belongs to, if it still is one; and that the person is there.
-- Rules: QZ-3, HZ-S5, PB-8, PB-11.
-- Called by: require_staff, and the commands by which a session becomes complete.
create or replace function credit.staff_session_actor(
    as_of timestamptz,
    session bytea,
    network_address text
)
returns table (
    account_id text,
    unit_code text,
    role text,
    opened_at timestamptz,
    last_seen_at timestamptz,
    second_factor text,
    password_set_at timestamptz,
    must_change boolean
)
language plpgsql
volatile
set search_path = ''
as $$
declare
    limits record;
    holder record;
    present record;
    refused record;
begin
    select * into strict limits from credit.staff_limits();

    -- First the account, then its session: the order of whoever locks an account and ends its sessions.
    select
        account.account_id,
        account.unit_code,
        account.role,
        account.networks
    into holder
    from credit.account
    where account.account_id = (
        select staff_session.account_id
        from credit.staff_session
        where staff_session.token_digest = session
    )
    for share;
    if not found then
        perform credit.refuse_staff_command('session_ended', 'HZ-S5');
    end if;

    select
        staff_session.opened_at,
        staff_session.last_seen_at,
        staff_session.network_address,
        staff_session.second_factor
    into present
    from credit.staff_session
    where
        staff_session.token_digest = session
        and staff_session.ended_at is null
    for update;
    if not found or as_of > present.opened_at + limits.absolute_end then
        perform credit.refuse_staff_command('session_ended', 'QZ-3');
    end if;
    if as_of > present.last_seen_at + limits.idle_end then
        perform credit.refuse_staff_command('session_idle', 'QZ-3');
    end if;
    -- A cookie that travelled is a cookie that was taken.
    if
        network_address::inet <> present.network_address
        or not network_address::inet <<= any(holder.networks)
    then
        perform credit.refuse_staff_command('network_not_allowed', 'PB-11');
    end if;
    select * into refused from credit.account_refusal(as_of, holder.account_id);
    if found then
        perform credit.refuse_staff_command(refused.refusal_code, refused.refusal_rule);
    end if;

    update credit.staff_session
    set last_seen_at = greatest(staff_session.last_seen_at, as_of)
    where staff_session.token_digest = session;

    return query
    select
        holder.account_id,
        holder.unit_code,
        holder.role,
        present.opened_at,
        greatest(present.last_seen_at, as_of),
        present.second_factor,
        staff_credential.password_set_at,
        staff_credential.must_change or as_of > staff_credential.password_set_at + limits.password_age
    from credit.staff_credential
    where staff_credential.account_id = holder.account_id;
end;
$$;

comment on function credit.staff_session_actor(timestamptz, bytea, text) is
'One row, or CR001. must_change: the password was given by somebody else, or is older than 30 days (PB-7: day 30 is '
'in time).';

alter function credit.staff_session_actor(timestamptz, bytea, text) owner to credit_account_keeper;
revoke all on function credit.staff_session_actor(timestamptz, bytea, text) from public;
