-- Purpose: statutory periods of each profile, with article, extension and who approves it.
-- Rules: HZ-Q12, HZ-Q16, HZ-O3, HZ-O4, HZ-O11, HZ-O12, QZ-11, PB-14, BX-14, X-1.
-- Called by: creditctl migrate. Locks: foreign keys to role keep writers of
-- these waiting (imports, log-ins) until the whole update ends, and it for them, 10 s at most. To undo:
-- drop the table.
set local lock_timeout = '10s';

grant usage, create on schema credit to credit_case_keeper, credit_window_discloser, credit_corrector;

set local role credit_owner;

create table credit.legal_period (
    profile text not null,
    period_code text not null,
    effective_on date not null,
    length integer not null,
    unit text not null,
    extension_length integer,
    extension_unit text,
    extension_role text,
    rule_id text not null,
    article text not null,
    sentence text not null,
    is_statutory boolean not null,
    published_at timestamptz not null,
    published_by text not null,
    constraint legal_period_pkey primary key (profile, period_code, effective_on),
    constraint legal_period_profile_check check (profile ~ '^[a-z][a-z-]{0,31}$'),
    constraint legal_period_period_code_check check (period_code ~ '^[a-z][a-z_]{0,63}$'),
    -- As many as add_working_days counts; of calendar days and years more than that is a mistake as well.
    constraint legal_period_length_check check (length between 0 and 400),
    constraint legal_period_unit_check check (unit in ('calendar_day', 'working_day', 'year')),
    constraint legal_period_extension_length_check check (extension_length between 1 and 400),
    constraint legal_period_extension_unit_check check (extension_unit in ('calendar_day', 'working_day')),
    constraint legal_period_extension_role_fk foreign key (extension_role) references credit.role (role),
    constraint legal_period_extension_check check (
        (extension_length is null) = (extension_unit is null)
        and (extension_length is null) = (extension_role is null)
    ),
    constraint legal_period_article_check check (pg_catalog.length(article) between 1 and 200),
    constraint legal_period_sentence_check check (pg_catalog.length(sentence) between 1 and 500)
);

comment on table credit.legal_period is
'How long what may take. In force on a day: the greatest effective_on up to it. Published rows never change; a new '
'figure is a new row. Reference table.';
comment on column credit.legal_period.profile is 'Rule set, as in access_policy.';
comment on column credit.legal_period.period_code is 'What it is the period of, such as objection_handling.';
comment on column credit.legal_period.effective_on is
'First day, Asia/Shanghai; what began before it runs by an older row.';
comment on column credit.legal_period.length is
'In units; the day of the event is not counted and the last day is still in time. 0: the day itself.';
comment on column credit.legal_period.unit is 'calendar_day, working_day or year.';
comment on column credit.legal_period.extension_length is 'At most so much more, in extension_unit; null: none.';
comment on column credit.legal_period.extension_unit is 'calendar_day or working_day; null: no extension.';
comment on column credit.legal_period.extension_role is 'Who grants it; null: no extension.';
comment on column credit.legal_period.rule_id is 'Requirement that answers and entries name.';
comment on column credit.legal_period.article is 'Where the regulation says so, or that the figure is our own.';
comment on column credit.legal_period.sentence is 'The rule in Chinese, for answers.';
comment on column credit.legal_period.is_statutory is 'False: a target or figure of our own, that no law sets.';
comment on column credit.legal_period.published_by is 'Account of the operating system that published it.';

grant select, insert on credit.legal_period to credit_intake;
grant select on credit.legal_period to credit_case_keeper, credit_window_discloser;
-- X-5: what the entry of a publication says.
grant select on credit.legal_period to credit_account_keeper;
-- Counting, and adding a year by staff.
grant select on credit.calendar_year, credit.calendar_exception to credit_case_keeper, credit_window_discloser;
grant insert on credit.calendar_year, credit.calendar_exception to credit_case_keeper;
grant select (policy_id, profile, label, effective_on) on credit.access_policy
to credit_case_keeper, credit_window_discloser, credit_intake;
