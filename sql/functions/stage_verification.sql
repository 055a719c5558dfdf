-- Purpose: logs that a verification's result is fetched, once, and puts it into an envelope until that is committed.
-- Rules: HZ-M1, HZ-Q15, HZ-O7, JJ-9.
-- Called by: fetch_verification.
create or replace function credit.stage_verification(
    ticket uuid,
    job_id uuid,
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text
)
returns bytea
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
    -- Begins with the document of the fetching itself.
    answers text;
    suspended record;
    refused_numbers integer[] := '{}';
    refused_answers text[] := '{}';
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
        answers := credit.refuse_government_command(
            as_of, 'fetch_verification', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal, actor.refusal_rule
        );
    else
        answers := credit.log_government_command(
            as_of, 'fetch_verification', actor.account_id, actor.unit_code, network_address, request_id, scope, 200,
            jsonb_build_object(
                'verification', job_id, 'state', job.state, 'subjects', job.subject_count, 'done', job.done_count
            )
        );
    end if;

    if refusal is null then
        -- HZ-O7: days may have passed since it was answered. What is suspended by now is refused in its place.
        for suspended in
            select distinct verification_line.number
            from credit.verification_line
            inner join credit.record_marker
                on
                    verification_line.subject_key = record_marker.subject_key
                    and record_marker.record_id = any(verification_line.record_ids)
            where
                verification_line.job_id = stage_verification.job_id
                and record_marker.marker = 'under_processing'
            order by verification_line.number
        loop
            refused_numbers := refused_numbers || suspended.number;
            refused_answers := refused_answers || credit.refuse_government_command(
                as_of, 'fetch_verification', spki_digest, actor.account_id, actor.unit_code, network_address,
                request_id, scope || jsonb_build_object('line', suspended.number), 'content_suspended', null
            );
        end loop;

        with fetched as (
            delete from credit.verification_line
            where verification_line.job_id = stage_verification.job_id
            returning verification_line.number, verification_line.status, verification_line.answer
        )

        select
            concat_ws(
                e'\n',
                answers,
                string_agg(
                    coalesce(
                        refused_answers[array_position(refused_numbers, fetched.number)],
                        fetched.status || (' ' || fetched.answer)
                    ),
                    e'\n' order by fetched.number
                )
            )
        into answers
        from fetched
        -- What comes after a refused line was not answered.
        where fetched.answer is not null;

        update credit.verification_job
        set
            state = 'fetched',
            fetched_at = as_of
        where verification_job.job_id = stage_verification.job_id;
    end if;
    return credit.put_into_envelope(ticket, as_of, answers);
end;
$$;

comment on function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text) is
'Answers an envelope, which open_envelope opens for a later transaction. A line with a record that is under objection '
'by now is a refusal content_suspended with an entry of its own.';

alter function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text)
owner to credit_government_discloser;
revoke all on function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text) from public;
grant execute on function credit.stage_verification(uuid, uuid, timestamptz, bytea, text, text) to credit_government;
