-- Purpose: refuses details of an account that are missing, not allowed or not readable.
-- Rules: HZ-S1, PB-9, PB-11, QZ-1, QZ-6.
-- Called by: open_first_administrator, request_account_change.
create or replace function credit.require_account_details(
    as_of timestamptz,
    kind text,
    details jsonb
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    -- A network as large as this ties nobody to anything.
    widest_network constant integer := 8;
    today constant date := credit.local_day(as_of);
    allowed constant text [] := case kind
        when 'create' then array['person', 'holder', 'unit', 'role', 'trained_on', 'confidential_on', 'networks', 'follow_up_until']
        when 'change' then array[
            'holder', 'trained_on', 'confidential_on', 'networks', 'follow_up_until', 'reset_password', 'reset_second_factor'
        ]
        else '{}'
    end;
begin
    if
        pg_catalog.jsonb_typeof(details) is distinct from 'object'
        or details - allowed <> '{}'
        or (kind = 'create' and not details ?& array['person', 'holder', 'unit', 'role', 'networks'])
        or (kind = 'change' and details = '{}')
        or coalesce(pg_catalog.jsonb_typeof(details -> 'networks') <> 'array', false)
        or coalesce(details -> 'reset_password' <> 'true', false)
        or coalesce(details -> 'reset_second_factor' <> 'true', false)
        or (kind = 'create' and (details ->> 'person')::uuid is null)
        -- A day, no word for one: it is read again when it is decided.
        or exists (
            select
            from unnest(array['trained_on', 'confidential_on', 'follow_up_until']) as member
            where details ->> member !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        )
        or details ? 'holder'
        and coalesce(details ->> 'holder' !~ '^[^[:cntrl:]]{1,50}$' or pg_catalog.btrim(details ->> 'holder') = '', true)
        -- What is on file has happened.
        or (details ->> 'trained_on')::date > today
        or (details ->> 'confidential_on')::date > today
        or (details ->> 'follow_up_until')::date < today
        or (
            details ? 'networks'
            and (
                pg_catalog.jsonb_array_length(details -> 'networks') not between 1 and 16
                or exists (
                    select
                    from pg_catalog.jsonb_array_elements_text(details -> 'networks') as network (address)
                    where coalesce(pg_catalog.masklen(network.address::cidr) < widest_network, true)
                )
            )
        )
        or (kind = 'change' and (details -> 'trained_on' = 'null' or details -> 'confidential_on' = 'null'))
    then
        perform credit.refuse_staff_command('details_not_allowed', 'PB-9');
    end if;
exception
    when data_exception then
        perform credit.refuse_staff_command('details_not_allowed', 'PB-9');
end;
$$;

comment on function credit.require_account_details(timestamptz, text, jsonb) is
'CR001 details_not_allowed. Whether unit, role and account are there is for the caller.';

alter function credit.require_account_details(timestamptz, text, jsonb) owner to credit_account_keeper;
revoke all on function credit.require_account_details(timestamptz, text, jsonb) from public;
