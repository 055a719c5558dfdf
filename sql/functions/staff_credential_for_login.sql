-- Purpose: what a log-in is checked against, and counts the attempt.
-- Rules: PB-7, PB-11, QZ-2, HZ-S5, X-7.
-- Called by: creditd, staff audience, which commits before it looks at the password.
create or replace function credit.staff_credential_for_login(
    as_of timestamptz,
    account_id text,
    network_address text
)
returns table (
    password_hash text,
    password_set_at timestamptz,
    totp_secret bytea,
    totp_last_step bigint,
    refusal_code text,
    refusal_rule text
)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    limits record;
    holder record;
    credential record;
    refused_code text;
    refused_rule text;
begin
    perform credit.require_staff_origin(network_address, '');
    select * into strict limits from credit.staff_limits();

    -- Guesses at one time wait here for each other, and each is counted before its password is looked at.
    select
        staff_credential.password_hash,
        staff_credential.password_set_at,
        staff_credential.must_change,
        staff_credential.totp_secret,
        staff_credential.totp_last_step,
        staff_credential.failed_attempts,
        staff_credential.refused_until
    into credential
    from credit.staff_credential
    where staff_credential.account_id = staff_credential_for_login.account_id
    for update;
    if not found then
        return query select null::text, null::timestamptz, null::bytea, null::bigint, 'account_unknown', 'HZ-S5';
        return;
    end if;

    select account.networks
    into strict holder
    from credit.account
    where account.account_id = staff_credential_for_login.account_id;
    select
        refusal.refusal_code,
        refusal.refusal_rule
    into refused_code, refused_rule
    from credit.account_refusal(as_of, account_id) as refusal;
    if not found then
        -- Whoever comes from elsewhere does not even count: or anybody could lock anybody out.
        if not network_address::inet <<= any(holder.networks) then
            refused_code := 'network_not_allowed';
            refused_rule := 'PB-11';
        elsif credential.refused_until > as_of then
            refused_code := 'login_refused';
            refused_rule := 'PB-11';
        elsif credential.must_change and as_of > credential.password_set_at + limits.initial_password_age then
            refused_code := 'password_expired';
            refused_rule := 'QZ-2';
        end if;
    end if;
    if refused_code is not null then
        return query select null::text, null::timestamptz, null::bytea, null::bigint, refused_code, refused_rule;
        return;
    end if;

    credential.failed_attempts := case when credential.refused_until is null then credential.failed_attempts else 0 end + 1;
    update credit.staff_credential
    set
        failed_attempts = credential.failed_attempts,
        -- The last attempt is still heard; open_staff_session takes this back when it was right.
        refused_until = case when credential.failed_attempts >= limits.login_attempts then as_of + limits.login_refusal end
    where staff_credential.account_id = staff_credential_for_login.account_id;

    return query
    select
        credential.password_hash,
        credential.password_set_at,
        credential.totp_secret,
        credential.totp_last_step,
        null::text,
        null::text;
end;
$$;

comment on function credit.staff_credential_for_login(timestamptz, text, text) is
'Always one row. password_hash null: no log-in, refusal_code (for the log, not for the caller) says why; then a '
'decoy is checked, so that it takes as long. totp_secret null beside a password: nothing is enrolled. refusal_code '
'is one of those of CR001, or login_refused (locked out), password_expired (an initial password that was never '
'used).';

alter function credit.staff_credential_for_login(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.staff_credential_for_login(timestamptz, text, text) from public;
grant execute on function credit.staff_credential_for_login(timestamptz, text, text) to credit_staff;
