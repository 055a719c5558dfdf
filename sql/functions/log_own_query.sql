-- Purpose: one entry for what an auditor or archivist does at the database itself: the same append, one at a time.
-- Rules: HZ-Q15, PB-12.
-- Called by: the functions that read the log or detach its months.
create or replace function credit.log_own_query(
    as_of timestamptz,
    audience text,
    purpose text,
    operation text,
    actor text,
    scope text,
    subject_key uuid,
    outcome text,
    disclosed text,
    unsealed_answer text
)
returns text
language sql
volatile
set search_path = ''
as $$
    -- They come through the server's own socket, and there is no request of the daemon's.
    select logged.answer
    from
        credit.append_query_log(
            log_own_query.as_of, log_own_query.audience, log_own_query.purpose, array[log_own_query.operation],
            array[log_own_query.actor], array[null::text], array['local'], array[''], array[log_own_query.scope],
            array[log_own_query.subject_key], array[log_own_query.outcome], array[null::text],
            array[log_own_query.disclosed], array[log_own_query.unsealed_answer]
        ) as logged;
$$;

comment on function credit.log_own_query(
    timestamptz, text, text, text, text, text, uuid, text, text, text
) is
'Answers unsealed_answer with its receipt. For the log''s owner only.';

alter function credit.log_own_query(timestamptz, text, text, text, text, text, uuid, text, text, text)
owner to credit_query_log_owner;
revoke all on function credit.log_own_query(
    timestamptz, text, text, text, text, text, uuid, text, text, text
) from public;
