-- Purpose: spends the letters of authority of a case: one letter, one use.
-- Rules: QZ-5, HZ-Q8.
-- Called by: stage_application_answer, refuse_application, accept_objection, accept_annotation,
-- accept_annotation_withdrawal, in the transaction of what they authorise.
create or replace function credit.consume_letter(case_id uuid, as_of timestamptz)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    needed record;
begin
    -- In one order, so that two cases with the same letters do not wait for each other in a circle.
    for needed in
        select case_letter.letter_id
        from credit.case_letter
        where
            case_letter.case_id = consume_letter.case_id
            and case_letter.released_at is null
        order by case_letter.letter_id
    loop
        -- Whoever comes second waits for the row and then finds it used.
        update credit.authority_letter
        set
            used_at = as_of,
            used_case = consume_letter.case_id
        where
            authority_letter.letter_id = needed.letter_id
            and authority_letter.used_at is null;
        if not found then
            perform credit.refuse_staff_command('letter_used', 'QZ-5');
        end if;
    end loop;
end;
$$;

comment on function credit.consume_letter(uuid, timestamptz) is
'Nothing happens to a case without letters. CR001 letter_used.';

alter function credit.consume_letter(uuid, timestamptz) owner to credit_case_keeper;
revoke all on function credit.consume_letter(uuid, timestamptz) from public;
grant execute on function credit.consume_letter(uuid, timestamptz) to credit_window_discloser;
