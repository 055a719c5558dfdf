-- Purpose: owner of the functions that correct a record of an objection: reads its content, adds a version, never
-- changes one; nobody can log in as it.
-- Rules: HZ-O8, BX-3, X-5.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_corrector') then
        create role credit_corrector nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_corrector', 'member') then
        execute pg_catalog.format('grant credit_corrector to %I', current_user);
    end if;
end;
$$;
