-- Purpose: files an application for a certificate to be bound to an account.
-- Rules: HZ-Q13, HZ-Q14.
-- Called by: apply_for_certificate, renew_certificate, holding the row of the account.
create or replace function credit.add_certificate(
    as_of timestamptz,
    account_id text,
    actor text,
    renews uuid,
    spki_digest bytea,
    subject_name text,
    issuer_name text,
    serial text,
    not_before timestamptz,
    not_after timestamptz,
    note text
)
returns uuid
language plpgsql
volatile
set search_path = ''
as $$
declare
    certificate_id constant uuid := pg_catalog.gen_random_uuid();
begin
    perform credit.require_staff_text(subject_name, 500);
    perform credit.require_staff_text(issuer_name, 500);
    perform credit.require_staff_text(serial, 128);
    perform credit.require_staff_text(note, 500);
    if pg_catalog.octet_length(spki_digest) is distinct from 32 or coalesce(not_before >= not_after, true) then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q13');
    end if;
    perform
    from credit.account
    where
        account.account_id = add_certificate.account_id
        and account.state <> 'stopped';
    if not found then
        perform credit.refuse_staff_command('account_not_active', 'HZ-S2');
    end if;
    perform credit.require_certificate_key(as_of, account_id, spki_digest, not_after, renews);
    insert into credit.certificate (
        certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after, state,
        state_since, renews
    )
    values (
        certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after, 'applied',
        as_of, renews
    );
    perform credit.append_certificate_event(as_of, certificate_id, 'applied', actor, note);
    return certificate_id;
end;
$$;

comment on function credit.add_certificate(
    timestamptz, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) is
'Its id.';

alter function credit.add_certificate(
    timestamptz, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) owner to credit_account_keeper;
revoke all on function credit.add_certificate(
    timestamptz, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) from public;
