-- Purpose: what the public may see, masked when stored; the only data that a public connection's function can read.
-- Rules: JJ-2, HZ-Q3, BX-2, BX-10.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables.
set local role credit_owner;

create table credit.public_subject (
    subject_key uuid not null,
    reference text not null,
    name_rank smallint not null,
    document text not null,
    constraint public_subject_pkey primary key (subject_key),
    constraint public_subject_name_rank_check check (name_rank in (0, 1))
);

comment on table credit.public_subject is
'Subjects with at least one level-A record, and nothing that another level taught us about them.';
comment on column credit.public_subject.reference is
'What stands in URLs: the unified social credit code; for a natural person an opaque reference.';
comment on column credit.public_subject.name_rank is
'1: the name comes from the registration item; 0: from another level-A item.';
comment on column credit.public_subject.document is 'Ready JSON: reference, kind, name, identifiers.';

create table credit.public_identifier (
    identifier text not null,
    subject_key uuid not null,
    constraint public_identifier_pkey primary key (identifier, subject_key)
);

comment on table credit.public_identifier is
'Directory: codes other than the one that derives the key: organisation codes, former numbers. Distributed by '
'identifier.';

create table credit.public_name (
    subject_key uuid not null,
    normalised_name text collate "C" not null,
    bigrams integer[] not null,
    constraint public_name_pkey primary key (subject_key)
);

comment on table credit.public_name is 'Directory for the search by part of a name.';
comment on column credit.public_name.normalised_name is
'Name after NFKC, simplification, case folding, without punctuation.';
comment on column credit.public_name.bigrams is
'Every pair of neighbouring characters, two code points packed in one integer.';

create index public_name_order_idx on credit.public_name (normalised_name, subject_key);
-- No pending list: a search must not pay for the import before it.
create index public_name_bigrams_idx on credit.public_name using gin (bigrams) with (fastupdate = off);
-- Most common bigrams decide between the two indexes, so keep enough of them.
alter table credit.public_name alter column bigrams set statistics 1000;

create table credit.public_record (
    subject_key uuid not null,
    record_id uuid not null,
    version integer not null,
    item_code text not null,
    decided_on date,
    public_until date,
    document text not null,
    constraint public_record_pkey primary key (subject_key, record_id)
);

comment on table credit.public_record is 'Masked projection of the level-A records as they stand.';
comment on column credit.public_record.decided_on is 'Order inside an item, newest first.';
comment on column credit.public_record.public_until is 'Last day of publicity (BX-4), Asia/Shanghai; null: no end.';
comment on column credit.public_record.document is
'Ready JSON of the record but its markers and closing brace, which the disclosure adds.';

grant select, insert, delete on credit.public_identifier, credit.public_record to credit_intake;
grant select, insert, update, delete on credit.public_subject, credit.public_name to credit_intake;
grant select
on credit.public_subject, credit.public_identifier, credit.public_name, credit.public_record to credit_public_discloser;
