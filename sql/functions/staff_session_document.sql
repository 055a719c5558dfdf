-- Purpose: what a session is, for the person in it.
-- Rules: QZ-3, PB-7.
-- Called by: open_staff_session, staff_session_state.
create or replace function credit.staff_session_document(
    as_of timestamptz,
    session bytea
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    document jsonb;
begin
    select
        pg_catalog.jsonb_build_object(
            'account', account.account_id,
            'unit', account.unit_code,
            'role', account.role,
            'second_factor', staff_session.second_factor,
            'second_factor_missing', staff_session.second_factor = 'none',
            'password_must_change',
            staff_credential.must_change or as_of > staff_credential.password_set_at + limits.password_age,
            'password_until', credit.json_time(staff_credential.password_set_at + limits.password_age),
            'opened_at', credit.json_time(staff_session.opened_at),
            'last_seen_at', credit.json_time(staff_session.last_seen_at),
            'ends_at', credit.json_time(staff_session.opened_at + limits.absolute_end),
            'idle_end_seconds', pg_catalog.date_part('epoch', limits.idle_end)::integer
        )
    into strict document
    from credit.staff_session
    inner join credit.account
        on staff_session.account_id = account.account_id
    inner join credit.staff_credential
        on staff_session.account_id = staff_credential.account_id
    cross join credit.staff_limits() as limits
    where staff_session.token_digest = session;
    return document;
end;
$$;

comment on function credit.staff_session_document(timestamptz, bytea) is
'The session is there; the caller has seen to that.';

alter function credit.staff_session_document(timestamptz, bytea) owner to credit_account_keeper;
revoke all on function credit.staff_session_document(timestamptz, bytea) from public;
