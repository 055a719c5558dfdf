-- Purpose: a window refuses an objection, an annotation or its withdrawal, on a ground that the facts bear.
-- Rules: HZ-O1, HZ-O3, HZ-O5, HZ-O6, HZ-O11, HZ-O12, X-1, X-7.
-- Called by: refuse_objection, refuse_annotation, refuse_annotation_withdrawal.
create or replace function credit.refuse_request(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    kind text,
    ground text,
    reason text
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    actor record;
    refusal record;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_case(case_id, kind, actor.unit_code, actor.role);
    perform credit.require_staff_text(reason, 500);
    select
        wording.rule_id,
        wording.sentence
    into refusal
    from credit.request_refusal(kind, ground) as wording
    where wording.rule_id is not null;
    if not found then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.advance_case(
        as_of, case_id, 'refused', actor.account_id, actor.role, reason,
        pg_catalog.jsonb_build_object('ground', ground, 'rule', refusal.rule_id)
    );
    if not credit.bears_refusal(as_of, case_id, kind, ground) then
        perform credit.refuse_staff_command('refusal_unfounded', refusal.rule_id);
    end if;
    -- To be told why not is an answer, as with applications: a refusal after the last day stays a missed one.
    perform credit.end_deadline(as_of, case_id, 'repeat_decision', 'refused');
    perform credit.meet_deadline(as_of, case_id, met.period_code)
    from
        unnest(
            case kind
                when 'objection' then array['objection_acceptance', 'objection_handling']
                else array['annotation_acceptance']
            end
        ) as met (period_code);

    return credit.log_case_operation(
        as_of, 'refuse_' || kind, 'objection', case_id, actor.account_id, actor.unit_code, network_address,
        request_id,
        coalesce(case when kind <> 'objection' then credit.annotated_scope(case_id) end, '{}')
        || pg_catalog.jsonb_build_object(
            'ground', ground, 'rule', refusal.rule_id, 'reason', credit.text_digest(case_id, reason)
        ),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object(
            'ground', ground, 'rule', refusal.rule_id, 'sentence', refusal.sentence, 'reason', reason
        )
    );
end;
$$;

comment on function credit.refuse_request(timestamptz, bytea, text, text, uuid, text, text, text) is
'kind: objection, annotation, annotation_withdrawal; ground: of request_refusal; reason: 1 to 500 characters, told to '
'the applicant beside the sentence. CR001 malformed_command, case_unknown, transition_not_allowed, refusal_unfounded.';

alter function credit.refuse_request(timestamptz, bytea, text, text, uuid, text, text, text)
owner to credit_case_keeper;
revoke all on function credit.refuse_request(timestamptz, bytea, text, text, uuid, text, text, text) from public;
