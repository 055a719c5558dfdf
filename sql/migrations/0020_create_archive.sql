-- Purpose: scanned files, filing, keepers, hand-over to the centre, loans and certified destruction.
-- Rules: HZ-Q16, HZ-Q17, HZ-O14, TM-1, TM-3, PB-13, QZ-16.
-- Called by: creditctl migrate. Locks: foreign keys to account and unit keep writers of
-- these waiting (imports, log-ins) until the whole update ends, and it for them, 10 s at most. To undo:
-- drop the tables; the registers go.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.archive_keeper (
    unit_code text not null,
    account_id text not null,
    appointed_at timestamptz not null,
    appointed_by text not null,
    note text not null,
    ended_at timestamptz,
    ended_by text,
    constraint archive_keeper_pkey primary key (unit_code, appointed_at),
    constraint archive_keeper_unit_code_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint archive_keeper_account_id_fk foreign key (account_id) references credit.account (account_id),
    constraint archive_keeper_appointed_by_fk foreign key (appointed_by) references credit.account (account_id),
    constraint archive_keeper_ended_by_fk foreign key (ended_by) references credit.account (account_id),
    constraint archive_keeper_appointed_by_check check (appointed_by <> account_id),
    constraint archive_keeper_note_check check (pg_catalog.length(note) between 1 and 500),
    constraint archive_keeper_ended_at_check check (
        ended_at > appointed_at and (ended_at is null) = (ended_by is null)
    )
);

-- One in charge at a time: without a name nobody answers for the cabinet.
create unique index archive_keeper_unit_code_key on credit.archive_keeper (unit_code) where ended_at is null;

comment on table credit.archive_keeper is
'HZ-Q16: who has a unit''s archive in care, and since when. Rows are ended, never changed or deleted.';
comment on column credit.archive_keeper.appointed_by is 'Account of another person.';
comment on column credit.archive_keeper.note is 'What the appointment rests on, 1 to 500 characters.';
comment on column credit.archive_keeper.ended_at is 'When the next one took over; null: in charge.';
comment on column credit.archive_keeper.ended_by is 'Account that appointed the next one; null: in charge.';

create table credit.archive_destruction (
    destruction_id uuid not null,
    unit_code text not null,
    reason text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    decision_reason text,
    certificate_year integer,
    certificate_number integer,
    constraint archive_destruction_pkey primary key (destruction_id),
    constraint archive_destruction_unit_code_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint archive_destruction_proposed_by_fk foreign key (proposed_by) references credit.account (account_id),
    constraint archive_destruction_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    constraint archive_destruction_decided_by_check check (decided_by <> proposed_by),
    constraint archive_destruction_reason_check check (pg_catalog.length(reason) between 1 and 500),
    constraint archive_destruction_decision_check check (
        decision in ('approved', 'refused')
        and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
        and (decision is null) = (decision_reason is null)
    ),
    constraint archive_destruction_certificate_key unique (certificate_year, certificate_number),
    constraint archive_destruction_certificate_check check (
        certificate_number >= 1
        and (certificate_number is null) = (certificate_year is null)
        and (certificate_number is not null) = coalesce(decision = 'approved', false)
    )
);

comment on table credit.archive_destruction is
'QZ-16: the register of destruction: proposed by one person, decided by another, with a certificate.';
comment on column credit.archive_destruction.unit_code is 'Unit that holds what is to go.';
comment on column credit.archive_destruction.decided_by is 'Account of another person; null: not decided.';
comment on column credit.archive_destruction.decided_at is 'From then on the files count as gone; null: not decided.';
comment on column credit.archive_destruction.decision is 'approved or refused; null: not decided.';
comment on column credit.archive_destruction.decision_reason is 'Null: not decided.';
comment on column credit.archive_destruction.certificate_year is
'Year of the decision, Asia/Shanghai; null: no certificate.';
comment on column credit.archive_destruction.certificate_number is
'From 1 in each year, without a gap; null: no certificate.';

create table credit.archive_filing (
    material_id uuid not null,
    case_id uuid not null,
    holding_unit text not null,
    keeper text not null,
    shelf_mark text not null,
    secret_grade text not null,
    filed_at timestamptz not null,
    filed_by text not null,
    late_reason text,
    profile text not null,
    period_code text not null,
    effective_on date not null,
    retained_until date not null,
    destroyed_at timestamptz,
    destruction_id uuid,
    constraint archive_filing_pkey primary key (material_id),
    constraint archive_filing_material_id_fk foreign key (material_id) references credit.case_material (material_id),
    constraint archive_filing_case_id_fk foreign key (case_id) references credit.service_case (case_id),
    constraint archive_filing_holding_unit_fk foreign key (holding_unit) references credit.unit (unit_code),
    constraint archive_filing_keeper_fk foreign key (keeper) references credit.account (account_id),
    constraint archive_filing_filed_by_fk foreign key (filed_by) references credit.account (account_id),
    constraint archive_filing_period_fk foreign key (profile, period_code, effective_on)
    references credit.legal_period (profile, period_code, effective_on),
    constraint archive_filing_destruction_id_fk foreign key (destruction_id)
    references credit.archive_destruction (destruction_id),
    constraint archive_filing_shelf_mark_check check (pg_catalog.length(shelf_mark) between 1 and 64),
    constraint archive_filing_secret_grade_check check (secret_grade in ('ordinary', 'secret', 'top_secret')),
    constraint archive_filing_late_reason_check check (pg_catalog.length(late_reason) between 1 and 500),
    constraint archive_filing_destroyed_at_check check ((destroyed_at is null) = (destruction_id is null))
);

comment on table credit.archive_filing is
'A material in the archive: where it stands, who answers for it, until when it is kept (HZ-Q16, HZ-O14).';
comment on column credit.archive_filing.holding_unit is 'The window, and after hand-over the centre.';
comment on column credit.archive_filing.keeper is 'Account of whoever was in charge when it was filed.';
comment on column credit.archive_filing.shelf_mark is 'Cabinet and folder of the paper, 1 to 64 characters.';
comment on column credit.archive_filing.secret_grade is
'TM-3: ordinary, secret (机密) or top_secret (绝密). What is graded is read on a loan that names it, and not otherwise.';
comment on column credit.archive_filing.late_reason is
'Why it was filed on a later day than it was checked; null: the same day.';
comment on column credit.archive_filing.effective_on is
'With profile and period_code: the rule that retained_until rests on.';
comment on column credit.archive_filing.retained_until is
'Last day on which it is kept, counted from filing; destruction may be decided from the next day on.';
comment on column credit.archive_filing.destroyed_at is 'Null: it is there.';
comment on column credit.archive_filing.destruction_id is 'Null: it is there.';

create index archive_filing_case_id_idx on credit.archive_filing (case_id);
-- What may be destroyed, oldest first.
create index archive_filing_retained_until_idx on credit.archive_filing (retained_until, material_id)
where destroyed_at is null;
create index archive_filing_destruction_id_idx on credit.archive_filing (destruction_id)
where destruction_id is not null;

create table credit.stored_file (
    file_id uuid not null,
    case_id uuid not null,
    material_id uuid not null,
    media_type text not null,
    byte_count integer not null,
    content_digest bytea not null,
    store text not null,
    key_version integer not null,
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    destroyed_at timestamptz,
    constraint stored_file_pkey primary key (file_id),
    constraint stored_file_case_id_fk foreign key (case_id) references credit.service_case (case_id),
    constraint stored_file_material_id_fk foreign key (material_id) references credit.case_material (material_id),
    constraint stored_file_uploaded_by_fk foreign key (uploaded_by) references credit.account (account_id),
    constraint stored_file_media_type_check check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    constraint stored_file_byte_count_check check (byte_count > 0),
    constraint stored_file_content_digest_check check (pg_catalog.octet_length(content_digest) = 32),
    constraint stored_file_store_check check (store in ('folder')),
    constraint stored_file_key_version_check check (key_version between 1 and 65535),
    constraint stored_file_destroyed_at_check check (destroyed_at >= uploaded_at)
);

comment on table credit.stored_file is
'A scanned page or document whose bytes lie sealed in the file store under its id. The bytes are on the disk before '
'the row is, and go after destroyed_at is set.';
comment on column credit.stored_file.media_type is 'By the bytes, whatever the sender said.';
comment on column credit.stored_file.byte_count is 'Bytes before sealing.';
comment on column credit.stored_file.content_digest is 'SHA-256 of the bytes before sealing.';
comment on column credit.stored_file.store is 'Kind of store: folder.';
comment on column credit.stored_file.key_version is 'Version of the field encryption key that sealed it.';
comment on column credit.stored_file.destroyed_at is
'The bytes are gone or go with the next check; null: it is there.';

create index stored_file_material_id_idx on credit.stored_file (material_id);
create index stored_file_case_id_idx on credit.stored_file (case_id);

-- What names a scan names one that there is: of the very material, of the very case.
alter table credit.stored_file add constraint stored_file_material_key unique (file_id, material_id);
alter table credit.stored_file add constraint stored_file_case_key unique (file_id, case_id);
alter table credit.case_material
add constraint case_material_file_id_fk foreign key (file_id, material_id)
references credit.stored_file (file_id, material_id);
alter table credit.credit_report add constraint credit_report_case_key unique (report_id, case_id);
alter table credit.report_handover
add constraint report_handover_case_fk foreign key (report_id, case_id)
references credit.credit_report (report_id, case_id);
alter table credit.report_handover
add constraint report_handover_signature_file_fk foreign key (signature_file, case_id)
references credit.stored_file (file_id, case_id);
-- Whether a signature's scan is there.
grant select (file_id, case_id, destroyed_at) on credit.stored_file to credit_window_discloser;

create table credit.archive_handover (
    handover_id uuid not null,
    from_unit text not null,
    to_unit text not null,
    handed_by text not null,
    handed_at timestamptz not null,
    note text,
    received_by text,
    received_at timestamptz,
    receipt_note text,
    constraint archive_handover_pkey primary key (handover_id),
    constraint archive_handover_from_unit_fk foreign key (from_unit) references credit.unit (unit_code),
    constraint archive_handover_to_unit_fk foreign key (to_unit) references credit.unit (unit_code),
    constraint archive_handover_handed_by_fk foreign key (handed_by) references credit.account (account_id),
    constraint archive_handover_received_by_fk foreign key (received_by) references credit.account (account_id),
    constraint archive_handover_received_by_check check (received_by <> handed_by),
    constraint archive_handover_received_at_check check ((received_by is null) = (received_at is null)),
    constraint archive_handover_note_check check (pg_catalog.length(note) between 1 and 500),
    constraint archive_handover_receipt_note_check check (pg_catalog.length(receipt_note) between 1 and 500)
);

comment on table credit.archive_handover is
'HZ-Q16: materials that go from a window to the centre: the giver signs, then the receiver.';
comment on column credit.archive_handover.handed_by is 'Account of the giving unit''s keeper.';
comment on column credit.archive_handover.note is 'Null: none.';
comment on column credit.archive_handover.received_by is 'Account of the receiving unit''s keeper; null: on the way.';
comment on column credit.archive_handover.received_at is 'Null: on the way.';
comment on column credit.archive_handover.receipt_note is 'Always when something is missing; null: nothing to say.';

create index archive_handover_from_unit_idx on credit.archive_handover (from_unit, handed_at);
create index archive_handover_to_unit_idx on credit.archive_handover (to_unit, handed_at);

create table credit.archive_handover_item (
    handover_id uuid not null,
    material_id uuid not null,
    is_missing boolean,
    constraint archive_handover_item_pkey primary key (handover_id, material_id),
    constraint archive_handover_item_handover_id_fk foreign key (handover_id)
    references credit.archive_handover (handover_id),
    constraint archive_handover_item_material_id_fk foreign key (material_id)
    references credit.archive_filing (material_id)
);

-- A material is on the way once at a time.
create unique index archive_handover_item_material_id_key on credit.archive_handover_item (material_id)
where is_missing is null;

comment on table credit.archive_handover_item is 'Each material of a hand-over, and whether it arrived.';
comment on column credit.archive_handover_item.is_missing is
'True: it was listed and not there; the giver goes on answering for it. Null: on the way.';

create table credit.archive_loan (
    loan_id uuid not null,
    case_id uuid not null,
    material_id uuid,
    kind text not null,
    purpose text not null,
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    head_of_unit text not null,
    head_signed_on date not null,
    wanted_from date not null,
    wanted_until date not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    decision_reason text,
    valid_from date,
    valid_until date,
    returned_at timestamptz,
    returned_to text,
    is_complete boolean,
    return_note text,
    constraint archive_loan_pkey primary key (loan_id),
    constraint archive_loan_case_id_fk foreign key (case_id) references credit.service_case (case_id),
    constraint archive_loan_material_id_fk foreign key (material_id) references credit.case_material (material_id),
    constraint archive_loan_requested_by_fk foreign key (requested_by) references credit.account (account_id),
    constraint archive_loan_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    constraint archive_loan_returned_to_fk foreign key (returned_to) references credit.account (account_id),
    constraint archive_loan_kind_check check (kind in ('read', 'borrow', 'copy')),
    constraint archive_loan_purpose_check check (pg_catalog.length(purpose) between 1 and 500),
    constraint archive_loan_reason_check check (pg_catalog.length(reason) between 1 and 500),
    constraint archive_loan_head_of_unit_check check (pg_catalog.length(head_of_unit) between 1 and 64),
    -- Set by us, days: what is needed for longer is asked for again.
    constraint archive_loan_wanted_until_check check (
        wanted_until >= wanted_from and wanted_until - wanted_from < 31
    ),
    constraint archive_loan_decided_by_check check (decided_by <> requested_by),
    constraint archive_loan_decision_check check (
        decision in ('approved', 'refused')
        and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    ),
    constraint archive_loan_decision_reason_check check (decision <> 'refused' or decision_reason is not null),
    constraint archive_loan_valid_until_check check (
        (valid_from is not null) = coalesce(decision = 'approved', false)
        and (valid_from is null) = (valid_until is null)
        and valid_from >= wanted_from and valid_until <= wanted_until and valid_until >= valid_from
    ),
    constraint archive_loan_returned_at_check check (
        (returned_at is null) = (returned_to is null) and (returned_at is null) = (is_complete is null)
        and (returned_at is null or valid_from is not null)
    ),
    -- What came back incomplete says what is missing.
    constraint archive_loan_return_note_check check (is_complete or return_note is not null)
);

comment on table credit.archive_loan is
'HZ-Q17, TM-1: requests to read, borrow or copy archived materials, with the authority''s decision. In force: '
'approved, from valid_from to valid_until, not returned; its end by date is no state.';
comment on column credit.archive_loan.material_id is 'Null: all of the case that has no secret grade.';
comment on column credit.archive_loan.kind is 'read, borrow (the paper leaves its cabinet) or copy.';
comment on column credit.archive_loan.head_of_unit is 'Name of the head who signed and stamped the request.';
comment on column credit.archive_loan.head_signed_on is 'Day of that signature.';
comment on column credit.archive_loan.wanted_until is 'Last day, inclusive; at most 31 days with both.';
comment on column credit.archive_loan.decided_by is 'Account of the authority, of another person; null: not decided.';
comment on column credit.archive_loan.decided_at is 'Null: not decided.';
comment on column credit.archive_loan.decision is 'approved or refused; null: not decided.';
comment on column credit.archive_loan.decision_reason is 'Always with a refusal; null: approved without a remark.';
comment on column credit.archive_loan.valid_from is
'First day, Asia/Shanghai; within what was wanted; null: not approved.';
comment on column credit.archive_loan.valid_until is 'Last day, inclusive; null: not approved.';
comment on column credit.archive_loan.returned_at is 'Nothing may be read from then on; null: not returned.';
comment on column credit.archive_loan.returned_to is 'Account that took it back; null: not returned.';
comment on column credit.archive_loan.is_complete is 'Whether all came back; null: not returned.';
comment on column credit.archive_loan.return_note is 'What is missing, if anything is; null: nothing to say.';

create index archive_loan_case_id_idx on credit.archive_loan (case_id) where decision = 'approved';
create index archive_loan_requested_at_idx on credit.archive_loan (requested_at, loan_id);

create table credit.archive_destruction_item (
    destruction_id uuid not null,
    material_id uuid not null,
    constraint archive_destruction_item_pkey primary key (destruction_id, material_id),
    constraint archive_destruction_item_destruction_id_fk foreign key (destruction_id)
    references credit.archive_destruction (destruction_id),
    constraint archive_destruction_item_material_id_fk foreign key (material_id)
    references credit.archive_filing (material_id)
);

comment on table credit.archive_destruction_item is 'What a proposal of destruction names.';

create index archive_destruction_item_material_id_idx on credit.archive_destruction_item (material_id);

-- Registers are added to; what changes in them is their end, their decision or their place.
grant select, insert on credit.archive_keeper, credit.archive_destruction, credit.archive_filing, credit.stored_file,
credit.archive_handover, credit.archive_handover_item, credit.archive_loan, credit.archive_destruction_item
to credit_case_keeper;
grant update (ended_at, ended_by) on credit.archive_keeper to credit_case_keeper;
grant update (decided_by, decided_at, decision, decision_reason, certificate_year, certificate_number)
on credit.archive_destruction to credit_case_keeper;
grant update (holding_unit, destroyed_at, destruction_id) on credit.archive_filing to credit_case_keeper;
grant update (destroyed_at) on credit.stored_file to credit_case_keeper;
grant update (received_by, received_at, receipt_note) on credit.archive_handover to credit_case_keeper;
grant update (is_missing) on credit.archive_handover_item to credit_case_keeper;
grant update (
    decided_by, decided_at, decision, decision_reason, valid_from, valid_until, returned_at, returned_to, is_complete,
    return_note
) on credit.archive_loan to credit_case_keeper;
