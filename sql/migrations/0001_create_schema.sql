-- Purpose: the schema that holds everything, and who may enter it.
-- Rules: HZ-Q15 (separate owners).
-- Called by: creditctl migrate. Locks: none that matter on an empty database. To undo: drop schema credit cascade.
create schema credit authorization credit_owner;

comment on schema credit is 'Public credit information platform.';

revoke all on schema credit from public;
grant usage, create on schema credit to credit_query_log_owner, credit_public_discloser;
grant usage on schema credit to credit_public, credit_intake;

create table credit.applied_file (
    path text not null,
    checksum bytea not null,
    applied_at timestamptz not null,
    constraint applied_file_pkey primary key (path)
);
alter table credit.applied_file owner to credit_owner;

comment on table credit.applied_file is
'Which file of sql/ was applied, and in which form. Written by the migrator only.';
comment on column credit.applied_file.path is 'Path below sql/, such as migrations/0001_create_schema.sql.';
comment on column credit.applied_file.checksum is 'SHA-256 of the file''s bytes.';
