-- Purpose: owner of the functions that answer the public; reads the public projection and nothing else; nobody can
-- log in as it.
-- Rules: HZ-Q3, JJ-2, HZ-Q15.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_public_discloser') then
        create role credit_public_discloser nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_public_discloser', 'member') then
        execute pg_catalog.format('grant credit_public_discloser to %I', current_user);
    end if;
end;
$$;
