-- Purpose: makes the first two account administrators, on the machine.
-- Rules: HZ-S5, PB-9, QZ-1, QZ-2.
-- Called by: creditctl accounts bootstrap.
create or replace function credit.bootstrap_administrators(
    as_of timestamptz,
    operator text,
    request_id text,
    unit jsonb,
    administrators jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    new_unit_code constant text := unit ->> 'unit';
    administrator jsonb;
begin
    -- One bootstrap at a time, or two could make two pairs.
    perform pg_catalog.pg_advisory_xact_lock(credit.administrators_lock());
    -- With one left nobody could approve what that one asks for.
    if (select pg_catalog.count(*) from credit.acting_administrators(as_of)) >= 2 then
        perform credit.refuse_staff_command('administrators_exist', 'HZ-S5');
    end if;
    if
        pg_catalog.jsonb_typeof(administrators) is distinct from 'array'
        or pg_catalog.jsonb_array_length(administrators) <> 2
        or new_unit_code is null
    then
        perform credit.refuse_staff_command('malformed_command', 'HZ-S5');
    end if;
    perform credit.add_unit(
        as_of, new_unit_code, unit ->> 'name', array['authority'], 'city', unit ->> 'division', 'machine:' || operator
    );
    perform
    from credit.unit as held_unit
    where
        held_unit.unit_code = new_unit_code
        and held_unit.kinds @> array['authority']
        and held_unit.level = 'city'
        and coalesce(held_unit.ended_on > credit.local_day(as_of), true);
    if not found then
        perform credit.refuse_staff_command('unit_exists', 'HZ-S5');
    end if;
    for administrator in
        select element.document
        from pg_catalog.jsonb_array_elements(administrators) as element (document)
    loop
        perform credit.open_first_administrator(as_of, operator, new_unit_code, administrator);
    end loop;
    return credit.log_machine_operation(
        as_of, 'bootstrap_administrators', operator, request_id, pg_catalog.jsonb_build_object('unit', new_unit_code),
        pg_catalog.jsonb_build_object(
            'unit', new_unit_code,
            'administrators',
            pg_catalog.jsonb_build_array(administrators -> 0 -> 'account', administrators -> 1 -> 'account')
        )
    );
end;
$$;

comment on function credit.bootstrap_administrators(timestamptz, text, text, jsonb, jsonb) is
'Two other persons, of an authority of the city. Only while fewer than two account administrators of such an '
'authority can act: CR001 administrators_exist.';

alter function credit.bootstrap_administrators(timestamptz, text, text, jsonb, jsonb) owner to credit_account_keeper;
revoke all on function credit.bootstrap_administrators(timestamptz, text, text, jsonb, jsonb) from public;
grant execute on function credit.bootstrap_administrators(timestamptz, text, text, jsonb, jsonb) to credit_intake;
