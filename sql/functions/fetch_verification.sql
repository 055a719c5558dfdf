-- Purpose: hands out a verification's result, once: logs, commits, and only then gives the lines.
-- Rules: HZ-M1, HZ-Q15.
-- Called by: creditd, government audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.fetch_verification(
    job_id uuid,
    as_of timestamptz,
    spki_digest bytea,
    network_address text,
    request_id text,
    inout answers text
)
language plpgsql
-- As answer_government_queries: without search_path and owner's rights, because it commits.
as $$
declare
    envelope bytea;
    ticket constant uuid := pg_catalog.gen_random_uuid();
begin
    envelope := credit.stage_verification(ticket, job_id, as_of, spki_digest, network_address, request_id);
    commit;
    answers := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.fetch_verification is
'answers: first the document of the fetching, or the refusal; then a line for each subject in the order of the '
'list, status of HTTP, a space, the sealed document. After a failed job the last line is the refusal that ended it.';

alter procedure credit.fetch_verification owner to credit_government_discloser;
revoke all on procedure credit.fetch_verification from public;
grant execute on procedure credit.fetch_verification to credit_government;
