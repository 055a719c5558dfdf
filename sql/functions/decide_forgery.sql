-- Purpose: the authority decides whether materials were forged; what is established goes into a file.
-- Rules: HZ-Q9, PB-12, X-1.
-- Called by: creditd, staff audience.
create or replace function credit.decide_forgery(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    decision text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    concerned credit.service_case;
    state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    perform credit.require_staff_text(reason, 500);
    if coalesce(decision, '') not in ('established', 'dismissed') then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    concerned := credit.require_case(case_id, 'forgery', actor.unit_code, 'authority_officer');
    perform credit.require_deciding_authority(actor.unit_code, 'HZ-Q9');
    if credit.is_same_person(concerned.received_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-Q9');
    end if;
    state := credit.advance_case(as_of, case_id, decision, actor.account_id, 'authority_officer', reason, null);
    perform credit.meet_deadline(as_of, case_id, 'forgery_decision');
    if decision = 'established' and credit.forgery_leaves_record(case_id) then
        perform credit.start_deadline(
            as_of, case_id, 'forgery_recording', null, 'centre_clerk', credit.centre_of(as_of, concerned.unit_code)
        );
    end if;
    update credit.forgery_report
    set
        decision_reason = decide_forgery.reason,
        decided_by = actor.account_id,
        decided_at = as_of
    where forgery_report.case_id = decide_forgery.case_id;
    return credit.log_case_operation(
        as_of, 'decide_forgery', 'window_application', case_id, actor.account_id, actor.unit_code, network_address,
        request_id,
        pg_catalog.jsonb_build_object('decision', decision, 'reason_digest', credit.text_digest(case_id, reason)),
        pg_catalog.jsonb_build_object('case', case_id, 'state', state, 'decision', decision)
    );
end;
$$;

comment on function credit.decide_forgery(timestamptz, bytea, text, text, uuid, text, text) is
'decision: established or dismissed; another person than who reported it. CR001 same_person, transition_not_allowed, '
'malformed_command, case_unknown, authority_of_city_only.';

alter function credit.decide_forgery(timestamptz, bytea, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.decide_forgery(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_forgery(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
