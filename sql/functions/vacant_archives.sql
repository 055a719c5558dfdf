-- Purpose: archives of which nobody is in charge now, so that nobody has to remember it.
-- Rules: HZ-Q16, HZ-S2, QZ-3.
-- Called by: keeper_list, unfiled_list.
create or replace function credit.vacant_archives(
    as_of timestamptz,
    actor_unit text,
    actor_role text
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'unit', unit.unit_code, 'unit_name', unit.name, 'former_keeper', latest.account_id
                    ) order by unit.unit_code
                ), '[]'
            )
        from credit.unit
        left join lateral (
            select archive_keeper.account_id
            from credit.archive_keeper
            where archive_keeper.unit_code = unit.unit_code
            order by archive_keeper.appointed_at desc
            limit 1
        ) as latest on true
        where
            unit.kinds && array['window', 'centre']
            and (unit.ended_on is null or unit.ended_on > credit.local_day(as_of))
            and (unit.unit_code = actor_unit or credit.may_see_case(actor_unit, actor_role, unit.unit_code))
            and not credit.is_archive_keeper(unit.unit_code, null)
    );
end;
$$;

comment on function credit.vacant_archives(timestamptz, text, text) is
'Windows and centres that there are, of those that the caller sees. former_keeper: who was appointed last and left or '
'changed; null: nobody ever was.';

alter function credit.vacant_archives(timestamptz, text, text) owner to credit_case_keeper;
revoke all on function credit.vacant_archives(timestamptz, text, text) from public;
