-- Purpose: whether an outcome says that something was put right.
-- Rules: HZ-O10.
-- Called by: notice_document, use_free_reprint.
create or replace function credit.is_correction(outcome text)
returns boolean
language sql
immutable
parallel safe
set search_path = ''
as $$
    select coalesce(is_correction.outcome in ('corrected', 'supplemented', 'deleted', 'disclosure_ended'), false);
$$;

comment on function credit.is_correction(text) is 'False for what is no outcome, too.';

alter function credit.is_correction(text) owner to credit_case_keeper;
revoke all on function credit.is_correction(text) from public;
