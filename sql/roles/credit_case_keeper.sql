-- Purpose: owner of the functions that keep cases of window, centre and authority, their deadlines, materials and
-- markers; reads no content of a record; nobody can log in as it.
-- Rules: HZ-O2, HZ-Q16, HZ-O13, HZ-S5.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_case_keeper') then
        create role credit_case_keeper nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_case_keeper', 'member') then
        execute pg_catalog.format('grant credit_case_keeper to %I', current_user);
    end if;
end;
$$;
