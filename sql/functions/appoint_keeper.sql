-- Purpose: puts a person in charge of a unit's archive, in the place of whoever was.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: creditd, staff audience.
create or replace function credit.appoint_keeper(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit text,
    account text,
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    former text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['authority_officer', 'account_administrator']
        ) as staff;
    if unit is null or account is null or not credit.is_statement(note) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- An administrator for the own unit, the authority for all that it oversees.
    if not (
        actor.role = 'account_administrator' and actor.unit_code = unit
        or actor.role = 'authority_officer' and credit.may_see_case(actor.unit_code, actor.role, unit)
    ) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'HZ-Q16');
    end if;
    if credit.is_same_person(account, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-Q16');
    end if;
    -- Somebody who works there with the papers.
    perform
    from credit.account
    where
        account.account_id = appoint_keeper.account
        and account.unit_code = appoint_keeper.unit
        and account.role in ('window_clerk', 'centre_clerk')
        and account.state = 'active';
    if not found or credit.is_archive_keeper(unit, account) then
        perform credit.refuse_staff_command('keeper_not_allowed', 'HZ-Q16');
    end if;

    update credit.archive_keeper
    set
        ended_at = as_of,
        ended_by = actor.account_id
    where archive_keeper.unit_code = unit and archive_keeper.ended_at is null
    returning archive_keeper.account_id into former;
    insert into credit.archive_keeper (unit_code, account_id, appointed_at, appointed_by, note)
    values (appoint_keeper.unit, appoint_keeper.account, as_of, actor.account_id, appoint_keeper.note);

    return credit.log_staff_operation(
        as_of, 'appoint_keeper', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit, 'keeper', account, 'former', former),
        pg_catalog.jsonb_build_object('unit', unit, 'keeper', account, 'former', former, 'at', credit.json_time(as_of))
    );
end;
$$;

comment on function credit.appoint_keeper(timestamptz, bytea, text, text, text, text, text) is
'account: an active clerk of the window or centre in the unit, another person than who appoints. One is in charge at a '
'time: the former one''s care ends in the same instant. CR001 keeper_not_allowed, unit_out_of_scope, same_person.';

alter function credit.appoint_keeper(timestamptz, bytea, text, text, text, text, text) owner to credit_case_keeper;
revoke all on function credit.appoint_keeper(timestamptz, bytea, text, text, text, text, text) from public;
grant execute on function credit.appoint_keeper(timestamptz, bytea, text, text, text, text, text) to credit_staff;
