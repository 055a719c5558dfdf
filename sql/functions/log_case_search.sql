-- Purpose: the entry that a search for the cases of a person leaves in the query log, under the person's file.
-- Rules: HZ-Q15, X-4, X-8, PB-12.
-- Called by: case_list, last.
create or replace function credit.log_case_search(
    as_of timestamptz,
    account_id text,
    unit_code text,
    network_address text,
    request_id text,
    applicant_digest uuid,
    scope jsonb,
    answer jsonb
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    sealed_answer text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select logged.answer
    into strict sealed_answer
    from
        credit.append_query_log(
            as_of, 'staff', 'administration', array['case_search'], array[account_id], array[unit_code],
            array[network_address], array[request_id], array[scope::text],
            -- X-8: so that the person learns of it. Who has no file has nowhere to look.
            array[credit.subject_of_identifier(applicant_digest)], array['answered'], array[null::text],
            array[
                (
                    select
                        coalesce(
                            pg_catalog.string_agg(
                                pg_catalog.jsonb_build_object('case', found.entry -> 'case')::text, ',' order by found.place
                            ),
                            ''
                        )
                    from pg_catalog.jsonb_array_elements(answer -> 'cases') with ordinality as found (entry, place)
                )
            ],
            -- Without its closing brace: the receipt comes last.
            array[pg_catalog.left(answer::text, -1)]
        ) as logged;
    return sealed_answer;
end;
$$;

comment on function credit.log_case_search(timestamptz, text, text, text, text, uuid, jsonb, jsonb) is
'The answer with its receipt. The digest itself is not logged; what was found is, by the ids of the cases.';

alter function credit.log_case_search(timestamptz, text, text, text, text, uuid, jsonb, jsonb)
owner to credit_case_keeper;
revoke all on function credit.log_case_search(timestamptz, text, text, text, text, uuid, jsonb, jsonb) from public;
