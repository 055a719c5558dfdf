-- Purpose: the daemon's connection for the government audience: executes the functions that log and then answer,
-- nothing else.
-- Rules: HZ-Q13, HZ-Q15, PB-1.
-- Called by: creditctl migrate. Logs in through the socket as the operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_government') then
        create role credit_government login noinherit;
    end if;
end;
$$;

alter role credit_government set synchronous_commit = 'on';
alter role credit_government set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_government', pg_catalog.current_database());
end;
$$;
