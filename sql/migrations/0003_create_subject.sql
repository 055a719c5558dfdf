-- Purpose: credit subjects and the directory that finds them by any of their identifiers.
-- Rules: HZ-M3, X-3, X-4, BX-15.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the two tables.
set local role credit_owner;

create table credit.subject (
    subject_key uuid not null,
    kind text not null,
    batch_id uuid not null,
    added_at timestamptz not null,
    constraint subject_pkey primary key (subject_key),
    constraint subject_kind_check check (kind in ('organisation', 'person'))
);

comment on table credit.subject is
'One row per credit file. Distributed by subject_key when the data outgrow one machine.';
comment on column credit.subject.subject_key is
'First 16 bytes of the digest of the identifier that the file was opened with: keyed for natural persons (X-4), plain '
'for organisations, whose codes are public, so that the public daemon needs no secret. In a uuid because that is '
'PostgreSQL''s only fixed 16-byte type; it is not a random UUID.';
comment on column credit.subject.batch_id is 'The batch that opened the file.';

create table credit.identifier (
    identifier_digest uuid not null,
    identifier_type text not null,
    subject_key uuid not null,
    clear_value text,
    sealed_value bytea,
    key_version smallint not null,
    batch_id uuid not null,
    added_at timestamptz not null,
    constraint identifier_pkey primary key (identifier_digest),
    constraint identifier_type_check check (
        identifier_type in (
            'unified_code', 'organisation_code', 'registration_number', 'tax_number', 'institution_number',
            'social_organisation_number', 'identity_document'
        )
    ),
    constraint identifier_value_check check (
        (identifier_type = 'identity_document') = (clear_value is null)
        and (clear_value is null) <> (sealed_value is null)
    )
);

comment on table credit.identifier is
'Directory: every identifier that a subject has or had (BX-15). Distributed by identifier_digest.';
comment on column credit.identifier.identifier_digest is
'First 16 bytes of the digest of type and normalised value; keyed for natural persons: the blind index of X-4.';
comment on column credit.identifier.clear_value is 'Identifiers of organisations, which are public; null for persons.';
comment on column credit.identifier.sealed_value is
'Document number of a natural person, encrypted; null for organisations.';
comment on column credit.identifier.key_version is
'Version of the digest key, 0 for a plain digest; the sealed value names its own.';

create index identifier_subject_key_idx on credit.identifier (subject_key);

grant select, insert on credit.subject, credit.identifier to credit_intake;
