-- Purpose: puts checked materials of a case into the archive.
-- Rules: HZ-Q16, HZ-O14, TM-3.
-- Called by: creditd, staff audience.
create or replace function credit.file_material(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    material_ids uuid[],
    shelf_mark text,
    secret_grade text,
    late_reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: what one person files at a time.
    most_materials constant integer := 50;
    longest_shelf_mark constant integer := 64;
    -- Set by us: a case that is thicker is kept in several.
    most_pages constant integer := 5000;
    today constant date := credit.local_day(as_of);
    actor record;
    found_case credit.service_case;
    rule_id text;
    of_case uuid;
    found_count integer;
    filed_count integer;
    late_count integer;
    kept record;
    is_in_time boolean;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    if material_ids is null or pg_catalog.cardinality(material_ids) not between 1 and most_materials
        or coalesce(secret_grade, '') not in ('ordinary', 'secret', 'top_secret')
        or late_reason is not null and not credit.is_statement(late_reason) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_staff_text(shelf_mark, longest_shelf_mark);

    select case_material.case_id
    into of_case
    from credit.case_material
    where case_material.material_id = material_ids[1];
    if not found then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q16');
    end if;
    found_case := credit.require_case(of_case, null, actor.unit_code, actor.role);
    rule_id := credit.archive_rule(found_case.kind);
    -- HZ-Q16: somebody answers for what stands in the cabinet.
    if not credit.is_archive_keeper(actor.unit_code, null) then
        perform credit.refuse_staff_command('keeper_missing', 'HZ-Q16');
    end if;

    select
        pg_catalog.count(*),
        pg_catalog.count(archive_filing.material_id),
        pg_catalog.count(*) filter (where credit.local_day(case_material.checked_at) < today)
    into found_count, filed_count, late_count
    from credit.case_material
    left join credit.archive_filing
        on case_material.material_id = archive_filing.material_id
    where
        case_material.material_id = any(material_ids)
        and case_material.case_id = of_case
        -- What was checked by mistake is kept only if scans of it are there.
        and (
            case_material.removed_at is null
            or exists (select from credit.stored_file where stored_file.material_id = case_material.material_id)
        );
    if found_count <> pg_catalog.cardinality(material_ids) then
        perform credit.refuse_staff_command('material_unknown', rule_id);
    end if;
    if filed_count > 0 then
        perform credit.refuse_staff_command('transition_not_allowed', rule_id);
    end if;
    -- The same day, or a reason that stays with the filing.
    if late_count > 0 and late_reason is null then
        perform credit.refuse_staff_command('late_reason_missing', rule_id);
    end if;
    if (
        select pg_catalog.sum(case_material.page_count)
        from credit.case_material
        where case_material.case_id = of_case and case_material.removed_at is null
    ) > most_pages then
        perform credit.refuse_staff_command('case_file_limit', rule_id);
    end if;

    select
        period.effective_on,
        period.due_on
    into strict kept
    from credit.due_date(found_case.profile, 'archive_retention', today) as period;
    if kept.due_on is null then
        perform credit.refuse_staff_command('calendar_not_loaded', 'X-1');
    end if;
    insert into credit.archive_filing (
        material_id, case_id, holding_unit, keeper, shelf_mark, secret_grade, filed_at, filed_by, late_reason, profile,
        period_code, effective_on, retained_until
    )
    select
        case_material.material_id,
        of_case,
        actor.unit_code,
        archive_keeper.account_id,
        file_material.shelf_mark,
        file_material.secret_grade,
        as_of,
        actor.account_id,
        case when credit.local_day(case_material.checked_at) < today then file_material.late_reason end,
        found_case.profile,
        'archive_retention',
        kept.effective_on,
        kept.due_on
    from credit.case_material
    inner join credit.archive_keeper
        on archive_keeper.unit_code = actor.unit_code and archive_keeper.ended_at is null
    where case_material.material_id = any(material_ids);
    update credit.case_material
    set
        filed_at = as_of,
        filed_by = actor.account_id,
        file_id = (
            select stored_file.file_id
            from credit.stored_file
            where stored_file.material_id = case_material.material_id
            order by stored_file.uploaded_at, stored_file.file_id
            limit 1
        )
    where case_material.material_id = any(material_ids) and case_material.removed_at is null;
    if not exists (
        select
        from credit.case_material
        where
            case_material.case_id = of_case
            and case_material.filed_at is null
            and case_material.removed_at is null
    ) then
        is_in_time := credit.meet_deadline(as_of, of_case, 'archive_filing');
    end if;
    perform credit.time_handover(as_of, of_case);

    return credit.log_case_operation(
        as_of, 'file_material', credit.case_purpose(found_case.kind), of_case, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'materials', material_ids, 'secret_grade', secret_grade, 'late', late_count, 'in_time', is_in_time
        ),
        pg_catalog.jsonb_build_object(
            'case', of_case, 'materials', material_ids, 'filed_at', credit.json_time(as_of),
            'retained_until', kept.due_on, 'late', late_count
        )
    );
end;
$$;

comment on function credit.file_material(timestamptz, bytea, text, text, uuid[], text, text, text) is
'All of material_ids (1 to 50, each once, of one case of the own window) or none. shelf_mark: cabinet and folder, at '
'most 64 characters. secret_grade: ordinary, secret, top_secret. late_reason: needed for what was checked before '
'today. When nothing of the case is unfiled, its clock archive_filing stops. CR001 material_unknown, keeper_missing, '
'late_reason_missing, transition_not_allowed (filed already), case_file_limit (5,000 pages a case).';

alter function credit.file_material(timestamptz, bytea, text, text, uuid[], text, text, text)
owner to credit_case_keeper;
revoke all on function credit.file_material(timestamptz, bytea, text, text, uuid[], text, text, text) from public;
grant execute on function credit.file_material(timestamptz, bytea, text, text, uuid[], text, text, text)
to credit_staff;
