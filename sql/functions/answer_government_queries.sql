-- Purpose: answers a batch of government queries: logs, commits, and only then hands the answers out.
-- Rules: HZ-Q3, HZ-Q13, HZ-Q15.
-- Called by: creditd, government audience, outside of a transaction block: inside one its COMMIT fails.
create or replace procedure credit.answer_government_queries(
    ticket uuid,
    as_of timestamptz,
    operation text,
    spki_digest bytea[],
    identifier_digest uuid[],
    label text[],
    division_code text[],
    code_number bigint[],
    purpose text[],
    matter text[],
    case_number text[],
    items text[],
    network_address text[],
    request_id text[],
    inout answers text
)
language plpgsql
-- No search_path and no owner's rights: PostgreSQL lets a procedure commit only without them. It names every schema,
-- and has no right that its caller lacks.
as $$
declare
    envelope bytea;
begin
    envelope := credit.stage_government_answers(
        ticket, as_of, operation, spki_digest, identifier_digest, label, division_code, code_number, purpose, matter,
        case_number, items, network_address, request_id
    );
    commit;
    answers := credit.open_envelope(ticket, envelope);
end;
$$;

comment on procedure credit.answer_government_queries is
'As stage_government_answers. ticket is random, of this call alone. answers: a line for each query in their '
'order, status of HTTP, a space, the sealed document.';

alter procedure credit.answer_government_queries owner to credit_government_discloser;
revoke all on procedure credit.answer_government_queries from public;
grant execute on procedure credit.answer_government_queries to credit_government;
