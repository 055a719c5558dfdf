-- Purpose: whether the centre changed a credit file in a case.
-- Rules: HZ-O8, HZ-O10.
-- Called by: require_borne_out, withdraw_objection, allowed_events.
create or replace function credit.was_corrected(case_id uuid)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select
        from credit.case_event
        where case_event.case_id = was_corrected.case_id and case_event.event = 'corrected'
    );
$$;

comment on function credit.was_corrected(uuid) is 'Whatever was done: replaced, supplemented, taken in, ended.';

alter function credit.was_corrected(uuid) owner to credit_case_keeper;
revoke all on function credit.was_corrected(uuid) from public;
