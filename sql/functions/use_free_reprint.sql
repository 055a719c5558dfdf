-- Purpose: lets the one free report after a correction be made.
-- Rules: HZ-O10.
-- Called by: stage_correction_answer.
create or replace function credit.use_free_reprint(
    as_of timestamptz,
    case_id uuid,
    subject_key uuid,
    is_closed boolean
)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    if
        not exists (
            select
            from credit.objection
            where
                objection.case_id = use_free_reprint.case_id
                and objection.subject_key = use_free_reprint.subject_key
                and objection.notified_at <= as_of
                and credit.is_correction(objection.outcome)
                -- The window may close the case as soon as the result is collected; the right is not gone with it.
                and (not is_closed or credit.local_day(as_of) <= credit.reprint_until(use_free_reprint.case_id))
        )
    then
        perform credit.refuse_staff_command('reprint_not_due', 'HZ-O10');
    end if;
end;
$$;

comment on function credit.use_free_reprint(timestamptz, uuid, uuid, boolean) is
'Refuses with CR001 reprint_not_due unless something was put right for that subject and the applicant knows of '
'it, and, once the case is closed, until reprint_until. That it is one, the report of the case says itself.';

alter function credit.use_free_reprint(timestamptz, uuid, uuid, boolean) owner to credit_case_keeper;
revoke all on function credit.use_free_reprint(timestamptz, uuid, uuid, boolean) from public;
grant execute on function credit.use_free_reprint(timestamptz, uuid, uuid, boolean) to credit_window_discloser;
