-- Purpose: a typed text with letters and digits only: no blank, no punctuation, no width, no case.
-- Rules: HZ-Q8, QZ-5.
-- Called by: letter_problem, require_letter_form, letter_paper_digest, is_same_letter.
create or replace function credit.bare_text(
    written text
)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        pg_catalog.lower(
            pg_catalog.regexp_replace(pg_catalog.normalize(bare_text.written, 'NFKC'), '[^[:alnum:]]', '', 'g')
        );
$$;

comment on function credit.bare_text(text) is
'Null for null; empty where there is no letter and no digit. LetterQuery.bare in Swift.';

alter function credit.bare_text(text) owner to credit_case_keeper;
revoke all on function credit.bare_text(text) from public;
