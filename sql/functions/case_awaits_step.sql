-- Purpose: whether a case of a kind waits in a state for more than being closed.
-- Rules: HZ-Q16, HZ-Q17, HZ-O14.
-- Called by: archive_obstacle, archive_reading_ground, hand_over_archive, time_handover.
create or replace function credit.case_awaits_step(
    kind text,
    state text
)
returns boolean
language sql
stable
set search_path = ''
as $$
    select exists (
        select
        from credit.case_transition
        where
            case_transition.kind = case_awaits_step.kind
            and case_transition.from_state = case_awaits_step.state
            and case_transition.event <> 'closed'
    );
$$;

comment on function credit.case_awaits_step(text, text) is
'False from the last step of a case on, closed or not: its papers are the archive''s.';

alter function credit.case_awaits_step(text, text) owner to credit_case_keeper;
revoke all on function credit.case_awaits_step(text, text) from public;
