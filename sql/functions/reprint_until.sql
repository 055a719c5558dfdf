-- Purpose: the last day of the one free report, once its case may be closed.
-- Rules: HZ-O10.
-- Called by: notice_document, use_free_reprint.
create or replace function credit.reprint_until(case_id uuid)
returns date
language plpgsql
stable
set search_path = ''
as $$
declare
    -- Set by us, calendar days: annex 2, five (5) names none, and nobody draws a file years later on an old case.
    longest_wait constant integer := 30;
begin
    return (
        select credit.local_day(coalesce(objection.collected_at, objection.notified_at)) + longest_wait
        from credit.objection
        where objection.case_id = reprint_until.case_id
    );
end;
$$;

comment on function credit.reprint_until(uuid) is
'Counted from the collection, or from the notice where nobody collected; null: not notified.';

alter function credit.reprint_until(uuid) owner to credit_case_keeper;
revoke all on function credit.reprint_until(uuid) from public;
