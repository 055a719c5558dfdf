-- Purpose: who has not been there for 30 days, and who hardly asks.
-- Rules: PB-8, HZ-S5, PB-12.
-- Called by: creditd, staff audience.
create or replace function credit.idle_accounts(
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
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict actor
    from
        credit.require_staff(
            as_of, session, network_address, array['account_administrator', 'authority_officer', 'auditor']
        );
    return credit.log_staff_operation(
        as_of, 'idle_accounts', actor.account_id, actor.unit_code, network_address, request_id,
        '{}',
        pg_catalog.jsonb_build_object(
            'accounts', credit.idle_account_document(as_of, actor.unit_code, actor.role),
            'low_use', credit.low_use_document(as_of, actor.unit_code, actor.role)
        )
    );
end;
$$;

comment on function credit.idle_accounts(timestamptz, bytea, text, text) is
'accounts work for nothing until two persons start them again; low_use are proposed for suspension.';

alter function credit.idle_accounts(timestamptz, bytea, text, text) owner to credit_account_keeper;
revoke all on function credit.idle_accounts(timestamptz, bytea, text, text) from public;
grant execute on function credit.idle_accounts(timestamptz, bytea, text, text) to credit_staff;
