-- Purpose: the versioned classification catalogue: which items exist and how far each is open.
-- Rules: HZ-Q1, HZ-M6, JJ-1, BX-1.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the two tables.
set local role credit_owner;

create table credit.catalogue_version (
    catalogue_version_id integer not null,
    profile text not null,
    label text not null,
    state text not null,
    effective_on date not null,
    document jsonb not null,
    public_document text not null,
    document_digest bytea not null,
    published_at timestamptz,
    published_by text not null,
    constraint catalogue_version_pkey primary key (catalogue_version_id),
    constraint catalogue_version_profile_label_key unique (profile, label),
    constraint catalogue_version_state_check check (
        state in ('publishing', 'published', 'superseded')
    ),
    constraint catalogue_version_published_at_check check (
        (state = 'publishing') = (published_at is null)
    )
);

comment on table credit.catalogue_version is
'One row per catalogue that was put before the platform. A published one never changes (BX-1). Reference table.';
comment on column credit.catalogue_version.document is 'The whole catalogue file, as checked.';
comment on column credit.catalogue_version.public_document is 'What GET /v1/catalogue answers.';
comment on column credit.catalogue_version.document_digest is 'SHA-256 of the file''s bytes.';
comment on column credit.catalogue_version.published_at is 'Null while records are being reclassified for it.';

-- At most one catalogue is in force: the partial index lets the state be the only key.
create unique index catalogue_version_published_key on credit.catalogue_version (state)
where state = 'published';
create unique index catalogue_version_publishing_key on credit.catalogue_version (state)
where state = 'publishing';

create table credit.catalogue_item (
    catalogue_version_id integer not null,
    item_code text not null,
    item_position integer not null,
    name text not null,
    organisation_level text,
    person_level text,
    sharing_mode text not null,
    constraint catalogue_item_pkey primary key (catalogue_version_id, item_code),
    constraint catalogue_item_version_fk foreign key (catalogue_version_id)
    references credit.catalogue_version (catalogue_version_id),
    constraint catalogue_item_organisation_level_check check (organisation_level in ('A', 'B', 'C')),
    constraint catalogue_item_person_level_check check (person_level in ('A', 'B', 'C')),
    constraint catalogue_item_sharing_mode_check check (
        sharing_mode in ('open', 'shared', 'on_authority')
    )
);

comment on table credit.catalogue_item is
'The items of each catalogue version, as far as SQL needs them. Reference table.';
comment on column credit.catalogue_item.item_position is 'Place in the catalogue file, from 0: the order of answers.';
comment on column credit.catalogue_item.organisation_level is
'Open level for organisations; null: not about organisations.';
comment on column credit.catalogue_item.person_level is 'Open level for natural persons; null: not about persons.';

grant select, insert on credit.catalogue_version, credit.catalogue_item to credit_intake;
grant update (state, published_at) on credit.catalogue_version to credit_intake;
grant select (catalogue_version_id, profile, label, state, effective_on, public_document)
on credit.catalogue_version to credit_public_discloser;
grant select on credit.catalogue_item to credit_public_discloser;
