-- Purpose: applies for a certificate to be bound to an account.
-- Rules: HZ-Q13, JJ-10.
-- Called by: creditd, staff audience.
create or replace function credit.apply_for_certificate(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    account_id text,
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
    certificate_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['account_administrator']);
    perform
    from credit.require_account_scope(actor.account_id, actor.unit_code, actor.person_digest, account_id);
    certificate_id := credit.add_certificate(
        as_of, account_id, actor.account_id, null, spki_digest, subject_name, issuer_name, serial, not_before,
        not_after, note
    );
    return credit.log_staff_operation(
        as_of, 'apply_for_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', account_id),
        pg_catalog.jsonb_build_object('certificate', certificate_id, 'account', account_id, 'state', 'applied')
    );
end;
$$;

comment on function credit.apply_for_certificate(
    timestamptz, bytea, text, text, text, bytea, text, text, text, timestamptz, timestamptz, text
) is
'On behalf of the holder, by an administrator of the unit or of the authority. The authority decides.';

alter function credit.apply_for_certificate(
    timestamptz, bytea, text, text, text, bytea, text, text, text, timestamptz, timestamptz, text
) owner to credit_account_keeper;
revoke all on function credit.apply_for_certificate(
    timestamptz, bytea, text, text, text, bytea, text, text, text, timestamptz, timestamptz, text
) from public;
grant execute on function credit.apply_for_certificate(
    timestamptz, bytea, text, text, text, bytea, text, text, text, timestamptz, timestamptz, text
) to credit_staff;
