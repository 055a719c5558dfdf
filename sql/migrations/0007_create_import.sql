-- Purpose: the register of imports: batches, what became of their rows, and rows that wait for the centre.
-- Rules: HZ-M2, X-6, BX-3, BX-9.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables.
set local role credit_owner;

create table credit.import_batch (
    batch_id uuid not null,
    item_code text not null,
    provider_code text not null,
    catalogue_version_id integer not null,
    file_digest bytea not null,
    started_at timestamptz not null,
    finished_at timestamptz not null,
    requested_by text not null,
    row_count bigint not null,
    accepted_count bigint not null,
    updated_count bigint not null,
    unchanged_count bigint not null,
    quarantined_count bigint not null,
    rejected_count bigint not null,
    constraint import_batch_pkey primary key (batch_id),
    constraint import_batch_row_count_check check (
        row_count = accepted_count + updated_count + unchanged_count + quarantined_count + rejected_count
    )
);

comment on table credit.import_batch is 'One row per batch that was taken in, written in the batch''s own transaction.';
comment on column credit.import_batch.file_digest is
'SHA-256 of the file as received. The file''s name is not kept: it can name a person.';
comment on column credit.import_batch.requested_by is 'The account that ran the import.';

create table credit.import_row_issue (
    batch_id uuid not null,
    line_number bigint not null,
    issue_number smallint not null,
    verdict text not null,
    field_code text,
    rule_id text not null,
    reason_code text not null,
    constraint import_row_issue_pkey primary key (batch_id, line_number, issue_number),
    constraint import_row_issue_batch_fk foreign key (batch_id) references credit.import_batch (batch_id)
    deferrable initially deferred,
    constraint import_row_issue_verdict_check check (verdict in ('quarantined', 'rejected'))
);

comment on table credit.import_row_issue is 'Why rows of a batch were not taken in. Never a value of the row.';
comment on column credit.import_row_issue.issue_number is 'From 1: a row may be wrong in several ways.';
comment on column credit.import_row_issue.field_code is
'Canonical code of the field; null when the row as a whole is meant.';

create table credit.quarantined_row (
    item_code text not null,
    provider_code text not null,
    row_digest uuid not null,
    batch_id uuid not null,
    line_number bigint not null,
    rule_id text not null,
    reason_code text not null,
    sealed_row bytea not null,
    quarantined_at timestamptz not null,
    constraint quarantined_row_pkey primary key (item_code, provider_code, row_digest)
);

comment on table credit.quarantined_row is 'Rows that the centre must look at, once each however often they are sent.';
comment on column credit.quarantined_row.row_digest is 'First 16 bytes of the keyed digest of the row.';
comment on column credit.quarantined_row.sealed_row is 'The row as JSON, encrypted as a whole.';

grant select, insert on credit.import_batch, credit.import_row_issue, credit.quarantined_row to credit_intake;
