-- Purpose: answers the next lines of a verification, each checked, counted and logged like a query.
-- Rules: HZ-M1, HZ-Q15, HZ-O7, QZ-12.
-- Called by: creditd, a transaction a step.
create or replace function credit.run_verification_step(job_id uuid, as_of timestamptz, step_limit integer)
returns integer
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    -- Set by us: over a week with holidays somebody fetches it; what is not fetched is not kept (JJ-9).
    keeping constant interval := interval '14 days';
    job record;
    line record;
    is_refused boolean;
    lines_left integer;
begin
    select
        verification_job.job_id,
        verification_job.spki_digest,
        verification_job.purpose,
        verification_job.matter,
        verification_job.case_number,
        verification_job.items,
        verification_job.subject_count,
        verification_job.done_count,
        verification_job.network_address,
        verification_job.request_id
    into job
    from credit.verification_job
    where
        verification_job.job_id = run_verification_step.job_id
        and verification_job.state in ('waiting', 'running')
    for update;
    if not found then
        return 0;
    end if;

    select
        array_agg(part.number order by part.number) as numbers,
        array_agg(part.identifier_digest order by part.number) as identifier_digests,
        array_agg(part.label order by part.number) as labels,
        array_agg(part.division_code order by part.number) as division_codes,
        array_agg(part.code_number order by part.number) as code_numbers,
        count(*)::integer as total
    into strict line
    from (
        select
            verification_line.number,
            verification_line.identifier_digest,
            verification_line.label,
            verification_line.division_code,
            verification_line.code_number
        from credit.verification_line
        where
            verification_line.job_id = job.job_id
            and verification_line.number > job.done_count
        order by verification_line.number
        limit step_limit
    ) as part;

    if line.total > 0 then
        with answered as (
            update credit.verification_line
            set
                status = disclosure.status,
                answer = disclosure.answer,
                subject_key = disclosure.subject_key,
                -- HZ-O7: asked again when it is fetched. Each part as in the log: record, version, form, rule.
                record_ids = array(
                    select (part.document ->> 0)::uuid
                    from jsonb_array_elements(('[' || disclosure.disclosed || ']')::jsonb) as part (document)
                    where part.document ->> 2 <> 'suspended'
                )
            from
                credit.disclose_to_government(
                    as_of, 'verification', array_fill(job.spki_digest, array[line.total]), line.identifier_digests,
                    line.labels, line.division_codes, line.code_numbers, array_fill(job.purpose, array[line.total]),
                    array_fill(job.matter, array[line.total]), array_fill(job.case_number, array[line.total]),
                    array_fill(job.items, array[line.total]), array_fill(job.network_address, array[line.total]),
                    array_fill(job.request_id, array[line.total])
                ) as disclosure
            where
                verification_line.job_id = job.job_id
                and verification_line.number = line.numbers[disclosure.answer_number]
            returning verification_line.status
        )

        select bool_or(answered.status <> 200)
        into is_refused
        from answered;
    end if;

    lines_left := job.subject_count - job.done_count - line.total;
    -- A list that is shorter than it said is at its end, too.
    if line.total < step_limit or is_refused then
        lines_left := 0;
    end if;
    update credit.verification_job
    set
        done_count = job.done_count + line.total,
        state = case when is_refused then 'failed' when lines_left = 0 then 'finished' else 'running' end,
        finished_at = case when lines_left = 0 then as_of end,
        keep_until = case when lines_left = 0 then as_of + keeping end
    where verification_job.job_id = job.job_id;
    return lines_left;
end;
$$;

comment on function credit.run_verification_step(uuid, timestamptz, integer) is
'Answers lines left; 0: there is nothing more to do. A line that is refused (the account was blocked, the certificate '
'ended) ends the job. Shows nothing: stage_verification does, later.';

alter function credit.run_verification_step(uuid, timestamptz, integer) owner to credit_government_discloser;
revoke all on function credit.run_verification_step(uuid, timestamptz, integer) from public;
grant execute on function credit.run_verification_step(uuid, timestamptz, integer) to credit_government;
