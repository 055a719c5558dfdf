-- Purpose: a window accepts an application: the applicant may ask, the materials are complete, the letters cover it.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-Q8, HZ-Q12, HZ-Q16, QZ-5.
-- Called by: creditd, staff audience.
create or replace function credit.accept_application(
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
    state text;
    asked record;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    concerned := credit.require_case(case_id, 'application', actor.unit_code, 'window_clerk');
    state := credit.advance_case(as_of, case_id, 'accepted', actor.account_id, 'window_clerk', null, null);
    select
        query_application.applicant_age,
        query_application.subject_digest
    into strict asked
    from credit.query_application
    where query_application.case_id = accept_application.case_id;
    if asked.applicant_age = 'under_16' then
        perform credit.refuse_staff_command('applicant_not_eligible', 'HZ-Q2');
    end if;
    perform credit.require_materials(case_id);
    perform credit.require_letters(case_id, as_of);
    -- The file may have been opened since the receipt.
    update credit.service_case
    set subject_key = credit.subject_of_identifier(asked.subject_digest)
    where service_case.case_id = accept_application.case_id;
    perform credit.start_filing(as_of, case_id);
    return credit.log_case_operation(
        as_of, 'accept_application', 'window_application', case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'letters', (
                select coalesce(pg_catalog.jsonb_agg(case_letter.letter_id order by case_letter.kind), '[]')
                from credit.case_letter
                where
                    case_letter.case_id = accept_application.case_id
                    and case_letter.released_at is null
            )
        ),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'receipt_number', concerned.receipt_number, 'state', state, 'accepted_at',
            credit.json_time(as_of)
        ) || credit.answer_deadline_document(case_id)
    );
end;
$$;

comment on function credit.accept_application(timestamptz, bytea, text, text, uuid) is
'The receipt. CR001 transition_not_allowed, applicant_not_eligible, materials_missing, letter_missing and the other '
'letter_ codes; nothing is accepted in part.';

alter function credit.accept_application(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.accept_application(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.accept_application(timestamptz, bytea, text, text, uuid) to credit_staff;
