-- Purpose: which materials a case needs and which of them are there.
-- Rules: HZ-Q5, HZ-Q6, HZ-O5, X-7.
-- Called by: creditd, staff audience.
create or replace function credit.case_checklist(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    concerned credit.service_case;
    letters record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['window_clerk', 'centre_clerk', 'authority_officer']
        ) as staff;
    concerned := credit.require_case(case_id, null, actor.unit_code, actor.role);
    select
        problem.refusal_code,
        problem.refusal_rule
    into strict letters
    from credit.case_letter_problem(case_id, credit.local_day(as_of)) as problem;
    return credit.log_case_operation(
        as_of, 'case_checklist', credit.case_purpose(concerned.kind), case_id, actor.account_id, actor.unit_code,
        network_address, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'case', case_id, 'checklist', credit.checklist_document(case_id), 'letters', case
                when letters.refusal_code is not null
                    then pg_catalog.jsonb_build_object(
                        'problem', letters.refusal_code, 'rule', letters.refusal_rule, 'sentence',
                        credit.staff_refusal_sentence(letters.refusal_code)
                    )
            end
        )
    );
end;
$$;

comment on function credit.case_checklist(timestamptz, bytea, text, text, uuid) is
'problem null: there as required. letters: what is wrong with the letters of authority, null: nothing.';

alter function credit.case_checklist(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.case_checklist(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.case_checklist(timestamptz, bytea, text, text, uuid) to credit_staff;
