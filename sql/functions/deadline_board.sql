-- Purpose: everything that is due or was missed, by date, unit and person; the authority sees what is overdue at once.
-- Rules: X-1, X-2, HZ-Q12, HZ-O3, BX-14.
-- Called by: creditd, staff audience.
create or replace function credit.deadline_board(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    standing text,
    unit_code text,
    account_id text,
    due_until date,
    after_due date,
    after_deadline_id uuid,
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
    -- Before every deadline: what cannot be counted stands first. As calendar_year_year_check.
    uncountable_place constant date := '1949-01-01';
    today constant date := credit.local_day(as_of);
    actor record;
    visible_units text[];
    deadlines jsonb;
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
            array['window_clerk', 'centre_clerk', 'authority_officer', 'provider_officer', 'auditor']
        ) as staff;
    if page_size is null or page_size not between 1 and largest_page
        or standing not in ('uncountable', 'missed', 'overdue', 'due_today', 'closing', 'half_over', 'running')
        or (after_due is null) <> (after_deadline_id is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    -- A unit at a time, not a case at a time.
    select pg_catalog.array_agg(unit.unit_code)
    into visible_units
    from credit.unit
    where credit.may_see_case(actor.unit_code, actor.role, unit.unit_code);

    with listed_clock as (
        select
            case_deadline.deadline_id,
            coalesce(case_deadline.last_day, uncountable_place) as place_day,
            case
                when coalesce(case_deadline.met_at, case_deadline.ended_at) is not null then 'missed'
                else credit.deadline_standing(case_deadline.starts_on, case_deadline.last_day, today)
            end as standing
        from credit.case_deadline
        inner join credit.service_case
            on case_deadline.case_id = service_case.case_id
        where
            case_deadline.is_listed
            and (
                service_case.unit_code = any(visible_units)
                -- Whose turn it is sees its own clocks, a provider's officers those of their unit.
                or case_deadline.responsible_role = actor.role
                and case_deadline.responsible_unit = actor.unit_code
            )
            and (
                deadline_board.unit_code is null
                or case_deadline.responsible_unit = deadline_board.unit_code
            )
            and (
                deadline_board.account_id is null
                or case_deadline.responsible_account = deadline_board.account_id
            )
            and (due_until is null or case_deadline.last_day is null or case_deadline.last_day <= due_until)
    ),

    page as (
        select
            listed_clock.deadline_id,
            listed_clock.place_day,
            pg_catalog.row_number() over (order by listed_clock.place_day, listed_clock.deadline_id) as place
        from listed_clock
        where
            (deadline_board.standing is null or listed_clock.standing = deadline_board.standing)
            and (
                after_due is null
                or (listed_clock.place_day, listed_clock.deadline_id) > (after_due, after_deadline_id)
            )
        order by listed_clock.place_day, listed_clock.deadline_id
        limit page_size + 1
    )

    select
        coalesce(
            pg_catalog.jsonb_agg(credit.deadline_entry(page.deadline_id, today) order by page.place)
            filter (where page.place <= page_size),
            '[]'
        ),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object('due', page.place_day, 'deadline', page.deadline_id)
            ) filter (where page.place = page_size) -> 0
        end
    into deadlines, next_page
    from page;

    return credit.log_staff_operation(
        as_of, 'deadline_board', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_strip_nulls(
            pg_catalog.jsonb_build_object(
                'standing', standing, 'unit', unit_code, 'account', account_id, 'until', due_until
            )
        ),
        pg_catalog.jsonb_build_object(
            'today', today, 'deadlines', deadlines,
            'missing_years', credit.missing_years(actor.unit_code, actor.role), 'next', next_page
        )
    );
end;
$$;

comment on function credit.deadline_board(
    timestamptz, bytea, text, text, text, text, text, date, date, uuid, integer
) is
'Open deadlines that the caller may see, the uncountable first, then by last day; with them those that were met or '
'ended too late (missed), until the authority acknowledges each. standing, unit_code, account_id '
'(responsible ones), due_until: null for all. after_…: of next, null for the first page. The authority sees what is '
'overdue because it sees everything of its windows: no job escalates, nothing is closed by time.';

alter function credit.deadline_board(timestamptz, bytea, text, text, text, text, text, date, date, uuid, integer)
owner to credit_case_keeper;
revoke all on function credit.deadline_board(
    timestamptz, bytea, text, text, text, text, text, date, date, uuid, integer
) from public;
grant execute on function credit.deadline_board(
    timestamptz, bytea, text, text, text, text, text, date, date, uuid, integer
) to credit_staff;
