-- Purpose: takes in the request to verify a list of subjects; the lines follow in the same transaction.
-- Rules: HZ-M1, QZ-8, QZ-9, HZ-Q15.
-- Called by: creditd, government audience.
create or replace function credit.open_verification(
    job_id uuid,
    as_of timestamptz,
    spki_digest bytea,
    purpose text,
    matter text,
    case_number text,
    items text,
    subject_count integer,
    network_address text,
    request_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
set timezone = 'Asia/Shanghai'
as $$
declare
    assessed record;
    scope jsonb := jsonb_build_object('verification', job_id, 'subjects', subject_count);
begin
    select
        checked.account_id,
        checked.unit_code,
        checked.refusal_code,
        checked.refusal_rule
    into strict assessed
    from
        credit.assess_government_queries(
            as_of, credit.policy_in_force(as_of::date), 'open_verification', array[spki_digest],
            array[network_address], array[purpose], array[matter], array[case_number]
        ) as checked;
    if assessed.refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'open_verification', spki_digest, assessed.account_id, assessed.unit_code, network_address,
            request_id, scope, assessed.refusal_code, assessed.refusal_rule
        );
    end if;

    insert into credit.verification_job (
        job_id, account_id, unit_code, spki_digest, purpose, matter, case_number, items, state, subject_count,
        done_count, requested_at, network_address, request_id
    )
    values (
        open_verification.job_id, assessed.account_id, assessed.unit_code, open_verification.spki_digest,
        open_verification.purpose, open_verification.matter, open_verification.case_number,
        (open_verification.items::jsonb)::text, 'waiting', open_verification.subject_count, 0, as_of,
        open_verification.network_address, open_verification.request_id
    );
    return credit.log_government_command(
        as_of, 'open_verification', assessed.account_id, assessed.unit_code, network_address, request_id,
        scope || jsonb_build_object('purpose', purpose),
        202, jsonb_build_object('verification', job_id, 'state', 'waiting', 'subjects', subject_count)
    );
end;
$$;

comment on function credit.open_verification(
    uuid, timestamptz, bytea, text, text, text, text, integer, text, text
) is
'Status of HTTP, a space, the sealed document: 202 or a refusal. job_id is random and made by the caller; items is a '
'JSON array of item codes, null: all.';

alter function credit.open_verification(
    uuid, timestamptz, bytea, text, text, text, text, integer, text, text
) owner to credit_government_discloser;
revoke all on function credit.open_verification(
    uuid, timestamptz, bytea, text, text, text, text, integer, text, text
) from public;
grant execute on function credit.open_verification(
    uuid, timestamptz, bytea, text, text, text, text, integer, text, text
) to credit_government;
