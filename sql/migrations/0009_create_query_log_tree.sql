-- Purpose: the Merkle tree over the query log, its signed checkpoints and archives, and fences against change.
-- Rules: HZ-Q15, BX-13, PB-12.
-- Called by: creditctl migrate. Locks: query_log_entry against everything while its partitions are scanned once for
-- two new indexes; no row is rewritten. To undo: not foreseen.
set local lock_timeout = '10s';
-- What config/postgresql/guard.sql refuses otherwise.
select pg_catalog.set_config('credit.query_log_change', 'intended', true);

grant usage on schema credit to credit_integrator, credit_signer, credit_auditor, credit_archivist;

set local role credit_query_log_owner;

-- Until now every entry was one of these: a constant default is kept in the catalogue and rewrites nothing.
alter table credit.query_log_entry
add column actor text not null default 'public',
add column unit_code text,
add column purpose text not null default 'public_inquiry';
alter table credit.query_log_entry
alter column actor drop default,
alter column purpose drop default;

comment on column credit.query_log_entry.actor is 'Who asked: an account, or public.';
comment on column credit.query_log_entry.unit_code is 'The unit that the actor asked for; null: no unit.';
comment on column credit.query_log_entry.purpose is 'Why it was asked.';

-- The public is nearly all of the log and nobody: an index of it would cost every query and find nothing.
create index query_log_entry_actor_logged_at_log_position_idx
on credit.query_log_entry (actor, logged_at, log_position) where actor <> 'public';
create index query_log_entry_unit_code_logged_at_log_position_idx
on credit.query_log_entry (unit_code, logged_at, log_position) where unit_code is not null;

create table credit.query_log_tile (
    tile_level smallint not null,
    tile_index bigint not null,
    "hashes" bytea not null,
    first_logged_at timestamptz not null,
    last_logged_at timestamptz not null,
    constraint query_log_tile_pkey primary key (tile_level, tile_index),
    constraint query_log_tile_tile_level_check check (tile_level between 0 and 7),
    constraint query_log_tile_tile_index_check check (tile_index >= 0),
    constraint query_log_tile_hashes_check check (pg_catalog.octet_length("hashes") = 8192),
    constraint query_log_tile_last_logged_at_check check (last_logged_at >= first_logged_at)
);
-- Hashes do not compress: trying costs more than writing them.
alter table credit.query_log_tile alter column "hashes" set storage external;

comment on table credit.query_log_tile is
'Full tiles of the RFC 6962 tree over the entries, 256 hashes each (C2SP tlog-tiles). Added, never changed.';
comment on column credit.query_log_tile.tile_level is 'Level 0 holds hashes of entries, level n roots of tiles below.';
comment on column credit.query_log_tile.tile_index is 'From 0, without a gap on each level.';
comment on column credit.query_log_tile.hashes is '256 SHA-256 hashes, one behind the other.';
comment on column credit.query_log_tile.first_logged_at is
'Time of the first entry below the tile: with last_logged_at the time bound of every search for one of them.';
comment on column credit.query_log_tile.last_logged_at is 'Time of the last entry below the tile.';

create table credit.query_log_tree (
    log_id smallint not null,
    integrated_size bigint not null,
    integrated_until timestamptz not null,
    edge_since timestamptz not null,
    edge bytea not null,
    constraint query_log_tree_pkey primary key (log_id),
    constraint query_log_tree_integrated_size_check check (integrated_size >= 0)
);
alter table credit.query_log_tree alter column edge set storage external;
-- Written several times a second: room for new rows beside the old ones.
alter table credit.query_log_tree set (fillfactor = 10);

comment on table credit.query_log_tree is
'One row per log: how far the entries are in the tree, and the part of it that is not in full tiles yet.';
comment on column credit.query_log_tree.integrated_size is 'Entries in the tree.';
comment on column credit.query_log_tree.integrated_until is 'Time of the last entry in the tree; -infinity: none.';
comment on column credit.query_log_tree.edge_since is
'Time of the first entry below the partial tile of level 0; without meaning while that tile is empty.';
comment on column credit.query_log_tree.edge is
'The partial tiles from level 0 upwards, one behind the other; that of level n has '
'integrated_size / 256^n modulo 256 hashes.';

insert into credit.query_log_tree (log_id, integrated_size, integrated_until, edge_since, edge)
values (1, 0, '-infinity', '-infinity', '');

create table credit.query_log_checkpoint (
    tree_size bigint not null,
    root_hash bytea not null,
    covered_until timestamptz not null,
    signed_at timestamptz not null,
    note text not null,
    constraint query_log_checkpoint_pkey primary key (tree_size),
    constraint query_log_checkpoint_tree_size_check check (tree_size >= 0),
    constraint query_log_checkpoint_root_hash_check check (pg_catalog.octet_length(root_hash) = 32)
);

comment on table credit.query_log_checkpoint is 'What creditsigner signed. Added, never changed.';
comment on column credit.query_log_checkpoint.tree_size is 'Entries that it covers.';
comment on column credit.query_log_checkpoint.root_hash is 'RFC 6962 root of the tree of that size.';
comment on column credit.query_log_checkpoint.covered_until is 'Time of the last entry that it covers.';
comment on column credit.query_log_checkpoint.signed_at is 'The signer''s clock.';
comment on column credit.query_log_checkpoint.note is 'The signed note with cosignatures (C2SP tlog-checkpoint).';

create table credit.query_log_archive (
    archived_month date not null,
    first_position bigint not null,
    end_position bigint not null,
    manifest_digest bytea not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    constraint query_log_archive_pkey primary key (archived_month),
    constraint query_log_archive_archived_month_check check (
        archived_month = pg_catalog.date_trunc('month', archived_month::timestamp)::date
    ),
    constraint query_log_archive_first_position_check check (first_position >= 0),
    constraint query_log_archive_end_position_check check (end_position >= first_position),
    constraint query_log_archive_manifest_digest_check check (pg_catalog.octet_length(manifest_digest) = 32)
);

comment on table credit.query_log_archive is 'Closed months of which a bundle of files exists. Added, never changed.';
comment on column credit.query_log_archive.archived_month is 'First day of the month, Asia/Shanghai.';
comment on column credit.query_log_archive.first_position is 'First entry of the month.';
comment on column credit.query_log_archive.end_position is
'Behind the last entry; equal to first_position: a month without entries.';
comment on column credit.query_log_archive.manifest_digest is 'SHA-256 of the bundle''s manifest.';
comment on column credit.query_log_archive.recorded_by is 'The account that made the bundle.';

create table credit.query_log_archive_approval (
    archived_month date not null,
    manifest_digest bytea not null,
    approver text not null,
    approved_at timestamptz not null,
    approval text not null,
    constraint query_log_archive_approval_pkey primary key (archived_month, manifest_digest, approver),
    constraint query_log_archive_approval_archive_fk foreign key (archived_month)
    references credit.query_log_archive (archived_month)
);

comment on table credit.query_log_archive_approval is
'Who agreed that a month may be detached, having its bundle. Added, never changed.';
comment on column credit.query_log_archive_approval.manifest_digest is 'Of the bundle that the approver checked.';
comment on column credit.query_log_archive_approval.approval is 'What the approver signed, for later checks.';

-- The fences. A trigger needs its function first, which therefore stands here; nor does it ever change.
create function credit.refuse_query_log_change()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    raise exception '% of %.% refused: the query log is permanent', tg_op, tg_table_schema, tg_table_name
        using errcode = 'restrict_violation';
end;
$$;
revoke all on function credit.refuse_query_log_change() from public;

comment on function credit.refuse_query_log_change() is
'HZ-Q15: stops whoever has the privilege, the owner included; fires for replicas, too (enable always).';

-- The statement's trigger stops what names the table; the row's stops what reaches a partition through its parent or
-- by replication. Partitions have triggers of their own, not clones: they stay when a partition is detached.
do $$
declare
    fenced_table regclass;
begin
    for fenced_table in
        select unnest(array[
            'credit.query_log_tile', 'credit.query_log_checkpoint', 'credit.query_log_archive',
            'credit.query_log_archive_approval'
        ])::regclass
        union all
        select pg_partition_tree.relid from pg_catalog.pg_partition_tree('credit.query_log_entry')
    loop
        execute pg_catalog.format(
            'create trigger query_log_fence_statement before update or delete or truncate on %s '
            'for each statement execute function credit.refuse_query_log_change()',
            fenced_table
        );
        execute pg_catalog.format('alter table %s enable always trigger query_log_fence_statement', fenced_table);
        continue when fenced_table = 'credit.query_log_entry'::regclass;
        execute pg_catalog.format(
            'create trigger query_log_fence_row before update or delete on %s '
            'for each row execute function credit.refuse_query_log_change()',
            fenced_table
        );
        execute pg_catalog.format('alter table %s enable always trigger query_log_fence_row', fenced_table);
    end loop;
end;
$$;

-- The two rows that do change: forwards only.
create trigger query_log_fence_statement before delete or truncate on credit.query_log_head
for each statement execute function credit.refuse_query_log_change();
create trigger query_log_fence_row before update on credit.query_log_head
for each row
when (
    new.log_id <> old.log_id or new.next_position < old.next_position or new.last_logged_at < old.last_logged_at
)
execute function credit.refuse_query_log_change();
create trigger query_log_fence_statement before delete or truncate on credit.query_log_tree
for each statement execute function credit.refuse_query_log_change();
create trigger query_log_fence_row before update on credit.query_log_tree
for each row
when (
    new.log_id <> old.log_id or new.integrated_size < old.integrated_size
    or new.integrated_until < old.integrated_until
)
execute function credit.refuse_query_log_change();
alter table credit.query_log_head
enable always trigger query_log_fence_statement,
enable always trigger query_log_fence_row;
alter table credit.query_log_tree
enable always trigger query_log_fence_statement,
enable always trigger query_log_fence_row;
