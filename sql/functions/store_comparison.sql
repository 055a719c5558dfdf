-- Purpose: keeps what a comparison of the platform's copy of a record with the provider's has come to.
-- Rules: BX-14, HZ-O8, HZ-O13.
-- Called by: creditd, staff audience, after record_for_correction.
create or replace function credit.store_comparison(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    version integer,
    equal_fields text[],
    different_fields text[],
    missing_at_provider text[],
    missing_on_platform text[],
    unreadable_fields text[]
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us: more fields than any item has.
    most_fields constant integer := 200;
    field_list constant text[] :=
        equal_fields || different_fields || missing_at_provider || missing_on_platform || unreadable_fields;
    comparison constant uuid := pg_catalog.gen_random_uuid();
    actor record;
    present record;
    outcome jsonb;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['centre_clerk']) as staff;
    if
        pg_catalog.num_nulls(
            equal_fields, different_fields, missing_at_provider, missing_on_platform, unreadable_fields, version
        ) > 0
        or pg_catalog.cardinality(field_list) not between 1 and most_fields
        or exists (
            select
            from pg_catalog.unnest(field_list) as field (code)
            where field.code is null or field.code !~ '^[A-Za-z0-9_-]{1,64}$'
        )
    then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select * into strict present
    from credit.require_correction_case(as_of, case_id, actor.unit_code, actor.role);
    if present.record_id is null or present.provider_copy is null then
        perform credit.refuse_staff_command('provider_copy_missing', 'BX-14');
    end if;

    insert into credit.record_comparison (
        comparison_id, case_id, record_id, version, compared_at, compared_by, equal_fields, different_fields,
        missing_at_provider, missing_on_platform, unreadable_fields
    )
    values (
        comparison, case_id, present.record_id, version, as_of, actor.account_id, equal_fields, different_fields,
        missing_at_provider, missing_on_platform, unreadable_fields
    );
    outcome := pg_catalog.jsonb_build_object(
        'comparison', comparison, 'record', present.record_id, 'version', version, 'equal', equal_fields,
        'different', different_fields, 'missing_at_provider', missing_at_provider, 'missing_on_platform',
        missing_on_platform, 'unreadable', unreadable_fields
    );
    return credit.log_case_operation(
        as_of, 'store_comparison', 'objection', case_id, actor.account_id, actor.unit_code, network_address,
        request_id, outcome, outcome
    );
end;
$$;

comment on function credit.store_comparison(
    timestamptz, bytea, text, text, uuid, integer, text[], text[], text[], text[], text[]
) is
'version: of the platform''s copy. Codes of fields, each in one list; never a value. CR001 provider_copy_missing while '
'the provider has not answered with its copy.';

alter function credit.store_comparison(
    timestamptz, bytea, text, text, uuid, integer, text[], text[], text[], text[], text[]
) owner to credit_corrector;
revoke all on function credit.store_comparison(
    timestamptz, bytea, text, text, uuid, integer, text[], text[], text[], text[], text[]
) from public;
grant execute on function credit.store_comparison(
    timestamptz, bytea, text, text, uuid, integer, text[], text[], text[], text[], text[]
) to credit_staff;
