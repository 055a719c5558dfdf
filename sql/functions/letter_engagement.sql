-- Purpose: what keeps a letter of authority from serving a case: that it is spent, or serves another.
-- Rules: QZ-5.
-- Called by: require_free_letter, keep_letter.
create or replace function credit.letter_engagement(
    letter credit.authority_letter,
    case_id uuid
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
begin
    if letter.used_at is not null then
        return 'letter_used';
    end if;
    if exists (
        select
        from credit.case_letter
        inner join credit.service_case
            on case_letter.case_id = service_case.case_id
        where
            case_letter.letter_id = letter.letter_id
            and case_letter.case_id <> letter_engagement.case_id
            and case_letter.released_at is null
            -- Where nothing came of it, the letter was not used.
            and service_case.state not in ('refused', 'withdrawn', 'closed')
    ) then
        return 'letter_in_use';
    end if;
    return null;
end;
$$;

comment on function credit.letter_engagement(credit.authority_letter, uuid) is
'letter_used, letter_in_use; null: it is free. letter: its row, locked. case_id: the case that wants it.';

alter function credit.letter_engagement(credit.authority_letter, uuid) owner to credit_case_keeper;
revoke all on function credit.letter_engagement(credit.authority_letter, uuid) from public;
