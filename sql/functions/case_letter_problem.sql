-- Purpose: whether the letters of authority that a case needs are there and cover it.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q8, HZ-O1, QZ-5.
-- Called by: application_scope, case_checklist, require_letters.
create or replace function credit.case_letter_problem(
    case_id uuid,
    day date,
    out refusal_code text,
    out refusal_rule text
)
returns record
language plpgsql
stable
set search_path = ''
as $$
declare
    concerned record;
    needed record;
    letter credit.authority_letter;
begin
    select
        service_case.kind,
        service_case.applicant_digest,
        service_case.agent_digest,
        query_application.is_own_data,
        query_application.subject_digest,
        query_application.purpose_text,
        query_application.items
    into strict concerned
    from credit.service_case
    left join credit.query_application
        on service_case.case_id = query_application.case_id
    where service_case.case_id = case_letter_problem.case_id;

    for needed in
        select
            part.kind,
            part.grantor_digest,
            part.grantee_digest,
            part.rule_id
        from (
            values
            (
                'agency', concerned.applicant_digest, concerned.agent_digest, credit.case_rule(concerned.kind),
                concerned.agent_digest is not null
            ),
            (
                'query', concerned.subject_digest, concerned.applicant_digest, 'HZ-Q6',
                coalesce(not concerned.is_own_data, false)
            )
        ) as part (kind, grantor_digest, grantee_digest, rule_id, is_needed)
        where part.is_needed
    loop
        select authority_letter.*
        into letter
        from credit.case_letter
        inner join credit.authority_letter
            on case_letter.letter_id = authority_letter.letter_id
        where
            case_letter.case_id = case_letter_problem.case_id
            and case_letter.kind = needed.kind
            and case_letter.released_at is null;
        if not found then
            refusal_code := 'letter_missing';
            refusal_rule := needed.rule_id;
            return;
        end if;
        refusal_code := credit.letter_problem(
            letter, concerned.kind, needed.grantor_digest, needed.grantee_digest, concerned.purpose_text,
            concerned.items, day
        );
        if refusal_code is not null then
            refusal_rule := case refusal_code when 'letter_used' then 'QZ-5' else 'HZ-Q8' end;
            return;
        end if;
    end loop;
end;
$$;

comment on function credit.case_letter_problem(uuid, date) is
'Both null: nothing is needed, or all that is needed is there. An agent needs a letter of agency, who asks about '
'another the subject''s letter; both when both is so.';

alter function credit.case_letter_problem(uuid, date) owner to credit_case_keeper;
revoke all on function credit.case_letter_problem(uuid, date) from public;
