-- Purpose: the access policy: who may see what in which form, for which purposes, at which hours and how often.
-- Rules: HZ-Q3, HZ-M5, JJ-1 to JJ-7, QZ-4, QZ-6, QZ-8, QZ-9, QZ-12, PB-3.
-- Called by: creditctl migrate. Locks: none on existing tables. To undo: drop the tables.
set local role credit_owner;

create table credit.access_policy (
    policy_id integer not null,
    profile text not null,
    label text not null,
    effective_on date not null,
    default_rule_id text not null,
    default_article text not null,
    default_sentence text not null,
    document jsonb not null,
    document_digest bytea not null,
    published_at timestamptz not null,
    published_by text not null,
    constraint access_policy_pkey primary key (policy_id),
    constraint access_policy_profile_label_key unique (profile, label),
    constraint access_policy_policy_id_check check (policy_id > 0)
);

comment on table credit.access_policy is
'One row per policy that was published; it never changes. In force on a day: the greatest effective_on up to it, then '
'the greatest policy_id. Reference table.';
comment on column credit.access_policy.label is 'What answers call it; needs no escaping in JSON.';
comment on column credit.access_policy.effective_on is 'First day, Asia/Shanghai.';
comment on column credit.access_policy.default_rule_id is 'Rule that stands for "not permitted": default is deny.';
comment on column credit.access_policy.default_article is 'Where the regulation says so.';
comment on column credit.access_policy.default_sentence is 'The default in Chinese, for answers.';
comment on column credit.access_policy.document is 'The whole policy file, as checked.';
comment on column credit.access_policy.document_digest is 'SHA-256 of the file''s bytes.';
comment on column credit.access_policy.published_by is 'Account of the operating system that published it.';

create table credit.disclosure_form (
    form text not null,
    rank smallint not null,
    constraint disclosure_form_pkey primary key (form),
    constraint disclosure_form_rank_key unique (rank),
    constraint disclosure_form_rank_check check (rank between 0 and 3)
);

comment on table credit.disclosure_form is 'In which form a record is shown. Reference table.';
comment on column credit.disclosure_form.rank is
'From nothing (0) to everything (3): of two forms the smaller shows less.';

insert into credit.disclosure_form (form, rank)
values
('nothing', 0),
('marker_only', 1),
('masked', 2),
('full', 3);

create table credit.access_rule (
    policy_id integer not null,
    rule_number integer not null,
    effect text not null,
    audiences text[],
    roles text[],
    unit_levels text[],
    relations text[],
    open_levels text[],
    sharing_modes text[],
    consents text[],
    markers text[],
    purposes text[],
    form text not null,
    rule_id text not null,
    article text not null,
    sentence text not null,
    constraint access_rule_pkey primary key (policy_id, rule_number),
    constraint access_rule_policy_fk foreign key (policy_id) references credit.access_policy (policy_id),
    constraint access_rule_form_fk foreign key (form) references credit.disclosure_form (form),
    constraint access_rule_rule_number_check check (rule_number > 0),
    constraint access_rule_effect_check check (effect in ('permit', 'forbid')),
    constraint access_rule_audiences_check check (
        audiences <> '{}' and audiences <@ array['public', 'window', 'government']
    ),
    constraint access_rule_roles_check check (roles <> '{}'),
    constraint access_rule_unit_levels_check check (unit_levels <> '{}' and unit_levels <@ array['city', 'county']),
    constraint access_rule_relations_check check (
        relations <> '{}' and relations <@ array['own', 'below', 'above', 'other']
    ),
    constraint access_rule_open_levels_check check (open_levels <> '{}' and open_levels <@ array['A', 'B', 'C']),
    constraint access_rule_sharing_modes_check check (
        sharing_modes <> '{}' and sharing_modes <@ array['open', 'shared', 'on_authority']
    ),
    constraint access_rule_consents_check check (consents <> '{}' and consents <@ array['none', 'granted']),
    constraint access_rule_markers_check check (
        markers <> '{}' and markers <@ array['none', 'under_processing', 'applicant_disputes']
    ),
    constraint access_rule_purposes_check check (purposes <> '{}')
);

comment on table credit.access_rule is
'A permit lets its form be seen, a forbid is a cap on it: the smallest cap of the matching forbids wins over the '
'greatest form of the matching permits; nothing matches: nothing is shown. Evaluated by decide_accesses only. '
'Reference table.';
comment on column credit.access_rule.rule_number is 'From 1: the row''s place in the policy file.';
comment on column credit.access_rule.audiences is 'This and the columns up to purposes: null matches everything.';
comment on column credit.access_rule.relations is 'Of the record''s provider to the asking unit.';
comment on column credit.access_rule.consents is 'Of the providing unit to item, using unit and purpose (JJ-7).';
comment on column credit.access_rule.form is 'Of a permit what is shown at most, of a forbid what is left at most.';
comment on column credit.access_rule.rule_id is 'Requirement that answers and entries name.';
comment on column credit.access_rule.article is 'Where the regulation says so.';
comment on column credit.access_rule.sentence is 'The rule in Chinese: the reason in answers.';

create table credit.query_purpose (
    policy_id integer not null,
    purpose text not null,
    name text not null,
    position integer not null,
    needs_matter boolean not null,
    needs_case_number boolean not null,
    needs_follow_up_authority boolean not null,
    constraint query_purpose_pkey primary key (policy_id, purpose),
    constraint query_purpose_policy_fk foreign key (policy_id) references credit.access_policy (policy_id),
    constraint query_purpose_purpose_check check (purpose ~ '^[a-z][a-z_]{0,31}$')
);

comment on table credit.query_purpose is 'The closed list of reasons for a query (QZ-4). Reference table.';
comment on column credit.query_purpose.name is 'In Chinese.';
comment on column credit.query_purpose.position is 'Place in the list, from 0.';
comment on column credit.query_purpose.needs_matter is 'A matter of the list must be named (HZ-M5).';
comment on column credit.query_purpose.needs_follow_up_authority is
'Only for accounts that their head has authorised in writing (QZ-6).';

create table credit.query_matter (
    policy_id integer not null,
    matter text not null,
    name text not null,
    position integer not null,
    constraint query_matter_pkey primary key (policy_id, matter),
    constraint query_matter_policy_fk foreign key (policy_id) references credit.access_policy (policy_id)
);

comment on table credit.query_matter is
'Matters of government in which a record or report is used (HZ-M5). Reference table.';
comment on column credit.query_matter.name is 'In Chinese.';
comment on column credit.query_matter.position is 'Place in the list, from 0.';

create table credit.bulk_right (
    policy_id integer not null,
    operation text not null,
    roles text[],
    unit_levels text[],
    rule_id text not null,
    constraint bulk_right_pkey primary key (policy_id, operation),
    constraint bulk_right_policy_fk foreign key (policy_id) references credit.access_policy (policy_id),
    constraint bulk_right_operation_check check (operation in ('batch', 'verification'))
);

comment on table credit.bulk_right is
'Who may ask for many subjects at once (QZ-9); no row: nobody. Reference table.';
comment on column credit.bulk_right.roles is 'Null: every role.';
comment on column credit.bulk_right.unit_levels is 'Null: units of every level.';

create table credit.usage_limit (
    policy_id integer not null,
    limit_code text not null,
    role text,
    value integer not null,
    minimum_sample integer not null,
    rule_id text not null,
    reason text not null,
    constraint usage_limit_policy_id_limit_code_role_key unique nulls not distinct (policy_id, limit_code, role),
    constraint usage_limit_policy_fk foreign key (policy_id) references credit.access_policy (policy_id),
    constraint usage_limit_limit_code_check check (
        limit_code in (
            'queries_per_minute', 'queries_per_day', 'outside_share_percent', 'jump_factor_percent', 'sequential_run'
        )
    ),
    constraint usage_limit_value_check check (value > 0),
    constraint usage_limit_minimum_sample_check check (minimum_sample >= 0)
);

comment on table credit.usage_limit is
'Thresholds of an account (QZ-12, PB-3): what is more blocks it. No row: no threshold. Reference table.';
comment on column credit.usage_limit.role is 'Null: every role that has no row of its own.';
comment on column credit.usage_limit.value is
'The greatest figure that is in order: subjects a minute (verifications apart) or a day; percent of the day''s '
'subjects that are outside the unit''s jurisdiction; the day''s subjects in percent of the account''s own mean; '
'neighbouring codes one behind the other.';
comment on column credit.usage_limit.reason is 'Why this figure, in Chinese.';
comment on column credit.usage_limit.minimum_sample is
'Subjects of the day from which on the figure is looked at; 0: always.';

create table credit.service_hours (
    policy_id integer not null,
    number integer not null,
    opens time not null,
    closes time not null,
    rule_id text not null,
    constraint service_hours_pkey primary key (policy_id, number),
    constraint service_hours_policy_fk foreign key (policy_id) references credit.access_policy (policy_id),
    constraint service_hours_closes_check check (closes > opens)
);

comment on table credit.service_hours is
'Hours of working days in which may be asked (QZ-8); no row: no restriction. Reference table.';
comment on column credit.service_hours.number is 'From 1.';
comment on column credit.service_hours.opens is 'First instant, Asia/Shanghai.';
comment on column credit.service_hours.closes is 'First instant that is outside again, Asia/Shanghai.';

grant select, insert on
credit.access_policy, credit.access_rule, credit.query_purpose, credit.query_matter, credit.bulk_right,
credit.usage_limit, credit.service_hours
to credit_intake;
grant select on credit.disclosure_form to credit_intake;
grant select (policy_id, profile, label, effective_on, default_rule_id, default_sentence) on credit.access_policy
to credit_government_discloser;
grant select on
credit.disclosure_form, credit.access_rule, credit.query_purpose, credit.query_matter, credit.bulk_right,
credit.usage_limit, credit.service_hours
to credit_government_discloser;
grant select on credit.query_purpose to credit_account_keeper;
