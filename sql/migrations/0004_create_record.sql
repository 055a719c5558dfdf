-- Purpose: every version of every record, physically separated by open level; nothing is ever overwritten.
-- Rules: HZ-Q1, X-5, BX-3, BX-4.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables.
set local role credit_owner;

create table credit.record_version (
    subject_key uuid not null,
    record_id uuid not null,
    version integer not null,
    open_level text not null,
    item_code text not null,
    catalogue_version_id integer not null,
    provider_code text not null,
    state text not null,
    decided_on date,
    published_on date,
    valid_until date,
    public_until date,
    retained_until date,
    content jsonb not null,
    content_digest uuid not null,
    key_version smallint not null,
    batch_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    ground text not null,
    constraint record_version_pkey primary key (subject_key, record_id, version, open_level),
    constraint record_version_subject_fk foreign key (subject_key) references credit.subject (subject_key),
    constraint record_version_version_check check (version >= 1),
    constraint record_version_state_check check (state in ('in_force', 'withdrawn', 'corrected', 'repaired'))
) partition by list (open_level);

comment on table credit.record_version is
'Append-only: a change is a new version with who and why (X-5); the newest version is the record as it stands. '
'Owner''s content, unmasked: no function that answers the public can read it.';
comment on column credit.record_version.record_id is
'First 16 bytes of the keyed digest of item, subject and the identifying fields: the same record has the same id '
'whenever and however often it is sent.';
comment on column credit.record_version.decided_on is 'Date of the decision; null where the item has none.';
comment on column credit.record_version.published_on is
'First day of publication (BX-4); null: not open to society.';
comment on column credit.record_version.valid_until is 'Last day on which the record is in force; null: no end.';
comment on column credit.record_version.public_until is 'Last day of publicity (BX-4); null: no end.';
comment on column credit.record_version.retained_until is
'Last day on which it may be disclosed to anyone (BX-4); null: no end, or one that depends on an event to come.';
comment on column credit.record_version.content is
'Canonical field codes and values; values that hold identity numbers are encrypted (X-4).';
comment on column credit.record_version.content_digest is
'First 16 bytes of the keyed digest of the content in clear: tells unchanged rows and re-sent corrected ones.';
comment on column credit.record_version.key_version is 'Version of the digest key.';
comment on column credit.record_version.ground is 'Why this version exists, e.g. import, catalogue 2026.1, withdrawal.';

create table credit.record_version_a partition of credit.record_version for values in ('A');
create table credit.record_version_b partition of credit.record_version for values in ('B');
create table credit.record_version_c partition of credit.record_version for values in ('C');
comment on table credit.record_version_a is 'Open to society.';
comment on table credit.record_version_b is 'On the subject''s authority.';
comment on table credit.record_version_c is 'Inside government.';

create table credit.reinsertion_guard (
    subject_key uuid not null,
    record_id uuid not null,
    content_digest uuid not null,
    ground text not null,
    added_at timestamptz not null,
    added_by text not null,
    constraint reinsertion_guard_pkey primary key (subject_key, record_id, content_digest)
);

comment on table credit.reinsertion_guard is
'Contents that were corrected, withdrawn or repaired: sent again unchanged they are quarantined, not reloaded (BX-3).';

create table credit.record_marker (
    subject_key uuid not null,
    record_id uuid not null,
    marker text not null,
    reason text,
    marked_at timestamptz not null,
    lapses_at timestamptz,
    constraint record_marker_pkey primary key (subject_key, record_id, marker),
    constraint record_marker_marker_check check (marker in ('under_processing', 'applicant_disputes')),
    constraint record_marker_reason_check check ((marker = 'applicant_disputes') = (reason is not null))
);

comment on table credit.record_marker is 'Markers in force, read by every disclosure from the primary (HZ-O7, HZ-O11).';
comment on column credit.record_marker.reason is 'The applicant''s reason as given; null for under_processing.';
comment on column credit.record_marker.lapses_at is 'First instant at which it no longer holds; null: until removed.';

grant select, insert on credit.record_version, credit.reinsertion_guard to credit_intake;
grant select on credit.record_marker to credit_public_discloser;
