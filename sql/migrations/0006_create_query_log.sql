-- Purpose: the permanent query log: one entry per query, contiguous positions, exact leaf bytes.
-- Rules: HZ-Q15, PB-12, BX-13.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: not foreseen once an entry exists.
set local role credit_query_log_owner;

create table credit.query_log_head (
    log_id smallint not null,
    next_position bigint not null,
    last_logged_at timestamptz not null,
    constraint query_log_head_pkey primary key (log_id),
    constraint query_log_head_next_position_check check (next_position >= 0)
);

comment on table credit.query_log_head is
'One row per log. A batch takes its positions here, last, inside its own transaction: no sequence, no gap, no '
'late commit.';
comment on column credit.query_log_head.last_logged_at is 'Times in the log never go back, whatever a clock does.';

insert into credit.query_log_head (log_id, next_position, last_logged_at) values (1, 0, '-infinity');

create table credit.query_log_entry (
    log_position bigint not null,
    logged_at timestamptz not null,
    audience text not null,
    operation text not null,
    outcome text not null,
    subject_key uuid,
    entry bytea not null,
    constraint query_log_entry_pkey primary key (logged_at, log_position),
    constraint query_log_entry_outcome_check check (outcome in ('answered', 'empty', 'refused'))
) partition by range (logged_at);

comment on table credit.query_log_entry is
'Monthly partitions by logged_at; kept for ever. Every query of it carries a time bound.';
comment on column credit.query_log_entry.log_position is 'From 0, without a gap.';
comment on column credit.query_log_entry.subject_key is
'The one subject asked for, for X-8; null for searches and unknown codes.';
comment on column credit.query_log_entry.entry is
'The leaf: the exact bytes, JSON in UTF-8 with 122 random bits of salt. Never a disclosed value. The other '
'columns repeat parts of it.';

create index query_log_entry_subject_key_logged_at_idx on credit.query_log_entry (subject_key, logged_at)
where subject_key is not null;
