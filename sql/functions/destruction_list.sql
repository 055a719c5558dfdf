-- Purpose: the register of destruction: proposals, decisions, certificates.
-- Rules: QZ-16, HZ-Q16.
-- Called by: creditd, staff audience.
create or replace function credit.destruction_list(
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
            array['centre_clerk', 'authority_officer', 'auditor']
        ) as staff;
    if only_open is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'destruction', listing.destruction_id, 'unit', listing.unit_code, 'reason', listing.reason,
                'proposed_by', listing.proposed_by, 'proposed_at', credit.json_time(listing.proposed_at),
                'decision', listing.decision, 'decided_by', listing.decided_by,
                'decided_at', credit.json_time(listing.decided_at), 'decision_reason', listing.decision_reason,
                'certificate', listing.certificate_year || '-' || listing.certificate_number,
                'materials', (
                    select pg_catalog.jsonb_agg(
                        pg_catalog.jsonb_build_object(
                            'material', case_material.material_id, 'code', case_material.material_code,
                            'receipt_number', service_case.receipt_number,
                            'filed_at', credit.json_time(archive_filing.filed_at),
                            'retained_until', archive_filing.retained_until
                        ) order by archive_filing.retained_until, case_material.material_id
                    )
                    from credit.archive_destruction_item
                    inner join credit.archive_filing
                        on archive_destruction_item.material_id = archive_filing.material_id
                    inner join credit.case_material
                        on archive_destruction_item.material_id = case_material.material_id
                    inner join credit.service_case
                        on archive_filing.case_id = service_case.case_id
                    where archive_destruction_item.destruction_id = listing.destruction_id
                )
            ) order by listing.proposed_at desc, listing.destruction_id
        )
    into listed
    from (
        select *
        from credit.archive_destruction
        where
            (not only_open or archive_destruction.decision is null)
            and credit.may_see_case(actor.unit_code, actor.role, archive_destruction.unit_code)
        order by archive_destruction.proposed_at desc, archive_destruction.destruction_id
        limit longest_list
    ) as listing;

    return credit.log_staff_operation(
        as_of, 'destruction_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', only_open),
        pg_catalog.jsonb_build_object('destructions', coalesce(listed, '[]'))
    );
end;
$$;

comment on function credit.destruction_list(timestamptz, bytea, text, text, boolean) is
'Newest first, at most 200, with what each names.';

alter function credit.destruction_list(timestamptz, bytea, text, text, boolean) owner to credit_case_keeper;
revoke all on function credit.destruction_list(timestamptz, bytea, text, text, boolean) from public;
grant execute on function credit.destruction_list(timestamptz, bytea, text, text, boolean) to credit_staff;
