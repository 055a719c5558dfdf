-- Purpose: reports of the window: snapshots, which records they hold, prints, hand-over, corrections.
-- Rules: HZ-Q3, HZ-Q10, HZ-Q15, HZ-O10, QZ-9, PB-13, TM-5, X-8, BX-6, BX-7.
-- Called by: creditctl migrate. Locks: foreign keys to subject, account, unit, access_policy and
-- catalogue_version keep writers of these waiting (imports, log-ins) until the whole update ends, and it for
-- them, 10 s at most. To undo: drop the tables; issued reports are lost.
set local lock_timeout = '10s';

grant usage, create on schema credit to credit_window_discloser;

set local role credit_owner;

create table credit.report_section (
    section text not null,
    section_position integer not null,
    name text not null,
    constraint report_section_pkey primary key (section),
    constraint report_section_section_position_key unique (section_position)
);

comment on table credit.report_section is
'Sections of 《公共信用信息报告标准（2022年版）》 in their order; which one an item is in says the catalogue '
'(reportSection). Reference table.';

insert into credit.report_section (section, section_position, name)
values
('basic', 1, '基础信息'),
('administrative', 2, '行政管理信息'),
('trustworthy', 3, '诚实守信信息'),
('serious_list', 4, '严重失信主体名单信息'),
('abnormal', 5, '经营（活动）异常信息'),
('commitment', 6, '信用承诺信息'),
('rating', 7, '信用评价信息'),
('judgment', 8, '司法判决信息'),
('other', 9, '其他信息'),
('local', 10, '公共信用信息地方补充内容');

create table credit.credit_report (
    report_id uuid not null,
    report_number text not null,
    case_id uuid not null,
    subject_key uuid,
    ground text not null,
    purpose text not null,
    policy_id integer not null,
    catalogue_version_id integer not null,
    record_count integer not null,
    issued_at timestamptz not null,
    issued_by text not null,
    unit_code text not null,
    constraint credit_report_pkey primary key (report_id),
    constraint credit_report_report_number_key unique (report_number),
    -- HZ-Q8: an application is answered once. HZ-O10: a correction gives one report, however often it is asked for.
    constraint credit_report_case_id_key unique (case_id),
    constraint credit_report_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint credit_report_subject_fk foreign key (subject_key) references credit.subject (subject_key),
    constraint credit_report_issued_by_fk foreign key (issued_by) references credit.account (account_id),
    constraint credit_report_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint credit_report_policy_fk foreign key (policy_id) references credit.access_policy (policy_id),
    constraint credit_report_catalogue_version_fk foreign key (catalogue_version_id)
    references credit.catalogue_version (catalogue_version_id),
    -- R, day, 14 random characters (70 bits), check character; no I, L, O, U among the random ones.
    constraint credit_report_report_number_check check (report_number ~ '^R\d{8}[0-9A-HJKMNP-TV-Z]{14}[0-9A-Z]$'),
    constraint credit_report_ground_check check (ground in ('application', 'correction')),
    constraint credit_report_purpose_check check (purpose in ('own_data', 'authorised_inquiry')),
    constraint credit_report_record_count_check check (record_count >= 0)
);

create index credit_report_subject_key_issued_at_idx on credit.credit_report (subject_key, issued_at);

create index credit_report_issued_at_idx on credit.credit_report (issued_at);

comment on table credit.credit_report is 'Issued reports, without their content. Added, never changed (BX-6).';
comment on column credit.credit_report.report_number is 'Made by DocumentNumber; leads to the log through the report.';
comment on column credit.credit_report.case_id is 'The application that it answers, or the objection that it follows.';
comment on column credit.credit_report.subject_key is 'Null: the platform has no file of the subject.';
comment on column credit.credit_report.ground is 'correction: the free report after a corrected objection (HZ-O10).';
comment on column credit.credit_report.purpose is 'As the log has it.';
comment on column credit.credit_report.policy_id is 'Access policy by which it was decided what is in it.';
comment on column credit.credit_report.catalogue_version_id is 'Catalogue that was in force.';
comment on column credit.credit_report.record_count is 'Records in it: the m of "n of m", suspended ones included.';
comment on column credit.credit_report.issued_by is 'Account.';
comment on column credit.credit_report.unit_code is 'The window.';

create table credit.report_document (
    report_id uuid not null,
    document text not null,
    document_digest bytea not null,
    log_position bigint not null,
    logged_at timestamptz not null,
    constraint report_document_pkey primary key (report_id),
    constraint report_document_report_fk foreign key (report_id) references credit.credit_report (report_id),
    constraint report_document_document_digest_check check (pg_catalog.octet_length(document_digest) = 32)
);
-- Written after the log's head is locked: nobody waits while it is compressed.
alter table credit.report_document alter column document set storage external;

comment on table credit.report_document is
'What a report says: a snapshot, byte by byte what was answered and what the log''s entry digests. Added, never '
'changed (BX-6); erased after five years (PB-13). Only the owner of the window''s functions reads it.';
comment on column credit.report_document.document is 'JSON with its receipt.';
comment on column credit.report_document.document_digest is 'SHA-256 of document, as in the entry.';
comment on column credit.report_document.log_position is 'Of the entry that was written when it was issued.';
comment on column credit.report_document.logged_at is 'Of that entry.';

create table credit.report_record (
    report_id uuid not null,
    number integer not null,
    record_id uuid not null,
    version integer not null,
    item_code text not null,
    form text not null,
    constraint report_record_pkey primary key (report_id, number),
    constraint report_record_record_key unique (report_id, record_id),
    constraint report_record_report_fk foreign key (report_id) references credit.credit_report (report_id),
    constraint report_record_number_check check (number >= 1),
    constraint report_record_form_check check (form in ('full', 'masked', 'marker_only'))
);

create index report_record_record_id_idx on credit.report_record (record_id);

comment on table credit.report_record is
'Which records a report discloses, by id only: who objects to a record was told of it (HZ-O1).';
comment on column credit.report_record.number is 'The n of "n of m" in the report, from 1.';
comment on column credit.report_record.form is 'marker_only: suspended, its content is not in the report (HZ-O7).';

create table credit.report_print (
    report_id uuid not null,
    number integer not null,
    ground text not null,
    copy_reason text,
    printed_at timestamptz not null,
    printed_by text not null,
    log_position bigint not null,
    logged_at timestamptz not null,
    constraint report_print_pkey primary key (report_id, number),
    constraint report_print_report_fk foreign key (report_id) references credit.credit_report (report_id),
    constraint report_print_printed_by_fk foreign key (printed_by) references credit.account (account_id),
    constraint report_print_number_check check (number >= 1),
    constraint report_print_ground_check check (
        ground in ('first', 'copy', 'after_correction') and (number = 1) = (ground <> 'copy')
    ),
    constraint report_print_copy_reason_check check (
        (ground = 'copy') = (copy_reason is not null)
        and pg_catalog.length(pg_catalog.btrim(copy_reason)) between 1 and 500
    )
);

comment on table credit.report_print is
'Prints, each with who, when and a number on it that leads to the log (QZ-9). Added, never changed.';
comment on column credit.report_print.number is 'From 1 for each report; printed on it.';
comment on column credit.report_print.ground is 'after_correction: the one free print of HZ-O10; no copy follows it.';
comment on column credit.report_print.copy_reason is 'Why it was printed again, as given; null: it was not.';
comment on column credit.report_print.printed_by is 'Account.';
comment on column credit.report_print.log_position is 'Of the print''s own entry.';
comment on column credit.report_print.logged_at is 'Of that entry.';

create table credit.report_handover (
    report_id uuid not null,
    case_id uuid not null,
    received_by_name text not null,
    is_signed boolean not null,
    signature_file uuid,
    handed_at timestamptz not null,
    handed_by text not null,
    constraint report_handover_pkey primary key (report_id),
    constraint report_handover_report_fk foreign key (report_id) references credit.credit_report (report_id),
    constraint report_handover_handed_by_fk foreign key (handed_by) references credit.account (account_id),
    constraint report_handover_received_by_name_check check (
        pg_catalog.length(pg_catalog.btrim(received_by_name)) between 1 and 100
    ),
    -- HZ-Q10: against signature, or not at all.
    constraint report_handover_is_signed_check check (is_signed)
);

comment on table credit.report_handover is 'Who took a report away and signed for it (HZ-Q10). Added, never changed.';
comment on column credit.report_handover.received_by_name is 'Applicant or agent of the case, as in the document.';
comment on column credit.report_handover.case_id is 'The report''s case: the scan is one of the same.';
comment on column credit.report_handover.signature_file is
'Scan among the case''s files; null: the signed sheet is on paper.';
comment on column credit.report_handover.handed_by is 'Account.';

create table credit.report_correction (
    correction_id uuid not null,
    report_id uuid not null,
    record_id uuid not null,
    item_code text not null,
    field_code text,
    wrong_text text not null,
    right_text text not null,
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    decision_reason text,
    material_id uuid,
    constraint report_correction_pkey primary key (correction_id),
    constraint report_correction_report_record_fk foreign key (report_id, record_id)
    references credit.report_record (report_id, record_id),
    constraint report_correction_requested_by_fk foreign key (requested_by) references credit.account (account_id),
    constraint report_correction_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    constraint report_correction_material_fk foreign key (material_id) references credit.case_material (material_id),
    constraint report_correction_field_code_check check (field_code ~ '^[A-Za-z][A-Za-z0-9_]{0,63}$'),
    constraint report_correction_wrong_text_check check (pg_catalog.length(wrong_text) between 1 and 1000),
    constraint report_correction_right_text_check check (pg_catalog.length(right_text) between 1 and 1000),
    constraint report_correction_reason_check check (pg_catalog.length(pg_catalog.btrim(reason)) between 1 and 500),
    constraint report_correction_decided_by_check check (
        decided_by <> requested_by and (decided_by is null) = (decided_at is null)
        and (decided_by is null) = (decision is null)
    ),
    constraint report_correction_decision_check check (decision in ('approved', 'refused')),
    constraint report_correction_decision_reason_check check (
        pg_catalog.length(pg_catalog.btrim(decision_reason)) between 1 and 500
        and (decision <> 'refused' or decision_reason is not null)
    ),
    -- TM-5: what was approved is filed.
    constraint report_correction_material_id_check check ((decision = 'approved') is true = (material_id is not null))
);

-- One waits at a time: two about the same value would be decided without knowing of each other.
create unique index report_correction_open_key
on credit.report_correction (report_id, record_id, coalesce(field_code, '')) where decision is null;
create index report_correction_report_id_idx on credit.report_correction (report_id);

comment on table credit.report_correction is
'Corrections to a single item of an issued report: requested by one person, approved by another, filed (TM-5). They '
'are printed with the report; the report itself stays as it was issued.';
comment on column credit.report_correction.field_code is 'Field of the record; null: the record as a whole.';
comment on column credit.report_correction.wrong_text is 'As it reads in the report, 1 to 1000 characters.';
comment on column credit.report_correction.right_text is 'As it should read, 1 to 1000 characters.';
comment on column credit.report_correction.decided_by is 'Account of another person; null: not decided.';
comment on column credit.report_correction.decision_reason is 'Always with a refusal; null: no remark.';
comment on column credit.report_correction.material_id is 'The paper that is filed with the case; null: not approved.';

create table credit.lookup_exception (
    exception_id integer generated always as identity,
    unit_code text,
    purpose text,
    rule_id text not null,
    article text not null,
    declared_at timestamptz not null,
    declared_by text not null,
    constraint lookup_exception_pkey primary key (exception_id),
    constraint lookup_exception_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint lookup_exception_unit_code_check check (unit_code is not null or purpose is not null)
);

comment on table credit.lookup_exception is
'Queries that law keeps secret: a subject who asks who used its data is not told of these (X-8). Empty unless a law is '
'named. The entries themselves are in the log like all others.';
comment on column credit.lookup_exception.unit_code is 'Whose queries; null: of every unit, for the purpose.';
comment on column credit.lookup_exception.purpose is 'Queries for what; null: for any purpose.';
comment on column credit.lookup_exception.article is 'The law that keeps them secret.';

grant select on credit.report_section to credit_window_discloser;
grant select, insert on
credit.credit_report, credit.report_document, credit.report_record, credit.report_print, credit.report_handover,
credit.report_correction
to credit_window_discloser;
grant update (decided_by, decided_at, decision, decision_reason, material_id)
on credit.report_correction to credit_window_discloser;
grant select on credit.credit_report, credit.report_record, credit.report_print, credit.report_handover
to credit_case_keeper;
-- HZ-Q15: which report a refused decision on a correction was about.
grant select (correction_id, report_id) on credit.report_correction to credit_case_keeper;
-- PB-13: erased unread.
grant select (report_id), delete on credit.report_document to credit_case_keeper;
-- TM-5: the paper of an approved correction.
grant insert on credit.case_material to credit_window_discloser;
grant select (material_id, case_id) on credit.case_material to credit_window_discloser;
grant select on credit.lookup_exception to credit_query_log_owner;

-- X-8: whether an application is about its applicant's own data.
grant select (case_id, is_own_data, subject_digest) on credit.query_application to credit_window_discloser;

-- What decides who may see what, and how it reads.
grant select on
credit.access_policy, credit.access_rule, credit.disclosure_form, credit.query_purpose, credit.query_matter
to credit_window_discloser;
-- The window of another city shows the masked form. Never a field of level C, and of level C no other column either.
grant select (masked_level_a_fields, masked_level_b_fields)
on credit.record_version_a, credit.record_version_b to credit_window_discloser;
