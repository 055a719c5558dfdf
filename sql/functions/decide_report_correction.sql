-- Purpose: the authority's decision on a correction of an issued report; what is approved becomes a paper to be filed.
-- Rules: TM-5, HZ-Q16.
-- Called by: creditd, staff audience.
create or replace function credit.decide_report_correction(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    correction_id uuid,
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
    waiting credit.report_correction;
    report credit.credit_report;
    paper uuid;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if
        coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason)
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select *
    into waiting
    from credit.report_correction
    where report_correction.correction_id = decide_report_correction.correction_id
    for update;
    if not found then
        perform credit.refuse_staff_command('report_correction_unknown', 'TM-5');
    end if;
    report := credit.require_report(as_of, waiting.report_id, actor.unit_code, actor.role);
    perform credit.require_deciding_authority(actor.unit_code, 'TM-5');
    if waiting.decision is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'TM-5');
    end if;
    if credit.is_same_person(waiting.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'TM-5');
    end if;

    if decision = 'approved' then
        paper := pg_catalog.gen_random_uuid();
        -- Nobody has seen it yet: what it says of original and seal is no more than what is known.
        insert into credit.case_material (
            material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by,
            checked_at
        ) values (paper, report.case_id, 'report_correction', false, false, false, 1, actor.account_id, as_of);
        perform credit.start_filing(as_of, report.case_id);
    end if;
    update credit.report_correction
    set
        decided_by = actor.account_id,
        decided_at = as_of,
        decision = decide_report_correction.decision,
        decision_reason = decide_report_correction.reason,
        material_id = paper
    where report_correction.correction_id = decide_report_correction.correction_id;
    perform credit.meet_request(as_of, correction_id, actor.account_id);

    return credit.log_case_operation(
        as_of, 'decide_report_correction', 'window_application', report.case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'report', report.report_number, 'correction', correction_id, 'decision', decision
        ),
        pg_catalog.jsonb_build_object('correction', correction_id, 'decision', decision, 'material', paper)
    );
end;
$$;

comment on function credit.decide_report_correction(timestamptz, bytea, text, text, uuid, text, text) is
'JSON: correction, decision, material (the paper that is now unfiled; null: refused). decision: approved or refused, '
'this one with a reason. CR001: report_correction_unknown, report_unknown (another jurisdiction''s), report_expired, '
'authority_of_city_only, same_person, transition_not_allowed, malformed_command.';

alter function credit.decide_report_correction(timestamptz, bytea, text, text, uuid, text, text)
owner to credit_window_discloser;
revoke all on function credit.decide_report_correction(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_report_correction(timestamptz, bytea, text, text, uuid, text, text)
to credit_staff;
