-- Purpose: grants or refuses the application for a certificate.
-- Rules: HZ-Q13, HZ-Q14, PB-9.
-- Called by: creditd, staff audience.
create or replace function credit.decide_certificate(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    certificate_id uuid,
    decision text,
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
    concerned record;
    state_after text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    perform credit.require_staff_text(note, 500);
    if decision is null or decision not in ('granted', 'refused') then
        perform credit.refuse_staff_command('malformed_command', 'HZ-Q13');
    end if;
    concerned := credit.require_certificate_scope(actor.account_id, actor.unit_code, actor.person_digest, certificate_id);
    -- Whoever applied, perhaps in another role, does not grant.
    perform
    from credit.certificate_event
    inner join credit.account
        on certificate_event.actor = account.account_id
    where
        certificate_event.certificate_id = decide_certificate.certificate_id
        and certificate_event.event = 'applied'
        and account.person_digest = actor.person_digest;
    if found then
        perform credit.refuse_staff_command('same_person', 'PB-9');
    end if;
    -- Decided already; before anything that follows from a grant.
    if concerned.state <> 'applied' then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q13');
    end if;
    if decision = 'granted' then
        perform credit.require_acting_requester(as_of, certificate_event.actor, 'HZ-Q13')
        from credit.certificate_event
        where
            certificate_event.certificate_id = decide_certificate.certificate_id
            and certificate_event.event = 'applied';
        perform credit.require_certificate_key(
            as_of, concerned.account_id, concerned.spki_digest, concerned.not_after, concerned.renews
        );
        perform credit.append_certificate_event(as_of, certificate.certificate_id, 'renewed', actor.account_id, note)
        from credit.certificate
        where
            certificate.certificate_id = concerned.renews
            and certificate.state = 'granted';
    end if;
    begin
        state_after := credit.append_certificate_event(as_of, certificate_id, decision, actor.account_id, note);
    exception
        -- The same key was granted to another account at the same time.
        when unique_violation then
            perform credit.refuse_staff_command('certificate_bound', 'HZ-Q14');
    end;
    return credit.log_staff_operation(
        as_of, 'decide_certificate', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('account', concerned.account_id, 'certificate', certificate_id),
        pg_catalog.jsonb_build_object(
            'certificate', certificate_id, 'account', concerned.account_id, 'state', state_after
        )
    );
end;
$$;

comment on function credit.decide_certificate(timestamptz, bytea, text, text, uuid, text, text) is
'By the authority, never by the applicant or the holder. A renewal that is granted ends the former one in the same '
'instant.';

alter function credit.decide_certificate(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_account_keeper;
revoke all on function credit.decide_certificate(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_certificate(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
