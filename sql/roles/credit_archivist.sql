-- Purpose: records archives of closed months of the query log, and detaches and attaches their partitions.
-- Rules: HZ-Q15, HZ-S5.
-- Called by: creditctl migrate. Logs in through the socket as an operating system's user, so it has no password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_archivist') then
        create role credit_archivist login noinherit;
    end if;
end;
$$;

alter role credit_archivist set synchronous_commit = 'on';
alter role credit_archivist set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_archivist', pg_catalog.current_database());
end;
$$;
