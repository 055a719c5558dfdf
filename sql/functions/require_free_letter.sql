-- Purpose: refuses a letter of authority that is spent, or that another open case rests on.
-- Rules: QZ-5.
-- Called by: attach_letter, keep_letter.
create or replace function credit.require_free_letter(
    letter credit.authority_letter,
    case_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    engagement constant text := credit.letter_engagement(letter, case_id);
begin
    if engagement is not null then
        perform credit.refuse_staff_command(engagement, 'QZ-5');
    end if;
end;
$$;

comment on function credit.require_free_letter(credit.authority_letter, uuid) is
'letter: its row, locked. case_id: the case that wants it. CR001 letter_used, letter_in_use.';

alter function credit.require_free_letter(credit.authority_letter, uuid) owner to credit_case_keeper;
revoke all on function credit.require_free_letter(credit.authority_letter, uuid) from public;
