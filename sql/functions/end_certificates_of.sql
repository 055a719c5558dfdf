-- Purpose: ends what an account has of certificates because the account is stopped.
-- Rules: HZ-S2, HZ-Q14.
-- Called by: append_account_event, holding the row of the account.
create or replace function credit.end_certificates_of(
    as_of timestamptz,
    account_id text,
    actor text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    perform credit.append_certificate_event(as_of, held.certificate_id, 'left', actor, '账号停用')
    from (
        select certificate.certificate_id
        from credit.certificate
        where
            certificate.account_id = end_certificates_of.account_id
            and certificate.state in ('applied', 'granted')
    ) as held;
end;
$$;

comment on function credit.end_certificates_of(timestamptz, text, text) is
'Applications that wait are refused.';

alter function credit.end_certificates_of(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.end_certificates_of(timestamptz, text, text) from public;
