-- Purpose: what government queries leave behind besides the log: keys of answers, usage, blocks, verification jobs.
-- Rules: HZ-Q15, QZ-9, QZ-12, PB-3, PB-8.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables and the schema pgcrypto.
-- As the migrator, who may make schemas: the extension is one that PostgreSQL trusts every database's owner with.
create schema pgcrypto;
create extension pgcrypto schema pgcrypto;
comment on schema pgcrypto is 'The cipher of answers between their staging and their COMMIT.';
grant usage on schema pgcrypto to credit_government_discloser;

set local role credit_owner;
set local lock_timeout = '10s';

-- Unlogged: a key lives from one COMMIT to the next statement; after a crash nobody waits for it any more. The answers
-- themselves are never written to a table: 4 kB for each query were a third of its cost.
create unlogged table credit.government_answer_key (
    ticket uuid not null,
    staged_by xid8 not null,
    staged_at timestamptz not null,
    key bytea not null,
    constraint government_answer_key_pkey primary key (ticket)
);
-- Every row is deleted within milliseconds: vacuum by number of rows.
alter table credit.government_answer_key set (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_threshold = -1, autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_threshold = 1000000
);

comment on table credit.government_answer_key is
'Keys of answers whose log entries are written but perhaps not committed. Handed out only to a later transaction: who '
'rolls back after asking has an envelope that nobody can open (HZ-Q15).';
comment on column credit.government_answer_key.ticket is 'Random; of the one call that staged them.';
comment on column credit.government_answer_key.staged_by is 'Transaction that wrote it; that one cannot take it.';
comment on column credit.government_answer_key.key is '128 random bits, for one envelope.';

create table credit.account_usage (
    account_id text not null,
    day date not null,
    query_count integer not null,
    outside_count integer not null,
    settled_query_count integer not null,
    settled_outside_count integer not null,
    mean_count numeric,
    constraint account_usage_pkey primary key (account_id, day),
    constraint account_usage_account_fk foreign key (account_id) references credit.account (account_id),
    constraint account_usage_query_count_check check (
        0 <= settled_query_count and settled_query_count <= query_count
    ),
    constraint account_usage_outside_count_check check (
        0 <= settled_outside_count and settled_outside_count <= outside_count and outside_count <= query_count
    )
) with (fillfactor = 50);

comment on table credit.account_usage is 'Subjects that an account asked for, by day; refused queries do not count.';
comment on column credit.account_usage.day is 'Asia/Shanghai.';
comment on column credit.account_usage.query_count is 'Subjects of the day.';
comment on column credit.account_usage.outside_count is 'Those of them outside the unit''s jurisdiction.';
comment on column credit.account_usage.settled_query_count is
'Of query_count, what a block of the day has accounted for: once two persons have lifted it, that counts no more.';
comment on column credit.account_usage.settled_outside_count is 'As settled_query_count, of outside_count.';
comment on column credit.account_usage.mean_count is
'Mean of query_count over the days of the thirty before on which it asked; null: it did not.';

create table credit.account_pace (
    account_id text not null,
    minute timestamptz not null,
    minute_count integer not null,
    last_code bigint,
    run_length integer not null,
    constraint account_pace_pkey primary key (account_id),
    constraint account_pace_account_fk foreign key (account_id) references credit.account (account_id),
    constraint account_pace_minute_count_check check (minute_count >= 0),
    constraint account_pace_run_length_check check (run_length >= 0)
) with (fillfactor = 50);

comment on table credit.account_pace is
'How fast and how regularly an account asks. Its row is locked, in the order of accounts, before the log''s head.';
comment on column credit.account_pace.minute is 'Begin of the minute that minute_count is of.';
comment on column credit.account_pace.minute_count is 'Subjects in that minute.';
comment on column credit.account_pace.last_code is 'Number of the last code in its sequence; null: none yet.';
comment on column credit.account_pace.run_length is 'Neighbouring codes one behind the other up to last_code, from 1.';

create table credit.account_block (
    block_id uuid not null,
    account_id text not null,
    rule_id text not null,
    limit_code text not null,
    observed bigint not null,
    allowed bigint not null,
    blocked_at timestamptz not null,
    lift_requested_by text,
    lift_requested_at timestamptz,
    lift_reason text,
    lifted_by text,
    lifted_at timestamptz,
    constraint account_block_pkey primary key (block_id),
    constraint account_block_account_fk foreign key (account_id) references credit.account (account_id),
    constraint account_block_lift_requested_by_check check (
        (lift_requested_by is null) = (lift_requested_at is null)
        and (lift_requested_by is null) = (lift_reason is null)
    ),
    constraint account_block_lifted_by_check check (
        lifted_by <> lift_requested_by and (lifted_by is null) = (lifted_at is null)
        and (lifted_by is null or lift_requested_by is not null)
    )
);

comment on table credit.account_block is
'Accounts that crossed a threshold and may not ask until two persons have lifted it. Never deleted.';
comment on column credit.account_block.limit_code is 'As in usage_limit.';
comment on column credit.account_block.observed is 'The figure that was too large, in the unit of usage_limit.value.';
comment on column credit.account_block.allowed is 'usage_limit.value at that time.';
comment on column credit.account_block.lift_requested_by is 'First person''s account; null: nobody has asked for it.';
comment on column credit.account_block.lift_requested_at is 'Null: nobody has asked for it.';
comment on column credit.account_block.lift_reason is 'What was found; null: nobody has asked for it.';
comment on column credit.account_block.lifted_by is 'Second person''s account; null: in force.';
comment on column credit.account_block.lifted_at is 'Null: in force.';

-- One at a time: a blocked account asks nothing that could cross another threshold.
create unique index account_block_account_id_key on credit.account_block (account_id) where lifted_at is null;

create table credit.access_decision (
    policy_id integer not null,
    role text not null,
    unit_level text not null,
    purpose text not null,
    relation text not null,
    sharing_mode text not null,
    consent text not null,
    forms text[] not null,
    rule_ids text[] not null,
    constraint access_decision_pkey primary key (
        policy_id, role, unit_level, purpose, relation, sharing_mode, consent
    ),
    constraint access_decision_policy_fk foreign key (policy_id) references credit.access_policy (policy_id)
    on delete cascade
);

comment on table credit.access_decision is
'What decide_accesses says of every situation that a government user can meet: worked out once, because published '
'policies never change. Some hundred rows for each; a situation that is not in it shows nothing. A migration '
'that adds a role, a relation or a marker empties it. Reference table.';
comment on column credit.access_decision.forms is
'Without a marker, under processing, doubted by the applicant: of the open levels A, B, C each.';
comment on column credit.access_decision.rule_ids is 'As forms: the rules that decide.';

create table credit.withheld_document (
    policy_id integer not null,
    catalogue_version_id integer not null,
    role text not null,
    unit_level text not null,
    purpose text not null,
    is_person boolean not null,
    document text not null,
    constraint withheld_document_pkey primary key (
        policy_id, catalogue_version_id, role, unit_level, purpose, is_person
    ),
    constraint withheld_document_policy_fk foreign key (policy_id) references credit.access_policy (policy_id)
    on delete cascade,
    constraint withheld_document_catalogue_version_fk foreign key (catalogue_version_id)
    references credit.catalogue_version (catalogue_version_id) on delete cascade
);

comment on table credit.withheld_document is
'What government_withheld says of those who ask for all items and hold no consent: worked out once, because published '
'policies and catalogues never change. At most roles by levels by purposes by kinds for each pair of them. Reference '
'table.';
comment on column credit.withheld_document.is_person is 'Whether it is about natural persons.';
comment on column credit.withheld_document.document is 'JSON array without its brackets.';

create table credit.verification_job (
    job_id uuid not null,
    account_id text not null,
    unit_code text not null,
    spki_digest bytea not null,
    purpose text not null,
    matter text,
    case_number text,
    items text,
    state text not null,
    subject_count integer not null,
    done_count integer not null,
    requested_at timestamptz not null,
    finished_at timestamptz,
    fetched_at timestamptz,
    keep_until timestamptz,
    network_address text not null,
    request_id text not null,
    constraint verification_job_pkey primary key (job_id),
    constraint verification_job_account_fk foreign key (account_id) references credit.account (account_id),
    constraint verification_job_unit_fk foreign key (unit_code) references credit.unit (unit_code),
    constraint verification_job_state_check check (
        state in ('waiting', 'running', 'finished', 'failed', 'fetched', 'expired')
    ),
    constraint verification_job_done_count_check check (done_count between 0 and subject_count),
    constraint verification_job_finished_at_check check ((state in ('waiting', 'running')) = (finished_at is null)),
    constraint verification_job_fetched_at_check check ((state = 'fetched') = (fetched_at is not null))
);

comment on table credit.verification_job is
'An uploaded list that is answered step by step, each line checked and logged like a query, and fetched once.';
comment on column credit.verification_job.spki_digest is
'Certificate that it was requested with: when that one ends, so does the job.';
comment on column credit.verification_job.matter is 'Null: the purpose needs none.';
comment on column credit.verification_job.case_number is 'Null: the purpose needs none.';
comment on column credit.verification_job.items is 'JSON array of item codes; null: all.';
comment on column credit.verification_job.state is
'waiting: not begun; running; finished: to be fetched; failed: a line was refused, it and what was answered before it '
'are to be fetched; fetched, or expired because nobody fetched it: its lines are gone.';
comment on column credit.verification_job.subject_count is 'Lines.';
comment on column credit.verification_job.done_count is 'Lines that have their answer.';
comment on column credit.verification_job.finished_at is 'Null: not yet.';
comment on column credit.verification_job.fetched_at is 'Null: not yet.';
comment on column credit.verification_job.keep_until is
'First instant at which lines are deleted unfetched; null: not finished yet.';

create index verification_job_account_id_requested_at_idx on credit.verification_job (account_id, requested_at);
create index verification_job_requested_at_idx on credit.verification_job (requested_at)
where state in ('waiting', 'running', 'finished', 'failed');

create table credit.verification_line (
    job_id uuid not null,
    number integer not null,
    identifier_digest uuid,
    label text not null,
    division_code text,
    code_number bigint,
    status smallint,
    answer text,
    constraint verification_line_pkey primary key (job_id, number),
    constraint verification_line_job_fk foreign key (job_id) references credit.verification_job (job_id),
    constraint verification_line_number_check check (number >= 1),
    constraint verification_line_status_check check ((status is null) = (answer is null))
);

comment on table credit.verification_line is
'Subjects of a job and their sealed answers, until they are fetched. Survives a crash: the entries are written.';
comment on column credit.verification_line.number is 'From 1: the line''s place in the uploaded list.';
comment on column credit.verification_line.label is 'As in stage_government_answers.';
comment on column credit.verification_line.division_code is 'As in stage_government_answers; null: unknown.';
comment on column credit.verification_line.code_number is 'As in stage_government_answers; null: no such code.';
comment on column credit.verification_line.status is 'HTTP status; null: not answered yet.';
comment on column credit.verification_line.answer is 'The sealed document, with its receipt; null: not answered yet.';

grant select, insert, delete on credit.government_answer_key to credit_government_discloser;
grant select, insert on
credit.account_usage, credit.account_pace, credit.account_block, credit.access_decision, credit.withheld_document
to credit_government_discloser;
grant update (query_count, outside_count, settled_query_count, settled_outside_count)
on credit.account_usage to credit_government_discloser;
grant update (minute, minute_count, last_code, run_length) on credit.account_pace to credit_government_discloser;
grant select, insert on credit.verification_job to credit_government_discloser;
grant update (state, subject_count, done_count, finished_at, fetched_at, keep_until)
on credit.verification_job to credit_government_discloser;
grant select, insert, delete on credit.verification_line to credit_government_discloser;
grant update (status, answer) on credit.verification_line to credit_government_discloser;
-- Two persons lift a block; nobody makes or deletes one by hand.
grant select on credit.account_block, credit.account_usage to credit_account_keeper;
grant update (lift_requested_by, lift_requested_at, lift_reason, lifted_by, lifted_at)
on credit.account_block to credit_account_keeper;

-- What a disclosure reads. Never record_version.content: only the fields that were parted and masked when stored.
grant select (identifier_digest, subject_key) on credit.identifier to credit_government_discloser;
grant select (
    subject_key, record_id, version, open_level, item_code, provider_code, state, decided_on, retained_until,
    level_a_fields, level_b_fields, level_c_fields, masked_level_a_fields, masked_level_b_fields, masked_level_c_fields
) on credit.record_version, credit.record_version_a, credit.record_version_b, credit.record_version_c
to credit_government_discloser;
grant select on credit.record_marker, credit.catalogue_item to credit_government_discloser;
grant select (catalogue_version_id, profile, label, state, effective_on) on credit.catalogue_version
to credit_government_discloser;
