-- Purpose: owner of the functions that keep accounts, certificates, sessions and consents; reads no record; nobody can
-- log in as it.
-- Rules: PB-1, PB-9, HZ-S5.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_account_keeper') then
        create role credit_account_keeper nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_account_keeper', 'member') then
        execute pg_catalog.format('grant credit_account_keeper to %I', current_user);
    end if;
end;
$$;
