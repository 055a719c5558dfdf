-- Purpose: the daemon's integrator: turns hashes of log entries into tiles; never sees an entry.
-- Rules: HZ-Q15, HZ-S5.
-- Called by: creditctl migrate. Logs in through the socket as the operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_integrator') then
        create role credit_integrator login noinherit;
    end if;
end;
$$;

alter role credit_integrator set synchronous_commit = 'on';
alter role credit_integrator set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_integrator', pg_catalog.current_database());
end;
$$;
