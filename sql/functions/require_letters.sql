-- Purpose: refuses to go on with a case that its letters of authority do not cover.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q8, HZ-O1, QZ-5.
-- Called by: accept_annotation, accept_annotation_withdrawal, accept_application, accept_objection,
-- refuse_application.
create or replace function credit.require_letters(case_id uuid, as_of timestamptz)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    found_problem record;
begin
    select
        problem.refusal_code,
        problem.refusal_rule
    into strict found_problem
    from credit.case_letter_problem(case_id, credit.local_day(as_of)) as problem;
    if found_problem.refusal_code is not null then
        perform credit.refuse_staff_command(found_problem.refusal_code, found_problem.refusal_rule);
    end if;
end;
$$;

comment on function credit.require_letters(uuid, timestamptz) is
'On the day of as_of. CR001 letter_missing, letter_used, letter_other_grantor, letter_other_grantee, '
'letter_outside_matter, letter_outside_period, letter_outside_purpose, letter_outside_content.';

alter function credit.require_letters(uuid, timestamptz) owner to credit_case_keeper;
revoke all on function credit.require_letters(uuid, timestamptz) from public;
