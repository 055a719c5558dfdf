-- Purpose: what a letter of authority does not cover of the case that rests on it.
-- Rules: HZ-Q6, HZ-Q8, QZ-5.
-- Called by: case_letter_problem.
create or replace function credit.letter_problem(
    letter credit.authority_letter,
    case_kind text,
    grantor_digest uuid,
    grantee_digest uuid,
    purpose text,
    items text[],
    day date
)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select case
        when letter.used_at is not null then 'letter_used'
        when letter.grantor_digest <> letter_problem.grantor_digest then 'letter_other_grantor'
        when letter.grantee_digest <> letter_problem.grantee_digest then 'letter_other_grantee'
        when letter_problem.case_kind <> all(letter.case_kinds) then 'letter_outside_matter'
        when letter_problem.day not between letter.valid_from and letter.valid_until then 'letter_outside_period'
        -- Of cases that ask for nothing there is no purpose and no content.
        when letter_problem.purpose is null then null
        when
            credit.bare_text(letter.purpose) <> credit.bare_text(letter_problem.purpose)
            then 'letter_outside_purpose'
        -- Who asks for the whole file asks for more than a letter that names items.
        when coalesce(letter_problem.items <@ letter.items, letter.items is null) is not true
            then 'letter_outside_content'
    end;
$$;

comment on function credit.letter_problem(credit.authority_letter, text, uuid, uuid, text, text[], date) is
'A code of staff_refusal_sentence; null: it covers the case on that day. purpose null: the case is no query. '
'items null: the whole file. The same as AuthorityLetter.problem.';

alter function credit.letter_problem(credit.authority_letter, text, uuid, uuid, text, text[], date)
owner to credit_case_keeper;
revoke all on function credit.letter_problem(
    credit.authority_letter, text, uuid, uuid, text, text[], date
) from public;
