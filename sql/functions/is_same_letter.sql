-- Purpose: whether a letter that is recorded again says what is on record of it.
-- Rules: QZ-5, HZ-Q8.
-- Called by: keep_letter.
create or replace function credit.is_same_letter(
    recorded credit.authority_letter,
    given credit.authority_letter
)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        recorded.grantor_kind = given.grantor_kind
        and recorded.grantor_digest = given.grantor_digest
        and recorded.grantee_kind = given.grantee_kind
        and recorded.grantee_digest = given.grantee_digest
        and recorded.case_kinds @> given.case_kinds and recorded.case_kinds <@ given.case_kinds
        and recorded.items is not distinct from given.items
        and recorded.valid_from = given.valid_from
        and recorded.valid_until = given.valid_until
        and credit.bare_text(recorded.matter) = credit.bare_text(given.matter)
        and credit.bare_text(recorded.content) = credit.bare_text(given.content)
        and credit.bare_text(recorded.purpose) = credit.bare_text(given.purpose);
$$;

comment on function credit.is_same_letter(credit.authority_letter, credit.authority_letter) is
'Both without nulls but for items. Names, punctuation, blanks and width do not count.';

alter function credit.is_same_letter(credit.authority_letter, credit.authority_letter) owner to credit_case_keeper;
revoke all on function credit.is_same_letter(credit.authority_letter, credit.authority_letter) from public;
