-- Purpose: creditsigner: reads the log's entries, compares them with the tiles, records what it signed; nothing else.
-- Rules: HZ-Q15, BX-13, HZ-S5.
-- Called by: creditctl migrate. Logs in through the socket as an operating system's user of its own, so it has no
-- password.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'credit_signer') then
        create role credit_signer login noinherit;
    end if;
end;
$$;

alter role credit_signer set synchronous_commit = 'on';
alter role credit_signer set search_path = '';

do $$
begin
    execute pg_catalog.format('grant connect on database %I to credit_signer', pg_catalog.current_database());
end;
$$;
