-- Purpose: gives the own account a new password.
-- Rules: PB-7, QZ-2.
-- Called by: creditd, staff audience, which has verified the old password and compared the new one with
-- staff_password_history.
create or replace function credit.set_staff_password(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    password_hash text,
    former_set_at timestamptz
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    present record;
begin
    perform credit.require_staff_origin(network_address, request_id);
    select * into strict present from credit.staff_session_actor(as_of, session, network_address);
    if password_hash is null or pg_catalog.length(password_hash) not between 32 and 512 then
        perform credit.refuse_staff_command('malformed_command', 'PB-7');
    end if;
    -- Two changes at one time: the second was compared with a history that is no longer whole.
    update credit.staff_credential
    set
        password_hash = set_staff_password.password_hash,
        password_set_at = as_of,
        must_change = false
    where
        staff_credential.account_id = present.account_id
        and staff_credential.password_set_at = former_set_at
        and staff_credential.password_set_at < as_of;
    if not found then
        perform credit.refuse_staff_command('changed_meanwhile', 'PB-7');
    end if;
    insert into credit.password_history (account_id, set_at, password_hash)
    values (present.account_id, as_of, password_hash);
    return credit.log_staff_operation(
        as_of, 'set_password', present.account_id, present.unit_code, network_address, request_id, '{}',
        pg_catalog.jsonb_build_object(
            'password_set_at', credit.json_time(as_of),
            'password_until',
            credit.json_time(as_of + (select limits.password_age from credit.staff_limits() as limits))
        )
    );
end;
$$;

comment on function credit.set_staff_password(timestamptz, bytea, text, text, text, timestamptz) is
'former_set_at is set_at of the present password as it was read; CR001 changed_meanwhile.';

alter function credit.set_staff_password(timestamptz, bytea, text, text, text, timestamptz)
owner to credit_account_keeper;
revoke all on function credit.set_staff_password(timestamptz, bytea, text, text, text, timestamptz) from public;
grant execute on function credit.set_staff_password(timestamptz, bytea, text, text, text, timestamptz) to credit_staff;
