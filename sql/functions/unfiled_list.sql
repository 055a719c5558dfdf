-- Purpose: the evening list: what was checked and is not in the archive, and what should be with the centre by now.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: creditd, staff audience.
create or replace function credit.unfiled_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: what people can do in an evening, the oldest first; the counts say how much there is.
    longest_list constant integer := 500;
    today constant date := credit.local_day(as_of);
    actor record;
    visible_units text[];
    unfiled jsonb;
    unfiled_count integer;
    with_window jsonb;
    with_window_count integer;
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
    -- PB-13: looked at every evening, so that what is expired goes where nobody issues another report.
    perform credit.erase_expired_reports(as_of);
    -- A unit at a time, not a case at a time.
    select pg_catalog.array_agg(unit.unit_code)
    into visible_units
    from credit.unit
    where credit.may_see_case(actor.unit_code, actor.role, unit.unit_code);

    with unfiled_material as (
        select case_material.material_id
        from credit.case_material
        where case_material.filed_at is null and case_material.removed_at is null
        union all
        -- Scans of what was checked by mistake are papers of the archive as well. Each half has an index of its own.
        select case_material.material_id
        from credit.case_material
        where
            case_material.filed_at is null
            and case_material.removed_at is not null
            and exists (select from credit.stored_file where stored_file.material_id = case_material.material_id)
            and not exists (
                select from credit.archive_filing where archive_filing.material_id = case_material.material_id
            )
    ),

    waiting as (
        select
            case_material.material_id,
            case_material.case_id,
            case_material.material_code,
            case_material.checked_at,
            case_material.checked_by,
            case_material.removed_at,
            service_case.kind,
            service_case.receipt_number,
            service_case.unit_code,
            pg_catalog.row_number() over (order by case_material.checked_at, case_material.material_id) as place
        from unfiled_material
        inner join credit.case_material
            on unfiled_material.material_id = case_material.material_id
        inner join credit.service_case
            on case_material.case_id = service_case.case_id
        where service_case.unit_code = any(visible_units)
    )

    select
        pg_catalog.count(*),
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'material', waiting.material_id, 'code', waiting.material_code, 'case', waiting.case_id,
                'kind', waiting.kind, 'receipt_number', waiting.receipt_number, 'unit', waiting.unit_code,
                'checked_at', credit.json_time(waiting.checked_at), 'checked_by', waiting.checked_by,
                'is_removed', waiting.removed_at is not null, 'is_late', credit.local_day(waiting.checked_at) < today
            ) order by waiting.place
        ) filter (where waiting.place <= longest_list)
    into unfiled_count, unfiled
    from waiting;

    with waiting as (
        select
            service_case.case_id,
            service_case.receipt_number,
            service_case.unit_code,
            service_case.closed_at,
            case_deadline.last_day,
            case_deadline.missing_year,
            pg_catalog.row_number() over (order by case_deadline.starts_on, service_case.case_id) as place
        from credit.case_deadline
        inner join credit.service_case
            on case_deadline.case_id = service_case.case_id
        where
            -- is_listed: what the centre has is met, and there is an index for it.
            case_deadline.is_listed
            and case_deadline.period_code = 'archive_handover'
            and case_deadline.met_at is null
            and case_deadline.ended_at is null
            -- What is on the way is the centre's turn.
            and case_deadline.responsible_role = 'window_clerk'
            and service_case.unit_code = any(visible_units)
    )

    select
        pg_catalog.count(*),
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'case', waiting.case_id, 'receipt_number', waiting.receipt_number, 'unit', waiting.unit_code,
                'closed_at', credit.json_time(waiting.closed_at), 'due_on', waiting.last_day,
                'needs_year', waiting.missing_year, 'is_late', waiting.last_day < today
            ) order by waiting.place
        ) filter (where waiting.place <= longest_list)
    into with_window_count, with_window
    from waiting;

    return credit.log_staff_operation(
        as_of, 'unfiled_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('day', today),
        pg_catalog.jsonb_build_object(
            'day', today, 'unfiled_count', unfiled_count, 'unfiled', coalesce(unfiled, '[]'),
            'to_hand_over_count', with_window_count, 'to_hand_over', coalesce(with_window, '[]'),
            'vacant', credit.vacant_archives(as_of, actor.unit_code, actor.role)
        )
    );
end;
$$;

comment on function credit.unfiled_list(timestamptz, bytea, text, text) is
'A window clerk sees the own window''s, centre, authority and auditors what they oversee. Oldest first, at most 500 of '
'each; is_late: checked on an earlier day, or past the day for handing over. vacant: units of which nobody is '
'in charge, where nothing can be filed.';

alter function credit.unfiled_list(timestamptz, bytea, text, text) owner to credit_case_keeper;
revoke all on function credit.unfiled_list(timestamptz, bytea, text, text) from public;
grant execute on function credit.unfiled_list(timestamptz, bytea, text, text) to credit_staff;
