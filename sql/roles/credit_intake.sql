-- Purpose: import and catalogue publication: adds record versions, keeps the public projection, can't read the query
-- log.
-- Rules: HZ-M2, X-5.
-- Called by: creditctl migrate. Logs in through the socket as the operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_intake') then
        create role credit_intake login noinherit;
    end if;
end;
$$;

alter role credit_intake set synchronous_commit = 'on';
alter role credit_intake set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_intake', pg_catalog.current_database());
end;
$$;
