-- Purpose: the window records that it told the applicant what became of an extension.
-- Rules: HZ-Q12.
-- Called by: creditd, staff audience.
create or replace function credit.tell_extension(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    extension_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    decided record;
    present credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    select
        case_extension.case_id,
        case_extension.decision
    into decided
    from credit.case_extension
    inner join credit.service_case
        on case_extension.case_id = service_case.case_id
    where
        case_extension.extension_id = tell_extension.extension_id
        and credit.may_see_case(actor.unit_code, actor.role, service_case.unit_code);
    if not found then
        perform credit.refuse_staff_command('extension_unknown', 'HZ-Q12');
    end if;
    present := credit.require_case(decided.case_id, null, actor.unit_code, actor.role);
    update credit.case_extension
    set
        told_by = actor.account_id,
        told_at = as_of
    where
        case_extension.extension_id = tell_extension.extension_id
        and case_extension.decided_by is not null
        and case_extension.told_at is null;
    if not found then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q12');
    end if;
    perform credit.meet_request(as_of, extension_id, actor.account_id);
    return credit.log_case_operation(
        as_of, 'tell_extension', credit.case_purpose(present.kind), present.case_id, actor.account_id,
        actor.unit_code, network_address, request_id, pg_catalog.jsonb_build_object('extension', extension_id),
        pg_catalog.jsonb_build_object(
            'extension', extension_id, 'case', present.case_id, 'told_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.tell_extension(timestamptz, bytea, text, text, uuid) is
'Once, after the decision, by the case''s window. CR001 extension_unknown, transition_not_allowed.';

alter function credit.tell_extension(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.tell_extension(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.tell_extension(timestamptz, bytea, text, text, uuid) to credit_staff;
