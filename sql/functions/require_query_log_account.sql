-- Purpose: refuses names of accounts that cannot stand in an entry as they are.
-- Rules: HZ-Q15.
-- Called by: the functions that log what an auditor or archivist did.
create or replace function credit.require_query_log_account(account text)
returns void
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
    if account is null or account !~ '^[^[:cntrl:]"\\]{1,128}$' then
        raise exception 'no name of an account: 1 to 128 characters without quotation marks, backslashes and control '
            'characters'
            using errcode = 'invalid_parameter_value';
    end if;
end;
$$;

comment on function credit.require_query_log_account(text) is 'Raises 22023, without quoting what was given.';

alter function credit.require_query_log_account(text) owner to credit_query_log_owner;
revoke all on function credit.require_query_log_account(text) from public;
