-- Purpose: adds subjects to a verification that was opened and has not begun.
-- Rules: HZ-M1.
-- Called by: creditd, government audience, in the transaction of open_verification.
create or replace function credit.add_verification_lines(
    job_id uuid,
    first_number integer,
    identifier_digest uuid[],
    label text[],
    division_code text[],
    code_number bigint[]
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    perform
    from credit.verification_job
    where
        verification_job.job_id = add_verification_lines.job_id
        and verification_job.state = 'waiting'
        and first_number >= 1
        and first_number + cardinality(label) - 1 <= verification_job.subject_count
    for update;
    if not found then
        raise exception 'no verification that waits for these lines' using errcode = 'invalid_parameter_value';
    end if;
    insert into credit.verification_line (job_id, number, identifier_digest, label, division_code, code_number)
    select
        add_verification_lines.job_id,
        first_number + item.place - 1,
        item.identifier_digest,
        item.label,
        item.division_code,
        item.code_number
    from
        rows from (unnest(identifier_digest), unnest(label), unnest(division_code), unnest(code_number))
        with ordinality as item (identifier_digest, label, division_code, code_number, place);
end;
$$;

comment on function credit.add_verification_lines(uuid, integer, uuid[], text[], text[], bigint[]) is
'Arrays of one length, an element a subject, as in stage_government_answers. first_number is that of the first, from '
'1. Raises 22023 when the job has begun or has no such lines.';

alter function credit.add_verification_lines(uuid, integer, uuid[], text[], text[], bigint[])
owner to credit_government_discloser;
revoke all on function credit.add_verification_lines(uuid, integer, uuid[], text[], text[], bigint[]) from public;
grant execute on function credit.add_verification_lines(uuid, integer, uuid[], text[], text[], bigint[])
to credit_government;
