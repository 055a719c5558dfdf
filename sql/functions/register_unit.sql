-- Purpose: registers a unit.
-- Rules: JJ-10, JJ-14.
-- Called by: creditd, staff audience.
create or replace function credit.register_unit(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    name text,
    kinds text[],
    level text,
    division_code text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    perform credit.require_staff_text(name, 100);
    if actor.unit_level <> 'city' and (level is distinct from 'county' or division_code is distinct from actor.division_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    if not credit.add_unit(as_of, unit_code, name, kinds, level, division_code, actor.account_id) then
        perform credit.refuse_staff_command('unit_exists', 'JJ-10');
    end if;
    return credit.log_staff_operation(
        as_of, 'register_unit', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code),
        pg_catalog.jsonb_build_object(
            'unit', unit_code, 'name', name, 'kinds', pg_catalog.to_jsonb(kinds), 'level', level, 'division', division_code
        )
    );
end;
$$;

comment on function credit.register_unit(timestamptz, bytea, text, text, text, text, text[], text, text) is
'By the authority; that of a county registers units of its county.';

alter function credit.register_unit(timestamptz, bytea, text, text, text, text, text[], text, text)
owner to credit_account_keeper;
revoke all on function credit.register_unit(timestamptz, bytea, text, text, text, text, text[], text, text) from public;
grant execute on function credit.register_unit(
    timestamptz, bytea, text, text, text, text, text[], text, text
) to credit_staff;
