-- Purpose: what reviews of cases left open: extensions that lapse, a salt for what the log says of texts, withdrawals
-- by a paper, remarks that others read masked, exceptions by two persons, cases that forget who was at the window.
-- Rules: HZ-Q12, HZ-Q15, HZ-Q16, HZ-O3, HZ-O13, HZ-O14, HZ-S7, PB-15, BX-10, X-8.
-- Called by: creditctl migrate. Locks: service_case and lookup_exception, which are rewritten, case_extension,
-- material_rule, objection and record_remark against everything for that time. To undo: restore the constraints, drop
-- the columns.
set local role credit_owner;
set local lock_timeout = '10s';

-- What nobody decided while the clock ran is over with the clock: nobody decided it then either.
alter table credit.case_extension drop constraint case_extension_decision_check;
alter table credit.case_extension add constraint case_extension_decision_check check (
    decision in ('granted', 'refused', 'lapsed')
    and (decision is null) = (decided_at is null)
    and (decided_by is null) = coalesce(decision = 'lapsed', true)
);
alter table credit.case_extension drop constraint case_extension_told_by_check;
alter table credit.case_extension add constraint case_extension_told_by_check check (
    (told_by is null) = (told_at is null) and (told_by is null or decided_by is not null)
);
comment on column credit.case_extension.decided_by is
'Account of another person; null: not decided, and with lapsed it never was.';
comment on column credit.case_extension.decision is
'granted, refused, or lapsed when the clock was met or ended first; null: not decided yet.';

-- HZ-O13: digests of texts that stand in the log with one secret for each case.
alter table credit.service_case add column text_salt uuid not null default pg_catalog.gen_random_uuid();
comment on column credit.service_case.text_salt is
'Random, goes in front of a text whose digest the log holds (text_digest). Stays as long as the texts do: for ever.';

-- A case that ends in its applicant's name ends by a paper of the applicant.
alter table credit.material_rule drop constraint material_rule_condition_check;
alter table credit.material_rule add constraint material_rule_condition_check check (
    condition in ('always', 'minor', 'elsewhere', 'withdrawal')
);
comment on column credit.material_rule.condition is
'minor: only of an applicant of 16 or 17; elsewhere: only of a legal person whose code was not given out in the city; '
'withdrawal: only before the case is withdrawn, never for its acceptance.';
insert into credit.material_rule (
    rule_number, kind, condition, material_code, needs_original, needs_stamp, needs_notary, name, rule_id, article
)
values
(
    80, 'application', 'withdrawal', 'withdrawal_form', false, false, false,
    '撤回申请书', 'HZ-Q16', '平台自定，法规未规定；归档依据杭政函〔2015〕62号 附件1 七（二）'
),
(
    81, 'objection', 'withdrawal', 'withdrawal_form', false, false, false,
    '撤回申请书', 'HZ-O14', '平台自定，法规未规定；归档依据杭政函〔2015〕62号 附件2 八（二）'
),
(
    82, 'annotation', 'withdrawal', 'withdrawal_form', false, false, false,
    '撤回申请书', 'HZ-O14', '平台自定，法规未规定；归档依据杭政函〔2015〕62号 附件2 八（二）'
);

-- BX-10: what others than the subject read of an objection that could not be confirmed.
alter table credit.objection add column public_reason text;
alter table credit.objection add constraint objection_public_reason_check check (
    pg_catalog.length(public_reason) between 1 and 2000
);
comment on column credit.objection.public_reason is
'The reason with identity numbers, telephones, names and the like masked by the daemon; null: received by an earlier '
'release.';
alter table credit.record_remark add column public_remark text;
alter table credit.record_remark add constraint record_remark_public_remark_check check (
    pg_catalog.length(public_remark) between 1 and 2000
);
comment on column credit.record_remark.public_remark is
'The objection''s reason as others than the subject read it; null as objection.public_reason.';

-- X-8: what law keeps secret is said by two persons of the authority, not by whoever may write a row.
alter table credit.lookup_exception alter column exception_id drop identity;
alter table credit.lookup_exception
alter column exception_id type uuid using pg_catalog.gen_random_uuid();
alter table credit.lookup_exception rename column declared_at to requested_at;
alter table credit.lookup_exception rename column declared_by to requested_by;
alter table credit.lookup_exception drop column rule_id;
alter table credit.lookup_exception
add column reason text not null default '升级前登记',
add column decided_by text,
add column decided_at timestamptz,
add column decision text,
add column decision_reason text,
add column ended_by text,
add column ended_at timestamptz,
add column end_reason text;
alter table credit.lookup_exception alter column reason drop default;
-- Not valid: of what was written by hand before, whoever wrote it has no account; it waits for a decision as a request
-- does.
alter table credit.lookup_exception
add constraint lookup_exception_requested_by_fk foreign key (requested_by)
references credit.account (account_id) not valid,
add constraint lookup_exception_decided_by_fk foreign key (decided_by) references credit.account (account_id),
add constraint lookup_exception_ended_by_fk foreign key (ended_by) references credit.account (account_id),
add constraint lookup_exception_purpose_check check (purpose ~ '^[a-z][a-z_]{0,31}$'),
add constraint lookup_exception_article_check check (pg_catalog.length(article) between 1 and 500),
add constraint lookup_exception_reason_check check (pg_catalog.length(reason) between 1 and 500),
add constraint lookup_exception_decided_by_check check (decided_by <> requested_by),
add constraint lookup_exception_decision_check check (
    decision in ('approved', 'refused')
    and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)
),
add constraint lookup_exception_decision_reason_check check (
    pg_catalog.length(decision_reason) between 1 and 500
    and (decision <> 'refused' or decision_reason is not null)
),
add constraint lookup_exception_ended_at_check check (
    (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)
    and (ended_at is null or decision = 'approved')
),
add constraint lookup_exception_end_reason_check check (pg_catalog.length(end_reason) between 1 and 500);

-- The same is asked for once at a time, and not again while it holds.
create unique index lookup_exception_open_key on credit.lookup_exception (
    coalesce(unit_code, ''), coalesce(purpose, '')
)
where ended_at is null and decision is distinct from 'refused';

comment on table credit.lookup_exception is
'Queries that law keeps secret: a subject who asks who used its data is not told of these (X-8) while one is approved '
'and not ended. Empty unless a law is named. The entries themselves are in the log like all others. Added and decided, '
'never deleted.';
comment on column credit.lookup_exception.article is 'The law that keeps them secret, 1 to 500 characters, as given.';
comment on column credit.lookup_exception.reason is '1 to 500 characters, as given.';
comment on column credit.lookup_exception.requested_by is 'Account of an authority.';
comment on column credit.lookup_exception.decided_by is
'Account of another person, of the city''s authority; null: not decided yet.';
comment on column credit.lookup_exception.decided_at is 'Null: not decided yet.';
comment on column credit.lookup_exception.decision is 'approved or refused; null: not decided yet, nothing is secret.';
comment on column credit.lookup_exception.decision_reason is 'Always with a refusal; null: approved without a remark.';
comment on column credit.lookup_exception.ended_by is 'Account of the city''s authority; null: not ended.';
comment on column credit.lookup_exception.ended_at is 'From then on subjects are told again; null: not ended.';
comment on column credit.lookup_exception.end_reason is 'Null: not ended.';
grant select, insert on credit.lookup_exception to credit_account_keeper;
grant update (decided_by, decided_at, decision, decision_reason, ended_by, ended_at, end_reason)
on credit.lookup_exception to credit_account_keeper;
grant select (policy_id, purpose) on credit.query_purpose to credit_account_keeper;

-- HZ-Q16, HZ-S7: with the papers go names and sealed numbers.
alter table credit.service_case add column persons_erased_at timestamptz;
comment on column credit.service_case.persons_erased_at is
'When names, sealed numbers and tails were taken out, after the certified destruction of its papers; null: they are '
'there.';
create index service_case_unerased_idx on credit.service_case (closed_at)
where persons_erased_at is null and closed_at is not null;
grant update (
    applicant_name, applicant_sealed, applicant_tail, agent_name, agent_sealed, agent_tail, persons_erased_at
) on credit.service_case to credit_case_keeper;
grant update (grantor_name, grantee_name, grantee_sealed, grantee_tail)
on credit.authority_letter to credit_case_keeper;
grant update (received_by_name) on credit.report_handover to credit_case_keeper;

-- PB-13: wordings of corrections go with the report that they are quoted from.
grant select (report_id, wrong_text), update (wrong_text, right_text) on credit.report_correction to credit_case_keeper;

-- HZ-Q2: an amendment says more clearly what was asked for on the day of receipt; whoever has reached an age since
-- applies again.
comment on column credit.query_application.applicant_age is
'HZ-Q2, on the day of receipt, amended or not; null: a legal person. No birth date is kept: with the name and the tail '
'it would give the number away (X-4).';
