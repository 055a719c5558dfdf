-- Purpose: ends an exception: subjects are told of those queries again, of former ones, too.
-- Rules: X-8.
-- Called by: creditd, staff audience.
create or replace function credit.end_lookup_exception(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    exception_id uuid,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    standing record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if exception_id is null or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- One person is enough: to be told is the rule.
    perform credit.require_deciding_authority(actor.unit_code, 'X-8');
    select
        lookup_exception.unit_code,
        lookup_exception.purpose,
        lookup_exception.decision,
        lookup_exception.ended_at
    into standing
    from credit.lookup_exception
    where lookup_exception.exception_id = end_lookup_exception.exception_id
    for update;
    if not found then
        perform credit.refuse_staff_command('lookup_exception_unknown', 'X-8');
    end if;
    if standing.decision is distinct from 'approved' or standing.ended_at is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'X-8');
    end if;
    update credit.lookup_exception
    set
        ended_by = actor.account_id,
        ended_at = as_of,
        end_reason = end_lookup_exception.reason
    where lookup_exception.exception_id = end_lookup_exception.exception_id;

    return credit.log_staff_operation(
        as_of, 'end_lookup_exception', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('exception', exception_id, 'unit', standing.unit_code, 'purpose', standing.purpose),
        pg_catalog.jsonb_build_object('exception', exception_id, 'ended_at', credit.json_time(as_of))
    );
end;
$$;

comment on function credit.end_lookup_exception(timestamptz, bytea, text, text, uuid, text) is
'From the next answer on. CR001 malformed_command, authority_of_city_only, lookup_exception_unknown, '
'transition_not_allowed (it waits, was refused or has ended).';

alter function credit.end_lookup_exception(timestamptz, bytea, text, text, uuid, text)
owner to credit_account_keeper;
revoke all on function credit.end_lookup_exception(timestamptz, bytea, text, text, uuid, text)
from public;
grant execute on function credit.end_lookup_exception(timestamptz, bytea, text, text, uuid, text)
to credit_staff;
