-- Purpose: a using unit reports what it did with an answer, which it names by the answer's receipt.
-- Rules: HZ-M8.
-- Called by: creditd, government audience.
create or replace function credit.report_feedback(
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text,
    receipt_position bigint,
    receipt_time timestamptz,
    receipt_secret uuid,
    result text,
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    new_feedback constant uuid := pg_catalog.gen_random_uuid();
    actor record;
    refusal_code text;
    scope jsonb := '{}';
    query_matter text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select
        asking.account_id,
        asking.unit_code,
        asking.refusal_code,
        asking.refusal_rule
    into strict actor
    from credit.government_actor(as_of, spki_digest, network_address) as asking;
    refusal_code := actor.refusal_code;

    if refusal_code is null then
        if receipt_position is null or receipt_time is null or receipt_secret is null
            or coalesce(result, '') not in ('granted', 'refused', 'extra_checks', 'other')
            or (note is not null or result = 'other') and not credit.is_statement(note) then
            refusal_code := 'malformed_command';
        else
            scope := pg_catalog.jsonb_build_object('position', receipt_position, 'result', result);
            select own_query.matter
            into query_matter
            from
                credit.own_query_of_receipt(
                    actor.unit_code, receipt_position, receipt_time, receipt_secret
                ) as own_query;
            if not found then
                refusal_code := 'feedback_receipt_unknown';
            else
                insert into credit.use_feedback (
                    feedback_id, log_position, unit_code, account_id, matter, result, note, reported_at
                )
                values (
                    new_feedback, receipt_position, actor.unit_code, actor.account_id, query_matter,
                    report_feedback.result, report_feedback.note, as_of
                )
                on conflict do nothing;
                if not found then
                    refusal_code := 'feedback_already_reported';
                end if;
            end if;
        end if;
    end if;

    if refusal_code is not null then
        return credit.refuse_government_command(
            as_of, 'report_feedback', spki_digest, actor.account_id, actor.unit_code, network_address, request_id,
            scope, refusal_code, actor.refusal_rule
        );
    end if;
    return credit.log_government_command(
        as_of, 'report_feedback', actor.account_id, actor.unit_code, network_address, request_id, scope, 201,
        pg_catalog.jsonb_build_object('feedback', new_feedback, 'position', receipt_position)
    );
end;
$$;

comment on function credit.report_feedback(timestamptz, bytea, text, text, bigint, timestamptz, uuid, text, text) is
'result: granted, refused, extra_checks or other; other needs a note. Once for an answer, by anybody of the unit. '
'Wrong secret, another unit''s, no query, refused: one and the same refusal, logged and changing nothing.';

alter function credit.report_feedback(timestamptz, bytea, text, text, bigint, timestamptz, uuid, text, text)
owner to credit_account_keeper;
revoke all on function credit.report_feedback(
    timestamptz, bytea, text, text, bigint, timestamptz, uuid, text, text
) from public;
grant execute on function credit.report_feedback(timestamptz, bytea, text, text, bigint, timestamptz, uuid, text, text)
to credit_government;
