-- Purpose: the centre asks the provider of a record, with a due date of its own.
-- Rules: HZ-O2, HZ-O8, PB-14, QZ-11, BX-14.
-- Called by: creditd, staff audience.
create or replace function credit.ask_provider(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    provider_unit text,
    question text
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
    provider text;
    task uuid := pg_catalog.gen_random_uuid();
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    concerned := credit.require_case(case_id, 'objection', actor.unit_code, actor.role);
    perform credit.require_deciding_centre(actor.unit_code, 'HZ-O8');
    perform credit.require_staff_text(question, 1000);
    select coalesce(objection.provider_code, ask_provider.provider_unit)
    into strict provider
    from credit.objection
    where objection.case_id = ask_provider.case_id;
    -- Nobody but who provided the record is told of the objection; of an omission the centre says who might.
    if
        provider is distinct from coalesce(provider_unit, provider)
        or not exists (
            select
            from credit.unit
            where
                unit.unit_code = provider and 'provider' = any(unit.kinds)
                and (unit.ended_on is null or unit.ended_on > credit.local_day(as_of))
        )
    then
        perform credit.refuse_staff_command('provider_unknown', 'HZ-O8');
    end if;
    perform credit.advance_case(
        as_of, case_id, 'provider_asked', actor.account_id, actor.role, null,
        pg_catalog.jsonb_build_object('task', task, 'unit', provider)
    );
    insert into credit.objection_task (task_id, case_id, provider_unit, question, asked_by, asked_at)
    values (task, ask_provider.case_id, provider, ask_provider.question, actor.account_id, as_of);
    perform credit.start_deadline(as_of, case_id, 'provider_answer', null, 'provider_officer', provider);
    -- PB-14, QZ-11: where a rule set gives whoever an objection is passed on to a time of its own, that runs as well.
    if exists (
        select
        from credit.legal_period
        where
            legal_period.profile = concerned.profile
            and legal_period.period_code = 'objection_handling_passed_on'
            and legal_period.effective_on <= credit.local_day(as_of)
    ) then
        perform credit.start_deadline(
            as_of, case_id, 'objection_handling_passed_on', null, 'provider_officer', provider
        );
    end if;

    return credit.log_case_operation(
        as_of, 'ask_provider', 'objection', case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'task', task, 'unit', provider, 'question', credit.text_digest(case_id, question)
        ),
        credit.case_answer(case_id) || pg_catalog.jsonb_build_object('task', task, 'unit', provider)
    );
end;
$$;

comment on function credit.ask_provider(timestamptz, bytea, text, text, uuid, text, text) is
'provider_unit null: the record''s provider, which is the only one allowed where there is a record. question: 1 to '
'1000 characters. CR001 malformed_command, case_unknown, centre_of_city_only, provider_unknown, '
'transition_not_allowed.';

alter function credit.ask_provider(timestamptz, bytea, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.ask_provider(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.ask_provider(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
