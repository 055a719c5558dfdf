-- Purpose: the entry that a loaded schedule of days off leaves in the query log, and what it changed of a former one.
-- Rules: X-1, HZ-Q15, HZ-O13, PB-12, X-5.
-- Called by: creditctl calendar publish, in its transaction.
create or replace function credit.record_calendar_loading(
    as_of timestamptz,
    operator text,
    request_id text,
    years integer[],
    former jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    loaded jsonb;
begin
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'year', calendar_year.year,
                'days', (
                    select pg_catalog.count(*)
                    from credit.calendar_exception as e
                    where pg_catalog.date_part('year', e.day) = calendar_year.year
                ),
                'is_reloaded', former ? calendar_year.year::text,
                'added', changed.added,
                'removed', changed.removed
            )
            order by calendar_year.year
        )
    into loaded
    from credit.calendar_year
    cross join lateral (
        select
            pg_catalog.jsonb_agg(written.name order by written.name) filter (where not written.is_former) as added,
            pg_catalog.jsonb_agg(written.name order by written.name) filter (where written.is_former) as removed
        from (
            select
                both_sides.name,
                pg_catalog.bool_and(both_sides.is_former) as is_former
            from (
                select
                    e.day::text || case when e.is_working then ' worked' else ' off' end as name,
                    false as is_former
                from credit.calendar_exception as e
                where pg_catalog.date_part('year', e.day) = calendar_year.year
                union all
                select
                    listed.name,
                    true
                from pg_catalog.jsonb_array_elements_text(former -> calendar_year.year::text) as listed (name)
            ) as both_sides
            group by both_sides.name
            having pg_catalog.count(*) = 1
        ) as written
    ) as changed
    where
        calendar_year.year = any(years)
        and calendar_year.loaded_at = as_of;
    if loaded is null or former is null or pg_catalog.jsonb_array_length(loaded) <> pg_catalog.cardinality(years) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    return credit.log_machine_operation(
        as_of, 'load_calendar', operator, request_id,
        pg_catalog.jsonb_build_object('years', loaded),
        pg_catalog.jsonb_build_object('loaded', years)
    );
end;
$$;

comment on function credit.record_calendar_loading(timestamptz, text, text, integer[], jsonb) is
'former: of each year that was loaded before, by its number, its days off and worked as texts like "2026-10-01 off"; '
'{} where none was. Running deadlines keep their days; so what changed is told and nothing is counted again. CR001 '
'malformed_command for years that were not loaded at as_of.';

alter function credit.record_calendar_loading(timestamptz, text, text, integer[], jsonb)
owner to credit_account_keeper;
revoke all on function credit.record_calendar_loading(timestamptz, text, text, integer[], jsonb) from public;
grant execute on function credit.record_calendar_loading(timestamptz, text, text, integer[], jsonb) to credit_intake;
