-- Purpose: owner of the functions that answer at the window; reads fields of level A and B, never one of level C;
-- nobody can log in as it.
-- Rules: HZ-Q3, HZ-Q12, HZ-Q15.
-- Called by: creditctl migrate.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_window_discloser') then
        create role credit_window_discloser nologin;
    end if;
    if not pg_catalog.pg_has_role(current_user, 'credit_window_discloser', 'member') then
        execute pg_catalog.format('grant credit_window_discloser to %I', current_user);
    end if;
end;
$$;
