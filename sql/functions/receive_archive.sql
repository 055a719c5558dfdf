-- Purpose: the centre takes over what a window gave: the receiver's signature, and what was missing.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: creditd, staff audience.
create or replace function credit.receive_archive(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    handover_id uuid,
    missing uuid[],
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    given record;
    received_count integer;
    missing_count integer;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    if missing is null or pg_catalog.array_position(missing, null) is not null
        or (note is not null or pg_catalog.cardinality(missing) > 0) and not credit.is_statement(note) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        archive_handover.handed_by,
        archive_handover.received_at
    into given
    from credit.archive_handover
    where archive_handover.handover_id = receive_archive.handover_id and archive_handover.to_unit = actor.unit_code
    for update;
    if not found then
        perform credit.refuse_staff_command('handover_unknown', 'HZ-Q16');
    end if;
    if given.received_at is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q16');
    end if;
    if not credit.is_archive_keeper(actor.unit_code, actor.account_id) then
        perform credit.refuse_staff_command('keeper_not_allowed', 'HZ-Q16');
    end if;
    if credit.is_same_person(given.handed_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-Q16');
    end if;
    if exists (
        select
        from unnest(missing) as named (material_id)
        where not exists (
            select
            from credit.archive_handover_item
            where
                archive_handover_item.handover_id = receive_archive.handover_id
                and archive_handover_item.material_id = named.material_id
        )
    ) then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q16');
    end if;

    update credit.archive_handover
    set
        received_by = actor.account_id,
        received_at = as_of,
        receipt_note = receive_archive.note
    where archive_handover.handover_id = receive_archive.handover_id;
    update credit.archive_handover_item
    set is_missing = archive_handover_item.material_id = any(missing)
    where archive_handover_item.handover_id = receive_archive.handover_id;
    -- What is missing stays with whoever said that it was there.
    update credit.archive_filing
    set holding_unit = actor.unit_code
    where archive_filing.material_id in (
        select archive_handover_item.material_id
        from credit.archive_handover_item
        where archive_handover_item.handover_id = receive_archive.handover_id and not archive_handover_item.is_missing
    );
    get diagnostics received_count = row_count;
    perform credit.time_handover(as_of, handed.case_id)
    from (
        select distinct archive_filing.case_id
        from credit.archive_handover_item
        inner join credit.archive_filing
            on archive_handover_item.material_id = archive_filing.material_id
        where archive_handover_item.handover_id = receive_archive.handover_id
    ) as handed;
    -- What is still with the window is its turn again.
    update credit.case_deadline
    set
        responsible_role = 'window_clerk',
        responsible_unit = service_case.unit_code,
        responsible_account = given.handed_by
    from credit.archive_filing
    inner join credit.archive_handover_item
        on archive_filing.material_id = archive_handover_item.material_id
    inner join credit.service_case
        on archive_filing.case_id = service_case.case_id
    where
        archive_handover_item.handover_id = receive_archive.handover_id
        and case_deadline.case_id = archive_filing.case_id
        and case_deadline.period_code = 'archive_handover'
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;
    select pg_catalog.count(*)
    into missing_count
    from credit.archive_handover_item
    where archive_handover_item.handover_id = receive_archive.handover_id and archive_handover_item.is_missing;

    return credit.log_staff_operation(
        as_of, 'receive_archive', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('handover', handover_id, 'missing', missing),
        pg_catalog.jsonb_build_object(
            'handover', handover_id, 'received', received_count, 'missing', missing_count,
            'received_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.receive_archive(timestamptz, bytea, text, text, uuid, uuid[], text) is
'By the keeper of the receiving centre, another person than the giver. missing: materials of the list that were not '
'there, which are named and stay in the giver''s care; then note is needed. CR001 handover_unknown, '
'keeper_not_allowed, same_person, material_unknown, transition_not_allowed (received already).';

alter function credit.receive_archive(timestamptz, bytea, text, text, uuid, uuid[], text) owner to credit_case_keeper;
revoke all on function credit.receive_archive(timestamptz, bytea, text, text, uuid, uuid[], text) from public;
grant execute on function credit.receive_archive(timestamptz, bytea, text, text, uuid, uuid[], text) to credit_staff;
