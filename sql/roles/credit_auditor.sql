-- Purpose: reads and verifies the query log; every reading is itself logged.
-- Rules: HZ-Q15, HZ-S5.
-- Called by: creditctl migrate. Logs in through the socket as an operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_auditor') then
        create role credit_auditor login noinherit;
    end if;
end;
$$;

alter role credit_auditor set synchronous_commit = 'on';
alter role credit_auditor set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_auditor', pg_catalog.current_database());
end;
$$;
