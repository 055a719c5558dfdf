-- Purpose: begins a session of somebody whose password and second factor the daemon has verified.
-- Rules: QZ-1, QZ-3, PB-8, PB-11, HZ-Q13.
-- Called by: creditd, staff audience, after staff_credential_for_login.
create or replace function credit.open_staff_session(
    as_of timestamptz,
    account_id text,
    network_address text,
    request_id text,
    token_digest bytea,
    csrf_digest bytea,
    password_set_at timestamptz,
    second_factor text,
    totp_step bigint,
    spki_digest bytea
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    origin constant inet := credit.require_staff_origin(network_address, request_id);
    holder record;
    credential record;
    refused record;
    has_certificate boolean;
begin
    -- The account first, as everywhere; then the credential: two log-ins at one time wait here for each other.
    select
        account.unit_code,
        account.networks
    into holder
    from credit.account
    where account.account_id = open_staff_session.account_id
    for share;
    select
        staff_credential.password_set_at,
        staff_credential.totp_secret,
        staff_credential.totp_last_step
    into credential
    from credit.staff_credential
    where staff_credential.account_id = open_staff_session.account_id
    for update;
    if not found then
        perform credit.refuse_staff_command('login_failed', 'HZ-S5');
    end if;
    select * into refused from credit.account_refusal(as_of, account_id);
    if found then
        perform credit.refuse_staff_command('login_failed', refused.refusal_rule);
    end if;
    if not origin <<= any(holder.networks) then
        perform credit.refuse_staff_command('login_failed', 'PB-11');
    end if;
    -- The password that was verified is no longer the password.
    if credential.password_set_at is distinct from open_staff_session.password_set_at then
        perform credit.refuse_staff_command('login_failed', 'PB-7');
    end if;

    select pg_catalog.bool_or(open_staff_session.spki_digest is null or certificate.spki_digest = open_staff_session.spki_digest)
    into has_certificate
    from credit.certificate
    where
        certificate.account_id = open_staff_session.account_id
        and certificate.state = 'granted'
        and certificate.not_before <= as_of
        and certificate.not_after >= as_of;
    -- A code counts once. Without a factor comes only who has none yet.
    if
        not coalesce(
            case second_factor
                when 'totp' then totp_step > credential.totp_last_step and credit.is_present_step(as_of, totp_step)
                when 'certificate' then spki_digest is not null and has_certificate
                when 'none' then credential.totp_secret is null and spki_digest is null and has_certificate is null
            end,
            false
        )
    then
        perform credit.refuse_staff_command('login_failed', 'PB-11');
    end if;

    update credit.staff_credential
    set
        failed_attempts = 0,
        refused_until = null,
        totp_last_step = case when second_factor = 'totp' then totp_step else staff_credential.totp_last_step end
    where staff_credential.account_id = open_staff_session.account_id;
    perform credit.end_sessions_of(as_of, account_id, 'replaced');
    insert into credit.staff_session (
        token_digest, account_id, csrf_digest, opened_at, last_seen_at, network_address, second_factor
    )
    values (token_digest, account_id, csrf_digest, as_of, as_of, origin, second_factor);

    return credit.log_staff_operation(
        as_of, 'open_session', account_id, holder.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('second_factor', second_factor),
        credit.staff_session_document(as_of, token_digest)
    );
end;
$$;

comment on function credit.open_staff_session(
    timestamptz, text, text, text, bytea, bytea, timestamptz, text, bigint, bytea
) is
'Ends the account''s former session. password_set_at is what staff_credential_for_login gave; second_factor totp '
'needs totp_step, certificate needs spki_digest of the verified client certificate, none is for an account that has '
'neither. CR001 login_failed.';

alter function credit.open_staff_session(timestamptz, text, text, text, bytea, bytea, timestamptz, text, bigint, bytea)
owner to credit_account_keeper;
revoke all on function credit.open_staff_session(
    timestamptz, text, text, text, bytea, bytea, timestamptz, text, bigint, bytea
) from public;
grant execute on function credit.open_staff_session(
    timestamptz, text, text, text, bytea, bytea, timestamptz, text, bigint, bytea
) to credit_staff;
