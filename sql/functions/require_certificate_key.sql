-- Purpose: refuses keys that another account has or had, and keys that were lost or lent.
-- Rules: HZ-Q13, HZ-Q14.
-- Called by: add_certificate, decide_certificate.
create or replace function credit.require_certificate_key(
    as_of timestamptz,
    account_id text,
    spki_digest bytea,
    not_after timestamptz,
    renews uuid
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if not_after < as_of then
        perform credit.refuse_staff_command('certificate_expired', 'HZ-Q13');
    end if;
    perform
    from credit.certificate
    where
        certificate.spki_digest = require_certificate_key.spki_digest
        and certificate.end_ground in ('lost', 'lent', 'revoked');
    if found then
        perform credit.refuse_staff_command('certificate_ended', 'HZ-Q14');
    end if;
    perform
    from credit.certificate
    where
        certificate.spki_digest = require_certificate_key.spki_digest
        and (
            (certificate.account_id <> require_certificate_key.account_id and certificate.state in ('granted', 'ended'))
            or (certificate.state = 'granted' and certificate.certificate_id is distinct from require_certificate_key.renews)
        );
    if found then
        perform credit.refuse_staff_command('certificate_bound', 'HZ-Q14');
    end if;
end;
$$;

comment on function credit.require_certificate_key(timestamptz, text, bytea, timestamptz, uuid) is
'CR001 certificate_expired, certificate_ended, certificate_bound. A renewal may keep the key of the one that it '
'renews.';

alter function credit.require_certificate_key(timestamptz, text, bytea, timestamptz, uuid)
owner to credit_account_keeper;
revoke all on function credit.require_certificate_key(timestamptz, text, bytea, timestamptz, uuid) from public;
