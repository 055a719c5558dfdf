-- Purpose: whether a one-time code's step is that of an instant, or next to it.
-- Rules: PB-11.
-- Called by: open_staff_session, enrol_second_factor.
create or replace function credit.is_present_step(
    as_of timestamptz,
    totp_step bigint
)
returns boolean
language sql
immutable
parallel safe
begin atomic
    -- RFC 6238: a step is 30 s. One step on either side, as the daemon accepts codes.
    select pg_catalog.abs(
        is_present_step.totp_step - pg_catalog.floor(extract(epoch from is_present_step.as_of) / 30)
    ) <= 1;
end;

comment on function credit.is_present_step(timestamptz, bigint) is
'Null: there is no step. Neither an old code counts nor one that would shut out all that come.';

alter function credit.is_present_step(timestamptz, bigint) owner to credit_account_keeper;
revoke all on function credit.is_present_step(timestamptz, bigint) from public;
