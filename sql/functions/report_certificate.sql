-- Purpose: ends a certificate at once because it was lost, lent or is not wanted any more.
-- Rules: HZ-Q14.
-- Called by: creditd, staff audience.
create or replace function credit.report_certificate(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    certificate_id uuid,
    event text,
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
    holder text;
    state_after text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, null);
    perform credit.require_staff_text(note, 500);
    if event is null or event not in ('lost', 'lent', 'revoked') then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q14');
    end if;
    -- The loss of the own one is for everybody to report: it only takes rights away.
    select certificate.account_id
    into holder
    from credit.certificate
    where
        certificate.certificate_id = report_certificate.certificate_id
        and certificate.account_id = actor.account_id
        and event = 'lost';
    if not found then
        if actor.role not in ('account_administrator', 'authority_officer') then
            perform credit.refuse_staff_command('role_not_allowed', 'PB-1');
        end if;
        select concerned.account_id
        into strict holder
        from
            credit.require_certificate_scope(
                actor.account_id, actor.unit_code, actor.person_digest, certificate_id
            ) as concerned (account_id text, spki_digest bytea, not_after timestamptz, state text, renews uuid);
    end if;
    state_after := credit.append_certificate_event(as_of, certificate_id, event, actor.account_id, note);
    return credit.log_staff_operation(
        as_of, 'report_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'account', holder, 'certificate', certificate_id, 'event', event
        ),
        pg_catalog.jsonb_build_object(
            'certificate', certificate_id, 'account', holder, 'state', state_after, 'end_ground', event
        )
    );
end;
$$;

comment on function credit.report_certificate(timestamptz, bytea, text, text, uuid, text, text) is
'One person is enough to end access; its key is never granted again. Of the own one only the loss is reported.';

alter function credit.report_certificate(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_account_keeper;
revoke all on function credit.report_certificate(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.report_certificate(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
