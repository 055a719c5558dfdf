-- Purpose: owner of the functions that answer government users; reads records and adds answers, never changes an
-- account; nobody can log in as it.
-- Rules: HZ-Q3, HZ-Q13, HZ-Q15.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_government_discloser') then
        create role credit_government_discloser nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_government_discloser', 'member') then
        execute pg_catalog.format('grant credit_government_discloser to %I', current_user);
    end if;
end;
$$;
