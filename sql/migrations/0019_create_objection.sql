-- Purpose: objections with their provider tasks, annotations, remarks on records, and the brake of the public progress.
-- Rules: HZ-O1, HZ-O6 to HZ-O13, PB-15, BX-14.
-- Called by: creditctl migrate. Locks: record_marker, empty until now; foreign keys to subject, account and unit keep
-- their writers waiting (imports, log-ins) until the whole update ends, and it for them, 10 s at most. To undo: drop
-- the tables, restore its key.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.objection (
    case_id uuid not null,
    subject_key uuid,
    record_id uuid,
    version integer,
    item_code text not null,
    provider_code text,
    report_id uuid,
    kind_of_error text not null,
    reason text not null,
    new_ground text,
    repeat_permitted_by text,
    repeat_permitted_at timestamptz,
    former_case uuid,
    outcome text,
    result_text text,
    result_by text,
    result_at timestamptz,
    approved_by text,
    approved_at timestamptz,
    notified_at timestamptz,
    notified_how text,
    collected_at timestamptz,
    collected_by_name text,
    constraint objection_pkey primary key (case_id),
    constraint objection_case_id_fk foreign key (case_id) references credit.service_case (case_id),
    constraint objection_subject_key_fk foreign key (subject_key) references credit.subject (subject_key),
    constraint objection_report_id_fk foreign key (report_id) references credit.credit_report (report_id),
    constraint objection_former_case_fk foreign key (former_case) references credit.objection (case_id),
    constraint objection_repeat_permitted_by_fk foreign key (repeat_permitted_by)
    references credit.account (account_id),
    constraint objection_result_by_fk foreign key (result_by) references credit.account (account_id),
    constraint objection_approved_by_fk foreign key (approved_by) references credit.account (account_id),
    constraint objection_kind_of_error_check check (
        kind_of_error in ('wrong_content', 'wrong_subject', 'incomplete', 'outdated', 'omission')
    ),
    -- An omission is the absence of a record: it has none that could be marked.
    constraint objection_record_id_check check (
        (kind_of_error = 'omission') = (record_id is null)
        and (record_id is null) = (version is null)
        and (record_id is null or subject_key is not null)
    ),
    constraint objection_reason_check check (pg_catalog.length(reason) between 1 and 1000),
    constraint objection_repeat_permitted_by_check check (
        (repeat_permitted_by is null) = (repeat_permitted_at is null)
        and (repeat_permitted_by is null or new_ground is not null)
    ),
    constraint objection_outcome_check check (
        outcome in ('corrected', 'supplemented', 'deleted', 'disclosure_ended', 'upheld', 'unconfirmed')
        and (outcome is null) = (result_text is null)
        and (outcome is null) = (result_by is null)
        and (outcome is null) = (result_at is null)
    ),
    constraint objection_approved_by_check check (
        approved_by <> result_by
        and (approved_by is null) = (approved_at is null)
        and (approved_by is null or outcome is not null)
    ),
    constraint objection_notified_how_check check (
        notified_how in ('in_person', 'telephone', 'message', 'letter')
        and (notified_how is null) = (notified_at is null)
        and (notified_at is null or approved_at is not null)
    ),
    constraint objection_collected_at_check check (
        (collected_at is null) = (collected_by_name is null)
        and (collected_at is null or notified_at is not null)
    )
);

create index objection_subject_key_record_id_idx on credit.objection (subject_key, record_id);

comment on table credit.objection is
'What an objection is about, what came of it, and who answered for that; its state stands in service_case (HZ-O2).';
comment on column credit.objection.subject_key is
'The credit file; null: an omission of somebody who has none, or had none when the case''s result was reported.';
comment on column credit.objection.record_id is 'The record objected to; null: an omission.';
comment on column credit.objection.version is
'Newest version of the record when the objection was received; null: an omission.';
comment on column credit.objection.item_code is 'Item of the record, or the one in which a record is missing.';
comment on column credit.objection.provider_code is
'Provider of the record as the record names it; null: an omission whose provider the applicant does not know.';
comment on column credit.objection.report_id is 'The report that showed the record; null: it was seen elsewhere.';
comment on column credit.objection.reason is 'As given, 1 to 1000 characters on one line.';
comment on column credit.objection.new_ground is
'What is new since the same information was objected to before (HZ-O6); null: nothing was stated.';
comment on column credit.objection.repeat_permitted_by is
'Account of the centre that found the new ground a good reason (HZ-O6); null: nobody did.';
comment on column credit.objection.repeat_permitted_at is 'Null as repeat_permitted_by.';
comment on column credit.objection.former_case is
'The newest accepted objection to the same information before, found when this one was accepted; null: none.';
comment on column credit.objection.outcome is
'As reported; null: not reported, returned by the authority, or withdrawn before the applicant was told.';
comment on column credit.objection.result_text is 'The result report''s text, for the applicant; null as outcome.';
comment on column credit.objection.result_by is 'Account of the centre that wrote the report; null as outcome.';
comment on column credit.objection.approved_by is 'Account of the authority, another person; null: not approved.';
comment on column credit.objection.notified_how is 'in_person, telephone, message, letter; null: not notified.';
comment on column credit.objection.collected_at is
'When the result was collected: the five working days of HZ-O11 begin the day after; null: not collected.';
comment on column credit.objection.collected_by_name is 'Who collected it; null: not collected.';

create table credit.objection_task (
    task_id uuid not null,
    case_id uuid not null,
    provider_unit text not null,
    question text not null,
    asked_by text not null,
    asked_at timestamptz not null,
    recalled_by text,
    recalled_at timestamptz,
    answered_by text,
    answered_at timestamptz,
    answer_kind text,
    answer text,
    provider_copy jsonb,
    constraint objection_task_pkey primary key (task_id),
    constraint objection_task_case_id_fk foreign key (case_id) references credit.objection (case_id),
    constraint objection_task_provider_unit_fk foreign key (provider_unit) references credit.unit (unit_code),
    constraint objection_task_asked_by_fk foreign key (asked_by) references credit.account (account_id),
    constraint objection_task_recalled_by_fk foreign key (recalled_by) references credit.account (account_id),
    constraint objection_task_answered_by_fk foreign key (answered_by) references credit.account (account_id),
    constraint objection_task_question_check check (pg_catalog.length(question) between 1 and 1000),
    constraint objection_task_recalled_by_check check (
        (recalled_by is null) = (recalled_at is null) and (recalled_by is null or answered_by is null)
    ),
    constraint objection_task_answered_by_check check (
        answered_by <> asked_by
        and (answered_by is null) = (answered_at is null)
        and (answered_by is null) = (answer_kind is null)
        and (answered_by is null) = (answer is null)
        and (answered_by is not null or provider_copy is null)
    ),
    constraint objection_task_provider_copy_check check (pg_catalog.jsonb_typeof(provider_copy) = 'object'),
    constraint objection_task_answer_kind_check check (
        answer_kind in ('confirmed_wrong', 'confirmed_right', 'cannot_say')
    ),
    constraint objection_task_answer_check check (pg_catalog.length(answer) between 1 and 1000)
);

-- One question of a case waits at a time; the next may follow when it was answered or recalled.
create unique index objection_task_waiting_key on credit.objection_task (case_id)
where answered_at is null and recalled_at is null;
create index objection_task_provider_unit_asked_at_idx on credit.objection_task (provider_unit, asked_at, task_id);
create index objection_task_case_id_asked_at_idx on credit.objection_task (case_id, asked_at);

comment on table credit.objection_task is
'What the centre asked a provider about a record, and what the provider answered (HZ-O2, HZ-O8).';
comment on column credit.objection_task.provider_unit is 'Unit that is asked.';
comment on column credit.objection_task.question is 'As put, 1 to 1000 characters on one line.';
comment on column credit.objection_task.asked_by is 'Account of the centre.';
comment on column credit.objection_task.recalled_by is 'Account of the centre; null: not recalled.';
comment on column credit.objection_task.recalled_at is 'Null: not recalled.';
comment on column credit.objection_task.answered_by is 'Account of the provider, another person; null: not answered.';
comment on column credit.objection_task.answered_at is 'Null: not answered.';
comment on column credit.objection_task.answer_kind is
'Whether the platform''s record is wrong, right, or the provider can not say; null: not answered.';
comment on column credit.objection_task.answer is 'As given, 1 to 1000 characters on one line; null: not answered.';
comment on column credit.objection_task.provider_copy is
'The provider''s own copy of the record (BX-14): by field code a value sealed by the daemon, because any of them may '
'be an identity number (X-4); null: none was given.';

create table credit.annotation (
    case_id uuid not null,
    objection_case uuid not null,
    subject_key uuid not null,
    record_id uuid not null,
    reason text not null,
    public_reason text not null,
    marked_at timestamptz,
    lapses_at timestamptz,
    removed_at timestamptz,
    constraint annotation_pkey primary key (case_id),
    constraint annotation_case_id_fk foreign key (case_id) references credit.service_case (case_id),
    constraint annotation_objection_case_fk foreign key (objection_case) references credit.objection (case_id),
    constraint annotation_subject_key_fk foreign key (subject_key) references credit.subject (subject_key),
    constraint annotation_reason_check check (pg_catalog.length(reason) between 1 and 500),
    -- A mask may be longer than what it hides.
    constraint annotation_public_reason_check check (pg_catalog.length(public_reason) between 1 and 1000),
    constraint annotation_lapses_at_check check (
        lapses_at > marked_at and (marked_at is null) = (lapses_at is null)
    ),
    constraint annotation_removed_at_check check (removed_at is null or marked_at is not null)
);

create index annotation_subject_key_record_id_idx on credit.annotation (subject_key, record_id);
create index annotation_objection_case_idx on credit.annotation (objection_case);

comment on table credit.annotation is
'That an applicant still disputes a record after the result (HZ-O11). What disclosures read is record_marker.';
comment on column credit.annotation.objection_case is 'The objection whose result is disputed.';
comment on column credit.annotation.reason is
'As given, 1 to 500 characters on one line; reports to the subject and government read it.';
comment on column credit.annotation.public_reason is
'What society reads: the reason with numbers, telephones and the like masked by the daemon (BX-10), which is the '
'proposal; once marked, with what else the centre''s clerk masked (JJ-2).';
comment on column credit.annotation.marked_at is 'Null: not marked, or not yet.';
comment on column credit.annotation.lapses_at is
'First instant at which it no longer holds: midnight in Asia/Shanghai after the last day; null: not marked.';
comment on column credit.annotation.removed_at is 'When it was taken away on request (HZ-O12); null: it was not.';

create table credit.record_remark (
    subject_key uuid not null,
    record_id uuid not null,
    case_id uuid not null,
    version integer not null,
    remark text not null,
    verified_on date not null,
    verified_by text not null,
    recorded_at timestamptz not null,
    constraint record_remark_pkey primary key (subject_key, record_id, case_id),
    constraint record_remark_verified_by_fk foreign key (verified_by) references credit.unit (unit_code),
    constraint record_remark_remark_check check (pg_catalog.length(remark) between 1 and 1000)
);

comment on table credit.record_remark is
'Objections that could neither be confirmed nor refuted, with the record that they are about (PB-15): what was '
'verified and what was objected. Added, never changed.';
comment on column credit.record_remark.case_id is
'The objection; no foreign key, because a remark is spread with its record and a case is not (BX-15).';
comment on column credit.record_remark.version is
'The version objected to: the remark is about its content, and is not told with any other.';
comment on column credit.record_remark.remark is 'The objection''s reason as given.';
comment on column credit.record_remark.verified_on is
'Day of the result report that could not confirm it, Asia/Shanghai.';
comment on column credit.record_remark.verified_by is 'Unit that wrote the report.';

create table credit.case_progress (
    case_id uuid not null,
    proof_digest uuid not null,
    constraint case_progress_pkey primary key (case_id),
    constraint case_progress_case_id_fk foreign key (case_id) references credit.service_case (case_id)
);

comment on table credit.case_progress is 'What proves on line that somebody may learn how far a case is.';
comment on column credit.case_progress.proof_digest is
'Keyed digest of the receipt number and the last six characters of the document of who came to the window (X-4).';

create table credit.progress_failure (
    receipt_number text not null,
    day date not null,
    failures integer not null,
    constraint progress_failure_pkey primary key (day, receipt_number),
    constraint progress_failure_failures_check check (failures between 0 and 5)
);

comment on table credit.progress_failure is
'How often a proof of identity for a receipt number was wrong on a day; numbers that nobody has are counted like '
'others, so that neither the answer nor its time tells them apart. Rows of former days are deleted by the next query.';
comment on column credit.progress_failure.day is 'Asia/Shanghai.';

-- Two annotations of one record overlap: each stretch of time has its row with the reasons that hold in it, so that
-- each reason lapses on its own day without any job.
alter table credit.record_marker drop constraint record_marker_pkey;
alter table credit.record_marker
add constraint record_marker_pkey primary key (subject_key, record_id, marker, marked_at);
create unique index record_marker_under_processing_key on credit.record_marker (subject_key, record_id)
where marker = 'under_processing';
comment on column credit.record_marker.marked_at is
'First instant at which it holds. Rows of one record and marker never overlap.';

grant select, insert on
credit.objection, credit.objection_task, credit.annotation, credit.record_remark, credit.case_progress,
credit.progress_failure
to credit_case_keeper;
grant update (
    subject_key, repeat_permitted_by, repeat_permitted_at, former_case, outcome, result_text, result_by, result_at,
    approved_by,
    approved_at, notified_at, notified_how, collected_at, collected_by_name
) on credit.objection to credit_case_keeper;
grant update (
    recalled_by, recalled_at, answered_by, answered_at, answer_kind, answer, provider_copy
) on credit.objection_task to credit_case_keeper;
grant update (public_reason, marked_at, lapses_at, removed_at) on credit.annotation to credit_case_keeper;
grant update (failures), delete on credit.progress_failure to credit_case_keeper;
