-- Purpose: a window gives the archived materials of cases that are done to the centre: the giver's signature.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: creditd, staff audience.
create or replace function credit.hand_over_archive(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    to_unit text,
    case_ids uuid[],
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: a box or two.
    most_cases constant integer := 200;
    actor record;
    handover uuid := pg_catalog.gen_random_uuid();
    given_count integer;
    material_count integer;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    if to_unit is null or case_ids is null or pg_catalog.cardinality(case_ids) not between 1 and most_cases
        or note is not null and not credit.is_statement(note) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if not credit.is_archive_keeper(actor.unit_code, actor.account_id) then
        perform credit.refuse_staff_command('keeper_not_allowed', 'HZ-Q16');
    end if;
    -- 附件1 七（二）, 附件2 八（二）: 定期移交市信用中心, that of the window's city.
    perform
    from credit.unit as own_unit
    inner join credit.unit as centre_unit
        on pg_catalog.left(own_unit.division_code, 4) = pg_catalog.left(centre_unit.division_code, 4)
    where
        own_unit.unit_code = actor.unit_code
        and centre_unit.unit_code = to_unit
        and centre_unit.unit_code <> actor.unit_code
        and 'centre' = any(centre_unit.kinds)
        and centre_unit.level = 'city'
        and (centre_unit.ended_on is null or centre_unit.ended_on > credit.local_day(as_of));
    if not found then
        perform credit.refuse_staff_command('handover_not_allowed', 'HZ-Q16');
    end if;

    -- In one order, so that two who hand over the same cases do not wait for each other in a circle.
    perform
    from credit.service_case
    where service_case.case_id = any(case_ids)
    order by service_case.case_id
    for update;
    select pg_catalog.count(*)
    into given_count
    from credit.service_case
    where
        service_case.case_id = any(case_ids)
        and service_case.unit_code = actor.unit_code
        and not credit.case_awaits_step(service_case.kind, service_case.state)
        -- What somebody has borrowed is not there to be given.
        and not exists (
            select
            from credit.archive_loan
            where
                archive_loan.case_id = service_case.case_id
                and archive_loan.kind = 'borrow'
                and archive_loan.decision = 'approved'
                and archive_loan.returned_at is null
        )
        and exists (
            select
            from credit.archive_filing
            where
                archive_filing.case_id = service_case.case_id
                and archive_filing.holding_unit = actor.unit_code
                and archive_filing.destroyed_at is null
                and not exists (
                    select
                    from credit.archive_handover_item
                    where
                        archive_handover_item.material_id = archive_filing.material_id
                        and archive_handover_item.is_missing is null
                )
        );
    if given_count <> pg_catalog.cardinality(case_ids) then
        perform credit.refuse_staff_command('handover_not_allowed', 'HZ-Q16');
    end if;

    insert into credit.archive_handover (handover_id, from_unit, to_unit, handed_by, handed_at, note)
    values (
        handover, actor.unit_code, hand_over_archive.to_unit, actor.account_id, as_of, hand_over_archive.note
    );
    insert into credit.archive_handover_item (handover_id, material_id)
    select
        handover,
        archive_filing.material_id
    from credit.archive_filing
    where
        archive_filing.case_id = any(case_ids)
        and archive_filing.holding_unit = actor.unit_code
        and archive_filing.destroyed_at is null
        and not exists (
            select
            from credit.archive_handover_item
            where
                archive_handover_item.material_id = archive_filing.material_id
                and archive_handover_item.is_missing is null
        );
    get diagnostics material_count = row_count;
    -- It is the receiver's turn; the day stays.
    update credit.case_deadline
    set
        responsible_role = 'centre_clerk',
        responsible_unit = hand_over_archive.to_unit,
        responsible_account = null
    where
        case_deadline.case_id = any(case_ids)
        and case_deadline.period_code = 'archive_handover'
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;

    return credit.log_staff_operation(
        as_of, 'hand_over_archive', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('handover', handover, 'to_unit', to_unit, 'cases', case_ids),
        pg_catalog.jsonb_build_object(
            'handover', handover, 'to_unit', to_unit, 'cases', pg_catalog.cardinality(case_ids),
            'materials', material_count, 'handed_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.hand_over_archive(timestamptz, bytea, text, text, text, uuid[], text) is
'By the keeper of the window: all that the archive has of cases that are closed or wait for nothing else (1 to 200, '
'each once), nothing of it borrowed or on the way, to the city''s centre. The receiver signs by receive_archive. '
'CR001 keeper_not_allowed, handover_not_allowed.';

alter function credit.hand_over_archive(timestamptz, bytea, text, text, text, uuid[], text) owner to credit_case_keeper;
revoke all on function credit.hand_over_archive(timestamptz, bytea, text, text, text, uuid[], text) from public;
grant execute on function credit.hand_over_archive(timestamptz, bytea, text, text, text, uuid[], text) to credit_staff;
