-- Purpose: logs that a command of a government user was refused, and seals the refusal.
-- Rules: HZ-Q11, HZ-Q15, X-7.
-- Called by: apply_for_consent, consents_of_unit, report_feedback, the functions of verification jobs.
create or replace function credit.refuse_government_command(
    as_of timestamptz,
    operation text,
    spki_digest bytea,
    account_id text,
    unit_code text,
    network_address text,
    request_id text,
    scope jsonb,
    code text,
    rule_id text
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- As for queries: a certificate that is nobody's is named by the beginning of its digest.
    actor constant text := coalesce(
        account_id, 'certificate:' || pg_catalog.left(pg_catalog.encode(spki_digest, 'hex'), 16), 'unknown'
    );
    refusal record;
begin
    select
        problem.document,
        problem.status,
        problem.rule_id
    into strict refusal
    from credit.government_problem(code, refuse_government_command.rule_id) as problem;
    return (
        select refusal.status || ' ' || logged.answer
        from
            credit.append_query_log(
                as_of, 'government', 'administration', array[operation], array[actor], array[unit_code],
                array[network_address], array[request_id], array[scope::text], array[null::uuid],
                array['refused'], array[refusal.rule_id], array[''], array[refusal.document]
            ) as logged
    );
end;
$$;

comment on function credit.refuse_government_command(
    timestamptz, text, bytea, text, text, text, text, jsonb, text, text
) is
'The status of HTTP, a blank, and the problem document with its receipt. code is one of refusal_sentence; rule_id '
'null: its own rule.';

alter function credit.refuse_government_command(timestamptz, text, bytea, text, text, text, text, jsonb, text, text)
owner to credit_account_keeper;
revoke all on function credit.refuse_government_command(
    timestamptz, text, bytea, text, text, text, text, jsonb, text, text
) from public;
grant execute on function credit.refuse_government_command(
    timestamptz, text, bytea, text, text, text, text, jsonb, text, text
) to credit_government_discloser;
