-- Purpose: adds a year's schedule of days off, as the State Council published it, and counts what waited for it.
-- Rules: X-1.
-- Called by: creditd, staff audience.
create or replace function credit.add_calendar_year(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    year integer,
    source text,
    days_off date[],
    names_off text[],
    days_worked date[],
    names_worked text[]
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: years ahead for which a schedule can have been published; the notice comes late in the year before.
    years_ahead constant integer := 1;
    -- Set by us: weekdays off and weekend days worked; most so far were 20 and 9.
    most_days constant integer := 40;
    this_year constant integer := pg_catalog.date_part('year', credit.local_day(as_of))::integer;
    actor record;
    recounted_count integer;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.unit_level
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['authority_officer', 'account_administrator']
        ) as staff;
    -- One calendar for all: the city's.
    if actor.unit_level <> 'city' then
        perform credit.refuse_staff_command('unit_out_of_scope', 'X-1');
    end if;
    if (
        year between this_year - 1 and this_year + years_ahead
        and credit.is_statement(source)
        and pg_catalog.cardinality(days_off) between 1 and most_days
        and pg_catalog.cardinality(days_worked) between 0 and most_days
        and pg_catalog.cardinality(days_off) = pg_catalog.cardinality(names_off)
        and pg_catalog.cardinality(days_worked) = pg_catalog.cardinality(names_worked)
        and (
            select
                pg_catalog.count(distinct given.day) = pg_catalog.count(*)
                and pg_catalog.bool_and(
                    pg_catalog.date_part('year', given.day) = year
                    and (pg_catalog.date_part('isodow', given.day) >= 6) = given.is_working
                    and credit.is_statement(given.name)
                )
            from (
                select
                    off.day,
                    off.name,
                    false as is_working
                from rows from (unnest(days_off), unnest(names_off)) as off (day, name)
                union all
                select
                    worked.day,
                    worked.name,
                    true as is_working
                from rows from (unnest(days_worked), unnest(names_worked)) as worked (day, name)
            ) as given
        )
    ) is not true then
        perform credit.refuse_staff_command('malformed_command', 'X-1');
    end if;

    insert into credit.calendar_year (year, source, loaded_at, loaded_by)
    values (add_calendar_year.year, add_calendar_year.source, as_of, actor.account_id)
    on conflict do nothing;
    if not found then
        perform credit.refuse_staff_command('calendar_year_exists', 'X-1');
    end if;
    insert into credit.calendar_exception (day, is_working, name)
    select
        off.day,
        false,
        off.name
    from rows from (unnest(days_off), unnest(names_off)) as off (day, name)
    union all
    select
        worked.day,
        true,
        worked.name
    from rows from (unnest(days_worked), unnest(names_worked)) as worked (day, name);
    recounted_count := credit.recount_deadlines();

    return credit.log_staff_operation(
        as_of, 'add_calendar_year', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('year', year, 'days_off', days_off, 'days_worked', days_worked),
        pg_catalog.jsonb_build_object('year', year, 'counted_deadlines', recounted_count)
    );
end;
$$;

comment on function credit.add_calendar_year(
    timestamptz, bytea, text, text, integer, text, date[], text[], date[], text[]
) is
'days_off: Mondays to Fridays that are free, with a name each; days_worked: Saturdays and Sundays that are worked, '
'maybe none. A year is added once; creditctl corrects one. CR001 malformed_command, calendar_year_exists, '
'unit_out_of_scope.';

alter function credit.add_calendar_year(
    timestamptz, bytea, text, text, integer, text, date[], text[], date[], text[]
) owner to credit_case_keeper;
revoke all on function credit.add_calendar_year(
    timestamptz, bytea, text, text, integer, text, date[], text[], date[], text[]
) from public;
grant execute on function credit.add_calendar_year(
    timestamptz, bytea, text, text, integer, text, date[], text[], date[], text[]
) to credit_staff;
