-- Purpose: asks that queries which a law keeps secret are not told to their subjects; another person decides.
-- Rules: X-8.
-- Called by: creditd, staff audience.
create or replace function credit.request_lookup_exception(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    purpose text,
    article text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    new_exception constant uuid := pg_catalog.gen_random_uuid();
    actor record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    -- Everything at once is no law's exception.
    if unit_code is null and purpose is null or not credit.is_statement(article) or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if unit_code is not null and not exists (
        select
        from credit.unit
        where unit.unit_code = request_lookup_exception.unit_code
    ) then
        perform credit.refuse_staff_command('unit_unknown', 'X-8');
    end if;
    if purpose is not null and not exists (
        select
        from credit.query_purpose
        where query_purpose.purpose = request_lookup_exception.purpose
    ) then
        perform credit.refuse_staff_command('malformed_command', 'X-8');
    end if;

    insert into credit.lookup_exception (
        exception_id, unit_code, purpose, article, reason, requested_by, requested_at
    )
    values (
        new_exception, request_lookup_exception.unit_code, request_lookup_exception.purpose,
        request_lookup_exception.article, request_lookup_exception.reason, actor.account_id, as_of
    )
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'X-8');
    end if;

    return credit.log_staff_operation(
        as_of, 'request_lookup_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('exception', new_exception, 'unit', unit_code, 'purpose', purpose),
        pg_catalog.jsonb_build_object('exception', new_exception)
    );
end;
$$;

comment on function credit.request_lookup_exception(timestamptz, bytea, text, text, text, text, text, text) is
'unit_code: whose queries; null: of every unit. purpose: of the policies; null: for any; one of both is given. '
'article: the law. Nothing is secret before it is approved. CR001 malformed_command, unit_unknown, '
'transition_not_allowed (the same waits or holds).';

alter function credit.request_lookup_exception(timestamptz, bytea, text, text, text, text, text, text)
owner to credit_account_keeper;
revoke all on function credit.request_lookup_exception(timestamptz, bytea, text, text, text, text, text, text)
from public;
grant execute on function credit.request_lookup_exception(timestamptz, bytea, text, text, text, text, text, text)
to credit_staff;
