-- Purpose: new forms of records, prepared for a catalogue that is being published, until all are put in force at once.
-- Rules: HZ-M6, X-5, JJ-2.
-- Called by: creditctl migrate. Locks: public_identifier against writing while its index is built.
-- To undo: drop the table and the index.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.reclassification (
    subject_key uuid not null,
    record_id uuid not null,
    catalogue_version_id integer not null,
    prepared_version integer not null,
    item_code text not null,
    former_level text not null,
    open_level text not null,
    decided_on date,
    published_on date,
    public_until date,
    retained_until date,
    public_document text,
    subject_reference text,
    subject_name_rank smallint,
    subject_document text,
    normalised_name text collate "C",
    bigrams integer[],
    subject_identifiers text[],
    constraint reclassification_pkey primary key (subject_key, record_id),
    constraint reclassification_catalogue_version_fk foreign key (catalogue_version_id)
    references credit.catalogue_version (catalogue_version_id),
    constraint reclassification_former_level_check check (former_level in ('A', 'B', 'C')),
    constraint reclassification_open_level_check check (open_level in ('A', 'B', 'C')),
    constraint reclassification_public_document_check check (public_document is null or open_level = 'A')
);

comment on table credit.reclassification is
'What the one catalogue in state publishing does to records that are held. Empty unless a publication was '
'begun; nobody '
'is answered from it.';
comment on column credit.reclassification.prepared_version is
'Newest version of the record when it was prepared; a newer one makes the row stale.';
comment on column credit.reclassification.former_level is
'Level of prepared_version. Another open_level makes a new version; the same one only replaces the public projection.';
comment on column credit.reclassification.open_level is
'Level under the new catalogue; C for items that it no longer has.';
comment on column credit.reclassification.decided_on is 'As in record_version.';
comment on column credit.reclassification.published_on is 'As in record_version, for the new version.';
comment on column credit.reclassification.public_until is 'As in record_version, for the new version.';
comment on column credit.reclassification.retained_until is 'As in record_version, for the new version.';
comment on column credit.reclassification.public_document is
'As in public_record; null: not public under the new catalogue.';
comment on column credit.reclassification.subject_reference is
'This and the columns after it: what a record that becomes public teaches about its subject, as in public_subject, '
'public_name and public_identifier; null for others.';

grant select, insert, delete on credit.reclassification to credit_intake;

comment on column credit.record_version.batch_id is
'The batch that brought the content; a version made by a catalogue or a withdrawal keeps that of the version before.';

-- Whoever is forgotten by the public is forgotten under every code.
create index public_identifier_subject_key_idx on credit.public_identifier (subject_key);
