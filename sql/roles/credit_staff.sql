-- Purpose: the daemon's connection for staff: executes the commands of accounts, certificates and consents, nothing
-- else.
-- Rules: PB-1, PB-9, QZ-1.
-- Called by: creditctl migrate. Logs in through the socket as the operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_staff') then
        create role credit_staff login noinherit;
    end if;
end;
$$;

alter role credit_staff set synchronous_commit = 'on';
alter role credit_staff set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_staff', pg_catalog.current_database());
end;
$$;
