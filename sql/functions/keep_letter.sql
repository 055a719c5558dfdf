-- Purpose: the letter on record of the paper that is given: the same paper is not recorded twice, and serves once.
-- Rules: QZ-5, HZ-Q8.
-- Called by: record_letter.
create or replace function credit.keep_letter(
    as_of timestamptz,
    given credit.authority_letter,
    case_id uuid
)
returns credit.authority_letter
language plpgsql
volatile
set search_path = ''
as $$
declare
    other credit.authority_letter;
    recorded credit.authority_letter;
begin
    -- Set by us, different from every other one: letters are recorded one after the other, at whatever window.
    perform pg_catalog.pg_advisory_xact_lock(482915024);
    for other in
        select *
        from credit.authority_letter
        where
            authority_letter.superseded_at is null
            and (
                authority_letter.content_digest = given.content_digest
                -- The same parties, days and business: the number alone, typed otherwise or left out, makes no new paper.
                or authority_letter.kind = given.kind
                and authority_letter.grantor_digest = given.grantor_digest
                and authority_letter.grantee_digest = given.grantee_digest
                and authority_letter.valid_from = given.valid_from
                and authority_letter.valid_until = given.valid_until
                and authority_letter.case_kinds && given.case_kinds
            )
        order by authority_letter.letter_id
        for update
    loop
        if other.content_digest = given.content_digest then
            perform credit.require_free_letter(other, case_id);
            recorded := other;
        elsif credit.letter_engagement(other, case_id) is not null then
            perform credit.refuse_staff_command('letter_alike', 'QZ-5');
        end if;
    end loop;
    if recorded.letter_id is not null then
        if credit.is_same_letter(recorded, given) then
            return recorded;
        end if;
        -- Typed wrongly the first time; it has not served, so what the paper says is put right.
        update credit.authority_letter
        set superseded_at = as_of
        where authority_letter.letter_id = recorded.letter_id;
    end if;
    insert into credit.authority_letter
    select given.*;
    return given;
end;
$$;

comment on function credit.keep_letter(timestamptz, credit.authority_letter, uuid) is
'given: the row as it would be inserted. The row to rest the case on, locked or new. CR001 letter_used, letter_in_use; '
'letter_alike: one of the same kind, parties, days and business has served or serves another case. Refused, not left '
'to somebody''s leave: nobody but the grantor can say that there are two, and says so by giving the second other days.';

alter function credit.keep_letter(timestamptz, credit.authority_letter, uuid) owner to credit_case_keeper;
revoke all on function credit.keep_letter(timestamptz, credit.authority_letter, uuid) from public;
