-- Purpose: what stands against the destruction of an archived material, if anything.
-- Rules: HZ-Q16, PB-13.
-- Called by: destruction_due, propose_destruction, decide_destruction.
create or replace function credit.archive_obstacle(
    material_id uuid,
    proposal uuid,
    today date
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    filing record;
begin
    select
        archive_filing.case_id,
        archive_filing.retained_until,
        archive_filing.destroyed_at,
        service_case.kind,
        service_case.state
    into filing
    from credit.archive_filing
    inner join credit.service_case
        on archive_filing.case_id = service_case.case_id
    where archive_filing.material_id = archive_obstacle.material_id;
    return case
        when not found then 'not_filed'
        when filing.destroyed_at is not null then 'destroyed'
        -- The last day is still kept.
        when filing.retained_until >= today then 'not_due'
        when credit.case_awaits_step(filing.kind, filing.state) or exists (
            select
            from credit.service_case
            where
                service_case.parent_case = filing.case_id
                and credit.case_awaits_step(service_case.kind, service_case.state)
        ) then 'open_case'
        when exists (
            select
            from credit.archive_loan
            where
                archive_loan.case_id = filing.case_id
                and (archive_loan.material_id is null or archive_loan.material_id = archive_obstacle.material_id)
                and archive_loan.returned_at is null
                and (
                    archive_loan.decision is null and archive_loan.wanted_until >= today
                    or archive_loan.decision = 'approved'
                    and (archive_loan.kind = 'borrow' or archive_loan.valid_until >= today)
                )
        ) then 'on_loan'
        when exists (
            select
            from credit.archive_handover_item
            where
                archive_handover_item.material_id = archive_obstacle.material_id
                and archive_handover_item.is_missing is null
        ) then 'on_the_way'
        when exists (
            select
            from credit.archive_destruction_item
            inner join credit.archive_destruction
                on archive_destruction_item.destruction_id = archive_destruction.destruction_id
            where
                archive_destruction_item.material_id = archive_obstacle.material_id
                and archive_destruction.decision is null
                and archive_destruction.destruction_id is distinct from proposal
        ) then 'proposed'
    end;
end;
$$;

comment on function credit.archive_obstacle(uuid, uuid, date) is
'not_filed, destroyed, not_due, open_case (its own or one that comes from it, with steps to come), on_loan (or asked '
'for), on_the_way, proposed (in another proposal than the given one); null: nothing.';

alter function credit.archive_obstacle(uuid, uuid, date) owner to credit_case_keeper;
revoke all on function credit.archive_obstacle(uuid, uuid, date) from public;
