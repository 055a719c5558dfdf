-- Purpose: opens one of the first two administrators.
-- Rules: HZ-S1, HZ-S5, QZ-1, QZ-2.
-- Called by: bootstrap_administrators.
create or replace function credit.open_first_administrator(
    as_of timestamptz,
    operator text,
    unit_code text,
    administrator jsonb
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    account_id constant text := administrator ->> 'account';
    details constant jsonb := (administrator - array['account', 'password_hash'])
    || pg_catalog.jsonb_build_object('unit', unit_code, 'role', 'account_administrator');
    state_after text;
begin
    perform credit.require_account_details(as_of, 'create', details);
    perform credit.require_account_opening(as_of, unit_code, null, account_id, details);
    state_after := credit.open_account(
        as_of, account_id, details, 'machine:' || operator, null, 'bootstrap'
    );
    -- No administrator without training and confidentiality either.
    if state_after <> 'active' then
        perform credit.refuse_staff_command('training_missing', 'HZ-S1');
    end if;
    if administrator ->> 'password_hash' is null then
        perform credit.refuse_staff_command('initial_password_missing', 'QZ-2');
    end if;
    perform credit.give_initial_password(as_of, account_id, administrator ->> 'password_hash');
    return account_id;
end;
$$;

comment on function credit.open_first_administrator(timestamptz, text, text, jsonb) is
'CR001 as for any account.';

alter function credit.open_first_administrator(timestamptz, text, text, jsonb) owner to credit_account_keeper;
revoke all on function credit.open_first_administrator(timestamptz, text, text, jsonb) from public;
