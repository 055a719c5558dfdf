-- Purpose: records a signed use agreement of a unit.
-- Rules: JJ-14, HZ-S6.
-- Called by: creditd, staff audience.
create or replace function credit.record_use_agreement(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    unit_code text,
    signed_on date,
    valid_from date,
    valid_until date,
    purposes text[],
    matters text[]
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    agreement_id uuid;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']);
    if
        unit_code is null or purposes is null or matters is null
        or not signed_on <= valid_from or not valid_from <= valid_until
        or (signed_on <= valid_from and valid_from <= valid_until) is null
        or signed_on > credit.local_day(as_of)
        or not pg_catalog.isfinite(signed_on) or not pg_catalog.isfinite(valid_until)
        or pg_catalog.cardinality(purposes) not between 1 and 64 or pg_catalog.cardinality(matters) > 256
        or exists (
            select
            from unnest(purposes || matters) as word
            where coalesce(word !~ '^[A-Za-z0-9_-]{1,64}$', true)
        )
    then
        perform credit.refuse_staff_command('malformed_command', 'JJ-14');
    end if;
    -- Two recorded at one time: the second waits here, and sees the first.
    perform
    from credit.unit
    where
        unit.unit_code = record_use_agreement.unit_code
        and coalesce(unit.ended_on > credit.local_day(as_of), true)
    for no key update;
    if not found then
        perform credit.refuse_staff_command('unit_unknown', 'JJ-14');
    end if;
    if not credit.may_administer_unit(actor.unit_code, unit_code) then
        perform credit.refuse_staff_command('unit_out_of_scope', 'JJ-10');
    end if;
    perform
    from credit.use_agreement
    where
        use_agreement.unit_code = record_use_agreement.unit_code
        and use_agreement.suspended_at is null
        and use_agreement.valid_from <= record_use_agreement.valid_until
        and use_agreement.valid_until >= record_use_agreement.valid_from;
    if found then
        perform credit.refuse_staff_command('agreement_overlaps', 'JJ-14');
    end if;
    insert into credit.use_agreement (
        agreement_id, unit_code, signed_on, valid_from, valid_until, purposes, matters, recorded_at, recorded_by
    )
    values (
        pg_catalog.gen_random_uuid(), unit_code, signed_on, valid_from, valid_until, purposes, matters, as_of,
        actor.account_id
    )
    returning use_agreement.agreement_id into agreement_id;
    return credit.log_staff_operation(
        as_of, 'record_use_agreement', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('unit', unit_code),
        pg_catalog.jsonb_build_object('agreement', agreement_id, 'unit', unit_code)
    );
end;
$$;

comment on function credit.record_use_agreement(
    timestamptz, bytea, text, text, text, date, date, date, text[], text[]
) is
'Both days inclusive. Another one for the same days must be suspended first: CR001 agreement_overlaps.';

alter function credit.record_use_agreement(timestamptz, bytea, text, text, text, date, date, date, text[], text[])
owner to credit_account_keeper;
revoke all on function credit.record_use_agreement(
    timestamptz, bytea, text, text, text, date, date, date, text[], text[]
) from public;
grant execute on function credit.record_use_agreement(
    timestamptz, bytea, text, text, text, date, date, date, text[], text[]
) to credit_staff;
