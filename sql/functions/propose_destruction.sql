-- Purpose: the first of two persons: proposes the destruction of what was kept for its time.
-- Rules: HZ-Q16, HZ-O14, QZ-16.
-- Called by: creditd, staff audience.
create or replace function credit.propose_destruction(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    material_ids uuid[],
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: what another person can look through.
    most_materials constant integer := 500;
    today constant date := credit.local_day(as_of);
    actor record;
    found_count integer;
    destruction uuid := pg_catalog.gen_random_uuid();
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    if material_ids is null or pg_catalog.cardinality(material_ids) not between 1 and most_materials
        or not credit.is_statement(reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if not credit.is_archive_keeper(actor.unit_code, actor.account_id) then
        perform credit.refuse_staff_command('keeper_not_allowed', 'HZ-Q16');
    end if;
    -- In one order, so that two who propose the same ones do not wait for each other in a circle.
    select pg_catalog.count(*)
    into found_count
    from (
        select
        from credit.archive_filing
        where
            archive_filing.material_id = any(material_ids)
            and archive_filing.holding_unit = actor.unit_code
        order by archive_filing.material_id
        for update
    ) as held;
    if found_count <> pg_catalog.cardinality(material_ids) then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q16');
    end if;
    if exists (
        select
        from unnest(material_ids) as named (material_id)
        where credit.archive_obstacle(named.material_id, null, today) is not null
    ) then
        perform credit.refuse_staff_command('destruction_not_allowed', 'HZ-Q16');
    end if;

    insert into credit.archive_destruction (destruction_id, unit_code, reason, proposed_by, proposed_at)
    values (destruction, actor.unit_code, propose_destruction.reason, actor.account_id, as_of);
    insert into credit.archive_destruction_item (destruction_id, material_id)
    select
        destruction,
        named.material_id
    from unnest(material_ids) as named (material_id);

    -- One clock for the proposal, in the case of the paper that was filed first.
    perform credit.start_request(as_of, first_paper.case_id, 'destruction_decision', 'authority_officer', destruction)
    from (
        select archive_filing.case_id
        from credit.archive_filing
        where archive_filing.material_id = any(material_ids)
        order by archive_filing.filed_at, archive_filing.material_id
        limit 1
    ) as first_paper;

    return credit.log_staff_operation(
        as_of, 'propose_destruction', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('destruction', destruction, 'materials', material_ids),
        pg_catalog.jsonb_build_object('destruction', destruction, 'state', 'proposed', 'materials', found_count)
    );
end;
$$;

comment on function credit.propose_destruction(timestamptz, bytea, text, text, uuid[], text) is
'By the keeper of the centre that holds them: all of material_ids (1 to 500, each once) or none; nothing before its '
'time, of an open case, on loan, on the way or proposed already. CR001 keeper_not_allowed, material_unknown, '
'destruction_not_allowed.';

alter function credit.propose_destruction(timestamptz, bytea, text, text, uuid[], text) owner to credit_case_keeper;
revoke all on function credit.propose_destruction(timestamptz, bytea, text, text, uuid[], text) from public;
grant execute on function credit.propose_destruction(timestamptz, bytea, text, text, uuid[], text) to credit_staff;
