-- Purpose: logs that a verification's result is fetched, and keeps it until that is committed; it can be fetched once.
-- Rules: HZ-M1, HZ-Q15, JJ-9.
-- Called by: fetch_verification.
create or replace function credit.stage_verification(
    ticket uuid,
    job_id uuid,
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    job record;
    refusal text;
    scope constant jsonb := jsonb_build_object('verification', job_id);
    heading text;
begin
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal := actor.refusal_code;

    if refusal is null then
        select
            verification_job.state,
            verification_job.subject_count,
            verification_job.done_count
        into job
        from credit.verification_job
        where
            verification_job.job_id = stage_verification.job_id
            and verification_job.account_id = actor.account_id
        for update;
        refusal := case
            when not found then 'verification_not_found'
            when job.state in ('waiting', 'running') then 'verification_not_finished'
            when job.state in ('fetched', 'expired') then 'verification_fetched'
        end;
    end if;

    if refusal is not null then
        heading := credit.refuse_government_command(
            as_of, 'fetch_verification', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal, actor.refusal_rule
        );
    else
        heading := credit.log_government_command(
            as_of, 'fetch_verification', actor.account_id, actor.unit_code, network_address, request_id, scope, 200,
            jsonb_build_object(
                'verification', job_id, 'state', job.state, 'subjects', job.subject_count, 'done', job.done_count
            )
        );
    end if;

    -- Line 0 is the document of the fetching itself.
    insert into credit.government_answer (ticket, number, staged_by, staged_at, status, answer)
    values (
        stage_verification.ticket, 0, pg_current_xact_id(), as_of, left(heading, 3)::smallint, substr(heading, 5)
    );
    if refusal is null then
        with fetched as (
            delete from credit.verification_line
            where verification_line.job_id = stage_verification.job_id
            returning verification_line.number, verification_line.status, verification_line.answer
        )

        insert into credit.government_answer (ticket, number, staged_by, staged_at, status, answer)
        select
            stage_verification.ticket,
            fetched.number,
            pg_current_xact_id(),
            as_of,
            fetched.status,
            fetched.answer
        from fetched
        -- What comes after a refused line was not answered.
        where fetched.answer is not null;

        update credit.verification_job
        set
            state = 'fetched',
            fetched_at = as_of
        where verification_job.job_id = stage_verification.job_id;
    end if;
end;
$$;

comment on function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text) is
'Answers nothing: what it stages is handed out by take_government_answers to a later transaction.';

alter function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text)
owner to credit_government_discloser;
revoke all on function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text) from public;
grant execute on function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text) to credit_government;
