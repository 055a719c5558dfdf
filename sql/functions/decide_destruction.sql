-- Purpose: the second of two persons: decides a proposed destruction; an approval is its certificate.
-- Rules: HZ-Q16, HZ-O14, HZ-S7, QZ-16.
-- Called by: creditd, staff audience; the bytes are removed from the store after COMMIT.
create or replace function credit.decide_destruction(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    destruction_id uuid,
    decision text,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    today constant date := credit.local_day(as_of);
    year constant integer := pg_catalog.date_part('year', today);
    actor record;
    proposed record;
    number integer;
    materials uuid[];
    files uuid[] := '{}';
    erased uuid[] := '{}';
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if coalesce(decision, '') not in ('approved', 'refused') or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        archive_destruction.unit_code,
        archive_destruction.proposed_by,
        archive_destruction.proposed_at,
        archive_destruction.decision
    into proposed
    from credit.archive_destruction
    where archive_destruction.destruction_id = decide_destruction.destruction_id
    for update;
    if not found or not credit.may_see_case(actor.unit_code, actor.role, proposed.unit_code) then
        perform credit.refuse_staff_command('destruction_unknown', 'QZ-16');
    end if;
    perform credit.require_deciding_authority(actor.unit_code, 'QZ-16');
    if proposed.decision is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'QZ-16');
    end if;
    if credit.is_same_person(proposed.proposed_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'QZ-16');
    end if;
    -- First the cases, then what hangs on them: a loan that is being asked for is waited for, and seen below.
    perform
    from credit.service_case
    where service_case.case_id in (
        select archive_filing.case_id
        from credit.archive_filing
        inner join credit.archive_destruction_item
            on archive_filing.material_id = archive_destruction_item.material_id
        where archive_destruction_item.destruction_id = decide_destruction.destruction_id
    )
    order by service_case.case_id
    for update;
    select pg_catalog.array_agg(held.material_id)
    into materials
    from (
        select archive_filing.material_id
        from credit.archive_filing
        inner join credit.archive_destruction_item
            on archive_filing.material_id = archive_destruction_item.material_id
        where archive_destruction_item.destruction_id = decide_destruction.destruction_id
        order by archive_filing.material_id
        for update of archive_filing
    ) as held;

    if decision = 'approved' then
        -- What was asked for since is in the way.
        if exists (
            select
            from unnest(materials) as named (material_id)
            where credit.archive_obstacle(named.material_id, destruction_id, today) is not null
        ) then
            perform credit.refuse_staff_command('destruction_not_allowed', 'HZ-Q16');
        end if;
        -- Two at the same time meet at the key, and one of them is told to try again.
        select coalesce(max(archive_destruction.certificate_number), 0) + 1
        into number
        from credit.archive_destruction
        where archive_destruction.certificate_year = year;
    end if;
    update credit.archive_destruction
    set
        decision = decide_destruction.decision,
        decided_by = actor.account_id,
        decided_at = as_of,
        decision_reason = decide_destruction.reason,
        certificate_year = case when number is not null then year end,
        certificate_number = number
    where archive_destruction.destruction_id = decide_destruction.destruction_id;
    perform credit.meet_request(as_of, destruction_id, actor.account_id);
    if decision = 'approved' then
        update credit.archive_filing
        set
            destroyed_at = as_of,
            destruction_id = decide_destruction.destruction_id
        where archive_filing.material_id = any(materials);
        with gone as (
            update credit.stored_file
            set destroyed_at = as_of
            where stored_file.material_id = any(materials) and stored_file.destroyed_at is null
            returning stored_file.file_id
        )

        select coalesce(pg_catalog.array_agg(gone.file_id order by gone.file_id), '{}')
        into files
        from gone;
        perform credit.erase_expired_reports(as_of);
        -- HZ-S7: what the papers said of people is not kept beside them.
        erased := credit.erase_case_person(
            as_of,
            (
                select pg_catalog.array_agg(distinct archive_filing.case_id)
                from credit.archive_filing
                where archive_filing.material_id = any(materials)
            )
        );
    end if;

    return credit.log_staff_operation(
        as_of, 'decide_destruction', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'destruction', destruction_id, 'decision', decision, 'materials', materials, 'files', files,
            'cases_erased', erased, 'certificate', year || '-' || number
        ),
        pg_catalog.jsonb_build_object(
            'destruction', destruction_id, 'state', decision, 'certificate', year || '-' || number,
            'proposed_by', proposed.proposed_by, 'proposed_at', credit.json_time(proposed.proposed_at),
            'decided_by', actor.account_id, 'decided_at', credit.json_time(as_of), 'materials', materials,
            'files', files
        )
    );
end;
$$;

comment on function credit.decide_destruction(timestamptz, bytea, text, text, uuid, text, text) is
'decision: approved or refused, with a reason, by another person than who proposed it. The answer to an approval is '
'the certificate: number (year and number in it), both persons, materials and files. Of cases that are closed and '
'have no other paper names and sealed numbers go, too (erase_case_person); the log names these cases. What stands in '
'the way by now is looked at again. CR001 destruction_unknown, authority_of_city_only, same_person, '
'destruction_not_allowed, transition_not_allowed.';

alter function credit.decide_destruction(timestamptz, bytea, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.decide_destruction(timestamptz, bytea, text, text, uuid, text, text) from public;
grant execute on function credit.decide_destruction(timestamptz, bytea, text, text, uuid, text, text) to credit_staff;
