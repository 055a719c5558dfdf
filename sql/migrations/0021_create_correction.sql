-- Purpose: what corrections of records leave behind besides versions: comparisons; and what their
-- functions may touch.
-- Rules: HZ-O8, HZ-Q9, HZ-Q15, BX-3, BX-14, X-5.
-- Called by: creditctl migrate. Locks: foreign keys to account keep writers of
-- these waiting (imports, log-ins) until the whole update ends, and it for them, 10 s at most. To undo:
-- drop the tables and revoke the grants.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.record_comparison (
    comparison_id uuid not null,
    case_id uuid not null,
    record_id uuid not null,
    version integer not null,
    compared_at timestamptz not null,
    compared_by text not null,
    equal_fields text[] not null,
    different_fields text[] not null,
    missing_at_provider text[] not null,
    missing_on_platform text[] not null,
    unreadable_fields text[] not null,
    constraint record_comparison_pkey primary key (comparison_id),
    constraint record_comparison_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint record_comparison_compared_by_fk foreign key (compared_by) references credit.account (account_id)
);

comment on table credit.record_comparison is
'The platform''s copy of a record beside the provider''s, field by field: codes of fields, never a value. Append-only.';
comment on column credit.record_comparison.version is 'Version of the platform''s copy.';
comment on column credit.record_comparison.equal_fields is 'The same after the normalisation of an import.';
comment on column credit.record_comparison.unreadable_fields is
'What the provider says can''t be read as an import would read it.';

create index record_comparison_case_id_idx on credit.record_comparison (case_id);

grant select, insert on credit.record_comparison to credit_corrector;
grant select on credit.record_comparison to credit_case_keeper;

-- X-5: adds, never changes and never deletes what is history; the public's view is made anew.
grant select, insert on credit.record_version, credit.reinsertion_guard, credit.subject, credit.identifier
to credit_corrector;
grant insert on credit.import_batch to credit_corrector;
grant select (batch_id, started_at) on credit.import_batch to credit_corrector;
grant insert, delete
on credit.public_record, credit.public_subject, credit.public_name, credit.public_identifier
to credit_corrector;
grant select (subject_key, record_id, version, decided_on) on credit.public_record to credit_corrector;
grant select (subject_key, name_rank, document) on credit.public_subject to credit_corrector;
grant select (subject_key) on credit.public_name, credit.public_identifier to credit_corrector;

comment on column credit.reinsertion_guard.content_digest is
'As in record_version; zeros: every content, of a record whose disclosure was ended after an objection (HZ-O8).';
