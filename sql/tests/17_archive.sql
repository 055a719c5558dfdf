-- Purpose: scans, filing the same day, keepers, loans and readings; hand-over and destruction are in 17_archive_custody.sql.
-- Rules: HZ-Q16, HZ-Q17, HZ-O14, TM-1, TM-3, HZ-Q15, X-8.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(121);
set local client_min_messages = 'warning';
\ir fixtures/archive.sql

-- Keepers: one in charge of a unit at a time, appointed by another person.
select is(pg_temp.appoint(who, unit, account, note => note), expected, 'HZ-Q16: ' || why)
from (
    values
    ('window-1', 'HZ-CK', 'window-1b', '任命', 'role_not_allowed PB-1', 'a clerk appoints nobody'),
    ('admin-1', 'HZ-CK', 'window-1', '任命', 'unit_out_of_scope HZ-Q16', 'an administrator appoints in the own unit only'),
    ('sc-officer', 'HZ-CK', 'window-1', '任命', 'unit_out_of_scope HZ-Q16', 'a district''s authority does not appoint in the city'),
    ('officer-1', 'HZ-CK', 'window-2', '任命', 'keeper_not_allowed HZ-Q16', 'somebody of another unit is no keeper'),
    ('officer-1', 'HZ-XY', 'officer-2', '任命', 'keeper_not_allowed HZ-Q16', 'an officer is no keeper'),
    ('officer-1', 'HZ-CK', 'nobody', '任命', 'keeper_not_allowed HZ-Q16', 'nobody is no keeper'),
    ('officer-1', 'HZ-CK', 'window-1', '', 'malformed_command X-7', 'an appointment rests on something'),
    ('officer-1', 'HZ-CK', null, '任命', 'malformed_command X-7', 'an appointment names a person')
) as refused (who, unit, account, note, expected, why);

select pg_temp.remember('case', pg_temp.make_case('application'));
select pg_temp.remember('m1', pg_temp.material(pg_temp.the('case')));
select pg_temp.remember('m2', pg_temp.material(pg_temp.the('case'), 'application_form'));
select is(pg_temp.file_it('window-1', array[pg_temp.the('m1')]), 'keeper_missing HZ-Q16', 'HZ-Q16: nothing is filed where nobody answers for it');
select is(pg_temp.appoint('officer-1', 'HZ-CK', 'window-1b'), 'window-1b', 'HZ-Q16: the authority names a keeper');
select is(pg_temp.appoint('officer-1', 'HZ-CK', 'window-1b'), 'keeper_not_allowed HZ-Q16', 'HZ-Q16: who is in charge is not appointed again');
select is(pg_temp.appoint('officer-1', 'HZ-ZX', 'clerk', at => '2026-06-01 08:45+08'), 'clerk', 'HZ-Q16: the centre has one, too');
select throws_ok(
    $$ insert into credit.archive_keeper (unit_code, account_id, appointed_at, appointed_by, note)
    values ('HZ-CK', 'window-1', '2026-06-02Z', 'officer-1', 'x') $$,
    '23505', null, 'HZ-Q16: two are never in charge at once'
);

-- Scans.
select is(
    pg_temp.answer(pg_temp.upload('window-1', pg_temp.the('m1'), file => '00000000-0000-4000-8000-0000000000f1')),
    jsonb_build_object(
        'case', pg_temp.the('case'), 'material', pg_temp.the('m1'), 'file', '00000000-0000-4000-8000-0000000000f1',
        'media_type', 'application/pdf', 'byte_count', 1000, 'content_digest', encode(sha256('x'), 'hex')
    ),
    'HZ-Q16: a scan is registered with its digest'
);
select is(
    pg_temp.newest('operation', 'actor', 'purpose', 'subject', 'scope,file'),
    array['record_file', 'window-1', 'window_application', '5b000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-0000000000f1'],
    'HZ-Q15: and logged, for the subject to see'
);
select is(pg_temp.upload(who, coalesce(material, pg_temp.the('m1')), bytes), expected, 'HZ-Q16: ' || why)
from (
    values
    ('window-2', null, 1000, 'case_unknown HZ-O2', 'another window''s clerk adds nothing'),
    ('clerk', null, 1000, 'role_not_allowed HZ-Q16', 'the centre adds nothing to an application'),
    ('officer-1', null, 1000, 'role_not_allowed PB-1', 'the authority adds nothing'),
    ('window-1', '00000000-0000-4000-8000-000000000000'::uuid, 1000, 'material_unknown HZ-Q16', 'a scan belongs to a material of the case'),
    ('window-1', null, 0, 'malformed_command X-7', 'an empty file is none'),
    ('window-1', null, 209714201, 'case_file_limit HZ-Q16', 'one byte more than 200 MiB a case')
) as refused (who, material, bytes, expected, why);
select throws_ok(
    format($$ select pg_temp.upload('window-1', %L, type => 'text/html') $$, pg_temp.the('m1')), '23514', null,
    'HZ-Q16: nothing but the three forms'
);
select is(
    left(pg_temp.tried($$select pg_temp.upload('window-1', pg_temp.the('m1'), 209714200)$$), 1), '{', 'HZ-Q16: 200 MiB a case are taken'
);
select is(
    pg_temp.tried(
        $$select pg_temp.upload('window-1', pg_temp.the('m1'), 209714200)$$,
        $$select pg_temp.staff('window-1', '2026-06-01 10:12+08', 'permit_file', format('%L, %L, 1', pg_temp.the('case'), pg_temp.the('m1')))$$
    ),
    'case_file_limit HZ-Q16', 'HZ-Q16: the leave that is asked before writing says the same'
);
select is(
    left(pg_temp.tried($$select max(pg_temp.upload('window-1', pg_temp.the('m1'), 1)) from generate_series(1, 99)$$), 1), '{',
    'HZ-Q16: 100 files a case are taken'
);
select is(
    pg_temp.tried(
        $$select max(pg_temp.upload('window-1', pg_temp.the('m1'), 1)) from generate_series(1, 99)$$,
        $$select pg_temp.upload('window-1', pg_temp.the('m1'), 1)$$
    ),
    'case_file_limit HZ-Q16', 'HZ-Q16: the 101st is not'
);
select is(
    pg_temp.staff('window-1', '2026-06-01 10:12+08', 'permit_file', format('%L, %L, 1', pg_temp.the('case'), pg_temp.the('m1'))), '',
    'HZ-Q16: leave is given for what would be taken'
);

-- The evening list and filing on the same day.
create function pg_temp.evening(who text, at timestamptz) returns text[]
language sql as $$
    select array_agg(concat_ws(' ', u ->> 'code', u ->> 'is_late') order by u ->> 'code')
    from jsonb_array_elements(pg_temp.staff(who, at, 'unfiled_list')::jsonb -> 'unfiled') as u
$$;
select is(
    pg_temp.evening('window-1b', '2026-06-01 23:59+08'), array['application_form false', 'identity_document false'],
    'HZ-Q16: the evening list names what is not filed'
);
select is(
    pg_temp.evening('window-1', '2026-06-02 00:00+08'), array['application_form true', 'identity_document true'],
    'HZ-Q16: at midnight it is late'
);
select is(pg_temp.evening('window-2', '2026-06-01 18:00+08'), null, 'HZ-Q16: another window sees none of it');
select is(cardinality(pg_temp.evening('clerk', '2026-06-01 18:00+08')), 2, 'HZ-Q16: the centre does');
select is(
    pg_temp.file_it(who, case when known then array[pg_temp.the('m1')] else materials end, at::timestamptz, late, shelf, grade), expected,
    'HZ-Q16: ' || why
)
from (
    values
    ('window-2', true, null, '2026-06-01 17:00+08', null, 'A', 'ordinary', 'case_unknown HZ-O2', 'not by another window'),
    ('clerk', true, null, '2026-06-01 17:00+08', null, 'A', 'ordinary', 'role_not_allowed PB-1', 'not by the centre'),
    ('window-1', true, null, '2026-06-02 00:00+08', null, 'A', 'ordinary', 'late_reason_missing HZ-Q16', 'not on the next day without a reason'),
    ('window-1', true, null, '2026-06-01 17:00+08', null, '', 'ordinary', 'malformed_command X-7', 'not without a place'),
    ('window-1', true, null, '2026-06-01 17:00+08', null, repeat('A', 65), 'ordinary', 'malformed_command X-7', 'not in a place of 65 characters'),
    ('window-1', true, null, '2026-06-01 17:00+08', null, 'A', 'open', 'malformed_command X-7', 'not with another grade'),
    ('window-1', false, '{}', '2026-06-01 17:00+08', null, 'A', 'ordinary', 'malformed_command X-7', 'not nothing'),
    ('window-1', false, array[gen_random_uuid()], '2026-06-01 17:00+08', null, 'A', 'ordinary', 'material_unknown HZ-Q16', 'not what there is not')
) as refused (who, known, materials, at, late, shelf, grade, expected, why);
select is(
    pg_temp.file_it('window-1', array[pg_temp.the('m1'), pg_temp.the('m1')]), 'material_unknown HZ-Q16', 'HZ-Q16: not the same twice'
);
select is(
    left(pg_temp.tried(
        $$select max(pg_temp.material(pg_temp.the('case'), 'evidence', pages => 1249)::text) from generate_series(1, 4)$$,
        $$select pg_temp.file_it('window-1', array[pg_temp.the('m1')])$$
    ), 1), '{', 'HZ-Q16: 5,000 pages are a case'
);
select is(
    pg_temp.tried(
        $$select max(pg_temp.material(pg_temp.the('case'), 'evidence', pages => 1249)::text) from generate_series(1, 4)$$,
        $$select pg_temp.material(pg_temp.the('case'), 'evidence', pages => 1)$$, $$select pg_temp.file_it('window-1', array[pg_temp.the('m1')])$$
    ), 'case_file_limit HZ-Q16', 'HZ-Q16: 5,001 are not'
);
select credit.start_deadline('2026-06-01 10:00+08', pg_temp.the('case'), 'archive_filing', '2026-06-01', 'window_clerk', 'HZ-CK');
select is(
    pg_temp.answer(pg_temp.file_it('window-1', array[pg_temp.the('m1')], '2026-06-01 23:59:59+08', shelf => repeat('A', 64))),
    jsonb_build_object(
        'case', pg_temp.the('case'), 'materials', array[pg_temp.the('m1')], 'filed_at', '2026-06-01T23:59:59.000000+08:00', 'late', 0,
        'retained_until', '2031-06-01'
    ),
    'HZ-Q16: filed on the same day, kept for five years from filing'
);
select is(
    (select array[m.filed_by, f.keeper, f.holding_unit, f.late_reason] from credit.case_material as m, credit.archive_filing as f
    where m.material_id = f.material_id and f.material_id = pg_temp.the('m1')),
    array['window-1', 'window-1b', 'HZ-CK', null], 'HZ-Q16: with who filed it and who answers for it'
);
select is(
    (select file_id from credit.case_material where material_id = pg_temp.the('m1')), '00000000-0000-4000-8000-0000000000f1'::uuid, 'HZ-Q16: and its scan'
);
select is(
    (select met_at is null from credit.case_deadline where case_id = pg_temp.the('case')), true, 'HZ-Q16: the clock runs while something is unfiled'
);
select is(pg_temp.file_it('window-1', array[pg_temp.the('m1')]), 'transition_not_allowed HZ-Q16', 'HZ-Q16: what is filed is not filed again');
select is(pg_temp.upload('window-1', pg_temp.the('m1')), 'transition_not_allowed HZ-Q16', 'HZ-Q16: and nothing is added to it');
select is(
    (pg_temp.file_it('window-1', array[pg_temp.the('m2')], '2026-06-02 09:00+08', '窗口停电')::jsonb ->> 'late')::integer, 1,
    'HZ-Q16: a day late with its reason'
);
select is(
    (select late_reason from credit.archive_filing where material_id = pg_temp.the('m2')), '窗口停电', 'HZ-Q16: which stays with it'
);
select is(
    (select met_at from credit.case_deadline where case_id = pg_temp.the('case')), '2026-06-02 09:00+08'::timestamptz,
    'HZ-Q16: the clock stops when all is filed'
);
-- What was checked by mistake, with a scan of it.
select pg_temp.remember('wrong', pg_temp.material(pg_temp.the('case'), 'evidence'));
select is(left(pg_temp.upload('window-1', pg_temp.the('wrong'), file => '00000000-0000-4000-8000-0000000000f9'), 1), '{', 'a scan of it');
update credit.case_material
set removed_at = '2026-06-01 11:00+08', removed_by = 'window-1', removal_reason = '误收' where material_id = pg_temp.the('wrong');
select is(pg_temp.upload('window-1', pg_temp.the('wrong')), 'material_unknown HZ-Q16', 'HZ-Q16: no more scans of it');
select is(pg_temp.evening('window-1', '2026-06-01 18:00+08'), array['evidence false'], 'HZ-Q16: it stays on the list as long as its scan lies nowhere');
select is(left(pg_temp.file_it('window-1', array[pg_temp.the('wrong')]), 1), '{', 'HZ-Q16: it is kept and destroyed like the rest');
select is(pg_temp.evening('window-1', '2026-06-01 18:00+08'), null, 'HZ-Q16: then the list is empty');

-- Who may read what.
select is(pg_temp.read_it(who, '00000000-0000-4000-8000-0000000000f1', '2026-06-02 10:00+08'), expected, 'HZ-Q17: ' || why)
from (
    values
    ('window-1', 'own_case', 'whoever works on an open case reads its files'),
    ('window-1b', 'reading_not_approved HZ-Q17', 'a colleague does not'),
    ('window-2', 'case_unknown HZ-O2', 'another window does not know it'),
    ('clerk', 'reading_not_approved HZ-Q17', 'the centre has no part in it'),
    ('officer-1', 'reading_not_approved HZ-Q17', 'nor has the authority'),
    ('auditor', 'reading_not_approved HZ-Q17', 'an auditor asks for leave'),
    ('cg-officer', 'role_not_allowed PB-1', 'a provider reads none')
) as reading (who, expected, why);
select is(
    pg_temp.read_it('window-1', '00000000-0000-4000-8000-00000000ffff', '2026-06-02 10:00+08'), 'file_unknown HZ-Q17', 'HZ-Q17: no such file'
);
select is(left(pg_temp.staff('window-1', '2026-06-02 10:05+08', 'file_for_reading', $$'00000000-0000-4000-8000-0000000000f1'$$), 1), '{', 'a reading');
select is(
    pg_temp.newest('operation', 'actor', 'subject', 'scope,file', 'scope,ground'),
    array['read_file', 'window-1', '5b000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-0000000000f1', 'own_case'],
    'HZ-Q17: each reading is logged, for the subject to see'
);
-- The same for what the centre verifies.
select pg_temp.remember('objection', pg_temp.make_case_in('accepted', 'objection'));
select pg_temp.remember('evidence', pg_temp.material(pg_temp.the('objection'), 'evidence'));
select is(
    left(pg_temp.upload('clerk', pg_temp.the('evidence'), of_case => pg_temp.the('objection'), file => '00000000-0000-4000-8000-0000000000f2'), 1),
    '{', 'HZ-O14: the centre adds to what it verifies'
);
select is(
    pg_temp.read_it('clerk', '00000000-0000-4000-8000-0000000000f2', '2026-06-02 10:00+08'),
    'awaited_step', 'HZ-Q17: the centre reads what it is to take up'
);
select is(
    pg_temp.read_it('officer-1', '00000000-0000-4000-8000-0000000000f2', '2026-06-02 10:00+08'), 'reading_not_approved HZ-Q17',
    'HZ-Q17: the authority not because it might be asked for an extension'
);
update credit.service_case set state = 'reported' where case_id = pg_temp.the('objection');
select is(
    pg_temp.read_it('officer-1', '00000000-0000-4000-8000-0000000000f2', '2026-06-02 10:00+08'),
    'awaited_step', 'HZ-Q17: but when a report waits for it'
);
select is(pg_temp.newest('purpose'), array['objection'], 'HZ-O13: logged as an objection''s');
select is(
    pg_temp.read_it('clerk', '00000000-0000-4000-8000-0000000000f2', '2026-06-02 10:00+08'),
    'reading_not_approved HZ-Q17', 'HZ-Q17: the centre no more, without a step of its own'
);

-- Loans.
update credit.service_case set state = 'closed', closed_at = '2026-06-03 09:00+08' where case_id = pg_temp.the('case');
select is(
    pg_temp.read_it('window-1', '00000000-0000-4000-8000-0000000000f1', '2026-06-03 10:00+08'),
    'reading_not_approved HZ-Q17', 'HZ-Q17: a closed case is nobody''s own'
);
select is(pg_temp.upload('window-1', pg_temp.the('m1')), 'transition_not_allowed HZ-Q16', 'HZ-Q16: and takes no more scans');
select is(
    pg_temp.staff('auditor', '2026-06-03 10:00+08', 'request_loan', format(
        '%L, %L, %L, ''复核'', %L, %L, %L, %L, %L', coalesce(other_case, pg_temp.the('case')), material, kind, reason, head, signed, wanted_from, wanted_until
    )), expected, 'TM-1: no request ' || why
)
from (
    values
    (null::uuid, null::uuid, 'take', '理由', '张', '2026-06-03', '2026-06-03', '2026-06-03', 'malformed_command X-7', 'of another kind'),
    (null, null, 'read', '', '张', '2026-06-03', '2026-06-03', '2026-06-03', 'malformed_command X-7', 'without a reason'),
    (null, null, 'read', '理由', '', '2026-06-03', '2026-06-03', '2026-06-03', 'malformed_command X-7', 'without the head''s signature'),
    (null, null, 'read', '理由', '张', '2026-06-04', '2026-06-03', '2026-06-03', 'loan_not_allowed HZ-Q17', 'that is signed tomorrow'),
    (null, null, 'read', '理由', '张', '2026-06-03', '2026-06-02', '2026-06-03', 'loan_not_allowed HZ-Q17', 'for yesterday'),
    (null, null, 'read', '理由', '张', '2026-06-03', '2026-06-03', '2026-07-04', 'loan_not_allowed HZ-Q17', 'for 32 days'),
    (null, null, 'read', '理由', '张', '2026-06-03', '2026-06-04', '2026-06-03', 'loan_not_allowed HZ-Q17', 'for no day'),
    (null, null, 'read', '理由', '张', '2026-06-03', '2026-06-03', 'infinity', 'loan_not_allowed HZ-Q17', 'for ever'),
    ('00000000-0000-4000-8000-00000000ffff', null, 'read', '理由', '张', '2026-06-03', '2026-06-03', '2026-06-03', 'case_unknown HZ-O2', 'about no case'),
    (null, '00000000-0000-4000-8000-00000000ffff', 'read', '理由', '张', '2026-06-03', '2026-06-03', '2026-06-03', 'material_unknown HZ-Q17', 'about no material')
) as refused (other_case, material, kind, reason, head, signed, wanted_from, wanted_until, expected, why);
select isnt(pg_temp.ask('auditor'), null, 'TM-1: a request names object, purpose, reason, who and the head who signed, for at most 31 days');
select is(
    pg_temp.newest('operation', 'actor', 'scope,reason_digest'), array['request_loan', 'auditor', pg_temp.digest('复核')],
    'HZ-Q15: logged with the digest of the reason'
);
select is(
    pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f1', '2026-06-03 10:30+08'),
    'reading_not_approved HZ-Q17', 'HZ-Q17: asking is not leave'
);
select is(pg_temp.decide_loan(who, decision, reason, valid_from, valid_until), expected, 'HZ-Q17: ' || why)
from (
    values
    ('clerk', 'approved', null, '2026-06-03', '2026-06-05', 'role_not_allowed PB-1', 'the centre decides nothing'),
    ('sc-officer', 'approved', null, '2026-06-03', '2026-06-05', 'case_unknown HZ-O2', 'nor does another authority'),
    ('officer-1', 'approved', null, null, null, 'malformed_command X-7', 'no leave without days'),
    ('officer-1', 'refused', null, null, null, 'malformed_command X-7', 'no refusal without a reason'),
    ('officer-1', 'approved', null, '2026-06-02', '2026-06-05', 'loan_not_allowed HZ-Q17', 'not from before what was wanted'),
    ('officer-1', 'approved', null, '2026-06-03', '2026-07-04', 'loan_not_allowed HZ-Q17', 'not beyond what was wanted')
) as refused (who, decision, reason, valid_from, valid_until, expected, why);
select is(pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-04', '2026-06-05'), 'approved', 'HZ-Q17: the authority gives leave for less');
select is(pg_temp.decide_loan('officer-2', 'refused', '不', null, null), 'transition_not_allowed HZ-Q17', 'HZ-Q17: once');
select is(
    pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f1', at::timestamptz),
    coalesce(expected, 'loan:' || pg_temp.the('loan')), 'HZ-Q17: ' || why
)
from (
    values
    ('2026-06-03 23:59:59+08', 'reading_not_approved HZ-Q17', 'not on the day before its first'),
    ('2026-06-04 00:00+08', null, 'from the first instant of the first day'),
    ('2026-06-05 23:59:59+08', null, 'to the last one of the last day'),
    ('2026-06-06 00:00+08', 'reading_not_approved HZ-Q17', 'not on the day after')
) as reading (at, expected, why);
select is(
    pg_temp.read_it('officer-2', '00000000-0000-4000-8000-0000000000f1', '2026-06-04 10:00+08'),
    'reading_not_approved HZ-Q17', 'HZ-Q17: leave is one person''s'
);
select is(pg_temp.give_back('officer-1'), 'keeper_not_allowed HZ-Q17', 'TM-1: somebody else ends no loan');
select is(pg_temp.give_back('auditor', false), 'malformed_command X-7', 'TM-1: what is missing is said');
select is(pg_temp.give_back('auditor'), 'returned', 'TM-1: who only read ends it alone');
select is(
    pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f1', '2026-06-04 13:00+08'),
    'reading_not_approved HZ-Q17', 'HZ-Q17: nothing is read after the return'
);
select is(pg_temp.give_back('auditor'), 'transition_not_allowed HZ-Q17', 'TM-1: it ends once');
select isnt(pg_temp.ask('officer-1', 'borrow'), null, 'an officer asks');
select is(pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05'), 'same_person HZ-Q17', 'HZ-Q17: nobody decides the own request');
select is(pg_temp.decide_loan('officer-2', 'approved', null, '2026-06-03', '2026-06-05'), 'approved', 'HZ-Q17: another officer does');
select is(pg_temp.give_back('officer-1'), 'same_person HZ-Q17', 'TM-1: the borrower does not confirm that it is back');
select is(pg_temp.give_back('clerk'), 'keeper_not_allowed HZ-Q17', 'TM-1: nor does another unit''s keeper');
select is(
    (
        select array_agg((l ->> 'kind') || ' ' || (l ->> 'is_overdue') order by l ->> 'kind')
        from jsonb_array_elements(pg_temp.staff('window-1', '2026-06-06 09:00+08', 'loan_list', 'true, null, null, 10')::jsonb -> 'loans') as l
    ),
    array['borrow true'], 'TM-1: what is not back on its day is listed so'
);
-- Secret grades.
select pg_temp.remember('case2', pg_temp.make_case('application'));
select pg_temp.remember('secret', pg_temp.material(pg_temp.the('case2'), 'evidence'));
select pg_temp.remember('plain', pg_temp.material(pg_temp.the('case2'), 'application_form'));
select is(
    left(pg_temp.upload('window-1', pg_temp.the('secret'), of_case => pg_temp.the('case2'), file => '00000000-0000-4000-8000-0000000000f3'), 1),
    '{', 'a scan'
);
select is(left(pg_temp.file_it('window-1', array[pg_temp.the('secret')], grade => 'secret'), 1), '{', 'TM-3: filed with a grade');
select is(left(pg_temp.file_it('window-1', array[pg_temp.the('plain')]), 1), '{', 'and one without');
select is(
    pg_temp.read_it('window-1', '00000000-0000-4000-8000-0000000000f3', '2026-06-02 10:00+08'),
    'reading_not_approved HZ-Q17', 'TM-3: a graded file needs leave even in an own case'
);
select isnt(pg_temp.ask('auditor', of_case => pg_temp.the('case2')), null, 'a request about the case');
select is(pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05'), 'approved', 'granted');
select is(
    pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f3', '2026-06-04 10:00+08'),
    'reading_not_approved HZ-Q17', 'TM-3: leave for a case does not cover what is graded'
);
select isnt(pg_temp.ask('auditor', material => pg_temp.the('secret'), of_case => pg_temp.the('case2')), null, 'a request that names it');
select is(pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05'), 'approved', 'granted');
select is(
    pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f3', '2026-06-04 10:00+08'),
    'loan:' || pg_temp.the('loan'), 'TM-3: one that names it does'
);

select * from finish();
rollback;
