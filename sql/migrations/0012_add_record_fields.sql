-- Purpose: the fields of every record version, parted by their own open levels, so that an answer is put together from
-- the levels that its audience may see and from nothing else.
-- Rules: HZ-Q1, HZ-Q3, JJ-2, X-4, PB-6.
-- Called by: creditctl migrate. Locks: record_version and reclassification against everything for a moment; no row is
-- rewritten or scanned. To undo: drop the constraint and the columns.
set local role credit_owner;
set local lock_timeout = '10s';

alter table credit.record_version
add column level_a_fields text,
add column level_b_fields text,
add column level_c_fields text,
add column masked_level_a_fields text,
add column masked_level_b_fields text,
add column masked_level_c_fields text,
-- Not valid: no scan under the lock. The rows that are there have nulls everywhere, which it allows.
add constraint record_version_level_fields_check check (
    pg_catalog.num_nulls(level_a_fields, level_b_fields, level_c_fields) in (0, 3)
    and (
        level_a_fields is not null
        or pg_catalog.num_nonnulls(masked_level_a_fields, masked_level_b_fields, masked_level_c_fields) = 0
    )
) not valid;

comment on column credit.record_version.level_a_fields is
'Fields whose own open level is A, as members of a JSON object without its braces, empty when there are none. '
'Whole, but for identity and account numbers: those are masked in every form (X-4, PB-6). '
'Null, with the two after it: stored by a release before these columns and not prepared since.';
comment on column credit.record_version.level_b_fields is 'As level_a_fields, of the fields of level B.';
comment on column credit.record_version.level_c_fields is 'As level_a_fields, of the fields of level C.';
comment on column credit.record_version.masked_level_a_fields is
'As level_a_fields, with sensitive fields masked as the catalogue says, or as their kind needs it, with what the '
'scanner finds in texts masked, and without the fields that are withheld (JJ-2). Null: the same as level_a_fields.';
comment on column credit.record_version.masked_level_b_fields is
'As masked_level_a_fields, of the fields of level B. Null: the same as level_b_fields.';
comment on column credit.record_version.masked_level_c_fields is
'As masked_level_a_fields, of the fields of level C. Null: the same as level_c_fields.';

alter table credit.reclassification
add column level_a_fields text,
add column level_b_fields text,
add column level_c_fields text,
add column masked_level_a_fields text,
add column masked_level_b_fields text,
add column masked_level_c_fields text,
add constraint reclassification_level_fields_check check (
    pg_catalog.num_nulls(level_a_fields, level_b_fields, level_c_fields) in (0, 3)
) not valid;

comment on column credit.reclassification.level_a_fields is
'This and the columns after it: as in record_version, under the new catalogue. Null, with the two after it: prepared '
'by a release before these columns, and not ready.';
comment on column credit.reclassification.former_level is
'Level of prepared_version. Another open_level, or other fields, make a new version; otherwise only the public '
'projection is replaced.';
