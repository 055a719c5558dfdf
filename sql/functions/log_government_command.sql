-- Purpose: the one entry that every command of a government user leaves in the query log, and its sealed answer.
-- Rules: HZ-Q15, BX-13, PB-12.
-- Called by: apply_for_consent, consents_of_unit, report_feedback, the functions of verification jobs.
create or replace function credit.log_government_command(
    as_of timestamptz,
    operation text,
    account_id text,
    unit_code text,
    network_address text,
    request_id text,
    scope jsonb,
    status integer,
    answer jsonb
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
begin
    return (
        select log_government_command.status || ' ' || logged.answer
        from
            credit.append_query_log(
                as_of, 'government', 'administration', array[operation], array[account_id], array[unit_code],
                array[network_address], array[request_id], array[scope::text], array[null::uuid],
                array['answered'], array[null::text], array[''],
                -- Without its closing brace: the receipt comes last.
                array[pg_catalog.left(answer::text, -1)]
            ) as logged
    );
end;
$$;

comment on function credit.log_government_command(timestamptz, text, text, text, text, text, jsonb, integer, jsonb) is
'The status of HTTP, a blank, and the answer with its receipt. scope holds nothing personal; answer has a member.';

alter function credit.log_government_command(timestamptz, text, text, text, text, text, jsonb, integer, jsonb)
owner to credit_account_keeper;
revoke all on function credit.log_government_command(
    timestamptz, text, text, text, text, text, jsonb, integer, jsonb
) from public;
grant execute on function credit.log_government_command(
    timestamptz, text, text, text, text, text, jsonb, integer, jsonb
) to credit_government_discloser;
