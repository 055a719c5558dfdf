-- Purpose: what the archive has kept for its time, oldest first.
-- Rules: HZ-Q16, HZ-O14, PB-13.
-- Called by: creditd, staff audience.
create or replace function credit.destruction_due(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    after_day date,
    after_material uuid,
    page_size integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: a screen or two.
    largest_page constant integer := 200;
    today constant date := credit.local_day(as_of);
    actor record;
    materials jsonb;
    next_page jsonb;
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
    if page_size is null or page_size not between 1 and largest_page
        or (after_day is null) <> (after_material is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    with page as (
        select
            archive_filing.material_id,
            archive_filing.case_id,
            archive_filing.holding_unit,
            archive_filing.shelf_mark,
            archive_filing.secret_grade,
            archive_filing.filed_at,
            archive_filing.retained_until,
            case_material.material_code,
            service_case.receipt_number,
            pg_catalog.row_number() over (order by archive_filing.retained_until, archive_filing.material_id) as place
        from credit.archive_filing
        inner join credit.case_material
            on archive_filing.material_id = case_material.material_id
        inner join credit.service_case
            on archive_filing.case_id = service_case.case_id
        where
            archive_filing.destroyed_at is null
            and archive_filing.retained_until < today
            and (
                after_day is null
                or (archive_filing.retained_until, archive_filing.material_id) > (after_day, after_material)
            )
            and credit.may_see_case(actor.unit_code, actor.role, service_case.unit_code)
        order by archive_filing.retained_until, archive_filing.material_id
        limit page_size + 1
    )

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'material', page.material_id, 'code', page.material_code, 'case', page.case_id,
                'receipt_number', page.receipt_number, 'holding_unit', page.holding_unit,
                'shelf_mark', page.shelf_mark, 'secret_grade', page.secret_grade,
                'filed_at', credit.json_time(page.filed_at), 'retained_until', page.retained_until,
                'obstacle', credit.archive_obstacle(page.material_id, null, today)
            ) order by page.place
        ) filter (where page.place <= page_size),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object('day', page.retained_until, 'material', page.material_id)
            ) filter (where page.place = page_size) -> 0
        end
    into materials, next_page
    from page;

    return credit.log_staff_operation(
        as_of, 'destruction_due', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('after', after_material),
        pg_catalog.jsonb_build_object('materials', coalesce(materials, '[]'), 'next', next_page)
    );
end;
$$;

comment on function credit.destruction_due(timestamptz, bytea, text, text, date, uuid, integer) is
'What was retained until yesterday or earlier; obstacle says what still stands against it (archive_obstacle). '
'page_size 1 to 200; next is what to give as after_…, null: the last page.';

alter function credit.destruction_due(timestamptz, bytea, text, text, date, uuid, integer) owner to credit_case_keeper;
revoke all on function credit.destruction_due(timestamptz, bytea, text, text, date, uuid, integer) from public;
grant execute on function credit.destruction_due(timestamptz, bytea, text, text, date, uuid, integer) to credit_staff;
