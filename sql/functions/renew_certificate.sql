-- Purpose: applies for the certificate that is to follow another.
-- Rules: HZ-Q13, HZ-Q14.
-- Called by: creditd, staff audience.
create or replace function credit.renew_certificate(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    certificate_id uuid,
    spki_digest bytea,
    subject_name text,
    issuer_name text,
    serial text,
    not_before timestamptz,
    not_after timestamptz,
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    former record;
    new_certificate_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    select
        certificate.account_id,
        certificate.state
    into former
    from credit.certificate
    where certificate.certificate_id = renew_certificate.certificate_id;
    if not found then
        perform credit.refuse_staff_command('certificate_unknown', 'HZ-Q14');
    end if;
    perform
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, former.account_id);
    if former.state <> 'granted' then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q14');
    end if;
    new_certificate_id := credit.add_certificate(
        as_of, former.account_id, actor.account_id, certificate_id, spki_digest, subject_name, issuer_name, serial,
        not_before, not_after, note
    );
    return credit.log_staff_operation(
        as_of, 'renew_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', former.account_id, 'certificate', certificate_id),
        pg_catalog.jsonb_build_object(
            'certificate', new_certificate_id, 'account', former.account_id, 'state', 'applied', 'renews', certificate_id
        )
    );
end;
$$;

comment on function credit.renew_certificate(
    timestamptz, bytea, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) is
'The former one works until the authority grants the new one.';

alter function credit.renew_certificate(
    timestamptz, bytea, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) owner to credit_account_keeper;
revoke all on function credit.renew_certificate(
    timestamptz, bytea, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) from public;
grant execute on function credit.renew_certificate(
    timestamptz, bytea, text, text, uuid, bytea, text, text, text, timestamptz, timestamptz, text
) to credit_staff;
