-- Purpose: the certificates in the scope of whoever asks, with their history.
-- Rules: HZ-Q14, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.certificate_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    state text,
    after_certificate uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us, as for accounts.
    page_size constant integer := 500;
    actor record;
    after_account text;
    document jsonb;
    last_certificate uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    if state not in ('applied', 'granted', 'refused', 'ended') then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_listed_unit(unit_code);
    select certificate.account_id
    into after_account
    from credit.certificate
    where certificate.certificate_id = after_certificate;
    if not found and after_certificate is not null then
        perform credit.refuse_staff_command('certificate_unknown', 'X-7');
    end if;

    with page as (
        select
            listed.*,
            account.unit_code
        from credit.certificate as listed
        inner join credit.account
            on listed.account_id = account.account_id
        where
            (account.unit_code = certificate_list.unit_code or certificate_list.unit_code is null)
            and (listed.state = certificate_list.state or certificate_list.state is null)
            and (
                (listed.account_id, listed.certificate_id) > (after_account, certificate_list.after_certificate)
                or certificate_list.after_certificate is null
            )
            and account.unit_code in (
                select overseen.unit_code
                from credit.units_overseen(actor.unit_code, actor.role) as overseen
            )
        order by listed.account_id, listed.certificate_id
        limit page_size
    )
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'certificate', page.certificate_id,
                'account', page.account_id,
                'unit', page.unit_code,
                'spki', pg_catalog.encode(page.spki_digest, 'hex'),
                'subject', page.subject_name,
                'issuer', page.issuer_name,
                'serial', page.serial,
                'not_before', credit.json_time(page.not_before),
                'not_after', credit.json_time(page.not_after),
                'state', page.state,
                'end_ground', page.end_ground,
                'state_since', credit.json_time(page.state_since),
                'renews', page.renews,
                'events', (
                    select
                        pg_catalog.jsonb_agg(
                            pg_catalog.jsonb_build_object(
                                'number', certificate_event.number,
                                'event', certificate_event.event,
                                'at', credit.json_time(certificate_event.at),
                                'actor', certificate_event.actor,
                                'note', certificate_event.note
                            ) order by certificate_event.number
                        )
                    from credit.certificate_event
                    where certificate_event.certificate_id = page.certificate_id
                )
            ) order by page.account_id, page.state_since, page.certificate_id
        ),
        case
            when pg_catalog.count(*) = page_size
                then (pg_catalog.array_agg(page.certificate_id order by page.account_id, page.certificate_id))[page_size]
        end
    into document, last_certificate
    from page;

    return credit.log_staff_operation(
        as_of, 'certificate_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code, 'state', state, 'after', after_certificate),
        pg_catalog.jsonb_build_object('certificates', coalesce(document, '[]'), 'next', last_certificate)
    );
end;
$$;

comment on function credit.certificate_list(timestamptz, bytea, text, text, text, text, uuid) is
'unit_code and state null: any. 500 a page, by account; next is the last one''s id for after_certificate, null: there '
'are no more.';

alter function credit.certificate_list(timestamptz, bytea, text, text, text, text, uuid) owner to credit_account_keeper;
revoke all on function credit.certificate_list(timestamptz, bytea, text, text, text, text, uuid) from public;
grant execute on function credit.certificate_list(timestamptz, bytea, text, text, text, text, uuid) to credit_staff;
