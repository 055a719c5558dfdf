-- Purpose: registers the units that a catalogue names, on the machine.
-- Rules: JJ-10, HZ-M2.
-- Called by: creditctl units register.
create or replace function credit.register_catalogue_units(
    as_of timestamptz,
    operator text,
    request_id text,
    units jsonb
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    listed jsonb;
    listed_kinds text [];
    added jsonb := '[]';
    extended jsonb := '[]';
begin
    if pg_catalog.jsonb_typeof(units) is distinct from 'array' or operator is null then
        perform credit.refuse_staff_command('malformed_command', 'JJ-10');
    end if;
    for listed in
        select element.document
        from pg_catalog.jsonb_array_elements(units) as element (document)
        order by element.document ->> 'unit'
    loop
        if coalesce(pg_catalog.jsonb_typeof(listed -> 'kinds'), '') <> 'array' then
            perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        end if;
        listed_kinds := array(select pg_catalog.jsonb_array_elements_text(listed -> 'kinds'));
        -- The login of the import makes nobody an authority or an auditor.
        if not listed_kinds <@ array['provider', 'using_unit'] then
            perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        end if;
        if
            credit.add_unit(
                as_of, listed ->> 'unit', listed ->> 'name', listed_kinds, listed ->> 'level', listed ->> 'division',
                'machine:' || operator
            )
        then
            added := added || pg_catalog.jsonb_build_array(listed ->> 'unit');
            continue;
        end if;
        update credit.unit
        set kinds = unit.kinds || array(
            select listed_kind
            from unnest(listed_kinds) as listed_kind
            where listed_kind <> all(unit.kinds)
        )
        where
            unit.unit_code = listed ->> 'unit'
            and not unit.kinds @> listed_kinds;
        if found then
            extended := extended || pg_catalog.jsonb_build_array(listed ->> 'unit');
        end if;
    end loop;
    return credit.log_machine_operation(
        as_of, 'register_catalogue_units', operator, request_id, '{}',
        pg_catalog.jsonb_build_object('added', added, 'extended', extended)
    );
exception
    when check_violation then
        perform credit.refuse_staff_command('malformed_command', 'JJ-10');
        return null;
end;
$$;

comment on function credit.register_catalogue_units(timestamptz, text, text, jsonb) is
'Adds what is missing, and kinds to what is there; takes nothing away. Of the kinds only provider and using_unit: '
'whoever decides, keeps or audits is registered by register_unit.';

alter function credit.register_catalogue_units(timestamptz, text, text, jsonb) owner to credit_account_keeper;
revoke all on function credit.register_catalogue_units(timestamptz, text, text, jsonb) from public;
grant execute on function credit.register_catalogue_units(timestamptz, text, text, jsonb) to credit_intake;
