-- Purpose: a certificate, for somebody who may deal with its account.
-- Rules: HZ-Q14, JJ-10.
-- Called by: decide_certificate, report_certificate.
create or replace function credit.require_certificate_scope(
    actor_account_id text,
    actor_unit_code text,
    actor_person uuid,
    certificate_id uuid
)
returns record
language plpgsql
volatile
set search_path = ''
as $$
declare
    holder_account_id text;
    concerned record;
begin
    select certificate.account_id
    into holder_account_id
    from credit.certificate
    where certificate.certificate_id = require_certificate_scope.certificate_id;
    if not found then
        perform credit.refuse_staff_command('certificate_unknown', 'HZ-Q14');
    end if;
    -- The account first, as everywhere.
    perform
    from credit.require_account_scope(actor_account_id, actor_unit_code, actor_person, holder_account_id);
    select
        certificate.account_id,
        certificate.spki_digest,
        certificate.not_after,
        certificate.state,
        certificate.renews
    into strict concerned
    from credit.certificate
    where certificate.certificate_id = require_certificate_scope.certificate_id
    for update;
    return concerned;
end;
$$;

comment on function credit.require_certificate_scope(text, text, uuid, uuid) is
'Locked with its account until the end of the transaction; or CR001.';

alter function credit.require_certificate_scope(text, text, uuid, uuid) owner to credit_account_keeper;
revoke all on function credit.require_certificate_scope(text, text, uuid, uuid) from public;
