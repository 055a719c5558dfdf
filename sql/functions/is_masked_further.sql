-- Purpose: whether a text is another one with some of its characters masked, and nothing else changed.
-- Rules: JJ-2, BX-10, HZ-O11.
-- Called by: mark_annotation.
create or replace function credit.is_masked_further(
    proposed text,
    confirmed text
)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        pg_catalog.length(is_masked_further.confirmed) = pg_catalog.length(is_masked_further.proposed)
        and not exists (
            select
            from
                rows from (
                    pg_catalog.string_to_table(is_masked_further.proposed, null),
                    pg_catalog.string_to_table(is_masked_further.confirmed, null)
                ) as place (proposed_character, confirmed_character)
            where
                place.confirmed_character <> place.proposed_character
                and place.confirmed_character <> '*'
        );
$$;

comment on function credit.is_masked_further(text, text) is
'Each character is the proposed one or *; what is masked already stays so. Both not null.';

alter function credit.is_masked_further(text, text) owner to credit_case_keeper;
revoke all on function credit.is_masked_further(text, text) from public;
