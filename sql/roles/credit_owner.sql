-- Purpose: owner of the schema and of every table but the query log; nobody can log in as it.
-- Rules: HZ-Q15, HZ-S5.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_owner') then
        create role credit_owner nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_owner', 'member') then
        execute pg_catalog.format('grant credit_owner to %I', current_user);
    end if;
end;
$$;
