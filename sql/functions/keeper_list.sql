-- Purpose: who has the archives in care, now and before.
-- Rules: HZ-Q16, HZ-S2.
-- Called by: creditd, staff audience.
create or replace function credit.keeper_list(
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
    -- Set by us: some hundred units with a few changes each.
    longest_list constant integer := 1000;
    actor record;
    listed jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['window_clerk', 'centre_clerk', 'authority_officer', 'account_administrator', 'auditor']
        ) as staff;
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'unit', keeper.unit_code, 'unit_name', keeper.name, 'keeper', keeper.account_id,
                'appointed_at', credit.json_time(keeper.appointed_at), 'appointed_by', keeper.appointed_by,
                'note', keeper.note, 'ended_at', credit.json_time(keeper.ended_at), 'in_charge',
                keeper.ended_at is null and credit.is_archive_keeper(keeper.unit_code, keeper.account_id)
            ) order by keeper.unit_code, keeper.appointed_at desc
        )
    into listed
    from (
        select
            archive_keeper.*,
            unit.name
        from credit.archive_keeper
        inner join credit.unit
            on archive_keeper.unit_code = unit.unit_code
        where
            archive_keeper.unit_code = actor.unit_code
            or credit.may_see_case(actor.unit_code, actor.role, archive_keeper.unit_code)
        order by archive_keeper.appointed_at desc
        limit longest_list
    ) as keeper;

    return credit.log_staff_operation(
        as_of, 'keeper_list', actor.account_id, actor.unit_code, network_address, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'keepers', coalesce(listed, '[]'), 'vacant', credit.vacant_archives(as_of, actor.unit_code, actor.role)
        )
    );
end;
$$;

comment on function credit.keeper_list(timestamptz, bytea, text, text) is
'Of the own unit and of those that the caller oversees; the 1,000 newest appointments. in_charge: false also '
'for who was never replaced, but left or changed; vacant: units of which nobody is in charge.';

alter function credit.keeper_list(timestamptz, bytea, text, text) owner to credit_case_keeper;
revoke all on function credit.keeper_list(timestamptz, bytea, text, text) from public;
grant execute on function credit.keeper_list(timestamptz, bytea, text, text) to credit_staff;
