-- Purpose: answers and logs a batch of government queries, in an envelope that opens when that is committed.
-- Rules: HZ-Q3, HZ-Q13, HZ-Q15.
-- Called by: answer_government_queries.
create or replace function credit.stage_government_answers(
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
    request_id text[]
)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
begin
    if operation not in ('query', 'batch') then
        raise exception 'no such operation of the government audience' using errcode = 'invalid_parameter_value';
    end if;
    return (
        select
            credit.put_into_envelope(
                stage_government_answers.ticket,
                as_of,
                string_agg(
                    disclosure.status || (' ' || disclosure.answer), e'\n' order by disclosure.answer_number
                )
            )
        from
            credit.disclose_to_government(
                as_of, operation, spki_digest, identifier_digest, label, division_code, code_number, purpose, matter,
                case_number, items, network_address, request_id
            ) as disclosure
    );
end;
$$;

comment on function credit.stage_government_answers(
    uuid, timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) is
'Arrays of one length, an element a query. operation: query or batch. label is JSON that says whom the caller asked '
'for, a natural person''s number masked. division_code is the one inside the subject''s code, code_number the code''s '
'place in its sequence; null: none. items is a JSON array of item codes; null: all. Answers an envelope, which '
'open_envelope opens for a later transaction.';

alter function credit.stage_government_answers(
    uuid, timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) owner to credit_government_discloser;
revoke all on function credit.stage_government_answers(
    uuid, timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) from public;
grant execute on function credit.stage_government_answers(
    uuid, timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
) to credit_government;
