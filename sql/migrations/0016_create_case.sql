-- Purpose: cases of window, centre and authority: state by events, deadlines, extensions, materials, escalations.
-- Rules: HZ-Q5 to HZ-Q12, HZ-Q16, HZ-O1 to HZ-O14, QZ-11, BX-14, X-1, X-2, X-8.
-- Called by: creditctl migrate. Locks: foreign keys to subject, account, unit and role keep writers of
-- these waiting (imports, log-ins) until the whole update ends, and it for them, 10 s at most. To undo:
-- drop the tables; their history is lost.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.case_transition (
    kind text not null,
    from_state text not null,
    event text not null,
    to_state text not null,
    role text not null,
    constraint case_transition_pkey primary key (kind, from_state, event),
    constraint case_transition_kind_from_state_event_to_state_role_key
    unique (kind, from_state, event, to_state, role),
    constraint case_transition_role_fk foreign key (role) references credit.role (role),
    constraint case_transition_kind_check check (
        kind in ('application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery')
    )
);

comment on table credit.case_transition is
'What may happen to a case, and who may do it: the same table as CaseLifecycle, as a foreign key. Reference table.';
comment on column credit.case_transition.from_state is 'none: there is no case yet.';
comment on column credit.case_transition.event is 'What happened, in the past tense.';
comment on column credit.case_transition.role is 'The one role that takes this step; nobody takes another''s (HZ-O2).';

insert into credit.case_transition (kind, from_state, event, to_state, role)
values
('application', 'none', 'received', 'received', 'window_clerk'),
('application', 'received', 'amendment_requested', 'amending', 'window_clerk'),
('application', 'amending', 'amended', 'received', 'window_clerk'),
('application', 'received', 'accepted', 'accepted', 'window_clerk'),
('application', 'received', 'refused', 'refused', 'window_clerk'),
('application', 'amending', 'refused', 'refused', 'window_clerk'),
('application', 'accepted', 'refused', 'refused', 'window_clerk'),
('application', 'accepted', 'answered', 'answered', 'window_clerk'),
('application', 'received', 'withdrawn', 'withdrawn', 'window_clerk'),
('application', 'amending', 'withdrawn', 'withdrawn', 'window_clerk'),
('application', 'accepted', 'withdrawn', 'withdrawn', 'window_clerk'),
('application', 'answered', 'handed_over', 'handed_over', 'window_clerk'),
('application', 'refused', 'closed', 'closed', 'window_clerk'),
('application', 'withdrawn', 'closed', 'closed', 'window_clerk'),
('application', 'answered', 'closed', 'closed', 'window_clerk'),
('application', 'handed_over', 'closed', 'closed', 'window_clerk'),
('application', 'received', 'extension_requested', 'received', 'window_clerk'),
('application', 'accepted', 'extension_requested', 'accepted', 'window_clerk'),
('application', 'received', 'extension_granted', 'received', 'authority_officer'),
('application', 'accepted', 'extension_granted', 'accepted', 'authority_officer'),
('application', 'received', 'extension_refused', 'received', 'authority_officer'),
('application', 'accepted', 'extension_refused', 'accepted', 'authority_officer'),
('objection', 'none', 'received', 'received', 'window_clerk'),
('objection', 'received', 'refused', 'refused', 'window_clerk'),
('objection', 'received', 'repeat_permitted', 'received', 'centre_clerk'),
('objection', 'received', 'accepted', 'accepted', 'window_clerk'),
('objection', 'accepted', 'taken_up', 'verifying', 'centre_clerk'),
('objection', 'verifying', 'provider_asked', 'provider_asked', 'centre_clerk'),
('objection', 'provider_asked', 'provider_answered', 'verifying', 'provider_officer'),
('objection', 'provider_asked', 'provider_recalled', 'verifying', 'centre_clerk'),
('objection', 'verifying', 'corrected', 'verifying', 'centre_clerk'),
('objection', 'verifying', 'reported', 'reported', 'centre_clerk'),
('objection', 'reported', 'returned', 'verifying', 'authority_officer'),
('objection', 'reported', 'approved', 'approved', 'authority_officer'),
('objection', 'approved', 'notified', 'notified', 'window_clerk'),
('objection', 'notified', 'collected', 'collected', 'window_clerk'),
('objection', 'collected', 'closed', 'closed', 'window_clerk'),
('objection', 'notified', 'closed', 'closed', 'window_clerk'),
('objection', 'refused', 'closed', 'closed', 'window_clerk'),
('objection', 'withdrawn', 'closed', 'closed', 'window_clerk'),
('objection', 'received', 'withdrawn', 'withdrawn', 'window_clerk'),
('objection', 'accepted', 'withdrawn', 'withdrawn', 'window_clerk'),
('objection', 'verifying', 'withdrawn', 'withdrawn', 'window_clerk'),
('objection', 'provider_asked', 'withdrawn', 'withdrawn', 'window_clerk'),
('objection', 'reported', 'withdrawn', 'withdrawn', 'window_clerk'),
('objection', 'approved', 'withdrawn', 'withdrawn', 'window_clerk'),
('objection', 'accepted', 'extension_requested', 'accepted', 'centre_clerk'),
('objection', 'verifying', 'extension_requested', 'verifying', 'centre_clerk'),
('objection', 'provider_asked', 'extension_requested', 'provider_asked', 'centre_clerk'),
('objection', 'reported', 'extension_requested', 'reported', 'centre_clerk'),
('objection', 'accepted', 'extension_granted', 'accepted', 'authority_officer'),
('objection', 'verifying', 'extension_granted', 'verifying', 'authority_officer'),
('objection', 'provider_asked', 'extension_granted', 'provider_asked', 'authority_officer'),
('objection', 'reported', 'extension_granted', 'reported', 'authority_officer'),
('objection', 'accepted', 'extension_refused', 'accepted', 'authority_officer'),
('objection', 'verifying', 'extension_refused', 'verifying', 'authority_officer'),
('objection', 'provider_asked', 'extension_refused', 'provider_asked', 'authority_officer'),
('objection', 'reported', 'extension_refused', 'reported', 'authority_officer'),
('annotation', 'none', 'received', 'received', 'window_clerk'),
('annotation', 'received', 'refused', 'refused', 'window_clerk'),
('annotation', 'received', 'accepted', 'accepted', 'window_clerk'),
('annotation', 'accepted', 'marked', 'marked', 'centre_clerk'),
('annotation', 'received', 'withdrawn', 'withdrawn', 'window_clerk'),
('annotation', 'accepted', 'withdrawn', 'withdrawn', 'window_clerk'),
('annotation', 'marked', 'closed', 'closed', 'window_clerk'),
('annotation', 'refused', 'closed', 'closed', 'window_clerk'),
('annotation', 'withdrawn', 'closed', 'closed', 'window_clerk'),
('annotation_withdrawal', 'none', 'received', 'received', 'window_clerk'),
('annotation_withdrawal', 'received', 'refused', 'refused', 'window_clerk'),
('annotation_withdrawal', 'received', 'accepted', 'accepted', 'window_clerk'),
('annotation_withdrawal', 'accepted', 'unmarked', 'unmarked', 'centre_clerk'),
('annotation_withdrawal', 'unmarked', 'closed', 'closed', 'window_clerk'),
('annotation_withdrawal', 'refused', 'closed', 'closed', 'window_clerk'),
('forgery', 'none', 'reported', 'reported', 'window_clerk'),
('forgery', 'reported', 'established', 'established', 'authority_officer'),
('forgery', 'reported', 'dismissed', 'dismissed', 'authority_officer'),
('forgery', 'established', 'recorded', 'recorded', 'centre_clerk'),
('forgery', 'recorded', 'closed', 'closed', 'authority_officer'),
('forgery', 'dismissed', 'closed', 'closed', 'authority_officer'),
-- Only where nobody knows who did it: close_case holds to that.
('forgery', 'established', 'closed', 'closed', 'authority_officer');

-- A person of a case. The number is sealed by the daemon; the digest compares it, the tail is what is shown of it.
create type credit.case_person as (
    name text,
    document_type text,
    digest uuid,
    sealed bytea,
    tail text
);

comment on type credit.case_person is
'A person as the functions of cases pass one on; digest, sealed and tail are of the document''s number.';

create table credit.service_case (
    case_id uuid not null,
    kind text not null,
    state text not null,
    receipt_number text not null,
    subject_key uuid,
    unit_code text not null,
    profile text not null,
    received_at timestamptz not null,
    received_by text not null,
    state_since timestamptz not null,
    closed_at timestamptz,
    applicant_kind text not null,
    applicant_name text not null,
    applicant_document_type text not null,
    applicant_digest uuid not null,
    applicant_sealed bytea not null,
    applicant_tail text not null,
    applicant_code text,
    agent_name text,
    agent_document_type text,
    agent_digest uuid,
    agent_sealed bytea,
    agent_tail text,
    is_oral boolean not null,
    written_by text,
    parent_case uuid,
    constraint service_case_pkey primary key (case_id),
    constraint service_case_receipt_number_key unique (receipt_number),
    constraint service_case_subject_fk foreign key (subject_key) references credit.subject (subject_key),
    constraint service_case_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint service_case_received_by_fk foreign key (received_by) references credit.account (account_id),
    constraint service_case_written_by_fk foreign key (written_by) references credit.account (account_id),
    constraint service_case_parent_case_fk foreign key (parent_case) references credit.service_case (case_id),
    constraint service_case_kind_check check (
        kind in ('application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery')
    ),
    -- Letter of the kind, day, eight random characters, check character; no I, L, O, U.
    constraint service_case_receipt_number_check check (
        receipt_number ~ '^[SYBCZ]\d{8}[0-9A-HJKMNP-TV-Z]{8}[0-9A-Z]$'
    ),
    constraint service_case_state_since_check check (state_since >= received_at),
    constraint service_case_closed_at_check check ((state = 'closed') = (closed_at is not null)),
    constraint service_case_applicant_kind_check check (applicant_kind in ('natural', 'legal')),
    constraint service_case_applicant_name_check check (
        pg_catalog.length(pg_catalog.btrim(applicant_name)) between 1 and 100
    ),
    constraint service_case_applicant_document_type_check check (applicant_document_type ~ '^[a-z][a-z_]{0,31}$'),
    constraint service_case_applicant_tail_check check (pg_catalog.length(applicant_tail) between 1 and 4),
    constraint service_case_applicant_code_check check (
        applicant_kind = 'legal' or applicant_code is null
    ),
    constraint service_case_agent_name_check check (
        pg_catalog.length(pg_catalog.btrim(agent_name)) between 1 and 100
    ),
    constraint service_case_agent_document_type_check check (agent_document_type ~ '^[a-z][a-z_]{0,31}$'),
    constraint service_case_agent_tail_check check (pg_catalog.length(agent_tail) between 1 and 4),
    constraint service_case_agent_check check (
        pg_catalog.num_nulls(agent_name, agent_document_type, agent_digest, agent_sealed, agent_tail) in (0, 5)
    ),
    constraint service_case_written_by_check check (is_oral = (written_by is not null)),
    constraint service_case_parent_case_check check (parent_case <> case_id)
);

create index service_case_unit_code_received_at_idx on credit.service_case (unit_code, received_at, case_id);
create index service_case_received_at_idx on credit.service_case (received_at, case_id);
create index service_case_subject_key_idx on credit.service_case (subject_key) where subject_key is not null;
create index service_case_parent_case_idx on credit.service_case (parent_case) where parent_case is not null;

comment on table credit.service_case is
'One row per request of a person: application, objection, annotation, its withdrawal, and forgery that was found. '
'state is what its newest event made it.';
comment on column credit.service_case.receipt_number is 'What the applicant has in hand; made by DocumentNumber.';
comment on column credit.service_case.subject_key is 'Whom it is about; null: not known, or no file yet.';
comment on column credit.service_case.unit_code is 'The window that received it; only its clerks work on it there.';
comment on column credit.service_case.profile is 'Rule set in force when it was received; its periods stay those.';
comment on column credit.service_case.received_by is 'Account.';
comment on column credit.service_case.closed_at is 'Null: not closed.';
comment on column credit.service_case.applicant_name is 'In clear, as in the document.';
comment on column credit.service_case.applicant_digest is
'Keyed digest of the document''s number, as of a file''s identifiers: so own data is provable.';
comment on column credit.service_case.applicant_sealed is 'The number, encrypted by the daemon.';
comment on column credit.service_case.applicant_tail is 'Last 1 to 4 characters of the number, all that is shown.';
comment on column credit.service_case.applicant_code is
'Unified code of a legal person; null: a natural person, or a legal one that has none.';
comment on column credit.service_case.agent_name is 'This and the other columns of the agent: null: no agent.';
comment on column credit.service_case.is_oral is 'The applicant could not write: staff filled the form in (HZ-Q7).';
comment on column credit.service_case.written_by is 'Account that filled an oral form in; null: it was no oral one.';
comment on column credit.service_case.parent_case is 'The case that it comes from; null: it stands by itself.';

create table credit.case_event (
    case_id uuid not null,
    number integer not null,
    kind text not null,
    from_state text not null,
    event text not null,
    to_state text not null,
    role text not null,
    at timestamptz not null,
    actor text not null,
    note text,
    details jsonb not null,
    constraint case_event_pkey primary key (case_id, number),
    constraint case_event_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint case_event_transition_fk foreign key (kind, from_state, event, to_state, role)
    references credit.case_transition (kind, from_state, event, to_state, role),
    constraint case_event_actor_fk foreign key (actor) references credit.account (account_id),
    constraint case_event_number_check check (number >= 1),
    constraint case_event_note_check check (pg_catalog.length(note) between 1 and 500),
    constraint case_event_details_check check (pg_catalog.jsonb_typeof(details) = 'object')
);

comment on table credit.case_event is 'Every step of a case, who and when (HZ-O13). Added, never changed.';
comment on column credit.case_event.number is 'From 1 for each case, without a gap.';
comment on column credit.case_event.role is 'In which the account took the step.';
comment on column credit.case_event.note is 'The reason that was given with it, as given; null: none.';
comment on column credit.case_event.details is 'Ids, codes and days of the step; nothing personal.';

create table credit.case_deadline (
    deadline_id uuid not null,
    case_id uuid not null,
    period_code text not null,
    about_id uuid,
    profile text not null,
    effective_on date not null,
    responsible_role text not null,
    responsible_unit text not null,
    responsible_account text,
    starts_on date not null,
    due_on date,
    missing_year integer,
    extension_length integer,
    extension_unit text,
    extended_until date,
    last_day date generated always as (
        case when missing_year is null then coalesce(extended_until, due_on) end
    ) stored,
    met_at timestamptz,
    ended_at timestamptz,
    ended_ground text,
    constraint case_deadline_pkey primary key (deadline_id),
    constraint case_deadline_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint case_deadline_period_fk foreign key (profile, period_code, effective_on)
    references credit.legal_period (profile, period_code, effective_on),
    constraint case_deadline_responsible_role_fk foreign key (responsible_role) references credit.role (role),
    constraint case_deadline_responsible_unit_fk foreign key (responsible_unit) references credit.unit (unit_code),
    constraint case_deadline_responsible_account_fk foreign key (responsible_account)
    references credit.account (account_id),
    constraint case_deadline_due_on_check check (due_on >= starts_on),
    constraint case_deadline_extension_check check ((extension_length is null) = (extension_unit is null)),
    constraint case_deadline_extension_length_check check (extension_length > 0),
    constraint case_deadline_extension_unit_check check (extension_unit in ('calendar_day', 'working_day')),
    constraint case_deadline_extended_until_check check (
        extended_until > due_on and extension_length is not null or extended_until is null
    ),
    -- X-1: a day that cannot be counted is not guessed, and says which year is missing.
    constraint case_deadline_missing_year_check check (
        (missing_year is null)
        = (due_on is not null and (extension_length is null) = (extended_until is null))
    ),
    constraint case_deadline_ended_at_check check ((ended_at is null) = (ended_ground is null)),
    constraint case_deadline_met_at_check check (met_at is null or ended_at is null),
    constraint case_deadline_ended_ground_check check (ended_ground ~ '^[a-z][a-z_]{0,31}$')
);

-- One clock of a kind runs in a case at a time; of requests one for each.
create unique index case_deadline_open_key on credit.case_deadline (case_id, period_code, coalesce(about_id, case_id))
where met_at is null and ended_at is null;
create index case_deadline_about_id_idx on credit.case_deadline (about_id) where about_id is not null;
create index case_deadline_open_last_day_idx on credit.case_deadline (last_day, deadline_id)
where met_at is null and ended_at is null;
-- X-1: what was done or ended too late stays listed until the authority has noted it.
create index case_deadline_missed_idx on credit.case_deadline (last_day, deadline_id)
where (coalesce(met_at, ended_at) at time zone 'Asia/Shanghai')::date > last_day;
create index case_deadline_missing_year_idx on credit.case_deadline (missing_year) where missing_year is not null;

comment on table credit.case_deadline is
'Clocks of cases, with the rule and version that they run by. Open: neither met nor ended; an open one ends by what '
'people do, never by time.';
comment on column credit.case_deadline.about_id is
'The extension, loan, destruction or correction of a report that is waited for; null: the case itself.';
comment on column credit.case_deadline.effective_on is 'Of the legal_period that it was counted by.';
comment on column credit.case_deadline.responsible_role is 'Who must act.';
comment on column credit.case_deadline.responsible_unit is 'Of which unit.';
comment on column credit.case_deadline.responsible_account is
'Who of role and unit acted last in the case; null: nobody yet, so anybody of them.';
comment on column credit.case_deadline.starts_on is 'Day of the event, Asia/Shanghai; not counted.';
comment on column credit.case_deadline.due_on is
'Last day that is in time, without an extension; null: needs a year whose schedule is not loaded (missing_year).';
comment on column credit.case_deadline.missing_year is
'First year whose schedule is missing, for due_on or for the extension; null: nothing is missing.';
comment on column credit.case_deadline.extension_length is 'Granted, in extension_unit; null: not extended.';
comment on column credit.case_deadline.extension_unit is 'calendar_day or working_day; null: not extended.';
comment on column credit.case_deadline.extended_until is
'Last day that is in time, with the extension; null: not extended, or needs the missing year.';
comment on column credit.case_deadline.last_day is
'What counts: extended_until or due_on; null: a year is missing for it.';
comment on column credit.case_deadline.met_at is 'When that was done which was due, late or not; null: not done.';
comment on column credit.case_deadline.ended_at is 'When it became pointless; null: it did not.';
comment on column credit.case_deadline.ended_ground is 'Why, such as withdrawn; null: it did not.';

create table credit.case_extension (
    extension_id uuid not null,
    case_id uuid not null,
    deadline_id uuid not null,
    requested_by text not null,
    requested_at timestamptz not null,
    length integer not null,
    reason text not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    decision_reason text,
    told_by text,
    told_at timestamptz,
    constraint case_extension_pkey primary key (extension_id),
    constraint case_extension_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint case_extension_deadline_fk foreign key (deadline_id) references credit.case_deadline (deadline_id),
    constraint case_extension_requested_by_fk foreign key (requested_by) references credit.account (account_id),
    constraint case_extension_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    constraint case_extension_told_by_fk foreign key (told_by) references credit.account (account_id),
    constraint case_extension_length_check check (length > 0),
    constraint case_extension_reason_check check (pg_catalog.length(pg_catalog.btrim(reason)) between 1 and 500),
    constraint case_extension_decided_by_check check (decided_by <> requested_by),
    constraint case_extension_decision_check check (
        decision in ('granted', 'refused')
        and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    ),
    constraint case_extension_told_by_check check (
        (told_by is null) = (told_at is null) and (told_by is null or decision is not null)
    ),
    constraint case_extension_decision_reason_check check (
        pg_catalog.length(decision_reason) between 1 and 500
        and (decision <> 'refused' or decision_reason is not null)
    )
);

-- A deadline is extended once at most; the longest extension is one figure of the law.
create unique index case_extension_deadline_id_key on credit.case_extension (deadline_id)
where decision is distinct from 'refused';
create index case_extension_case_id_idx on credit.case_extension (case_id);

comment on table credit.case_extension is
'Extensions of deadlines, requested by one person and decided by another of the authority (HZ-Q12, HZ-O3).';
comment on column credit.case_extension.length is 'How much more, in the extension unit of the deadline''s period.';
comment on column credit.case_extension.reason is '1 to 500 characters, as given.';
comment on column credit.case_extension.decided_by is 'Account of another person; null: not decided yet.';
comment on column credit.case_extension.decision is 'granted or refused; null: not decided yet.';
comment on column credit.case_extension.decision_reason is 'Always with a refusal; null: no remark.';
comment on column credit.case_extension.told_by is
'Account of the window that told the applicant of the decision (HZ-Q12); null: not told yet.';
comment on column credit.case_extension.told_at is 'Null: not told yet.';

create table credit.case_material (
    material_id uuid not null,
    case_id uuid not null,
    material_code text not null,
    is_original boolean not null,
    is_stamped boolean not null,
    is_notarised boolean not null,
    page_count integer not null,
    checked_by text not null,
    checked_at timestamptz not null,
    filed_at timestamptz,
    filed_by text,
    file_id uuid,
    removed_at timestamptz,
    removed_by text,
    removal_reason text,
    constraint case_material_pkey primary key (material_id),
    constraint case_material_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint case_material_checked_by_fk foreign key (checked_by) references credit.account (account_id),
    constraint case_material_filed_by_fk foreign key (filed_by) references credit.account (account_id),
    constraint case_material_removed_by_fk foreign key (removed_by) references credit.account (account_id),
    constraint case_material_material_code_check check (material_code ~ '^[a-z][a-z_]{0,63}$'),
    -- Set by us, pages: a bundle of papers that is thicker is several materials.
    constraint case_material_page_count_check check (page_count between 1 and 2000),
    constraint case_material_filed_at_check check ((filed_at is null) = (filed_by is null)),
    constraint case_material_removed_at_check check (
        (removed_at is null) = (removed_by is null) and (removed_at is null) = (removal_reason is null)
    ),
    -- What is in the archive leaves it by destruction only.
    constraint case_material_removed_filed_check check (removed_at is null or filed_at is null),
    constraint case_material_removal_reason_check check (
        pg_catalog.length(pg_catalog.btrim(removal_reason)) between 1 and 500
    )
);

create index case_material_case_id_idx on credit.case_material (case_id);
create index case_material_unfiled_idx on credit.case_material (checked_at)
where filed_at is null and removed_at is null;

comment on table credit.case_material is
'Papers of a case as the window checked them (HZ-Q5), which are what is archived (HZ-Q16). One that was checked by '
'mistake is removed with a reason; the row stays.';
comment on column credit.case_material.material_code is 'As in material_rule.';
comment on column credit.case_material.is_original is 'The original was seen or kept, not a copy.';
comment on column credit.case_material.checked_by is 'Account.';
comment on column credit.case_material.filed_at is 'When it was put into the archive; null: not yet.';
comment on column credit.case_material.file_id is 'Its scan in stored_file; null: paper only.';
comment on column credit.case_material.removed_at is 'When it turned out not to be part of the case; null: it is.';

create table credit.case_escalation (
    deadline_id uuid not null,
    acknowledged_by text not null,
    acknowledged_at timestamptz not null,
    instruction text not null,
    constraint case_escalation_pkey primary key (deadline_id),
    constraint case_escalation_deadline_fk foreign key (deadline_id) references credit.case_deadline (deadline_id),
    constraint case_escalation_acknowledged_by_fk foreign key (acknowledged_by)
    references credit.account (account_id),
    constraint case_escalation_instruction_check check (
        pg_catalog.length(pg_catalog.btrim(instruction)) between 1 and 500
    )
);

comment on table credit.case_escalation is
'What the authority said to a deadline that was missed. Added, never changed.';
comment on column credit.case_escalation.acknowledged_by is 'Account of the authority.';
comment on column credit.case_escalation.instruction is 'What is to be done now, 1 to 500 characters, as given.';

-- The keeper of cases. Events are added, never changed; nothing of a case is deleted.
grant select on
credit.case_transition, credit.service_case, credit.case_event, credit.case_deadline, credit.case_extension,
credit.case_material, credit.case_escalation
to credit_case_keeper, credit_window_discloser;
grant select on credit.case_transition, credit.service_case, credit.case_event to credit_corrector;
grant insert on
credit.service_case, credit.case_event, credit.case_deadline, credit.case_extension, credit.case_material,
credit.case_escalation
to credit_case_keeper;
grant update (state, state_since, closed_at, subject_key) on credit.service_case to credit_case_keeper;
grant update (
    due_on, missing_year, extension_length, extension_unit, extended_until, responsible_role, responsible_unit,
    responsible_account, met_at, ended_at,
    ended_ground
) on credit.case_deadline to credit_case_keeper;
grant update (decided_by, decided_at, decision, decision_reason, told_by, told_at)
on credit.case_extension to credit_case_keeper;
grant update (filed_at, filed_by, file_id, removed_at, removed_by, removal_reason)
on credit.case_material to credit_case_keeper;

-- Who acts, and where; no credentials.
grant select on credit.unit, credit.role, credit.division
to credit_case_keeper, credit_window_discloser, credit_corrector;
grant select (account_id, holder_name, unit_code, role, state)
on credit.account to credit_case_keeper, credit_window_discloser, credit_corrector;

-- Of records: which there are, whose, of which level and until when, and whether two say the same; no field of them.
grant select (subject_key, kind) on credit.subject to credit_case_keeper, credit_window_discloser, credit_corrector;
grant select (identifier_digest, identifier_type, subject_key)
on credit.identifier to credit_case_keeper, credit_window_discloser, credit_corrector;
grant select (
    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, decided_on,
    published_on, valid_until, public_until, retained_until, content_digest, recorded_at
) on credit.record_version to credit_case_keeper;
grant select on credit.catalogue_version, credit.catalogue_item
to credit_case_keeper, credit_window_discloser, credit_corrector;
-- HZ-O7, HZ-O9, HZ-O11, HZ-O12: markers come and go with the case, in its transaction.
grant select, insert, delete on credit.record_marker to credit_case_keeper;

-- At the window: fields of level A and B. Of level C only that a newer version is one, which ends the older.
grant select (subject_key, record_id, version, open_level) on credit.record_version to credit_window_discloser;
grant select (
    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, decided_on,
    published_on, valid_until, public_until, retained_until, recorded_at, level_a_fields, level_b_fields
) on credit.record_version_a, credit.record_version_b to credit_window_discloser;
grant select on credit.record_marker to credit_window_discloser, credit_corrector;
