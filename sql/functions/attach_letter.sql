-- Purpose: rests a case on a letter of authority, unless the letter is spent or another case rests on it.
-- Rules: QZ-5.
-- Called by: record_letter.
create or replace function credit.attach_letter(
    as_of timestamptz,
    letter credit.authority_letter,
    case_id uuid,
    account_id text
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    perform credit.require_free_letter(letter, case_id);
    insert into credit.case_letter (case_id, kind, letter_id, attached_at, attached_by)
    values (attach_letter.case_id, letter.kind, letter.letter_id, as_of, attach_letter.account_id)
    on conflict on constraint case_letter_pkey do update
        set
            letter_id = excluded.letter_id,
            attached_at = excluded.attached_at,
            attached_by = excluded.attached_by,
            released_at = null;
end;
$$;

comment on function credit.attach_letter(timestamptz, credit.authority_letter, uuid, text) is
'letter: its row, locked. CR001 letter_used, letter_in_use.';

alter function credit.attach_letter(timestamptz, credit.authority_letter, uuid, text) owner to credit_case_keeper;
revoke all on function credit.attach_letter(timestamptz, credit.authority_letter, uuid, text) from public;
