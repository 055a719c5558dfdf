-- Purpose: checklists of materials of every kind of case, papers checked and taken back, forged ones, and who may do what.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-Q9, HZ-Q16, HZ-O5, HZ-O11, HZ-O12, HZ-S5.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(127);
set local client_min_messages = 'warning';
\ir fixtures/applications.sql
-- HZ-Q9: what an established forgery is recorded as.
insert into credit.catalogue_item (catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode)
values (1, 'XYPT-XJCL', 1000, '伪造材料', 'B', 'B', 'shared');
create temporary table made (name text, id uuid) on commit drop;
create function pg_temp.made(name text) returns uuid language sql as $$ select id from made where made.name = $1 $$;

-- The lists: o original, s stamped, n notarised.
create function pg_temp.list(
    kind text, applicant_kind text, own boolean default true, subject_kind text default null, agent boolean default false,
    minor boolean default false, elsewhere boolean default false
) returns text
language sql as $$
    select string_agg(
        material_code || case when needs_original then ' o' else '' end || case when needs_stamp then ' s' else '' end
        || case when needs_notary then ' n' else '' end, ', ' order by rule_number
    )
    from credit.required_materials('hangzhou', kind, applicant_kind, own, coalesce(subject_kind, applicant_kind), agent, minor, elsewhere)
$$;
select is(list, expected, why)
from (
    values
    (
        pg_temp.list('application', 'natural'), 'application_form, applicant_identity o, residence_proof', 'HZ-Q5: a person about itself'
    ),
    (
        pg_temp.list('application', 'natural', minor => true), 'application_form, applicant_identity o, residence_proof, income_proof',
        'HZ-Q2: of 16 or 17'
    ),
    (
        pg_temp.list('application', 'natural', agent => true),
        'application_form, applicant_identity, agent_identity o, agency_letter o n, residence_proof', 'HZ-Q6: a person about itself, by an agent'
    ),
    (
        pg_temp.list('application', 'legal', agent => true), 'application_form, agent_identity o, applicant_certificate s, agency_letter o s',
        'HZ-Q5: a firm about itself'
    ),
    (
        pg_temp.list('application', 'legal', agent => true, elsewhere => true),
        'application_form, agent_identity o, applicant_certificate s, agency_letter o s, registration_proof', 'HZ-Q2: with a code from elsewhere'
    ),
    (
        pg_temp.list('application', 'natural', false, 'natural'),
        'application_form, applicant_identity o, query_letter o n, subject_identity, residence_proof', 'HZ-Q6: a person about a person'
    ),
    (
        pg_temp.list('application', 'natural', false, 'legal'),
        'application_form, applicant_identity o, query_letter o s, subject_certificate s, residence_proof', 'HZ-Q6: a person about a firm'
    ),
    (
        pg_temp.list('application', 'natural', false, 'natural', true),
        'application_form, applicant_identity, agent_identity o, agency_letter o n, query_letter o n, subject_identity, residence_proof',
        'HZ-Q6: a person about a person, by an agent'
    ),
    (
        pg_temp.list('application', 'legal', false, 'natural', true),
        'application_form, agent_identity o, applicant_certificate s, agency_letter o s, query_letter o n, subject_identity',
        'HZ-Q6: a firm about a person'
    ),
    (
        pg_temp.list('application', 'legal', false, 'legal', true),
        'application_form, agent_identity o, applicant_certificate s, agency_letter o s, query_letter o s, subject_certificate s',
        'HZ-Q6: a firm about a firm'
    ),
    (pg_temp.list('objection', 'natural'), 'objection_form, evidence, applicant_identity o', 'HZ-O5: a person objects'),
    (
        pg_temp.list('objection', 'natural', agent => true), 'objection_form, evidence, applicant_identity, agency_letter o n, agent_identity o',
        'HZ-O5: a person, by an agent'
    ),
    (
        pg_temp.list('objection', 'legal', agent => true), 'objection_form, evidence, agent_identity o, applicant_certificate s, agency_letter o s',
        'HZ-O5: a firm objects'
    ),
    (pg_temp.list('annotation', 'natural'), 'annotation_form, applicant_identity o', 'HZ-O11: a person wants an annotation'),
    (
        pg_temp.list('annotation', 'natural', agent => true), 'annotation_form, applicant_identity, agency_letter o n, agent_identity o',
        'HZ-O11: a person, by an agent'
    ),
    (
        pg_temp.list('annotation', 'legal', agent => true), 'annotation_form, agent_identity o, applicant_certificate s, agency_letter o s',
        'HZ-O11: a firm wants one'
    ),
    (pg_temp.list('annotation_withdrawal', 'natural'), 'annotation_withdrawal_form, applicant_identity o', 'HZ-O12: a person withdraws one'),
    (
        pg_temp.list('annotation_withdrawal', 'natural', agent => true),
        'annotation_withdrawal_form, applicant_identity, agency_letter o n, agent_identity o', 'HZ-O12: a person, by an agent'
    ),
    (
        pg_temp.list('annotation_withdrawal', 'legal', agent => true),
        'annotation_withdrawal_form, agent_identity o, applicant_certificate s, agency_letter o s', 'HZ-O12: a firm withdraws one'
    ),
    (pg_temp.list('forgery', 'natural'), null, 'HZ-Q9: a report of forgery needs no paper')
) as list (list, expected, why);
select is(
    (select array_agg(rule_number) from credit.material_rule
        where article !~ case when profile = 'hangzhou' then '^(平台自定，法规未规定；归档依据)?杭政函〔2015〕62号 附件[12] ' else '^(本市规定未规定，比照杭政函|平台自定，法规未规定$)' end
            or rule_id !~ '^HZ-[QO]\d+$'), null,
    'X-7: every rule names its article, and Jiujiang''s that none of its own does'
);
select is(
    (
        select array_agg(distinct profile || ' ' || material_code) from credit.material_rule as asked
        where not exists (
            select from credit.material_rule as other
            where other.profile <> asked.profile
                and (other.rule_number, other.kind, other.material_code, other.needs_original, other.needs_stamp, other.needs_notary)
                = (asked.rule_number, asked.kind, asked.material_code, asked.needs_original, asked.needs_stamp, asked.needs_notary)
        )
    ), null, 'both cities ask for the same papers'
);
select is(
    (select array_agg(material_code) from credit.material_rule where profile <> 'hangzhou' and (name ~ '杭州' or article ~ '附件.*市民卡')), null,
    'a city is not asked for another''s citizen card'
);
select is(
    (select count(*) from credit.required_materials('elsewhere', 'application', 'natural', true, 'natural', false, false, false)), 0::bigint,
    'a rule set without a list asks for nothing'
);
create temporary table of_elsewhere on commit drop as select pg_temp.make_case('application') as id;
update credit.service_case set profile = 'elsewhere' where case_id = (select id from of_elsewhere);
select throws_ok(
    format('select credit.require_materials(%L)', id), 'CR001', 'materials_missing', 'and so accepts nothing'
) from of_elsewhere;
select is(
    (
        select array_agg(kind || ' ' || material_code)
        from
            credit.material_rule,
            unnest(array['natural', 'legal']) as applicant (kind_of),
            unnest(array[true, false]) as own (is_own),
            unnest(array['natural', 'legal']) as subject (kind_of),
            unnest(array[true, false]) as agent (is_there)
        where profile = 'hangzhou' and coalesce(applicant_kind = applicant.kind_of, true) and coalesce(is_own_data = is_own, true)
            and coalesce(subject_kind = subject.kind_of, true) and coalesce(has_agent = is_there, true)
        group by kind, material_code, applicant.kind_of, is_own, subject.kind_of, is_there
        having count(*) > 1
    ), null, 'HZ-Q5: no situation has two rules for one paper'
);
select ok(
    not exists (select from credit.material_rule where profile = 'hangzhou' and material_code ~ 'identity' and name !~ '市民卡'),
    'HZ-Q5: the citizen card is as good as the identity card'
);

-- Papers.
insert into made values
('own', pg_temp.case_of(pg_temp.receive())), ('objection', pg_temp.make_case('objection')),
('firm', pg_temp.case_of(pg_temp.receive('甲公司', 'legal', null, '李四', applicant_code => '91330100TESTFIRM01')));
create function pg_temp.problem_of(name text, code text) returns text
language sql as $$
    select problem from credit.missing_materials(pg_temp.made(name)) where material_code = code
$$;
select is(pg_temp.check_paper(pg_temp.made('own'), 'application_form', clerk => who), expected, 'HZ-Q5: no paper is checked by ' || who)
from (values ('window-2', 'case_unknown HZ-O2'), ('clerk', 'role_not_allowed PB-1'), ('officer-1', 'role_not_allowed PB-1')) as other (who, expected);
select is(answer, expected, 'HZ-Q5: not checked: ' || why)
from (
    values
    (pg_temp.check_paper(gen_random_uuid(), 'application_form'), 'case_unknown HZ-O2', 'of no case'),
    (pg_temp.check_paper(pg_temp.made('own'), 'objection_form'), 'material_unknown HZ-Q5', 'a paper of another kind of case'),
    (pg_temp.check_paper(pg_temp.made('own'), 'anything'), 'material_unknown HZ-Q5', 'an unknown paper'),
    (pg_temp.check_paper(pg_temp.made('own'), null), 'material_unknown HZ-Q5', 'no paper'),
    (pg_temp.check_paper(pg_temp.made('own'), 'application_form', pages => 0), 'malformed_command X-7', 'without a page'),
    (pg_temp.check_paper(pg_temp.made('own'), 'application_form', pages => 2001), 'malformed_command X-7', 'with 2,001 pages'),
    (pg_temp.check_paper(pg_temp.made('own'), 'application_form', pages => null), 'malformed_command X-7', 'with unknown pages'),
    (pg_temp.check_paper(pg_temp.made('own'), 'application_form', original => null), 'malformed_command X-7', 'original or not unknown')
) as refused (answer, expected, why);
select is(
    pg_temp.check_paper(pg_temp.made('own'), 'application_form', pages => 2000)::jsonb -> 'checklist' -> 0,
    '{"material": "application_form", "name": "查询申请表", "needs_original": false, "needs_stamp": false, "needs_notary": false, "problem": null,
      "rule": "HZ-Q5", "article": "杭政函〔2015〕62号 附件1 五（一）"}', 'HZ-Q5: a paper is checked off the list'
);
select is(pg_temp.check_paper(pg_temp.made('own'), 'application_form'), 'material_present HZ-Q5', 'HZ-Q5: once');
select is(pg_temp.problem_of('own', 'applicant_identity'), 'absent', 'HZ-Q5: what is not there');
select pg_temp.check_paper(pg_temp.made('own'), 'applicant_identity', original => false);
select is(pg_temp.problem_of('own', 'applicant_identity'), 'not_original', 'HZ-Q5: or is a copy only');
select is(pg_temp.do_case('accept_application', pg_temp.made('own')), 'materials_missing HZ-Q5', 'HZ-Q5: with which nothing is accepted');
create function pg_temp.material(name text, code text) returns uuid
language sql as $$
    select material_id from credit.case_material
    where case_id = pg_temp.made(name) and material_code = code order by checked_at desc, removed_at nulls first limit 1
$$;
create function pg_temp.uncheck(material uuid, reason text default '误核', clerk text default 'window-1') returns text
language sql as $$
    select pg_temp.staff(clerk, '2026-06-01 10:06+08', 'uncheck_material', format('%L, %L', material, reason))
$$;
select is(answer, expected, 'HZ-Q5: not taken back: ' || why)
from (
    values
    (pg_temp.uncheck(pg_temp.material('own', 'applicant_identity'), ''), 'malformed_command X-7', 'without a reason'),
    (pg_temp.uncheck(gen_random_uuid()), 'material_unknown HZ-Q5', 'no paper'),
    (pg_temp.uncheck(pg_temp.material('own', 'applicant_identity'), clerk => 'window-2'), 'material_unknown HZ-Q5', 'another window''s'),
    (pg_temp.uncheck(pg_temp.material('own', 'applicant_identity'), clerk => 'clerk'), 'role_not_allowed PB-1', 'by the centre')
) as refused (answer, expected, why);
select is(pg_temp.uncheck(pg_temp.material('own', 'applicant_identity'))::jsonb ->> 'removed', 'true', 'HZ-Q5: taken back, with a reason');
select is(pg_temp.uncheck(pg_temp.material('own', 'applicant_identity')), 'material_filed HZ-Q16', 'HZ-Q5: once');
select is(pg_temp.problem_of('own', 'applicant_identity'), 'absent', 'HZ-Q5: then it is missing');
select is(
    (select removal_reason from credit.case_material where material_id = pg_temp.material('own', 'applicant_identity')), '误核', 'HZ-Q16: the row stays'
);
select pg_temp.check_paper(pg_temp.made('own'), code) from unnest(array['applicant_identity', 'residence_proof']) as code;
update credit.case_material
set
    filed_at = '2026-06-01Z',
    filed_by = 'window-1'
where case_id = pg_temp.made('own') and material_code = 'residence_proof';
select is(pg_temp.uncheck(pg_temp.material('own', 'residence_proof')), 'material_filed HZ-Q16', 'HZ-Q16: what is in the archive stays there');
select is(pg_temp.do_case('accept_application', pg_temp.made('own'))::jsonb ->> 'state', 'accepted', 'HZ-Q5: complete, it is accepted');
select is(
    pg_temp.uncheck(pg_temp.material('own', 'application_form')), 'transition_not_allowed HZ-Q5', 'HZ-Q5: what a case was accepted on stays with it'
);
select pg_temp.check_paper(pg_temp.made('firm'), 'agency_letter', false);
select is(pg_temp.problem_of('firm', 'agency_letter'), 'not_original', 'HZ-Q5: a copy of a letter');
select pg_temp.uncheck(pg_temp.material('firm', 'agency_letter'));
select pg_temp.check_paper(pg_temp.made('firm'), 'agency_letter', stamp => false);
select is(pg_temp.problem_of('firm', 'agency_letter'), 'not_stamped', 'HZ-Q5: a firm''s letter without its seal');
select pg_temp.uncheck(pg_temp.material('firm', 'agency_letter'));
select pg_temp.check_paper(pg_temp.made('firm'), 'agency_letter', notary => false);
select is(pg_temp.problem_of('firm', 'agency_letter'), null, 'HZ-Q5: with it, and no notary');
insert into made values ('agent', pg_temp.case_of(pg_temp.receive('吴十', agent => '李四')));
select pg_temp.check_paper(pg_temp.made('agent'), 'agency_letter', notary => false);
select is(pg_temp.problem_of('agent', 'agency_letter'), 'not_notarised', 'HZ-Q6: a person''s letter that is not notarised');
select is(count(*), 2::bigint, 'HZ-O5: evidence may be several papers')
from (values (1), (2)) as twice (number)
where pg_temp.check_paper(pg_temp.made('objection'), 'evidence')::jsonb ->> 'code' = 'evidence';
select is(pg_temp.newest('purpose'), array['objection'], 'HZ-O13: of an objection it is logged as such');
select throws_ok(
    format('select credit.require_materials(%L)', pg_temp.made('objection')), 'CR001', 'materials_missing', 'HZ-O5: not while a required item is unchecked'
);
select pg_temp.hand_in(pg_temp.made('objection'));
select lives_ok(format('select credit.require_materials(%L)', pg_temp.made('objection')), 'HZ-O5: complete');

-- Same-day filing of what comes in later.
update credit.case_material
set
    filed_at = '2026-06-01Z',
    filed_by = 'window-1'
where case_id = pg_temp.made('own') and removed_at is null;
update credit.case_deadline set met_at = '2026-06-01Z' where case_id = pg_temp.made('own') and period_code = 'archive_filing';
select pg_temp.check_paper(pg_temp.made('own'), 'supplement', as_of => '2026-06-05 09:00+08');
select pg_temp.check_paper(pg_temp.made('own'), 'supplement', as_of => '2026-06-05 09:01+08');
select is(
    (select array_agg(due_on) from credit.case_deadline where case_id = pg_temp.made('own') and period_code = 'archive_filing' and met_at is null),
    array['2026-06-05'::date], 'HZ-Q16: a paper that comes in later is filed on its own day, by one clock'
);

-- Forged papers.
create function pg_temp.forgery(
    material uuid, finding text default '公章与备案印模不符', parent text default 'firm', clerk text default 'window-1',
    number text default pg_temp.receipt('forgery', '2026-06-02 09:00+08'), person text default 'applicant'
) returns text
language sql as $$
    select pg_temp.staff(
        clerk, '2026-06-02 09:00+08', 'report_forgery', format('%L, %L, %L, %L, %L', number, pg_temp.made(parent), material, person, finding)
    )
$$;
select is(answer, expected, 'HZ-Q9: no report: ' || why)
from (
    values
    (pg_temp.forgery(null, ' '), 'malformed_command X-7', 'without a finding'),
    (pg_temp.forgery(null, clerk => 'window-2'), 'case_unknown HZ-O2', 'by another window'),
    (pg_temp.forgery(null, clerk => 'officer-1'), 'role_not_allowed PB-1', 'by the authority'),
    (pg_temp.forgery(pg_temp.material('own', 'application_form')), 'material_unknown HZ-Q9', 'of another case''s paper'),
    (pg_temp.forgery(null, person => 'notary'), 'malformed_command X-7', 'of who is not in the case'),
    (pg_temp.forgery(null, person => null), 'malformed_command X-7', 'of nobody named'),
    (pg_temp.forgery(null, parent => 'own', person => 'agent'), 'malformed_command X-7', 'of an agent where there is none'),
    (pg_temp.forgery(null, number => 'S2026060200000001A'), 'malformed_command X-7', 'under the number of an application')
) as refused (answer, expected, why);
insert into made values ('forgery', pg_temp.case_of(pg_temp.forgery(pg_temp.material('firm', 'agency_letter'))));
select is(
    (
        select array[state, applicant_name, applicant_code, subject_key::text, parent_case::text] from credit.service_case
        where case_id = pg_temp.made('forgery')
    ),
    array['reported', '甲公司', '91330100TESTFIRM01', '5b000000-0000-4000-8000-000000000001', pg_temp.made('firm')::text],
    'HZ-Q9: a report is about the applicant and its own file'
);
select is(
    (select applicant_sealed from credit.service_case where case_id = pg_temp.made('forgery')),
    (select applicant_sealed from credit.service_case where case_id = pg_temp.made('firm')), 'X-4: whose number stays sealed'
);
select is(pg_temp.forgery(pg_temp.material('firm', 'agency_letter')), 'forgery_open HZ-Q9', 'HZ-Q9: once for a paper');
create function pg_temp.forgery_clocks(name text) returns text[]
language sql as $$
    select array_agg(responsible_unit || ' ' || due_on || case when met_at is not null then ' met' else '' end order by due_on, met_at)
    from credit.case_deadline where case_id = pg_temp.made(name) and period_code like 'forgery%'
$$;
select is(pg_temp.forgery_clocks('forgery'), array['HZ-XY 2026-06-24'], 'X-1: a report has a clock of the authority');
insert into made values ('dismissed', pg_temp.case_of(pg_temp.forgery(null)));
select is(
    pg_temp.staff('window-1', '2026-06-02 09:01+08', 'report_forgery', format(
        '%L, %L, null, ''applicant'', ''再报''', pg_temp.receipt('forgery', '2026-06-02 09:01+08'), pg_temp.made('forgery')
    )), 'case_unknown HZ-Q9', 'HZ-Q9: not of a report itself'
);
-- Whose file it goes into.
select pg_temp.check_paper(pg_temp.made('firm'), paper) from unnest(array['agent_identity', 'applicant_certificate']) as paper;
insert into made values
('by agent', pg_temp.case_of(pg_temp.forgery(pg_temp.material('firm', 'agent_identity'), person => 'agent'))),
('by nobody', pg_temp.case_of(pg_temp.forgery(pg_temp.material('firm', 'applicant_certificate'), person => 'unknown')));
select is(
    (
        select array[applicant_kind, applicant_name, applicant_code, subject_key::text, agent_name] from credit.service_case
        where case_id = pg_temp.made(name)
    ), expected, 'HZ-Q9: ' || why
)
from (
    values
    ('by agent', array['natural', '李四', null, null, null], 'an agent who forges is the one who is named, not who was impersonated'),
    ('by nobody', array['legal', '甲公司', '91330100TESTFIRM01', null, null], 'where nobody knows who did it, it is about nobody''s file')
) as named (name, expected, why);
select is(
    (select array[applicant_digest::text, encode(applicant_sealed, 'hex')] from credit.service_case where case_id = pg_temp.made('by agent')),
    (select array[agent_digest::text, encode(agent_sealed, 'hex')] from credit.service_case where case_id = pg_temp.made('firm')),
    'X-4: the agent''s sealed number goes with its digest'
);
create function pg_temp.decide(name text, decision text, who text default 'officer-1', reason text default '经鉴定') returns text
language sql as $$
    select pg_temp.do_case('decide_forgery', pg_temp.made(name), format('%L, %L', decision, reason), '2026-06-03 09:00+08', who)
$$;
select is(answer, expected, 'HZ-Q9: not decided: ' || why)
from (
    values
    (pg_temp.decide('forgery', 'established', 'window-1'), 'role_not_allowed PB-1', 'by the window'),
    (pg_temp.decide('forgery', 'established', 'clerk'), 'role_not_allowed PB-1', 'by the centre'),
    (pg_temp.decide('forgery', 'established', 'sc-officer'), 'case_unknown HZ-Q9', 'by a district''s authority'),
    (pg_temp.decide('forgery', 'recorded'), 'malformed_command X-7', 'as what is no decision'),
    (pg_temp.decide('forgery', null), 'malformed_command X-7', 'as nothing'),
    (pg_temp.decide('forgery', 'established', reason => ''), 'malformed_command X-7', 'without a reason'),
    (pg_temp.decide('own', 'established'), 'case_unknown HZ-Q9', 'of an application')
) as refused (answer, expected, why);
update credit.account
set
    person_digest = (select reporter.person_digest from credit.account as reporter where reporter.account_id = 'window-1'),
    state = 'stopped'
where account_id = 'officer-2';
update credit.account set state = 'stopped' where account_id = 'window-1';
update credit.account set state = 'active' where account_id = 'officer-2';
select is(pg_temp.decide('forgery', 'established', 'officer-2'), 'same_person HZ-Q9', 'HZ-Q9: nor by who reported it, under another account');
update credit.account set state = 'stopped' where account_id = 'officer-2';
update credit.account set state = 'active' where account_id = 'window-1';
select is(pg_temp.decide('forgery', 'established')::jsonb ->> 'state', 'established', 'HZ-Q9: the authority establishes it');
select is(
    (select array[decided_by, decision_reason] from credit.forgery_report where case_id = pg_temp.made('forgery')), array['officer-1', '经鉴定'],
    'HZ-Q9: who and why is kept'
);
select is(
    pg_temp.forgery_clocks('forgery'), array['HZ-ZX 2026-06-10', 'HZ-XY 2026-06-24 met'], 'X-1: and then one of the centre, which records it'
);
select is(pg_temp.decide('forgery', 'dismissed'), 'transition_not_allowed HZ-Q9', 'HZ-Q9: once');
select is(pg_temp.decide('dismissed', 'dismissed')::jsonb ->> 'state', 'dismissed', 'HZ-Q9: or it dismisses it');
select is(pg_temp.forgery_clocks('dismissed'), array['HZ-XY 2026-06-24 met'], 'X-1: which ends it');
select is(
    pg_temp.do_case('close_case', pg_temp.made(name), 'null', '2026-06-04 09:00+08', who), expected, 'HZ-Q9: ' || why
)
from (
    values
    ('forgery', 'officer-1', 'transition_not_allowed HZ-Q9', 'what is established is recorded before it ends'),
    ('dismissed', 'window-1', 'transition_not_allowed HZ-Q9', 'the window does not end it')
) as closing (name, who, expected, why);
select is(
    pg_temp.do_case('close_case', pg_temp.made('dismissed'), 'null', '2026-06-04 09:00+08', 'officer-1')::jsonb ->> 'state', 'closed',
    'HZ-Q9: what is dismissed is closed by the authority'
);

select is(pg_temp.decide(name, 'established')::jsonb ->> 'state', 'established', 'HZ-Q9: established: ' || name)
from (values ('by agent'), ('by nobody')) as report (name);
select is(
    (select applicant_name from credit.require_forgery_for_record('2026-06-04Z', pg_temp.made('by agent'))), '李四',
    'HZ-Q9: the record goes into the agent''s file'
);
select throws_ok(
    format('select credit.require_forgery_for_record(''2026-06-04Z'', %L)', pg_temp.made('by nobody')), 'CR001', 'transition_not_allowed',
    'HZ-Q9: and into nobody''s where nobody knows'
);
select is(
    pg_temp.do_case('close_case', pg_temp.made('by agent'), 'null', '2026-06-04 09:00+08', 'officer-1'), 'transition_not_allowed HZ-Q9',
    'HZ-Q9: an agent''s is recorded before it ends'
);
-- Where the catalogue in force has no item for it: another city's rules, say, that name no basis.
insert into made values ('elsewhere', pg_temp.case_of(pg_temp.forgery(null, '证明系伪造', person => 'applicant')));
delete from credit.catalogue_item where item_code = 'XYPT-XJCL';
select is(pg_temp.decide('elsewhere', 'established')::jsonb ->> 'state', 'established', 'HZ-Q9: without an item a forgery is established, too');
select is(pg_temp.forgery_clocks('elsewhere'), array['HZ-XY 2026-06-24 met'], 'BX-1: but nobody is given time to record it');
select is(
    (
        select credit.allowed_events('2026-06-03 10:00+08', service_case, 'HZ-XY', 'authority_officer')
        from credit.service_case where case_id = pg_temp.made('elsewhere')
    ), '["closed"]', 'and all that is left to do is to close it'
);
select is(
    pg_temp.do_case('close_case', pg_temp.made(name), 'null', '2026-06-04 09:00+08', 'officer-1')::jsonb ->> 'state', 'closed',
    'BX-1: which the authority does: ' || name
)
from (values ('elsewhere'), ('by agent')) as report (name);
select is(
    pg_temp.do_case('close_case', pg_temp.made('by nobody'), 'null', '2026-06-04 09:00+08', 'officer-1')::jsonb ->> 'state', 'closed',
    'HZ-Q9: nobody''s ends without a record'
);

-- Who can do what in the database.
select is(
    (
        select array_agg(format('%s %s %s', grantee, privilege_type, table_name))
        from information_schema.role_table_grants
        where table_schema = 'credit'
            and table_name in ('query_application', 'authority_letter', 'case_letter', 'material_rule', 'forgery_report')
            and grantee not in ('credit_owner', 'credit_case_keeper')
    ), null, 'HZ-S5: no login and no other owner reads or writes applications and letters'
);
select is(
    (
        select array_agg(privilege_type || ' ' || table_name)
        from information_schema.role_table_grants
        where grantee = 'credit_case_keeper'
            and table_name in ('query_application', 'authority_letter', 'material_rule', 'forgery_report')
            and privilege_type in ('DELETE', 'TRUNCATE')
    ), null, 'QZ-5: their keeper deletes no letter and no application'
);
select throws_ok(
    format('set local role credit_case_keeper; update credit.authority_letter set %I = %I', element, element), '42501', null,
    'HZ-Q8: nor does it change a letter''s ' || element
)
from unnest(array['grantee_digest', 'grantor_digest', 'valid_until', 'purpose', 'items', 'content_digest']) as element;
reset role;
set session authorization credit_staff;
select throws_ok(command, '42501', null, 'HZ-S5: credit_staff, tried: ' || command)
from unnest(array[
    'select credit.consume_letter(null, null)', 'select credit.application_scope(null, null)', 'select credit.require_materials(null)',
    'select credit.require_letters(null, null)', 'select credit.missing_materials(null)', 'select credit.checklist_document(null)',
    'select credit.start_filing(null, null)', 'select credit.has_window_records(null, null, null)', 'select credit.subject_of_identifier(null)',
    'select * from credit.query_application', 'select * from credit.authority_letter', 'select * from credit.material_rule'
]) as command;
reset session authorization;
select * from finish();
rollback;
