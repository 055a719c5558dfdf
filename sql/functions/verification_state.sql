-- Purpose: how far a verification is, for the account that requested it.
-- Rules: HZ-M1, HZ-Q15.
-- Called by: creditd, government audience.
create or replace function credit.verification_state(
    job_id uuid,
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text
)
returns text
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
            verification_job.job_id = verification_state.job_id
            and verification_job.account_id = actor.account_id;
        if not found then
            refusal := 'verification_not_found';
        end if;
    end if;

    if refusal is not null then
        return credit.refuse_government_command(
            as_of, 'verification_state', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal, actor.refusal_rule
        );
    end if;
    return credit.log_government_command(
        as_of, 'verification_state', actor.account_id, actor.unit_code, network_address, request_id, scope, 200,
        jsonb_build_object(
            'verification', job_id, 'state', job.state, 'subjects', job.subject_count, 'done', job.done_count
        )
    );
end;
$$;

comment on function credit.verification_state(uuid, timestamptz, bytea, text, text) is
'Status of HTTP, a space, the sealed document. Another account''s job reads like none.';

alter function credit.verification_state(uuid, timestamptz, bytea, text, text) owner to credit_government_discloser;
revoke all on function credit.verification_state(uuid, timestamptz, bytea, text, text) from public;
grant execute on function credit.verification_state(uuid, timestamptz, bytea, text, text) to credit_government;
