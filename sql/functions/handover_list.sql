-- Purpose: hand-overs of archives with both signatures and what was missing.
-- Rules: HZ-Q16.
-- Called by: creditd, staff audience.
create or replace function credit.handover_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_open boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
-- What is asked for is not every time the same, and each has an index of its own.
set plan_cache_mode = 'force_custom_plan'
as $$
declare
    -- Set by us: the newest of some years.
    longest_list constant integer := 200;
    actor record;
    listed jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['window_clerk', 'centre_clerk', 'authority_officer', 'auditor']
        ) as staff;
    if only_open is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'handover', given.handover_id, 'from_unit', given.from_unit, 'to_unit', given.to_unit,
                'handed_by', given.handed_by, 'handed_at', credit.json_time(given.handed_at), 'note', given.note,
                'received_by', given.received_by, 'received_at', credit.json_time(given.received_at),
                'receipt_note', given.receipt_note,
                'materials', (
                    select pg_catalog.jsonb_agg(
                        pg_catalog.jsonb_build_object(
                            'material', archive_handover_item.material_id, 'code', case_material.material_code,
                            'receipt_number', service_case.receipt_number, 'shelf_mark', archive_filing.shelf_mark,
                            'is_missing', archive_handover_item.is_missing
                        ) order by service_case.receipt_number, archive_handover_item.material_id
                    )
                    from credit.archive_handover_item
                    inner join credit.archive_filing
                        on archive_handover_item.material_id = archive_filing.material_id
                    inner join credit.case_material
                        on archive_handover_item.material_id = case_material.material_id
                    inner join credit.service_case
                        on case_material.case_id = service_case.case_id
                    where archive_handover_item.handover_id = given.handover_id
                )
            ) order by given.handed_at desc, given.handover_id
        )
    into listed
    from (
        select *
        from credit.archive_handover
        where
            (not only_open or archive_handover.received_at is null)
            and (
                archive_handover.from_unit = actor.unit_code
                or archive_handover.to_unit = actor.unit_code
                or actor.role <> 'window_clerk'
                and credit.may_see_case(actor.unit_code, actor.role, archive_handover.from_unit)
            )
        order by archive_handover.handed_at desc, archive_handover.handover_id
        limit longest_list
    ) as given;

    return credit.log_staff_operation(
        as_of, 'handover_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', only_open),
        pg_catalog.jsonb_build_object('handovers', coalesce(listed, '[]'))
    );
end;
$$;

comment on function credit.handover_list(timestamptz, bytea, text, text, boolean) is
'Newest first, at most 200; a window''s clerk sees the own unit''s, others what they oversee.';

alter function credit.handover_list(timestamptz, bytea, text, text, boolean) owner to credit_case_keeper;
revoke all on function credit.handover_list(timestamptz, bytea, text, text, boolean) from public;
grant execute on function credit.handover_list(timestamptz, bytea, text, text, boolean) to credit_staff;
