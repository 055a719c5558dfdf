-- Purpose: which queries law keeps secret from their subjects, with who asked and who decided.
-- Rules: X-8.
-- Called by: creditd, staff audience.
create or replace function credit.lookup_exception_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_waiting boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: the newest; law keeps few queries secret.
    largest_list constant integer := 500;
    actor record;
    exceptions jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer', 'auditor']) as staff;
    if only_waiting is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'exception', listed.exception_id, 'unit', listed.unit_code, 'purpose', listed.purpose,
                'article', listed.article, 'reason', listed.reason,
                'requested_by', listed.requested_by, 'requested_at', credit.json_time(listed.requested_at),
                'decided_by', listed.decided_by, 'decided_at', credit.json_time(listed.decided_at),
                'decision', listed.decision, 'decision_reason', listed.decision_reason,
                'ended_by', listed.ended_by, 'ended_at', credit.json_time(listed.ended_at),
                'end_reason', listed.end_reason
            ) order by listed.requested_at desc, listed.exception_id
        )
    into exceptions
    from (
        select
            lookup_exception.exception_id,
            lookup_exception.unit_code,
            lookup_exception.purpose,
            lookup_exception.article,
            lookup_exception.reason,
            lookup_exception.requested_by,
            lookup_exception.requested_at,
            lookup_exception.decided_by,
            lookup_exception.decided_at,
            lookup_exception.decision,
            lookup_exception.decision_reason,
            lookup_exception.ended_by,
            lookup_exception.ended_at,
            lookup_exception.end_reason
        from credit.lookup_exception
        where not only_waiting or lookup_exception.decision is null
        order by lookup_exception.requested_at desc, lookup_exception.exception_id
        limit largest_list
    ) as listed;

    return credit.log_staff_operation(
        as_of, 'lookup_exception_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_waiting', only_waiting),
        pg_catalog.jsonb_build_object('exceptions', coalesce(exceptions, '[]'))
    );
end;
$$;

comment on function credit.lookup_exception_list(timestamptz, bytea, text, text, boolean) is
'Newest first, at most 500. One list for the platform: the exceptions are the city''s.';

alter function credit.lookup_exception_list(timestamptz, bytea, text, text, boolean)
owner to credit_account_keeper;
revoke all on function credit.lookup_exception_list(timestamptz, bytea, text, text, boolean)
from public;
grant execute on function credit.lookup_exception_list(timestamptz, bytea, text, text, boolean)
to credit_staff;
