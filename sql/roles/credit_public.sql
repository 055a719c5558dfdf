-- Purpose: the daemon's connection for the public audience: executes the functions that read and log, nothing else.
-- Rules: HZ-Q3, HZ-Q4.
-- Called by: creditctl migrate. Logs in through the socket as the operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_public') then
        create role credit_public login noinherit;
    end if;
end;
$$;

alter role credit_public set synchronous_commit = 'on';
alter role credit_public set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_public', pg_catalog.current_database());
end;
$$;
