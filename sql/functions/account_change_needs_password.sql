-- Purpose: whether the approval of a change gives an initial password.
-- Rules: QZ-2.
-- Called by: decide_account_change, account_change_list.
create or replace function credit.account_change_needs_password(
    kind text,
    details jsonb
)
returns boolean
language sql
stable
set search_path = ''
as $$
    select
        (
            account_change_needs_password.kind = 'create'
            and exists (
                select
                from credit.role
                where
                    role.role = account_change_needs_password.details ->> 'role'
                    and role.duty <> 'querying'
            )
        )
        or (
            account_change_needs_password.kind = 'change'
            and account_change_needs_password.details ? 'reset_password'
        );
$$;

comment on function credit.account_change_needs_password(text, jsonb) is
'Who has the duty of querying comes by certificate and has no password.';

alter function credit.account_change_needs_password(text, jsonb) owner to credit_account_keeper;
revoke all on function credit.account_change_needs_password(text, jsonb) from public;
