-- Purpose: the case that somebody at a counter comes about, locked, at whichever window of the city that is.
-- Rules: HZ-O9, HZ-O10, HZ-O11, HZ-O12, HZ-S5, X-7.
-- Called by: receive_annotation, receive_annotation_withdrawal, collect_result, stage_correction_answer.
create or replace function credit.require_case_at_counter(
    case_id uuid,
    kind text,
    actor_unit text,
    person_digest uuid
)
returns credit.service_case
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    found_case credit.service_case;
    is_of_case boolean;
begin
    select *
    into found_case
    from credit.service_case
    where service_case.case_id = require_case_at_counter.case_id
    for update;
    is_of_case := credit.is_applicant(found_case, person_digest)
    or coalesce(found_case.agent_digest = person_digest, false);
    -- Annex 2, six (3), seven (1): the law says a window, not the one before. That one knows its applicants; anywhere
    -- else the document says whose case it is. One answer for what there is not and for what is another person's.
    if
        found_case.case_id is null
        or found_case.kind <> kind
        or not (credit.may_see_case(actor_unit, 'window_clerk', found_case.unit_code) or is_of_case)
    then
        perform credit.refuse_staff_command('case_unknown', credit.case_rule(kind));
    end if;
    return found_case;
end;
$$;

comment on function credit.require_case_at_counter(uuid, text, text, uuid) is
'person_digest: of the document of the applicant or agent who is there; null: only at the case''s own window, which is '
'not asked for it. CR001 case_unknown.';

alter function credit.require_case_at_counter(uuid, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.require_case_at_counter(uuid, text, text, uuid) from public;
grant execute on function credit.require_case_at_counter(uuid, text, text, uuid) to credit_window_discloser;
