-- Purpose: a window refuses an application, on a ground that says which of the law's cases it is.
-- Rules: HZ-Q2, HZ-Q9, HZ-Q11, HZ-Q12, X-7.
-- Called by: creditd, staff audience.
create or replace function credit.refuse_application(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    ground text,
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
    refusal record;
    asked record;
    state text;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    concerned := credit.require_case(case_id, 'application', actor.unit_code, 'window_clerk');
    perform credit.require_staff_text(reason, 500);
    select
        wording.rule_id,
        wording.sentence
    into refusal
    from credit.application_refusal(ground) as wording
    where wording.rule_id is not null;
    if not found then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if ground = 'unclear' and not exists (
        select
        from credit.case_event
        where
            case_event.case_id = refuse_application.case_id
            and case_event.event = 'amendment_requested'
    ) then
        perform credit.refuse_staff_command('amendment_not_requested', 'HZ-Q11');
    end if;
    if ground = 'does_not_exist' then
        if concerned.state <> 'accepted' then
            perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q11');
        end if;
        -- The letters cover it on the day on which something is said about the file, too.
        perform credit.require_letters(case_id, as_of);
        select
            query_application.subject_digest,
            query_application.items
        into strict asked
        from credit.query_application
        where query_application.case_id = refuse_application.case_id;
        if credit.has_window_records(
            credit.subject_of_identifier(asked.subject_digest), asked.items, credit.local_day(as_of)
        ) then
            perform credit.refuse_staff_command('information_exists', 'HZ-Q11');
        end if;
        perform credit.consume_letter(case_id, as_of);
    end if;
    state := credit.advance_case(
        as_of, case_id, 'refused', actor.account_id, 'window_clerk', reason,
        pg_catalog.jsonb_build_object('ground', ground, 'rule', refusal.rule_id)
    );
    -- A refusal is an answer.
    perform credit.meet_deadline(as_of, case_id, 'application_answer');
    perform credit.start_filing(as_of, case_id);
    return credit.log_case_operation(
        as_of, 'refuse_application', 'window_application', case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'ground', ground, 'rule', refusal.rule_id, 'reason_digest', credit.text_digest(case_id, reason)
        ),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'receipt_number', concerned.receipt_number, 'state', state, 'ground', ground, 'rule',
            refusal.rule_id, 'sentence', refusal.sentence, 'reason', reason
        )
    );
end;
$$;

comment on function credit.refuse_application(timestamptz, bytea, text, text, uuid, text, text) is
'ground: of application_refusal; reason: told to the applicant. unclear only after an amendment was asked for; '
'does_not_exist only once accepted, so that nobody learns of others what there is, and only if it is so. CR001 '
'amendment_not_requested, information_exists, transition_not_allowed, malformed_command.';

alter function credit.refuse_application(timestamptz, bytea, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.refuse_application(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.refuse_application(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
