-- Purpose: an objection from the window to the collected result; the suspension on every channel; deadlines; the log.
-- Rules: HZ-O2, HZ-O3, HZ-O5 to HZ-O9, HZ-O13, PB-15, BX-14, X-8.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(86);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.made(wanted text) returns uuid language sql as $$ select number from made where name = wanted $$;

-- Receipt.
insert into made select
'first',
pg_temp.id(pg_temp.objection(1, '2026-06-01 10:00+08'));
select is(pg_temp.state_of(pg_temp.made('first')), 'received', 'HZ-O5: the window takes an objection in');
select is(
    (
        select array[subject_key::text, record_id::text, version::text, item_code, provider_code, kind_of_error, reason, outcome]
        from credit.objection where case_id = pg_temp.made('first')
    ),
    array[pg_temp.who(2)::text, pg_temp.rec(1)::text, '1', 'OPEN', 'HZ-CG', 'wrong_content', '金额有误', null],
    'HZ-O1: about a record of the applicant''s own file, as it stood'
);
select is(
    pg_temp.clocks(pg_temp.made('first')), 'objection_acceptance 06-04, objection_handling 07-01',
    'HZ-O3: the thirty days include acceptance, so they begin with the receipt'
);
select is(pg_temp.channels('2026-06-01 10:00+08'), 'full, full, full', 'HZ-O7: what is not accepted suspends nothing');
select is(
    pg_temp.step('window-1', '2026-06-01 10:10+08', 'accept_objection', pg_temp.made('first')), 'materials_missing HZ-O5',
    'HZ-O5: not accepted before the materials are complete'
);
select is(pg_temp.state_of(pg_temp.made('first')), 'received', 'and nothing happened');

-- Acceptance: the electronic receipt of the centre, so the marker comes with it.
select pg_temp.bring(pg_temp.made('first'));
create temporary table receipt on commit drop as
select pg_temp.staff('window-1', '2026-06-01 10:20+08', 'accept_objection', format('%L', pg_temp.made('first')))::jsonb as document;
select is(
    (select document - '{receipt,receipt_number,case,papers,concerning}'::text[] from receipt),
    '{"kind": "objection", "state": "accepted", "marker": "under_processing", "former_case": null, "missing_years": {},
      "deadlines": {"objection_handling": "2026-07-01", "objection_service_target": "2026-06-08", "archive_filing": "2026-06-01"},
      "received_on": "2026-06-01", "accepted_on": "2026-06-01", "window": "HZ-CK", "window_name": "市级窗口", "applicant": "测试人",
      "agent": null}'::jsonb,
    'HZ-O5: the answer is the receipt, with the day by which there will be a result'
);
select matches((select document ->> 'receipt_number' from receipt), '^Y20260601', 'HZ-O5: and its number');
select is(pg_temp.channels('2026-06-01 10:20+08'), 'suspended, suspended, suspended', 'HZ-O7: suspended on all channels, in the very transaction');
select is(
    pg_temp.public_record('2026-06-01 10:20+08'),
    jsonb_build_object('record', pg_temp.rec(1), 'suspended', true, 'markers', '[{"marker": "under_processing", "name": "异议正在处理"}]'::jsonb),
    'HZ-O7: its content is nowhere, and that it is suspended is said'
);
select is(pg_temp.channels('2026-06-01 10:20+08', 2), 'absent, full, full', 'HZ-O7: other records are what they were');
select is(
    (
        select part ->> 2 from jsonb_array_elements((pg_temp.newest('disclosed'))[1]::jsonb) as part where part ->> 0 = pg_temp.rec(1)::text
    ), 'suspended', 'HZ-Q15: and the log says that it was not disclosed'
);
select is(
    (
        select array[operation, actor, unit_code, purpose, outcome, subject_key::text, scope ->> 'record', scope ->> 'marker_set']
        from (
            select
                operation,
                actor,
                unit_code,
                purpose,
                outcome,
                subject_key,
                convert_from(entry, 'UTF8')::jsonb -> 'scope' as scope
            from credit.query_log_entry where logged_at >= '2026-06-01Z' and operation = 'accept_objection'
        ) as logged
    ),
    array['accept_objection', 'window-1', 'HZ-CK', 'objection', 'answered', pg_temp.who(2)::text, pg_temp.rec(1)::text, 'under_processing'],
    'HZ-O13, X-8: who, when, of whom, which marker, in the provable log'
);
select is(
    (
        select array[scope ->> 'reason', scope ->> 'kind_of_error', scope ->> 'case']
        from (
            select convert_from(entry, 'UTF8')::jsonb -> 'scope' as scope
            from credit.query_log_entry where logged_at >= '2026-06-01Z' and operation = 'receive_objection'
        ) as logged
    ),
    (
        select array[encode(sha256(convert_to(text_salt || '金额有误', 'UTF8')), 'hex'), 'wrong_content', case_id::text]
        from credit.service_case where case_id = pg_temp.made('first')
    ),
    'HZ-O13: why, as a digest that with the case''s salt proves the reason as given'
);
select isnt(
    credit.text_digest(pg_temp.made('first'), '金额有误'), credit.text_digest(pg_temp.make_case('objection'), '金额有误'),
    'HZ-Q15: of the same words in two cases the log says two things: nobody finds a short reason by trying'
);
select is(credit.text_digest(pg_temp.made('first'), null), null, 'HZ-O13: and of no words nothing');
select is(
    (select count(*) from credit.query_log_entry where logged_at >= '2026-05-01Z' and position(convert_to('金额有误', 'UTF8') in entry) > 0), 0::bigint,
    'HZ-Q15: the log holds no text of a person'
);

-- The centre.
select is(
    pg_temp.step('clerk', '2026-06-02 09:00+08', 'report_result', pg_temp.made('first'), $$'upheld', '维持'$$), 'transition_not_allowed HZ-O2',
    'HZ-O2: nothing is reported before somebody took it up'
);
select is(pg_temp.step('clerk', '2026-06-02 09:00+08', 'take_up_objection', pg_temp.made('first')), 'verifying', 'HZ-O8: the centre takes it up');
select is(
    (select array_agg(period_code || ' ' || coalesce(responsible_account, '-') order by period_code) from credit.case_deadline
    where case_id = pg_temp.made('first')),
    array['archive_filing window-1', 'objection_acceptance window-1', 'objection_handling clerk', 'objection_service_target clerk'],
    'HZ-O3: and answers for its deadlines'
);
select is(
    pg_temp.step('clerk', '2026-06-02 09:10+08', 'ask_provider', pg_temp.made('first'), $$'HZ-SW', '金额是多少'$$), 'provider_unknown HZ-O8',
    'HZ-O8: nobody but the record''s provider is asked'
);
select is(
    pg_temp.step('clerk', '2026-06-02 09:10+08', 'ask_provider', pg_temp.made('first'), $$null, ''$$), 'malformed_command X-7', 'a question has words'
);
select is(
    pg_temp.step('clerk', '2026-06-02 09:10+08', 'ask_provider', pg_temp.made('first'), $$null, '金额是多少'$$), 'provider_asked',
    'HZ-O8: the provider is asked'
);
select is(
    (select array[period_code, responsible_role, responsible_unit, due_on::text] from credit.case_deadline
    where case_id = pg_temp.made('first') and period_code = 'provider_answer'),
    array['provider_answer', 'provider_officer', 'HZ-CG', '2026-06-09'], 'HZ-O8: with a due date of its own'
);
insert into made select
'task',
task_id
from credit.objection_task;
select is(
    (pg_temp.staff('cg-officer', '2026-06-02 10:00+08', 'provider_task_list', 'true, null, null')::jsonb #> '{tasks,0}') - 'task' - 'case',
    jsonb_build_object(
        'record', pg_temp.rec(1), 'version', 1, 'item', 'OPEN', 'kind_of_error', 'wrong_content', 'question', '金额是多少',
        'asked_at', '2026-06-02T09:10:00.000000+08:00', 'due_on', '2026-06-09', 'recalled_at', null, 'answered_at', null, 'answer_kind', null,
        'answer', null
    ),
    'HZ-O2: the provider sees its task, and no applicant'
);
select is(
    pg_temp.staff('sw-officer', '2026-06-02 10:00+08', 'provider_task_list', 'false, null, null')::jsonb -> 'tasks', '[]'::jsonb, 'another one does not'
);
select is(
    pg_temp.step('sw-officer', '2026-06-02 10:00+08', 'answer_task', pg_temp.made('task'), $$'confirmed_right', '无误', null$$), 'task_unknown HZ-O8',
    'HZ-O2: nor answers it'
);
select is(pg_temp.step('cg-officer', '2026-06-02 10:00+08', 'answer_task', pg_temp.made('task'), arguments), 'malformed_command X-7', why)
from (
    values
    ($$'maybe', '也许', null$$, 'HZ-O8: no answer of another kind'),
    ($$'confirmed_wrong', '', null$$, 'HZ-O8: no answer without words'),
    ($$'confirmed_wrong', '有误', '{"JE": "100"}'$$, 'X-4: no copy in clear'),
    ($$'confirmed_wrong', '有误', '{"JE": {"sealed": "00", "clear": "100"}}'$$, 'X-4: nor beside the sealed one'),
    ($$'confirmed_wrong', '有误', '{}'$$, 'no empty copy'),
    ($$'confirmed_wrong', '有误', '[]'$$, 'no copy that is a list')
) as refused (arguments, why);
select is(
    pg_temp.step(
        'cg-officer', '2026-06-03 10:00+08', 'answer_task', pg_temp.made('task'), $$'confirmed_wrong', '应为五十元', '{"JE": {"sealed": "00ff"}}'$$
    ),
    'confirmed_wrong', 'HZ-O8: the provider answers'
);
select is(pg_temp.state_of(pg_temp.made('first')), 'verifying', 'and the centre goes on');
select is(
    pg_temp.step('cg-officer', '2026-06-03 10:01+08', 'answer_task', pg_temp.made('task'), $$'cannot_say', '不清楚', null$$), 'task_decided HZ-O8', 'HZ-O8: once'
);
select is(
    pg_temp.step('clerk', '2026-06-03 10:01+08', 'recall_task', pg_temp.made('task'), $$'不需要了'$$), 'task_decided HZ-O8', 'an answered task is not recalled'
);
select is(
    (
        select array[kind_of_error, version::text, provider_copy::text, item_code]
        from credit.require_objection_for_correction('2026-06-03Z', pg_temp.made('first'))
    ),
    array['wrong_content', '1', '{"JE": {"sealed": "00ff"}}', 'OPEN'], 'BX-14: what is corrected, with the provider''s own copy'
);
select is(
    pg_temp.step('clerk', '2026-06-03 11:00+08', 'ask_provider', pg_temp.made('first'), $$null, '依据是什么'$$), 'provider_asked', 'HZ-O8: a second question'
);
select throws_ok(
    format('select credit.require_objection_for_correction(%L, %L)', '2026-06-03Z', pg_temp.made('first')), 'CR001', 'transition_not_allowed',
    'HZ-O8: nothing is corrected while the provider is asked'
);
select is(
    pg_temp.step('clerk', '2026-06-03 11:10+08', 'recall_task', (select task_id from credit.objection_task where answered_at is null), $$'已查明'$$),
    'verifying',
    'HZ-O8: which is recalled'
);
select is(
    pg_temp.clocks(pg_temp.made('first')),
    'archive_filing 06-01, objection_acceptance 06-04 met, objection_handling 07-01, objection_service_target 06-08, '
    'provider_answer 06-09 met, provider_answer 06-10 recalled',
    'HZ-O8: each question has its clock'
);

-- Results: nobody is told of what was not done.
select is(
    pg_temp.step('clerk', '2026-06-04 10:00+08', 'report_result', pg_temp.made('first'), format('%L, %L', outcome, '结果')), expected,
    'HZ-O8: ' || coalesce(outcome, 'nothing') || ' is not reported of a record that stands as it stood'
)
from (
    values
    ('corrected', 'outcome_not_supported HZ-O8'), ('supplemented', 'outcome_not_supported HZ-O8'), ('deleted', 'outcome_not_supported HZ-O8'),
    ('disclosure_ended', 'outcome_not_supported HZ-O8'), ('forgotten', 'malformed_command X-7'), (null, 'malformed_command X-7')
) as refused (outcome, expected);
insert into made values
('corrected', pg_temp.objection_in('verifying', 2, '2026-06-03 10:00+08')), ('ended', pg_temp.objection_in('verifying', 3, '2026-06-03 10:00+08'));
select pg_temp.keep(2, 2, 'B', 'SHARED', recorded_at => '2026-06-04 09:00+08');
select pg_temp.keep(3, 2, 'C', recorded_at => '2026-06-04 09:00+08');
select is(
    pg_temp.channels('2026-06-04 10:00+08', 2), 'absent, suspended, suspended', 'HZ-O7: a new version, by an import, is suspended like the one before'
);
select is(
    pg_temp.step('clerk', '2026-06-04 10:00+08', 'report_result', pg_temp.made('corrected'), $$'corrected', '已更正'$$), 'reported',
    'HZ-O8: a correction that came by an import counts'
);
select pg_temp.keep(2, 3, 'B', 'SHARED', state => 'withdrawn', recorded_at => '2026-06-04 10:30+08');
select is(
    pg_temp.step('officer-1', '2026-06-04 11:00+08', 'approve_result', pg_temp.made('corrected')), 'outcome_not_supported HZ-O8',
    'HZ-O9: what changed between report and approval is not approved'
);
select is(
    pg_temp.step('officer-1', '2026-06-04 11:00+08', 'return_result', pg_temp.made('corrected'), $$'信息已撤回'$$), 'verifying', 'HZ-O9: but returned'
);
select is(
    pg_temp.step('clerk', '2026-06-04 11:10+08', 'report_result', pg_temp.made('corrected'), $$'deleted', '已删除'$$), 'reported', 'and reported as it is'
);
select is(
    pg_temp.step('clerk', '2026-06-04 10:00+08', 'report_result', pg_temp.made('ended'), $$'disclosure_ended', '停止公开'$$), 'reported',
    'HZ-O8: the end of disclosure, when it ended'
);
select is(
    pg_temp.step('clerk', '2026-06-04 10:00+08', 'report_result', pg_temp.made('first'), $$'unconfirmed', '无法核实'$$), 'reported', 'PB-15: nothing found out'
);
select is(
    pg_temp.step('clerk-2', '2026-06-04 10:05+08', 'approve_result', pg_temp.made('first')), 'role_not_allowed PB-1', 'HZ-O2: the centre does not approve'
);
select is(
    pg_temp.step('officer-1', '2026-06-04 11:00+08', 'return_result', pg_temp.made('first'), $$'  '$$), 'malformed_command X-7',
    'HZ-O9: no return without a reason'
);
select is(
    pg_temp.step('officer-1', '2026-06-04 11:00+08', 'return_result', pg_temp.made('first'), $$'请再问一次'$$), 'verifying', 'HZ-O9: the authority returns it'
);
select is(
    pg_temp.step('clerk', '2026-06-04 14:00+08', 'report_result', pg_temp.made('first'), $$'unconfirmed', '确实无法核实'$$), 'reported', 'and it is reported anew'
);
select is(
    (
        select array_agg(details ->> 'result_text' order by number) from credit.case_event
        where case_id = pg_temp.made('first') and event = 'reported'
    ),
    array['无法核实', '确实无法核实'], 'X-5: what the first report said stays in the history'
);
select is(pg_temp.step('officer-1', '2026-06-05 10:00+08', 'approve_result', pg_temp.made('first')), 'approved', 'HZ-O9: the authority approves');
select is((select count(*)::integer from credit.record_remark), 0, 'PB-15: nothing is recorded before the applicant was told');
select is(pg_temp.channels('2026-06-05 10:00+08'), 'suspended, suspended, suspended', 'HZ-O9: approved, but the applicant does not know yet');
select is(
    pg_temp.step('window-1', '2026-06-05 10:30+08', 'notify_applicant', pg_temp.made('first'), $$'pigeon'$$), 'malformed_command X-7',
    'no notice of another manner'
);
select is(
    pg_temp.staff('window-1', '2026-06-05 11:00+08', 'notify_applicant', format('%L, %L', pg_temp.made('first'), 'message'))::jsonb ->> 'marker_removed',
    'true',
    'HZ-O9: the window notifies'
);
select is(
    (
        select array[record_id::text, version::text, remark, public_remark, verified_on::text, verified_by, case_id::text]
        from credit.record_remark
    ),
    array[pg_temp.rec(1)::text, '1', '金额有误', '金额有误', '2026-06-04', 'HZ-ZX', pg_temp.made('first')::text],
    'PB-15: what was verified and the objection''s content stand with the record'
);
select is(
    pg_temp.newest('operation', 'scope,marker_removed', 'scope,record', 'scope,how', 'scope,outcome'),
    array['notify_applicant', 'under_processing', pg_temp.rec(1)::text, 'message', 'unconfirmed'], 'HZ-O13: that the marker went is in the log'
);
select is(pg_temp.channels('2026-06-05 11:00+08'), 'full, full, full', 'HZ-O9: and the suspension ends on all channels with it');
select is(
    pg_temp.clocks(pg_temp.made('first')),
    'archive_filing 06-01, objection_acceptance 06-04 met, objection_handling 07-01 met, objection_service_target 06-08 met, provider_answer 06-09 met, '
    || 'provider_answer 06-10 recalled',
    'HZ-O3, BX-14: the reply meets both clocks; that of the papers goes on'
);
select is(
    pg_temp.step('window-1', '2026-06-08 09:00+08', 'collect_result', pg_temp.made('first'), $$'某路人', null$$), 'receiver_not_of_case HZ-O9',
    'HZ-O9: nobody else collects it'
);
select is(
    pg_temp.staff('window-1', '2026-06-08 09:00+08', 'collect_result', format('%L, %L, null', pg_temp.made('first'), '测试人'))::jsonb ->> 'annotation_until',
    '2026-06-15', 'HZ-O11: the answer says until when an annotation may be asked for'
);
select is(
    (
        select array_agg(event order by number) from credit.case_event where case_id = pg_temp.made('first')
    ),
    '{received,accepted,taken_up,provider_asked,provider_answered,provider_asked,provider_recalled,reported,returned,
      reported,approved,notified,collected}'::text[],
    'HZ-O2: every step is kept'
);

select is(
    (
        select array_agg(operation order by log_position) from credit.query_log_entry
        where
            logged_at >= '2026-06-01Z' and purpose = 'objection'
            and convert_from(entry, 'UTF8')::jsonb #>> '{scope,case}' = pg_temp.made('first')::text
    ),
    '{receive_objection,accept_objection,take_up_objection,ask_provider,answer_task,ask_provider,recall_task,report_result,return_result,
      report_result,approve_result,notify_applicant,collect_result}'::text[],
    'HZ-O13: and each has its entry in the permanent log'
);

-- Withdrawal, from a case that waits for the provider.
insert into made select
'second',
pg_temp.objection_in('verifying', 1, '2026-06-09 10:00+08', 'incomplete', repeats => true);
select pg_temp.step('clerk', '2026-06-09 10:30+08', 'ask_provider', pg_temp.made('second'), $$'HZ-CG', '少了什么'$$);
select is(pg_temp.channels('2026-06-09 10:30+08'), 'suspended, suspended, suspended', 'HZ-O7: suspended again');
select is(
    pg_temp.step('window-1', '2026-06-09 11:00+08', 'withdraw_objection', pg_temp.made('second'), $$''$$), 'malformed_command X-7',
    'no withdrawal without a reason'
);
select is(
    pg_temp.step('window-1', '2026-06-09 11:00+08', 'withdraw_objection', pg_temp.made('second'), $$'申请人电话撤回'$$), 'materials_missing HZ-O14',
    'HZ-O7, HZ-O14: nor by the window''s word alone'
);
select is(pg_temp.channels('2026-06-09 11:00+08'), 'suspended, suspended, suspended', 'HZ-O7: the record stays suspended');
select pg_temp.form(pg_temp.made('second'));
select is(
    pg_temp.step('window-1', '2026-06-09 11:00+08', 'withdraw_objection', pg_temp.made('second'), $$'申请人自愿撤回'$$), 'withdrawn',
    'the applicant takes it back'
);
select is(pg_temp.channels('2026-06-09 11:00+08'), 'full, full, full', 'HZ-O9: and nothing is suspended any more');
select is(
    pg_temp.clocks(pg_temp.made('second')),
    'archive_filing 06-09, objection_acceptance 06-12 met, objection_handling 07-09 withdrawn, objection_service_target 06-16 withdrawn, '
    'provider_answer 06-16 withdrawn, repeat_decision 06-12 met',
    'its clocks end, but the papers are filed as before (HZ-O14)'
);
select is(
    pg_temp.step(
        'cg-officer', '2026-06-09 12:00+08', 'answer_task', (select task_id from credit.objection_task where case_id = pg_temp.made('second')),
        $$'confirmed_right', '完整', null$$
    ), 'task_decided HZ-O8', 'HZ-O8: what the provider was asked is recalled with it'
);

-- A day before the last day, on it and after it: nothing ends by time alone.
select is(
    (select array_agg(met order by day) from (
        select
            day,
            credit.meet_deadline(
                day::timestamptz, pg_temp.objection_in('accepted', number, '2026-06-10 10:00+08', repeats => number = 1), 'objection_handling'
            ) as met
        from (
            values ('2026-07-10 23:59:59.999999+08', 1), ('2026-07-11 00:00+08', 4)
        ) as given (day, number)
    ) as tried),
    array[true, false], 'HZ-O3, X-2: day 30 is in time until midnight in Shanghai, day 31 is late'
);

-- Read by those who work on it.
select is(
    pg_temp.staff('clerk-2', '2026-06-10 11:00+08', 'objection_document', format('%L', pg_temp.made('first')))::jsonb
    #>> '{tasks,0,answer}', '应为五十元', 'HZ-O2: the centre reads the case'
);
select is(
    pg_temp.staff('window-2', '2026-06-10 11:00+08', 'objection_document', format('%L', pg_temp.made('first'))), 'case_unknown HZ-O2',
    'HZ-O2: another window does not'
);
select is(
    pg_temp.staff('cg-officer', '2026-06-10 11:00+08', 'objection_document', format('%L', pg_temp.made('first'))), 'role_not_allowed PB-1',
    'HZ-O2: nor does the provider'
);
select is(
    (
        select count(*) from credit.record_marker
        where marker = 'under_processing' and not exists (
            select from credit.objection inner join credit.service_case on objection.case_id = service_case.case_id
            where
                objection.record_id = record_marker.record_id
                and service_case.state in ('accepted', 'verifying', 'provider_asked', 'reported', 'approved')
        )
    ), 0::bigint, 'HZ-O9: no marker without an open case'
);
select * from finish();
rollback;
