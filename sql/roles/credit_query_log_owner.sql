-- Purpose: owner of the query log and of its append function, the only way into it; nobody can log in as it.
-- Rules: HZ-Q15, HZ-S5.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_query_log_owner') then
        create role credit_query_log_owner nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_query_log_owner', 'member') then
        execute pg_catalog.format('grant credit_query_log_owner to %I', current_user);
    end if;
end;
$$;
