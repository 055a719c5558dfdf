-- Purpose: the entry that a command on the machine about accounts leaves in the query log.
-- Rules: HZ-Q15, PB-12.
-- Called by: account_report, bootstrap_administrators, record_calendar_loading, record_file_check,
-- record_period_publication, register_catalogue_units.
create or replace function credit.log_machine_operation(
    as_of timestamptz,
    operation text,
    operator text,
    request_id text,
    scope jsonb,
    answer jsonb
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
begin
    if operator is null or operator !~ '^[A-Za-z0-9._-]{1,64}$' then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S5');
    end if;
    -- An operator of the machine is no account: nobody has a colon in the name.
    return (
        select logged.answer
        from
            credit.append_query_log(
                as_of, 'staff', 'administration', array[operation], array['machine:' || operator], array[null::text],
                array['local'], array[request_id], array[scope::text], array[null::uuid], array['answered'],
                array[null::text], array[''], array[pg_catalog.left(answer::text, -1)]
            ) as logged
    );
end;
$$;

comment on function credit.log_machine_operation(timestamptz, text, text, text, jsonb, jsonb) is
'The answer with its receipt.';

alter function credit.log_machine_operation(timestamptz, text, text, text, jsonb, jsonb) owner to credit_account_keeper;
revoke all on function credit.log_machine_operation(timestamptz, text, text, text, jsonb, jsonb) from public;
