-- Purpose: consents for items on authority, hours exceptions, feedback of using units, and the daily check's record.
-- Rules: JJ-7, QZ-8, HZ-M8, PB-3.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.consent_transition (
    from_state text not null,
    event text not null,
    to_state text not null,
    constraint consent_transition_pkey primary key (from_state, event),
    constraint consent_transition_from_state_event_to_state_key unique (from_state, event, to_state)
);

comment on table credit.consent_transition is
'What may happen to a consent: the same table as ConsentLifecycle, as a foreign key. Reference table.';
comment on column credit.consent_transition.from_state is 'none: before the application.';
comment on column credit.consent_transition.event is 'What happened, in the past tense.';

insert into credit.consent_transition (from_state, event, to_state)
values
('none', 'applied', 'applied'),
('applied', 'granted', 'granted'),
('applied', 'refused', 'refused'),
('granted', 'withdrawn', 'withdrawn');

create table credit.consent (
    consent_id uuid not null,
    using_unit text not null,
    providing_unit text not null,
    item_code text not null,
    purpose text not null,
    state text not null,
    reason text not null,
    applied_by text not null,
    applied_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision_reason text,
    valid_from date,
    valid_until date,
    withdrawn_by text,
    withdrawn_at timestamptz,
    withdrawal_reason text,
    constraint consent_pkey primary key (consent_id),
    constraint consent_using_unit_fk foreign key (using_unit) references credit.unit (unit_code),
    constraint consent_providing_unit_fk foreign key (providing_unit) references credit.unit (unit_code),
    constraint consent_applied_by_fk foreign key (applied_by) references credit.account (account_id),
    constraint consent_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    constraint consent_withdrawn_by_fk foreign key (withdrawn_by) references credit.account (account_id),
    constraint consent_state_check check (state in ('applied', 'granted', 'refused', 'withdrawn')),
    constraint consent_reason_check check (pg_catalog.length(pg_catalog.btrim(reason)) between 1 and 500),
    constraint consent_decided_by_check check (
        (state = 'applied') = (decided_by is null) and (decided_by is null) = (decided_at is null)
    ),
    -- A refusal has its reason; a grant has its period.
    constraint consent_decision_reason_check check (state <> 'refused' or decision_reason is not null),
    constraint consent_valid_from_check check (
        (valid_from is not null) = (state in ('granted', 'withdrawn'))
        and (valid_from is null) = (valid_until is null)
    ),
    -- Set by us, days: a provider looks at every consent again after a year at the latest.
    constraint consent_valid_until_check check (valid_until >= valid_from and valid_until - valid_from < 366),
    constraint consent_withdrawn_by_check check (
        (state = 'withdrawn') = (withdrawn_by is not null)
        and (withdrawn_by is null) = (withdrawn_at is null)
        and (withdrawn_by is null) = (withdrawal_reason is null)
    )
);

comment on table credit.consent is
'What a providing unit answered to a using unit that wants an item which is used on authority (JJ-7). In force: '
'granted, from valid_from to valid_until; its end by date is no state.';
comment on column credit.consent.using_unit is 'The unit that asks.';
comment on column credit.consent.providing_unit is 'The unit that provides the item''s records, and decides.';
comment on column credit.consent.item_code is 'As in catalogue_item, of whatever catalogue is in force.';
comment on column credit.consent.purpose is 'The one purpose of queries that it holds for.';
comment on column credit.consent.reason is 'Why the using unit wants it, 1 to 500 characters, as given.';
comment on column credit.consent.applied_by is 'Account of the using unit.';
comment on column credit.consent.decided_by is 'Account of the providing unit; null: not decided yet.';
comment on column credit.consent.decided_at is 'Null: not decided yet.';
comment on column credit.consent.decision_reason is 'Always with a refusal; null: a grant without a remark.';
comment on column credit.consent.valid_from is 'First day, Asia/Shanghai; null: never granted.';
comment on column credit.consent.valid_until is
'Last day, itself still in force; at most 366 days with both; null: never granted.';
comment on column credit.consent.withdrawn_by is 'Account of the providing unit; null: not withdrawn.';
comment on column credit.consent.withdrawn_at is 'Ends it at once; null: not withdrawn.';
comment on column credit.consent.withdrawal_reason is 'Null: not withdrawn.';

-- Read by every disclosure of an item on authority.
create index consent_using_unit_item_code_idx on credit.consent (using_unit, item_code) where state = 'granted';
-- The same application twice at the same time is one.
create unique index consent_applied_key on credit.consent (using_unit, providing_unit, item_code, purpose)
where state = 'applied';
create index consent_providing_unit_applied_at_idx on credit.consent (providing_unit, applied_at, consent_id);
create index consent_using_unit_applied_at_idx on credit.consent (using_unit, applied_at, consent_id);

create table credit.consent_event (
    consent_id uuid not null,
    number integer not null,
    from_state text not null,
    event text not null,
    to_state text not null,
    at timestamptz not null,
    actor text not null,
    note text,
    constraint consent_event_pkey primary key (consent_id, number),
    constraint consent_event_consent_fk foreign key (consent_id) references credit.consent (consent_id),
    constraint consent_event_transition_fk foreign key (from_state, event, to_state)
    references credit.consent_transition (from_state, event, to_state),
    constraint consent_event_number_check check (number >= 1),
    constraint consent_event_note_check check (pg_catalog.length(note) <= 500)
);

comment on table credit.consent_event is 'Every step of a consent, who and when. Added, never changed.';
comment on column credit.consent_event.number is 'From 1 for each consent, without a gap.';
comment on column credit.consent_event.actor is 'Account that did it.';
comment on column credit.consent_event.note is 'The reason that was given with it; null: none.';

create table credit.hours_exception (
    exception_id uuid not null,
    unit_code text not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    reason text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    decision text,
    decision_reason text,
    constraint hours_exception_pkey primary key (exception_id),
    constraint hours_exception_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint hours_exception_requested_by_fk foreign key (requested_by) references credit.account (account_id),
    constraint hours_exception_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    -- Set by us, days: an exception is a stated window; what is needed for longer belongs into the policy's hours.
    constraint hours_exception_closes_at_check check (
        closes_at > opens_at and closes_at <= opens_at + interval '31 days'
    ),
    constraint hours_exception_reason_check check (pg_catalog.length(pg_catalog.btrim(reason)) between 1 and 500),
    constraint hours_exception_decided_by_check check (decided_by <> requested_by),
    constraint hours_exception_decision_check check (
        decision in ('approved', 'refused')
        and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
    ),
    constraint hours_exception_decision_reason_check check (decision <> 'refused' or decision_reason is not null)
);

comment on table credit.hours_exception is
'Windows outside the hours of service in which a unit may query, requested and approved by two persons (QZ-8). In '
'force: approved, from opens_at until before closes_at.';
comment on column credit.hours_exception.opens_at is 'First instant.';
comment on column credit.hours_exception.closes_at is 'First instant that is outside again; at most 31 days later.';
comment on column credit.hours_exception.reason is '1 to 500 characters, as given.';
comment on column credit.hours_exception.requested_by is 'Account.';
comment on column credit.hours_exception.decided_by is 'Account of another person; null: not decided yet.';
comment on column credit.hours_exception.decided_at is 'Null: not decided yet.';
comment on column credit.hours_exception.decision is 'approved or refused; null: not decided yet.';
comment on column credit.hours_exception.decision_reason is 'Always with a refusal; null: approved without a remark.';

create index hours_exception_unit_code_closes_at_idx on credit.hours_exception (unit_code, closes_at)
where decision = 'approved';
-- The same request twice at the same time is one.
create unique index hours_exception_waiting_key on credit.hours_exception (unit_code, opens_at, closes_at)
where decision is null;

create table credit.use_feedback (
    feedback_id uuid not null,
    log_position bigint not null,
    unit_code text not null,
    account_id text not null,
    matter text,
    result text not null,
    note text,
    reported_at timestamptz not null,
    constraint use_feedback_pkey primary key (feedback_id),
    constraint use_feedback_log_position_key unique (log_position),
    constraint use_feedback_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint use_feedback_account_fk foreign key (account_id) references credit.account (account_id),
    constraint use_feedback_result_check check (result in ('granted', 'refused', 'extra_checks', 'other')),
    constraint use_feedback_note_check check (pg_catalog.length(pg_catalog.btrim(note)) between 1 and 500),
    constraint use_feedback_other_check check (result <> 'other' or note is not null)
);

comment on table credit.use_feedback is
'What using units did with what they were answered (HZ-M8). Added, never changed.';
comment on column credit.use_feedback.log_position is 'The unit''s own answered query; one feedback each.';
comment on column credit.use_feedback.account_id is 'Who reported; another person of the unit may have asked.';
comment on column credit.use_feedback.matter is 'Of the query, from its entry; null: it had none.';
comment on column credit.use_feedback.note is '1 to 500 characters, as given; null: none. Always with other.';

create index use_feedback_reported_at_idx on credit.use_feedback (reported_at);

create table credit.daily_check (
    unit_code text not null,
    day date not null,
    checked_by text not null,
    checked_at timestamptz not null,
    query_count bigint not null,
    finding text not null,
    constraint daily_check_pkey primary key (unit_code, day),
    constraint daily_check_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint daily_check_checked_by_fk foreign key (checked_by) references credit.account (account_id),
    constraint daily_check_query_count_check check (query_count >= 0),
    constraint daily_check_finding_check check (pg_catalog.length(pg_catalog.btrim(finding)) between 1 and 500)
);

comment on table credit.daily_check is
'That somebody looked through the queries of a unit''s day, and what was found (PB-3). Added, never changed.';
comment on column credit.daily_check.day is 'The day of the queries, Asia/Shanghai.';
comment on column credit.daily_check.checked_by is 'Account.';
comment on column credit.daily_check.query_count is 'Queries of that day in the log when it was checked.';
comment on column credit.daily_check.finding is '1 to 500 characters, as given.';

grant select on credit.consent_transition to credit_account_keeper;
grant select, insert on
credit.consent, credit.consent_event, credit.hours_exception, credit.use_feedback, credit.daily_check
to credit_account_keeper;
grant update (
    state, decided_by, decided_at, decision_reason, valid_from, valid_until, withdrawn_by, withdrawn_at,
    withdrawal_reason
) on credit.consent to credit_account_keeper;
grant update (decided_by, decided_at, decision, decision_reason) on credit.hours_exception to credit_account_keeper;
-- What the disclosure asks: is it in force.
grant select (using_unit, providing_unit, item_code, purpose, state, valid_from, valid_until)
on credit.consent to credit_government_discloser;
grant select (unit_code, opens_at, closes_at, decision) on credit.hours_exception to credit_government_discloser;
-- What an application must name; the list of purposes is granted where it is made.
grant select (catalogue_version_id, state) on credit.catalogue_version to credit_account_keeper;
grant select (catalogue_version_id, item_code, sharing_mode) on credit.catalogue_item to credit_account_keeper;
