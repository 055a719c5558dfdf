-- Purpose: the one entry that every command of staff leaves in the query log.
-- Rules: HZ-Q15, PB-12, PB-9.
-- Called by: every command of staff that is not about a case, last.
create or replace function credit.log_staff_operation(
    as_of timestamptz,
    operation text,
    account_id text,
    unit_code text,
    network_address text,
    request_id text,
    scope jsonb,
    answer jsonb,
    disclosed jsonb default '[]'
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    sealed_answer text;
begin
    if operation !~ '^[a-z_]{1,64}$' or answer = '{}' or pg_catalog.jsonb_typeof(answer) <> 'object' then
        raise exception 'an operation has a name and an answer' using errcode = 'invalid_parameter_value';
    end if;
    perform credit.require_staff_origin(network_address, request_id);
    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array[operation], array[account_id], array[unit_code],
            array[network_address], array[request_id], array[scope::text], array[null::uuid], array['answered'],
            array[null::text], array[pg_catalog.substr(disclosed::text, 2, pg_catalog.length(disclosed::text) - 2)],
            -- Without its closing brace: the receipt comes last.
            array[pg_catalog.left(answer::text, -1)]
        ) as logged;
    return sealed_answer;
end;
$$;

comment on function credit.log_staff_operation(timestamptz, text, text, text, text, text, jsonb, jsonb, jsonb) is
'The answer with its receipt, byte by byte what the entry digests. scope and disclosed hold nothing personal. '
'disclosed is an array.';

alter function credit.log_staff_operation(timestamptz, text, text, text, text, text, jsonb, jsonb, jsonb)
owner to credit_account_keeper;
revoke all on function credit.log_staff_operation(
    timestamptz, text, text, text, text, text, jsonb, jsonb, jsonb
) from public;
grant execute on function credit.log_staff_operation(timestamptz, text, text, text, text, text, jsonb, jsonb, jsonb)
to credit_case_keeper, credit_window_discloser, credit_corrector;
