-- Purpose: the papers that a case needs are those of its own rule set, as its periods are.
-- Rules: HZ-Q5, HZ-Q6, HZ-O5, X-7.
-- Called by: creditctl migrate. Locks: material_rule against everything; nobody changes it. To undo: delete the rows of
-- jiujiang, drop the column, make key and index anew without it.
set local role credit_owner;
set local lock_timeout = '10s';

alter table credit.material_rule add column profile text not null default 'hangzhou';
alter table credit.material_rule alter column profile drop default;
alter table credit.material_rule add constraint material_rule_profile_check check (profile ~ '^[a-z][a-z-]{0,31}$');
alter table credit.material_rule drop constraint material_rule_pkey;
alter table credit.material_rule add constraint material_rule_pkey primary key (profile, rule_number);
drop index credit.material_rule_key;
create unique index material_rule_key on credit.material_rule (
    profile, kind, material_code, coalesce(applicant_kind, ''), coalesce(is_own_data::text, ''),
    coalesce(subject_kind, ''), coalesce(has_agent::text, '')
);
comment on column credit.material_rule.profile is
'Rule set, as in legal_period. A city whose rule set has no rows here accepts no case: nothing would be asked for.';

-- The rules of Jiujiang name no papers; until its authority does, those of Hangzhou are asked for, and each says so.
-- The citizen card is Hangzhou's alone.
insert into credit.material_rule (
    profile, rule_number, kind, applicant_kind, is_own_data, subject_kind, has_agent, condition, material_code,
    needs_original, needs_stamp, needs_notary, name, rule_id, article
)
select
    'jiujiang',
    material_rule.rule_number,
    material_rule.kind,
    material_rule.applicant_kind,
    material_rule.is_own_data,
    material_rule.subject_kind,
    material_rule.has_agent,
    material_rule.condition,
    material_rule.material_code,
    material_rule.needs_original,
    material_rule.needs_stamp,
    material_rule.needs_notary,
    pg_catalog.replace(material_rule.name, '（或杭州市民卡）', ''),
    material_rule.rule_id,
    case
        when material_rule.condition = 'withdrawal' then '平台自定，法规未规定'
        else '本市规定未规定，比照' || material_rule.article
    end
from credit.material_rule
where material_rule.profile = 'hangzhou';
