-- Purpose: the verification that is to be worked on next; what nobody fetched or took in time goes.
-- Rules: HZ-M1, JJ-9.
-- Called by: creditd, once in a while and between steps.
create or replace function credit.next_verification(as_of timestamptz)
returns uuid
language plpgsql
volatile
security definer
set search_path = ''
set plan_cache_mode = 'force_generic_plan'
as $$
declare
    -- Set by us: far longer than any daemon waits. Who died between COMMIT and taking does not come back.
    staging constant interval := interval '10 minutes';
begin
    delete from credit.answer_envelope
    where answer_envelope.filled_at < as_of - staging;

    with expired as (
        update credit.verification_job
        set state = 'expired'
        where
            verification_job.state in ('finished', 'failed')
            and verification_job.keep_until <= as_of
        returning verification_job.job_id
    )

    delete from credit.verification_line
    using expired
    where verification_line.job_id = expired.job_id;

    return (
        select verification_job.job_id
        from credit.verification_job
        where verification_job.state in ('waiting', 'running')
        order by verification_job.requested_at, verification_job.job_id
        limit 1
    );
end;
$$;

comment on function credit.next_verification(timestamptz) is
'The oldest with work; null: none. Also deletes the keys of answers that were staged and not taken.';

alter function credit.next_verification(timestamptz) owner to credit_government_discloser;
revoke all on function credit.next_verification(timestamptz) from public;
grant execute on function credit.next_verification(timestamptz) to credit_government;
