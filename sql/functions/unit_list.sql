-- Purpose: the units and their use agreements.
-- Rules: JJ-14, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.unit_list(
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
    actor record;
    document jsonb;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, null
        );
    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'unit', unit.unit_code,
                'name', unit.name,
                'kinds', pg_catalog.to_jsonb(unit.kinds),
                'level', unit.level,
                'division', unit.division_code,
                'ended_on', unit.ended_on,
                'agreement', (
                    select
                        pg_catalog.jsonb_build_object(
                            'agreement', use_agreement.agreement_id,
                            'valid_from', use_agreement.valid_from,
                            'valid_until', use_agreement.valid_until,
                            'purposes', pg_catalog.to_jsonb(use_agreement.purposes),
                            'matters', pg_catalog.to_jsonb(use_agreement.matters)
                        )
                    from credit.use_agreement
                    where
                        use_agreement.unit_code = unit.unit_code
                        and use_agreement.suspended_at is null
                        and credit.local_day(as_of) between use_agreement.valid_from and use_agreement.valid_until
                )
            ) order by unit.unit_code
        )
    into document
    from credit.unit;

    return credit.log_staff_operation(
        as_of, 'unit_list', actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        pg_catalog.jsonb_build_object('units', coalesce(document, '[]'))
    );
end;
$$;

comment on function credit.unit_list(timestamptz, bytea, text, text) is
'agreement is the one in force now; null: none.';

alter function credit.unit_list(timestamptz, bytea, text, text) owner to credit_account_keeper;
revoke all on function credit.unit_list(timestamptz, bytea, text, text) from public;
grant execute on function credit.unit_list(timestamptz, bytea, text, text) to credit_staff;
