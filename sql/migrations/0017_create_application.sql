-- Purpose: window applications, letters of authority, and which materials a case needs.
-- Rules: HZ-Q2, HZ-Q5 to HZ-Q12, HZ-Q16, HZ-O4, HZ-O5, HZ-O11, HZ-O12, QZ-5, X-4.
-- Called by: creditctl migrate. Locks: foreign keys to account keep writers of
-- these waiting (imports, log-ins) until the whole update ends, and it for them, 10 s at most. To undo:
-- drop the tables.
set local role credit_owner;
set local lock_timeout = '10s';

create table credit.query_application (
    case_id uuid not null,
    is_own_data boolean not null,
    subject_kind text not null,
    subject_label text not null,
    subject_document_type text not null,
    subject_digest uuid not null,
    subject_sealed bytea not null,
    subject_code text,
    subject_tail text not null,
    content text not null,
    purpose_text text not null,
    items text[],
    copy_wanted boolean not null,
    applicant_age text,
    constraint query_application_pkey primary key (case_id),
    constraint query_application_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint query_application_subject_kind_check check (subject_kind in ('natural', 'legal')),
    constraint query_application_subject_code_check check (
        subject_kind = 'legal' or subject_code is null
    ),
    constraint query_application_subject_label_check check (
        pg_catalog.length(pg_catalog.btrim(subject_label)) between 1 and 100
    ),
    constraint query_application_subject_tail_check check (pg_catalog.length(subject_tail) between 1 and 4),
    constraint query_application_content_check check (pg_catalog.length(content) between 1 and 500),
    constraint query_application_purpose_text_check check (pg_catalog.length(purpose_text) between 1 and 500),
    constraint query_application_items_check check (
        pg_catalog.cardinality(items) between 1 and 100 and pg_catalog.array_position(items, null) is null
    ),
    constraint query_application_applicant_age_check check (
        applicant_age in ('under_16', 'from_16_to_17', 'adult')
    )
);

-- Is the same one open: asked at every receipt.
create index query_application_subject_digest_idx on credit.query_application (subject_digest);

comment on table credit.query_application is
'What an application at the window asks for (HZ-Q5, HZ-Q6). Its applicant, agent and state are the case''s.';
comment on column credit.query_application.is_own_data is 'Whether the applicant is the subject.';
comment on column credit.query_application.subject_label is 'Name of whom it is about, as the form says.';
comment on column credit.query_application.subject_document_type is 'Kind of subject_digest''s identifier.';
comment on column credit.query_application.subject_digest is
'Identifier digest, whether the platform has such a file or not: keyed for natural persons (X-4).';
comment on column credit.query_application.subject_sealed is 'Number, sealed together with subject_digest.';
comment on column credit.query_application.subject_code is
'Unified code of a legal person, which is public; null: a natural person, or a legal person without one.';
comment on column credit.query_application.subject_tail is 'Last characters of the number, 1 to 4, for display.';
comment on column credit.query_application.content is 'What is asked for, in the applicant''s words.';
comment on column credit.query_application.purpose_text is 'What for; of another''s data the same as in the letter.';
comment on column credit.query_application.items is 'Item codes asked for, distinct; null: the whole file.';
comment on column credit.query_application.copy_wanted is 'Whether a printed copy is asked for (HZ-Q10).';
comment on column credit.query_application.applicant_age is
'HZ-Q2, on the day of receipt or of the newest amendment; null: a legal person. No birth date is kept: with the name '
'and the tail it would give the number away (X-4).';

create table credit.authority_letter (
    letter_id uuid not null,
    kind text not null,
    grantor_kind text not null,
    grantor_name text not null,
    grantor_digest uuid not null,
    grantee_kind text not null,
    grantee_name text not null,
    grantee_document_type text not null,
    grantee_digest uuid not null,
    grantee_sealed bytea not null,
    grantee_tail text not null,
    matter text not null,
    case_kinds text[] not null,
    content text not null,
    purpose text not null,
    items text[],
    valid_from date not null,
    valid_until date not null,
    reference text,
    is_original boolean not null,
    is_stamped boolean not null,
    is_notarised boolean not null,
    content_digest bytea not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    used_at timestamptz,
    used_case uuid,
    superseded_at timestamptz,
    constraint authority_letter_pkey primary key (letter_id),
    constraint authority_letter_recorded_by_fk foreign key (recorded_by) references credit.account (account_id),
    constraint authority_letter_used_case_fk foreign key (used_case) references credit.service_case (case_id),
    constraint authority_letter_kind_check check (kind in ('query', 'agency')),
    constraint authority_letter_grantor_kind_check check (grantor_kind in ('natural', 'legal')),
    constraint authority_letter_grantee_kind_check check (grantee_kind in ('natural', 'legal')),
    -- Who comes to the window for somebody is a human being.
    constraint authority_letter_agent_check check (kind <> 'agency' or grantee_kind = 'natural'),
    constraint authority_letter_grantee_tail_check check (pg_catalog.length(grantee_tail) between 1 and 4),
    constraint authority_letter_grantor_name_check check (pg_catalog.length(grantor_name) between 1 and 100),
    constraint authority_letter_grantee_name_check check (pg_catalog.length(grantee_name) between 1 and 100),
    constraint authority_letter_grantee_digest_check check (grantee_digest <> grantor_digest),
    constraint authority_letter_matter_check check (pg_catalog.length(matter) between 1 and 500),
    constraint authority_letter_content_check check (pg_catalog.length(content) between 1 and 500),
    constraint authority_letter_purpose_check check (pg_catalog.length(purpose) between 1 and 500),
    constraint authority_letter_reference_check check (pg_catalog.length(reference) between 1 and 100),
    constraint authority_letter_case_kinds_check check (
        pg_catalog.cardinality(case_kinds) > 0 and (
            kind = 'query' and case_kinds = array['application']
            or kind = 'agency'
            and case_kinds <@ array['application', 'objection', 'annotation', 'annotation_withdrawal']
        )
    ),
    constraint authority_letter_items_check check (
        pg_catalog.cardinality(items) between 1 and 100 and pg_catalog.array_position(items, null) is null
    ),
    constraint authority_letter_valid_until_check check (valid_until >= valid_from),
    -- HZ-Q6: a natural person's is a notarised original, a legal person's a stamped one.
    constraint authority_letter_form_check check (
        is_original and (
            grantor_kind = 'natural' and is_notarised and reference is not null or grantor_kind = 'legal' and is_stamped
        )
    ),
    constraint authority_letter_used_at_check check ((used_at is null) = (used_case is null)),
    constraint authority_letter_superseded_at_check check (used_at is null or superseded_at is null)
);

create unique index authority_letter_content_digest_key on credit.authority_letter (content_digest)
where superseded_at is null;
create index authority_letter_parties_idx on credit.authority_letter (grantor_digest, grantee_digest)
where superseded_at is null;

comment on table credit.authority_letter is
'HZ-Q8: letters of authority, each with its four elements: grantee, matter, period, content and purpose. QZ-5: one '
'letter serves once. Never deleted.';
comment on column credit.authority_letter.kind is
'query: a subject lets another see its data (授权委托书); agency: somebody sends an agent (授权代理书).';
comment on column credit.authority_letter.grantor_digest is 'Identifier digest of who gives the authority.';
comment on column credit.authority_letter.grantee_digest is 'Identifier digest of who is authorised.';
comment on column credit.authority_letter.grantee_sealed is 'Number, sealed together with grantee_digest.';
comment on column credit.authority_letter.grantee_tail is 'Last characters of the number, 1 to 4, for display.';
comment on column credit.authority_letter.matter is 'What the grantee may do, as the letter says.';
comment on column credit.authority_letter.case_kinds is 'The same as kinds of cases, as the clerk reads it.';
comment on column credit.authority_letter.content is 'Agreed content of the query, as the letter says.';
comment on column credit.authority_letter.purpose is 'Agreed purpose, as the letter says.';
comment on column credit.authority_letter.items is 'The agreed content as item codes; null: the letter names no limit.';
comment on column credit.authority_letter.valid_from is 'First day, Asia/Shanghai.';
comment on column credit.authority_letter.valid_until is 'Last day, itself still in force.';
comment on column credit.authority_letter.reference is
'Number of the notarial deed or of the letter; null: a legal person''s letter without one.';
comment on column credit.authority_letter.content_digest is
'Of letter_paper_digest: what tells one paper from another, so that the same paper is not recorded twice.';
comment on column credit.authority_letter.superseded_at is
'Since when the same paper is on record as another row, having been typed wrongly; null: it is not.';
comment on column credit.authority_letter.used_at is 'Null: not used.';
comment on column credit.authority_letter.used_case is 'The one case that it was used for; null: not used.';

create table credit.case_letter (
    case_id uuid not null,
    kind text not null,
    letter_id uuid not null,
    attached_at timestamptz not null,
    attached_by text not null,
    released_at timestamptz,
    constraint case_letter_pkey primary key (case_id, kind),
    constraint case_letter_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint case_letter_letter_fk foreign key (letter_id) references credit.authority_letter (letter_id),
    constraint case_letter_attached_by_fk foreign key (attached_by) references credit.account (account_id),
    constraint case_letter_kind_check check (kind in ('query', 'agency'))
);

create index case_letter_letter_id_idx on credit.case_letter (letter_id) where released_at is null;

comment on table credit.case_letter is
'Which letter a case rests on, one of each kind; replaced by an amendment while the case is not accepted.';
comment on column credit.case_letter.attached_by is 'Account.';
comment on column credit.case_letter.released_at is
'From then on the case does not rest on it any more, being about another subject; null: it does.';

create table credit.material_rule (
    rule_number integer not null,
    kind text not null,
    applicant_kind text,
    is_own_data boolean,
    subject_kind text,
    has_agent boolean,
    condition text not null,
    material_code text not null,
    needs_original boolean not null,
    needs_stamp boolean not null,
    needs_notary boolean not null,
    name text not null,
    rule_id text not null,
    article text not null,
    constraint material_rule_pkey primary key (rule_number),
    constraint material_rule_kind_check check (
        kind in ('application', 'objection', 'annotation', 'annotation_withdrawal')
    ),
    constraint material_rule_applicant_kind_check check (applicant_kind in ('natural', 'legal')),
    constraint material_rule_subject_kind_check check (subject_kind in ('natural', 'legal')),
    constraint material_rule_condition_check check (condition in ('always', 'minor', 'elsewhere')),
    constraint material_rule_material_code_check check (material_code ~ '^[a-z][a-z_]{0,63}$')
);

-- One case needs a material once, whatever it is about.
create unique index material_rule_key on credit.material_rule (
    kind, material_code, coalesce(applicant_kind, ''), coalesce(is_own_data::text, ''), coalesce(subject_kind, ''),
    coalesce(has_agent::text, '')
);

comment on table credit.material_rule is
'What must be there before a case is accepted. A dimension that is null is left open. Reference table.';
comment on column credit.material_rule.rule_number is 'Order of the checklist.';
comment on column credit.material_rule.applicant_kind is 'Null: whoever applies.';
comment on column credit.material_rule.is_own_data is 'Null: own or another''s.';
comment on column credit.material_rule.subject_kind is 'Null: whomever it is about.';
comment on column credit.material_rule.has_agent is 'Null: with or without.';
comment on column credit.material_rule.condition is
'minor: only of an applicant of 16 or 17; elsewhere: only of a legal person whose code was not given out in the city.';
comment on column credit.material_rule.needs_original is
'The original was seen; where it goes back to its holder, the copy is what is filed.';
comment on column credit.material_rule.needs_stamp is 'With the official seal.';
comment on column credit.material_rule.needs_notary is 'Notarised.';
comment on column credit.material_rule.name is 'In Chinese, as on the checklist.';
comment on column credit.material_rule.article is 'Where the regulation asks for it.';

insert into credit.material_rule (
    rule_number, kind, applicant_kind, is_own_data, subject_kind, has_agent, condition, material_code, needs_original,
    needs_stamp, needs_notary, name, rule_id, article
)
values
-- Applications: 附件1 五.
(
    10, 'application', null, true, null, null, 'always', 'application_form', false, false, false,
    '查询申请表', 'HZ-Q5', '杭政函〔2015〕62号 附件1 五（一）'
),
(
    11, 'application', null, false, null, null, 'always', 'application_form', false, false, false,
    '查询申请表', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）'
),
(
    12, 'application', 'natural', true, null, false, 'always', 'applicant_identity', true, false, false,
    '申请人身份证（或杭州市民卡）原件和复印件', 'HZ-Q5', '杭政函〔2015〕62号 附件1 五（一）1'
),
(
    13, 'application', 'natural', false, null, false, 'always', 'applicant_identity', true, false, false,
    '申请人身份证（或杭州市民卡）原件和复印件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）1'
),
(
    14, 'application', 'natural', null, null, true, 'always', 'applicant_identity', false, false, false,
    '申请人身份证（或杭州市民卡）复印件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）3（比照）'
),
(
    15, 'application', 'natural', null, null, true, 'always', 'agent_identity', true, false, false,
    '代理人身份证（或杭州市民卡）原件和复印件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）1（比照）'
),
(
    16, 'application', 'natural', null, null, true, 'always', 'agency_letter', true, false, true,
    '经公证机关公证的授权代理书原件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）2（比照）、五（四）'
),
(
    17, 'application', 'legal', true, null, null, 'always', 'agent_identity', true, false, false,
    '代理人身份证（或杭州市民卡）原件和复印件', 'HZ-Q5', '杭政函〔2015〕62号 附件1 五（一）2'
),
(
    18, 'application', 'legal', false, null, null, 'always', 'agent_identity', true, false, false,
    '代理人身份证（或杭州市民卡）原件和复印件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）1'
),
(
    19, 'application', 'legal', true, null, null, 'always', 'applicant_certificate', false, true, false,
    '申请单位的组织机构代码证或载有统一社会信用代码的证照复印件（加盖公章）', 'HZ-Q5', '杭政函〔2015〕62号 附件1 五（一）2'
),
(
    20, 'application', 'legal', false, null, null, 'always', 'applicant_certificate', false, true, false,
    '申请单位的组织机构代码证或载有统一社会信用代码的证照复印件（加盖公章）', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）1'
),
(
    21, 'application', 'legal', true, null, null, 'always', 'agency_letter', true, true, false,
    '授权代理书原件（加盖公章）', 'HZ-Q5', '杭政函〔2015〕62号 附件1 五（一）2、五（四）'
),
(
    22, 'application', 'legal', false, null, null, 'always', 'agency_letter', true, true, false,
    '授权代理书原件（加盖公章）', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）1、五（四）'
),
(
    23, 'application', null, false, 'natural', null, 'always', 'query_letter', true, false, true,
    '被查询人经公证机关公证的授权委托书原件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）2、五（四）'
),
(
    24, 'application', null, false, 'legal', null, 'always', 'query_letter', true, true, false,
    '被查询人的授权委托书原件（加盖公章）', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）2、五（四）'
),
(
    25, 'application', null, false, 'natural', null, 'always', 'subject_identity', false, false, false,
    '被查询人的身份证（或杭州市民卡）复印件', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）3'
),
(
    26, 'application', null, false, 'legal', null, 'always', 'subject_certificate', false, true, false,
    '被查询人的组织机构代码证或载有统一社会信用代码的证照复印件（加盖公章）', 'HZ-Q6', '杭政函〔2015〕62号 附件1 五（二）3'
),
(
    27, 'application', 'natural', null, null, null, 'always', 'residence_proof', false, false, false,
    '本市户籍或居住证的证明（身份证载明本市住址的，身份证即可）', 'HZ-Q2', '杭政函〔2015〕62号 附件1 一'
),
(
    28, 'application', 'natural', null, null, null, 'minor', 'income_proof', false, false, false,
    '以本人劳动收入为主要生活来源的证明', 'HZ-Q2', '杭政函〔2015〕62号 附件1 一'
),
(
    29, 'application', 'legal', null, null, null, 'elsewhere', 'registration_proof', false, false, false,
    '在本市行政区域内登记注册的证明', 'HZ-Q2', '杭政函〔2015〕62号 附件1 一'
),
-- Objections: 附件2 四（一）; an agent of a natural person as for applications (HZ-O1).
(
    40, 'objection', null, null, null, null, 'always', 'objection_form', false, false, false,
    '异议处理申请表', 'HZ-O5', '杭政函〔2015〕62号 附件2 四（一）'
),
(
    41, 'objection', null, null, null, null, 'always', 'evidence', false, false, false,
    '异议申请相关证据', 'HZ-O5', '杭政函〔2015〕62号 附件2 四（一）'
),
(
    42, 'objection', 'natural', null, null, false, 'always', 'applicant_identity', true, false, false,
    '申请人身份证（或杭州市民卡）原件和复印件', 'HZ-O5', '杭政函〔2015〕62号 附件2 四（一）'
),
(
    43, 'objection', 'natural', null, null, true, 'always', 'applicant_identity', false, false, false,
    '申请人身份证（或杭州市民卡）复印件', 'HZ-O5', '杭政函〔2015〕62号 附件1 五（二）3（比照）'
),
(
    44, 'objection', 'natural', null, null, true, 'always', 'agency_letter', true, false, true,
    '经公证机关公证的授权代理书原件', 'HZ-O5', '杭政函〔2015〕62号 附件1 五（二）2（比照）、五（四）'
),
(
    45, 'objection', null, null, null, true, 'always', 'agent_identity', true, false, false,
    '代理人身份证（或杭州市民卡）原件和复印件', 'HZ-O5', '杭政函〔2015〕62号 附件2 四（一）'
),
(
    46, 'objection', 'legal', null, null, null, 'always', 'applicant_certificate', false, true, false,
    '申请单位的组织机构代码证或载有统一社会信用代码的证照复印件（加盖公章）', 'HZ-O5', '杭政函〔2015〕62号 附件2 四（一）'
),
(
    47, 'objection', 'legal', null, null, null, 'always', 'agency_letter', true, true, false,
    '授权代理书原件（加盖公章）', 'HZ-O5', '杭政函〔2015〕62号 附件2 四（一）'
),
-- Annotations: 附件2 六（三）.
(
    50, 'annotation', null, null, null, null, 'always', 'annotation_form', false, false, false,
    '异议标注申请表', 'HZ-O11', '杭政函〔2015〕62号 附件2 六（三）'
),
(
    51, 'annotation', 'natural', null, null, false, 'always', 'applicant_identity', true, false, false,
    '申请人身份证（或杭州市民卡）原件和复印件', 'HZ-O11', '杭政函〔2015〕62号 附件2 六（三）'
),
(
    52, 'annotation', 'natural', null, null, true, 'always', 'applicant_identity', false, false, false,
    '申请人身份证（或杭州市民卡）复印件', 'HZ-O11', '杭政函〔2015〕62号 附件1 五（二）3（比照）'
),
(
    53, 'annotation', 'natural', null, null, true, 'always', 'agency_letter', true, false, true,
    '经公证机关公证的授权代理书原件', 'HZ-O11', '杭政函〔2015〕62号 附件1 五（二）2（比照）、五（四）'
),
(
    54, 'annotation', null, null, null, true, 'always', 'agent_identity', true, false, false,
    '代理人身份证（或杭州市民卡）原件和复印件', 'HZ-O11', '杭政函〔2015〕62号 附件2 六（三）'
),
(
    55, 'annotation', 'legal', null, null, null, 'always', 'applicant_certificate', false, true, false,
    '申请单位的组织机构代码证或载有统一社会信用代码的证照复印件（加盖公章）', 'HZ-O11', '杭政函〔2015〕62号 附件2 六（三）'
),
(
    56, 'annotation', 'legal', null, null, null, 'always', 'agency_letter', true, true, false,
    '授权代理书原件（加盖公章）', 'HZ-O11', '杭政函〔2015〕62号 附件2 六（三）'
),
-- Their withdrawal: 附件2 七（一）.
(
    60, 'annotation_withdrawal', null, null, null, null, 'always', 'annotation_withdrawal_form', false, false, false,
    '撤销异议标注申请表', 'HZ-O12', '杭政函〔2015〕62号 附件2 七（一）'
),
(
    61, 'annotation_withdrawal', 'natural', null, null, false, 'always', 'applicant_identity', true, false, false,
    '申请人身份证（或杭州市民卡）原件和复印件', 'HZ-O12', '杭政函〔2015〕62号 附件2 七（一）'
),
(
    62, 'annotation_withdrawal', 'natural', null, null, true, 'always', 'applicant_identity', false, false, false,
    '申请人身份证（或杭州市民卡）复印件', 'HZ-O12', '杭政函〔2015〕62号 附件1 五（二）3（比照）'
),
(
    63, 'annotation_withdrawal', 'natural', null, null, true, 'always', 'agency_letter', true, false, true,
    '经公证机关公证的授权代理书原件', 'HZ-O12', '杭政函〔2015〕62号 附件1 五（二）2（比照）、五（四）'
),
(
    64, 'annotation_withdrawal', null, null, null, true, 'always', 'agent_identity', true, false, false,
    '代理人身份证（或杭州市民卡）原件和复印件', 'HZ-O12', '杭政函〔2015〕62号 附件2 七（一）'
),
(
    65, 'annotation_withdrawal', 'legal', null, null, null, 'always', 'applicant_certificate', false, true, false,
    '申请单位的组织机构代码证或载有统一社会信用代码的证照复印件（加盖公章）', 'HZ-O12', '杭政函〔2015〕62号 附件2 七（一）'
),
(
    66, 'annotation_withdrawal', 'legal', null, null, null, 'always', 'agency_letter', true, true, false,
    '授权代理书原件（加盖公章）', 'HZ-O12', '杭政函〔2015〕62号 附件2 七（一）'
);

create table credit.forgery_report (
    case_id uuid not null,
    material_id uuid,
    person text not null,
    finding text not null,
    decision_reason text,
    decided_by text,
    decided_at timestamptz,
    constraint forgery_report_pkey primary key (case_id),
    constraint forgery_report_case_fk foreign key (case_id) references credit.service_case (case_id),
    constraint forgery_report_material_fk foreign key (material_id) references credit.case_material (material_id),
    constraint forgery_report_decided_by_fk foreign key (decided_by) references credit.account (account_id),
    constraint forgery_report_person_check check (person in ('applicant', 'agent', 'unknown')),
    constraint forgery_report_finding_check check (pg_catalog.length(finding) between 1 and 500),
    constraint forgery_report_decision_reason_check check (pg_catalog.length(decision_reason) between 1 and 500),
    constraint forgery_report_decided_at_check check (
        (decided_by is null) = (decided_at is null) and (decided_by is null) = (decision_reason is null)
    )
);

comment on table credit.forgery_report is
'HZ-Q9: materials that a window found forged, altered or misused. Only what the authority establishes goes into the '
'file of who did it. The case whose material it was is the case''s parent_case.';
comment on column credit.forgery_report.material_id is 'The material; null: not one alone.';
comment on column credit.forgery_report.person is
'Who did it: applicant or agent of the parent case, whom the case then names as its applicant; unknown: the case names '
'the parent''s applicant, who may be the one who was impersonated, and leaves no record.';
comment on column credit.forgery_report.finding is 'What the window found, 1 to 500 characters.';
comment on column credit.forgery_report.decided_by is 'Account of the authority; null: not decided.';
comment on column credit.forgery_report.decided_at is 'Null: not decided.';
comment on column credit.forgery_report.decision_reason is 'Null: not decided.';

grant select on credit.material_rule to credit_case_keeper;
grant select, insert on
credit.query_application, credit.authority_letter, credit.case_letter, credit.forgery_report
to credit_case_keeper;
grant update (
    subject_kind, subject_label, subject_document_type, subject_digest, subject_sealed, subject_code, subject_tail,
    is_own_data, content, purpose_text, items, copy_wanted, applicant_age
) on credit.query_application to credit_case_keeper;
grant update (used_at, used_case, superseded_at) on credit.authority_letter to credit_case_keeper;
grant update (letter_id, attached_at, attached_by, released_at) on credit.case_letter to credit_case_keeper;
grant update (decision_reason, decided_by, decided_at) on credit.forgery_report to credit_case_keeper;
