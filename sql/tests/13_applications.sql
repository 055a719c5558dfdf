-- Purpose: window applications from receipt to end: who may ask, what is refused and why, clocks, amendments, closing.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-Q7, HZ-Q9, HZ-Q11, HZ-Q12, HZ-Q15, HZ-Q16, X-4, X-7.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(134);
set local client_min_messages = 'warning';
\ir fixtures/applications.sql
create temporary table made (name text, id uuid) on commit drop;
create function pg_temp.made(name text) returns uuid language sql as $$ select id from made where made.name = $1 $$;

-- Receipt.
create temporary table size_before on commit drop as select pg_temp.log_size() as size;
select is(pg_temp.receive(clerk => who), 'role_not_allowed PB-1', 'HZ-Q5: ' || who || ' receives no applications')
from unnest(array['clerk', 'officer-1', 'cg-officer', 'auditor', 'admin-1']) as who;
select is(answer, expected, 'HZ-Q5: no application: ' || why)
from (
    values
    (pg_temp.receive(birth_date => null), 'malformed_command X-7', 'a natural person who does not show how old it is'),
    (pg_temp.receive(birth_date => '2026-06-02'), 'malformed_command X-7', 'somebody not born yet'),
    (pg_temp.receive(applicant_kind => 'other'), 'malformed_command X-7', 'neither natural nor legal'),
    (pg_temp.receive(applicant_kind => null), 'malformed_command X-7', 'no kind'),
    (pg_temp.receive(applicant => ''), 'malformed_command X-7', 'no name'),
    (pg_temp.receive(applicant => repeat('名', 101)), 'malformed_command X-7', 'a name of 101 characters'),
    (pg_temp.receive(applicant_code => '91330100TESTFIRM01'), 'malformed_command X-7', 'a natural person with a firm''s code'),
    (pg_temp.receive(applicant => '甲公司', applicant_kind => 'legal', agent => '李四'), 'malformed_command X-7', 'a legal person with a birth date'),
    (pg_temp.receive(applicant => '甲公司', applicant_kind => 'legal', birth_date => null), 'agent_missing HZ-Q5', 'a legal person that nobody comes for'),
    (
        pg_temp.receive(applicant => '甲公司', applicant_kind => 'legal', birth_date => null, agent => '李四', applicant_code => '9133010'),
        'malformed_command X-7', 'a code that is too short'
    ),
    (pg_temp.receive(agent => '张三'), 'malformed_command X-7', 'an agent who is the applicant'),
    (pg_temp.receive(subject => '张三', subject_kind => 'natural'), 'malformed_command X-7', 'another''s data that are one''s own'),
    (pg_temp.receive(subject => '王五'), 'malformed_command X-7', 'a subject of no kind'),
    (pg_temp.receive(subject_kind => 'natural'), 'malformed_command X-7', 'a kind of no subject'),
    (pg_temp.receive(content => ' '), 'malformed_command X-7', 'nothing asked for'),
    (pg_temp.receive(content => repeat('问', 501)), 'malformed_command X-7', 'a question of 501 characters'),
    (pg_temp.receive(purpose => null), 'malformed_command X-7', 'no purpose'),
    (pg_temp.receive(copy => null), 'malformed_command X-7', 'copy or not unknown'),
    (pg_temp.receive(oral => null), 'malformed_command X-7', 'oral or not unknown'),
    (pg_temp.receive(items => '{}'), 'malformed_command X-7', 'an empty list of items'),
    (pg_temp.receive(items => '{TAX,TAX}'), 'malformed_command X-7', 'an item twice'),
    (pg_temp.receive(items => '{TAX,NONE}'), 'item_unknown HZ-Q11', 'an item that no catalogue has')
) as refused (answer, expected, why);
select is(count(*), 0::bigint, 'HZ-Q5: and nothing was received') from credit.service_case;
select is(pg_temp.log_size(), size, 'HZ-Q15: the service logs refusals, after it rolled back') from size_before;

with received as (select pg_temp.receive(oral => true, content => repeat('问', 500)) as answer)

insert into made
select
    'own',
    pg_temp.case_of(answer)
from received;
select is(
    (select array[state, unit_code, written_by, subject_key::text] from credit.service_case where case_id = pg_temp.made('own')),
    array['received', 'HZ-CK', 'window-1', '5b000000-0000-4000-8000-000000000002'],
    'HZ-Q7: an oral application names who wrote it; the file is found by the number''s digest'
);
select is(
    pg_temp.newest('operation', 'purpose', 'actor', 'unit', 'scope,oral', 'scope,own_data', 'subject'),
    array['receive_application', 'window_application', 'window-1', 'HZ-CK', 'true', 'true', '5b000000-0000-4000-8000-000000000002'],
    'HZ-Q15: receipts are logged, under the subject'
);
select is(
    position('张三' in (select convert_from(entry, 'UTF8') from credit.query_log_entry order by log_position desc limit 1)), 0,
    'X-4: with nothing personal'
);
select is(
    (select array_agg(column_name::text) from information_schema.columns where table_schema = 'credit' and column_name ~ 'birth'), null,
    'X-4: no birth date is kept'
);

-- The clock: from receipt, 15 working days; the Dragon Boat Festival is off (19 June, a Friday).
select is(
    (select array[due_on::text, period_code, responsible_role, responsible_unit] from credit.case_deadline where case_id = pg_temp.made('own')),
    array['2026-06-23', 'application_answer', 'window_clerk', 'HZ-CK'], 'HZ-Q12: due on the fifteenth working day after receipt'
);
select is(
    pg_temp.receive(applicant => '赵六', as_of => '2026-12-20 10:00+08')::jsonb - 'checklist' - 'case' - 'receipt_number' - 'receipt'
    - 'received_at' - 'also_open',
    '{"state": "received", "due_on": null, "extended_until": null, "missing_year": 2027}', 'X-1: a year that is not loaded is named, not guessed'
);

-- Twice at once.
select is(pg_temp.receive(content => repeat('问', 500)), 'application_open X-7', 'X-7: the same application again, to the word, at the same window');
insert into made values ('tax', pg_temp.case_of(pg_temp.receive(applicant => '钱七', items => '{TAX}')));
insert into made values ('water', pg_temp.case_of(pg_temp.receive(applicant => '钱七', content => '用水', purpose => '了解', items => '{WATER,TAX}')));
select is(
    pg_temp.receive(applicant => '钱七', content => '用水', purpose => '了解', items => '{TAX,WATER}'), 'application_open X-7', 'X-7: in whichever order'
);
select isnt(pg_temp.case_of(answer), null, 'QZ-5, HZ-Q12: ' || why)
from (
    values
    (pg_temp.receive(applicant => '钱七', purpose => '签约', items => '{TAX}'), 'for another purpose it is another application'),
    (pg_temp.receive(applicant => '钱七', content => '纳税', items => '{TAX}'), 'so it is for another content'),
    (pg_temp.receive(applicant => '钱七', items => '{TAX,OPEN}'), 'and for other items, though they overlap'),
    (pg_temp.receive(applicant => '钱七'), 'and for the whole file')
) as received (answer, why);
select is(
    pg_temp.receive(applicant => '钱七', items => '{TAX}', clerk => 'window-2')::jsonb -> 'also_open' @> (
        select jsonb_build_array(jsonb_build_object('receipt_number', receipt_number, 'window', unit_code))
        from credit.service_case where case_id = pg_temp.made('tax')
    ), true, 'HZ-Q12: at another window nobody is barred, and the clerk is told what is open'
);
select is(pg_temp.receive(applicant => '赵六', subject => '钱七', subject_kind => 'natural')::jsonb -> 'also_open', '[]', 'X-4: and of nobody else''s');

-- Age, to the day.
select is(credit.applicant_age(birth_date::date, day::date), expected, 'HZ-Q2: ' || why)
from (
    values
    ('2010-06-01', '2026-05-31', 'under_16', 'the day before the sixteenth birthday'),
    ('2010-06-01', '2026-06-01', 'from_16_to_17', 'the sixteenth birthday'),
    ('2008-06-01', '2026-05-31', 'from_16_to_17', 'the day before the eighteenth birthday'),
    ('2008-06-01', '2026-06-01', 'adult', 'the eighteenth birthday'),
    ('2008-02-29', '2026-02-27', 'from_16_to_17', 'of 29 February the eve of the last day of February'),
    ('2008-02-29', '2026-02-28', 'adult', 'of 29 February the last day of February'),
    ('2026-06-01', '2026-06-01', 'under_16', 'the day of birth'),
    ('2026-06-02', '2026-06-01', null, 'before birth')
) as age (birth_date, day, expected, why);
insert into made values
('child', pg_temp.case_of(pg_temp.receive(applicant => '小甲', birth_date => '2010-06-02'))),
('youth', pg_temp.case_of(pg_temp.receive(applicant => '小乙', birth_date => '2010-06-01'))),
('grown', pg_temp.case_of(pg_temp.receive(applicant => '小丙', birth_date => '2008-06-01')));
select pg_temp.hand_in(pg_temp.made('child'));
select is(pg_temp.do_case('accept_application', pg_temp.made('child')), 'applicant_not_eligible HZ-Q2', 'HZ-Q2: under sixteen, a day short');
select is(
    (select array_agg(material_code order by rule_number) from credit.missing_materials(pg_temp.made('youth'))),
    array['application_form', 'applicant_identity', 'residence_proof', 'income_proof'], 'HZ-Q2: sixteen, and an income of the own labour is shown'
);
select is(
    (select array_agg(material_code order by rule_number) from credit.missing_materials(pg_temp.made('grown'))),
    array['application_form', 'applicant_identity', 'residence_proof'], 'HZ-Q2: eighteen, and nothing of an income'
);
select pg_temp.check_paper(pg_temp.made('youth'), code) from unnest(array['application_form', 'applicant_identity', 'residence_proof']) as code;
select is(pg_temp.do_case('accept_application', pg_temp.made('youth')), 'materials_missing HZ-Q2', 'HZ-Q2: sixteen without the proof');
select pg_temp.check_paper(pg_temp.made('youth'), 'income_proof');
select is(pg_temp.do_case('accept_application', pg_temp.made('youth'))::jsonb ->> 'state', 'accepted', 'HZ-Q2: sixteen with it');
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('child'), $$'not_eligible', '未满十六周岁'$$)::jsonb - 'receipt' - 'case' - 'receipt_number' - 'sentence',
    '{"state": "refused", "ground": "not_eligible", "rule": "HZ-Q2", "reason": "未满十六周岁"}', 'X-7: the child is refused with rule, sentence and reason'
);

-- Legal persons of the city and of elsewhere.
insert into made
select
    name,
    pg_temp.case_of(pg_temp.receive(name, 'legal', null, '李四', applicant_code => code))
from (
    values ('甲公司', '91330100TESTFIRM01'), ('乙公司', '913301060000000001'), ('丙公司', '913300000000000001'), ('丁公司', '913402000000000001'), ('戊公司', null)
) as firm (name, code);
select is(
    (select array_agg(material_code) from credit.missing_materials(pg_temp.made(name)) where rule_id = 'HZ-Q2'),
    expected, 'HZ-Q2: ' || name || ' of ' || why
)
from (
    values
    ('甲公司', null, 'the city'), ('乙公司', null, 'a district of the city'), ('丙公司', array['registration_proof'], 'the province'),
    ('丁公司', array['registration_proof'], 'another province'), ('戊公司', array['registration_proof'], 'who knows where')
) as firm (name, expected, why);

-- Acceptance.
select is(
    pg_temp.do_case('case_document', pg_temp.made('own'))::jsonb -> 'subject', 'null', 'X-4: before it is accepted nobody is told whether there is a file'
);
select is(pg_temp.do_case('accept_application', pg_temp.made('own')), 'materials_missing HZ-Q5', 'HZ-Q5: not while a required item is unchecked');
select is(pg_temp.state_of(pg_temp.made('own')), 'received', 'HZ-Q5: and the state stays');
select is(pg_temp.hand_in(pg_temp.made('own')), 3::bigint, 'HZ-Q5: form, identity, residence');
select is(pg_temp.do_case('accept_application', pg_temp.made('own'), clerk => 'window-2'), 'case_unknown HZ-Q5', 'HZ-S5: not by another window');
select is(pg_temp.do_case('accept_application', pg_temp.made('own'), clerk => 'officer-1'), 'role_not_allowed PB-1', 'HZ-O2: nor by the authority');
select is(
    pg_temp.do_case('accept_application', pg_temp.made('own'), clerk => 'window-1b')::jsonb - 'receipt' - 'case' - 'receipt_number',
    '{"state": "accepted", "accepted_at": "2026-06-01T10:15:00.000000+08:00", "due_on": "2026-06-23", "extended_until": null, "missing_year": null}',
    'HZ-Q12: the receipt says until when; a colleague may give it'
);
select is(
    (select array[due_on::text, responsible_unit] from credit.case_deadline where case_id = pg_temp.made('own') and period_code = 'archive_filing'),
    array['2026-06-01', 'HZ-CK'], 'HZ-Q16: the papers are due in the archive on the same day'
);
select is(pg_temp.do_case('accept_application', pg_temp.made('own')), 'transition_not_allowed HZ-Q5', 'HZ-Q5: once');
select is(
    pg_temp.do_case('case_document', pg_temp.made('own'))::jsonb ->> 'subject', '5b000000-0000-4000-8000-000000000002', 'HZ-Q5: then it is'
);

-- What the disclosure is told.
select is(
    (select to_jsonb(scope) from credit.application_scope(pg_temp.made('own'), '2026-06-02 10:00+08') as scope),
    '{"subject_key": "5b000000-0000-4000-8000-000000000002", "subject_kind": "person", "is_own_data": true, "purpose_text": "了解本人信用状况",
      "subject_label": {"name": "张三", "document_type": "resident_identity", "document_number": "****001X"}, "letter_id": null, "items": null,
      "refusal_code": null, "refusal_rule": null}',
    'HZ-Q3: whose file, which items; the number by its end only'
);
select is(pg_temp.scope_problem(pg_temp.made('grown')), 'transition_not_allowed HZ-Q5', 'HZ-Q5: nothing is disclosed before the acceptance');
select is(pg_temp.scope_problem(gen_random_uuid()), 'case_unknown HZ-Q5', 'HZ-Q5: nor to no case');
select is(
    (select array[(subject_key is null)::text, subject_kind] from credit.application_scope(pg_temp.made('youth'), '2026-06-02Z')),
    array['true', 'person'], 'HZ-Q11: whom the platform does not know has no file'
);

-- Grounds of refusal.
select is(
    (select array_agg(concat_ws(' ', ground, rule_id) order by ground) from unnest(
        array['outside_authority', 'does_not_exist', 'unclear', 'materials', 'not_eligible', 'other']
    ) as ground, credit.application_refusal(ground) where sentence is not null),
    array['does_not_exist HZ-Q11', 'materials HZ-Q9', 'not_eligible HZ-Q2', 'outside_authority HZ-Q11', 'unclear HZ-Q11'],
    'HZ-Q11: the answer says which it is, and by which rule'
);
select is(pg_temp.do_case('refuse_application', pg_temp.made('own'), arguments), expected, 'X-7: not refused: ' || why)
from (
    values
    ($$'other', '理由'$$, 'malformed_command X-7', 'on no ground'),
    ($$null, '理由'$$, 'malformed_command X-7', 'on a missing ground'),
    ($$'materials', null$$, 'malformed_command X-7', 'without a reason'),
    ($$'unclear', '不明确'$$, 'amendment_not_requested HZ-Q11', 'as unclear before the applicant was asked to amend')
) as refused (arguments, expected, why);
insert into credit.record_version (
    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, retained_until, content,
    content_digest, key_version, batch_id, recorded_at, recorded_by, ground
)
select
    '5b000000-0000-4000-8000-000000000002',
    md5(record)::uuid,
    version,
    level,
    item,
    1,
    'HZ-SW',
    state,
    until::date,
    '{}',
    md5(record)::uuid,
    1,
    gen_random_uuid(),
    '2026-01-01Z',
    't',
    't'
from (
    values
    ('c', 1, 'C', 'SHARED', 'in_force', null), ('w', 1, 'B', 'SHARED', 'in_force', null), ('w', 2, 'B', 'SHARED', 'withdrawn', null),
    ('o', 1, 'A', 'OPEN', 'in_force', '2026-06-01'), ('up', 1, 'B', 'TAX', 'in_force', null), ('up', 2, 'C', 'TAX', 'in_force', null)
) as held (record, version, level, item, state, until);
select is(credit.has_window_records('5b000000-0000-4000-8000-000000000002', items::text[], day::date), expected, 'HZ-Q11: ' || why)
from (
    values
    ('{SHARED}', '2026-06-01', false, 'what is of level C, or withdrawn, does not exist at the window'),
    ('{TAX}', '2026-06-01', false, 'nor what a newer version made C'),
    ('{OPEN}', '2026-06-01', true, 'what is kept until today exists'),
    ('{OPEN}', '2026-06-02', false, 'and not tomorrow'),
    (null, '2026-06-01', true, 'asked for all, something of it is enough')
) as items (items, day, expected, why);
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('grown'), $$'does_not_exist', '没有'$$), 'transition_not_allowed HZ-Q11',
    'HZ-Q8: nobody learns what there is before the application is accepted'
);
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('own'), $$'does_not_exist', '没有'$$), 'information_exists HZ-Q11',
    'HZ-Q11: what exists is not said not to'
);
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('own'), $$'does_not_exist', '没有'$$, '2026-06-23 23:59:59+08')::jsonb ->> 'rule', 'HZ-Q11',
    'HZ-Q11: what does not exist is said so'
);
select is(
    (select met_at <= '2026-06-23 23:59:59+08' from credit.case_deadline where case_id = pg_temp.made('own') and period_code = 'application_answer'),
    true, 'HZ-Q12: a refusal is an answer, in time on the fifteenth working day'
);
select is(
    pg_temp.newest('operation', 'scope,ground', 'scope,reason_digest'),
    array['refuse_application', 'does_not_exist', pg_temp.digest('没有')], 'HZ-Q15: the log has ground and digest of the reason'
);
select isnt(pg_temp.receive(as_of => '2026-06-24 10:00+08')::jsonb ->> 'case', null, 'HZ-Q12: after the answer a new application is possible');

-- Amendment.
select is(pg_temp.do_case('request_amendment', pg_temp.made('tax'), 'null'), 'malformed_command X-7', 'HZ-Q11: what is unclear is said');
select is(
    pg_temp.do_case('request_amendment', pg_temp.made('tax'), $$'请写明税种'$$)::jsonb - 'case' - 'receipt' - 'sentence',
    '{"state": "amending", "rule": "HZ-Q11", "reason": "请写明税种"}', 'HZ-Q11: the applicant is asked to amend'
);
select is(pg_temp.do_case('accept_application', pg_temp.made('tax')), 'transition_not_allowed HZ-Q5', 'HZ-Q11: and is not accepted meanwhile');
create function pg_temp.amend(number text default null, items text default '{WATER}', subject text default null, content text default '用水')
returns text
language sql as $$
    select pg_temp.do_case('amend_application', pg_temp.made('tax'), format(
        '%L, %L, %L::credit.case_person, null, %L, ''了解'', %L::text[], true',
        coalesce(number, (select receipt_number from credit.service_case where case_id = pg_temp.made('tax'))),
        case when subject is not null then 'natural' end, case when subject is not null then pg_temp.who(subject) end, content, items
    ))
$$;
select is(pg_temp.amend('S2026060100000000A'), 'case_unknown HZ-Q5', 'X-4: not under another receipt number');
select is(pg_temp.amend(content => ''), 'malformed_command X-7', 'HZ-Q11: not into nothing');
select is(pg_temp.amend(items => '{NONE}'), 'item_unknown HZ-Q11', 'HZ-Q11: not into what there is not');
select is(pg_temp.amend(items => '{TAX,WATER}'), 'application_open X-7', 'X-7: not into what is open already');
select is(pg_temp.amend(items => '{OPEN}', subject => '王五')::jsonb ->> 'state', 'received', 'HZ-Q11: amended, it is received again');
select is(
    (
        select array[is_own_data::text, subject_label, items::text, copy_wanted::text] from credit.query_application
        where case_id = pg_temp.made('tax')
    ),
    array['false', '王五', '{OPEN}', 'true'], 'HZ-Q11: all of the request anew'
);
select is(
    (select array_agg(due_on) from credit.case_deadline where case_id = pg_temp.made('tax')), array['2026-06-23'::date],
    'HZ-Q12: the clock goes on as it was'
);
select is(
    (
        select array_agg(concat_ws(' ', number, from_state, event, to_state, actor) order by number)
        from credit.case_event where case_id = pg_temp.made('tax')
    ),
    array[
        '1 none received received window-1', '2 received amendment_requested amending window-1', '3 amending amended received window-1'
    ], 'HZ-Q15: every step is kept'
);
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('tax'), $$'unclear', '仍不明确'$$)::jsonb ->> 'ground', 'unclear',
    'HZ-Q11: unclear, after the applicant was asked'
);

insert into made values ('turn', pg_temp.case_of(pg_temp.receive('郑一', subject => '冯二', subject_kind => 'natural')));
select pg_temp.hand_in(pg_temp.made('turn'));
select pg_temp.letter(pg_temp.made('turn'), 'query', '冯二', '郑一');
select pg_temp.do_case('request_amendment', pg_temp.made('turn'), $$'请核对被查询人'$$);
create function pg_temp.turn(content text, subject text) returns text
language sql as $$
    select pg_temp.do_case('amend_application', pg_temp.made('turn'), format(
        '%L, ''natural'', %L::credit.case_person, null, %L, ''了解本人信用状况'', null, false',
        (select receipt_number from credit.service_case where case_id = pg_temp.made('turn')), pg_temp.who(subject), content
    ))
$$;
select is(
    (select count(*) from jsonb_array_elements(pg_temp.turn('全部', '冯二')::jsonb -> 'checklist') as paper where paper ->> 'problem' is not null),
    0::bigint, 'HZ-Q11: an amendment about the same subject keeps the papers'
);
select isnt(
    (select letter_id from credit.case_letter where case_id = pg_temp.made('turn')), null, 'HZ-Q11: and the letter'
);
select pg_temp.do_case('request_amendment', pg_temp.made('turn'), $$'请核对被查询人'$$);
update credit.case_material
set
    filed_at = '2026-06-01Z',
    filed_by = 'window-1'
where case_id = pg_temp.made('turn') and material_code = 'query_letter';
select is(pg_temp.turn('全部', '陈三'), 'material_filed HZ-Q16', 'HZ-Q16: a subject whose letter is in the archive is not exchanged');
update credit.case_material
set
    filed_at = null,
    filed_by = null
where case_id = pg_temp.made('turn');
select is(
    (
        select array_agg(paper ->> 'material' order by number)
        from jsonb_array_elements(pg_temp.turn('全部', '陈三')::jsonb -> 'checklist') with ordinality as list (paper, number)
        where paper ->> 'problem' is not null
    ),
    array['application_form', 'query_letter', 'subject_identity'], 'HZ-Q6: another subject is asked for anew, with papers of its own'
);
select is(
    (select released_at is not null from credit.case_letter where case_id = pg_temp.made('turn')), true, 'QZ-5: and the former letter is free'
);
select is(
    (select refusal_code from credit.case_letter_problem(pg_temp.made('turn'), '2026-06-01')), 'letter_missing', 'HZ-Q6: the application rests on none'
);
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('turn'), $$'materials', '材料不全'$$, '2026-06-24 00:00+08')::jsonb ->> 'rule', 'HZ-Q9',
    'HZ-Q9: materials that fall short are refused with the reason'
);
select is(
    (
        select credit.local_day(met_at) - due_on from credit.case_deadline
        where case_id = pg_temp.made('turn') and period_code = 'application_answer'
    ), 1, 'HZ-Q12: on the sixteenth working day it is late, and stays so on record'
);

-- Withdrawal and end.
select is(
    pg_temp.do_case('withdraw_application', pg_temp.made('grown'), $$'不需要了'$$), 'materials_missing HZ-Q16', 'HZ-Q16: not by the window''s word alone'
);
select pg_temp.check_paper(pg_temp.made('grown'), 'withdrawal_form', false, false, false);
select is(pg_temp.do_case('withdraw_application', pg_temp.made('grown'), $$'不需要了'$$)::jsonb ->> 'state', 'withdrawn', 'HZ-Q12: withdrawn');
select is(
    (select string_agg(period_code || coalesce(' ' || ended_ground, ''), ', ' order by period_code) from credit.case_deadline
    where case_id = pg_temp.made('grown')),
    'application_answer withdrawn, archive_filing, case_closing', 'HZ-Q12: and nothing is due any more but the filing of that paper and its closing'
);
select is(pg_temp.do_case('withdraw_application', pg_temp.made('own'), $$'不需要了'$$), 'transition_not_allowed HZ-Q5', 'HZ-Q12: not after the answer');
select is(pg_temp.do_case('close_case', pg_temp.made('grown'), 'null'), 'materials_unfiled HZ-Q16', 'HZ-Q16: which is filed like all papers');
update credit.case_material set removed_at = '2026-06-02Z', removed_by = 'window-1', removal_reason = '误收' where case_id = pg_temp.made('grown');
select is(pg_temp.do_case('close_case', pg_temp.made('grown'), 'null')::jsonb ->> 'state', 'closed', 'HZ-Q16: without papers it is closed');
select is(pg_temp.do_case('close_case', pg_temp.made('own'), 'null'), 'materials_unfiled HZ-Q16', 'HZ-Q16: not while a paper is unfiled');
update credit.case_material
set
    filed_at = '2026-06-01Z',
    filed_by = 'window-1'
where case_id = pg_temp.made('own') and material_code <> 'residence_proof';
select is(pg_temp.do_case('close_case', pg_temp.made('own'), 'null'), 'materials_unfiled HZ-Q16', 'HZ-Q16: not while one is');
update credit.case_material
set
    filed_at = '2026-06-01Z',
    filed_by = 'window-1'
where case_id = pg_temp.made('own') and material_code = 'residence_proof';
select is(pg_temp.do_case('close_case', pg_temp.made('own'), 'null', clerk => 'officer-1'), 'transition_not_allowed HZ-Q5', 'HZ-O2: not by the authority');
select is(pg_temp.do_case('close_case', pg_temp.made('own'), 'null')::jsonb ->> 'state', 'closed', 'HZ-Q16: all filed, it is closed');
select is(pg_temp.do_case('close_case', pg_temp.made('own'), 'null'), 'transition_not_allowed HZ-Q5', 'HZ-Q16: once');
select is(pg_temp.check_paper(pg_temp.made('own'), 'supplement'), 'transition_not_allowed HZ-Q16', 'HZ-Q16: a closed case takes no papers');
update credit.service_case set state = 'answered' where case_id = pg_temp.made('youth');
update credit.case_material
set
    filed_at = '2026-06-01Z',
    filed_by = 'window-1'
where case_id = pg_temp.made('youth');
update credit.query_application set copy_wanted = true where case_id = pg_temp.made('youth');
select is(pg_temp.do_case('close_case', pg_temp.made('youth'), 'null'), 'reason_missing HZ-Q10', 'HZ-Q10: a copy that was asked for is handed over');
select is(pg_temp.do_case('close_case', pg_temp.made('youth'), $$'申请人未来领取'$$)::jsonb ->> 'state', 'closed', 'HZ-Q10: or it is said why not');

-- Who may look.
select is(
    pg_temp.do_case('application_document', pg_temp.made('own'), clerk => who)::jsonb #>> '{subject,tail}', '001X', 'HZ-Q5: ' || who || ' sees the application'
)
from unnest(array['window-1b', 'clerk', 'officer-1']) as who;
select is(
    pg_temp.do_case('application_document', pg_temp.made('own'), clerk => who), expected, 'HZ-S5: ' || who || ' does not'
)
from (
    values
    ('window-2', 'case_unknown HZ-Q5'), ('sc-officer', 'case_unknown HZ-Q5'), ('cg-officer', 'role_not_allowed PB-1'),
    ('auditor', 'role_not_allowed PB-1')
) as other (who, expected);
select is(
    pg_temp.do_case('application_document', pg_temp.made('own'))::jsonb - 'checklist' - 'receipt' - 'case' - 'receipt_number' - 'content',
    '{"state": "closed", "received_at": "2026-06-01T10:00:00.000000+08:00", "oral": true, "written_by": "window-1", "own_data": true,
      "applicant": {"kind": "natural", "name": "张三", "document_type": "resident_identity", "tail": "001X", "code": null, "age": "adult"},
      "agent": null, "subject": {"kind": "natural", "name": "张三", "document_type": "resident_identity", "tail": "001X", "code": null},
      "purpose": "了解本人信用状况", "items": null, "copy_wanted": false, "letters": [], "due_on": "2026-06-23", "extended_until": null,
      "missing_year": null}',
    'HZ-Q7: the form says that it was oral and who wrote it'
);
select * from finish();
rollback;
