-- Purpose: ends a case, of whatever kind, once its papers are in the archive.
-- Rules: HZ-Q16, HZ-O9, HZ-O11, HZ-O14, HZ-Q10.
-- Called by: creditd, staff audience.
create or replace function credit.close_case(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us, calendar days from the notice: as long as an annotation stays. No article says how long a result waits.
    longest_wait constant integer := 30;
    actor record;
    concerned credit.service_case;
    state text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['window_clerk', 'authority_officer']
        ) as staff;
    concerned := credit.require_case(case_id, null, actor.unit_code, actor.role);
    if reason is not null then
        perform credit.require_staff_text(reason, 500);
    end if;
    if exists (
        select
        from credit.case_material
        where
            case_material.case_id = close_case.case_id
            and case_material.filed_at is null
            and case_material.removed_at is null
    ) then
        perform credit.refuse_staff_command(
            'materials_unfiled', case credit.case_purpose(concerned.kind) when 'objection' then 'HZ-O14' else 'HZ-Q16' end
        );
    end if;
    if reason is null and (
        concerned.kind = 'objection' and concerned.state = 'notified'
        or concerned.kind = 'application' and concerned.state = 'answered' and exists (
            select
            from credit.query_application
            where
                query_application.case_id = close_case.case_id
                and query_application.copy_wanted
        )
    ) then
        perform credit.refuse_staff_command('reason_missing', 'HZ-Q10');
    end if;
    perform credit.require_forgery_recorded(concerned);
    -- HZ-O11: with the case the way to collecting the result, and from there to an annotation, ends.
    if concerned.kind = 'objection' and concerned.state = 'notified' and exists (
        select
        from credit.objection
        where
            objection.case_id = close_case.case_id
            and credit.local_day(as_of) <= credit.local_day(objection.notified_at) + longest_wait
    ) then
        perform credit.refuse_staff_command('result_waiting', 'HZ-O11');
    end if;
    state := credit.advance_case(as_of, case_id, 'closed', actor.account_id, actor.role, reason, null);
    -- Whatever clock still runs has nothing to wait for; what is filed stays under the archive's own dates.
    perform credit.end_deadline(as_of, case_id, null, 'closed');
    return credit.log_case_operation(
        as_of, 'close_case', credit.case_purpose(concerned.kind), case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'kind', concerned.kind, 'from', concerned.state, 'reason_digest', credit.text_digest(case_id, reason)
        ),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'state', state, 'closed_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.close_case(timestamptz, bytea, text, text, uuid, text) is
'reason: needed where a result was notified and not collected, or a printed copy was asked for and not handed over; '
'otherwise null or a remark. A result that was not collected waits for thirty days after the notice. CR001 '
'materials_unfiled, reason_missing, result_waiting, transition_not_allowed, case_unknown.';

alter function credit.close_case(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.close_case(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.close_case(timestamptz, bytea, text, text, uuid, text) to credit_staff;
