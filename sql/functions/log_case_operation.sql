-- Purpose: the one entry that every command about a case leaves in the query log, under the case's subject.
-- Rules: HZ-O13, HZ-Q15, X-8, PB-12.
-- Called by: every command about a case, last.
create or replace function credit.log_case_operation(
    as_of timestamptz,
    operation text,
    purpose text,
    case_id uuid,
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
    if
        operation !~ '^[a-z_]{1,64}$' or purpose not in ('window_application', 'objection')
        or answer = '{}' or pg_catalog.jsonb_typeof(answer) <> 'object'
    then
        raise exception 'an operation has a name, a purpose and an answer' using errcode = 'invalid_parameter_value';
    end if;
    perform credit.require_staff_origin(network_address, request_id);
    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', purpose, array[operation], array[account_id], array[unit_code], array[network_address],
            array[request_id],
            array[(pg_catalog.jsonb_build_object('case', case_id) || coalesce(scope, '{}'))::text],
            array[
                (
                    select service_case.subject_key
                    from credit.service_case
                    where service_case.case_id = log_case_operation.case_id
                )
            ],
            array['answered'], array[null::text],
            array[pg_catalog.substr(disclosed::text, 2, pg_catalog.length(disclosed::text) - 2)],
            -- Without its closing brace: the receipt comes last.
            array[pg_catalog.left(answer::text, -1)]
        ) as logged;
    return sealed_answer;
end;
$$;

comment on function credit.log_case_operation(
    timestamptz, text, text, uuid, text, text, text, text, jsonb, jsonb, jsonb
) is
'The answer with its receipt. purpose: window_application or objection. scope: ids, codes, days and digests of texts; '
'the case''s id is added. disclosed is an array. Of the case''s subject, who is told of it (X-8). The answer is in '
'the caller''s hands before COMMIT: whoever takes the login over may roll a look at a case back. That shows names, '
'reasons and states of cases, no content of a record; what discloses records goes through put_into_envelope instead.';

alter function credit.log_case_operation(
    timestamptz, text, text, uuid, text, text, text, text, jsonb, jsonb, jsonb
) owner to credit_case_keeper;
revoke all on function credit.log_case_operation(
    timestamptz, text, text, uuid, text, text, text, text, jsonb, jsonb, jsonb
) from public;
grant execute on function credit.log_case_operation(
    timestamptz, text, text, uuid, text, text, text, text, jsonb, jsonb, jsonb
) to credit_window_discloser, credit_corrector;
