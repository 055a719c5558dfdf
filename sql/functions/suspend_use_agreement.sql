-- Purpose: suspends the use agreement of a unit, at once and for good.
-- Rules: JJ-14, QZ-13.
-- Called by: creditd, staff audience.
create or replace function credit.suspend_use_agreement(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    agreement_id uuid,
    ground text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    unit_code text;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    perform credit.require_staff_text(ground, 500);
    update credit.use_agreement
    set
        suspended_at = as_of,
        suspension_ground = ground
    where
        use_agreement.agreement_id = suspend_use_agreement.agreement_id
        and use_agreement.suspended_at is null
    returning use_agreement.unit_code into unit_code;
    if not found then
        perform credit.refuse_staff_command('agreement_unknown', 'JJ-14');
    end if;
    if not credit.may_administer_unit(actor.unit_code, unit_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    return credit.log_staff_operation(
        as_of, 'suspend_use_agreement', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('agreement', agreement_id, 'unit', unit_code),
        pg_catalog.jsonb_build_object(
            'agreement', agreement_id, 'unit', unit_code, 'suspended_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.suspend_use_agreement(timestamptz, bytea, text, text, uuid, text) is
'Its accounts query nothing from the next request; a new agreement is recorded when the matter is settled.';

alter function credit.suspend_use_agreement(timestamptz, bytea, text, text, uuid, text) owner to credit_account_keeper;
revoke all on function credit.suspend_use_agreement(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.suspend_use_agreement(timestamptz, bytea, text, text, uuid, text) to credit_staff;
