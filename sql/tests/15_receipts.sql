-- Purpose: what receipts and notices tell an applicant, and what nobody guesses; the free report after a case was closed.
-- Rules: HZ-O3, HZ-O5, HZ-O9, HZ-O10, HZ-O11, HZ-O12, X-1, X-2, X-4.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(31);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
create function pg_temp.told(who text, at timestamptz, command text, named text, arguments text default null) returns jsonb
language sql as $$
    select pg_temp.staff(who, at, command, format('%L', pg_temp.about(named)) || coalesce(', ' || arguments, ''))::jsonb
$$;
create function pg_temp.step_of(document jsonb, step text) returns jsonb
language sql as $$
    select (found #>> '{}')::jsonb from jsonb_path_query(document, '$.next_steps[*] ? (@.step == $step)', jsonb_build_object('step', step)) as found
$$;

-- The receipt of an objection.
insert into made
select
    'first',
    pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-06-01 10:00+08')));
insert into credit.case_material (
    material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by, checked_at, removed_at, removed_by, removal_reason
) values (
    gen_random_uuid(), pg_temp.about('first'), 'other_paper', false, false, false, 7, 'window-1', '2026-06-01Z', '2026-06-01Z', 'window-1', '误收'
);
create temporary table receipt on commit drop as
select pg_temp.told('window-1', '2026-06-02 10:20+08', 'accept_objection', 'first') as document;
select is(
    (select document - '{receipt,receipt_number,case,papers,deadlines,missing_years,concerning}'::text[] from receipt),
    '{"kind": "objection", "state": "accepted", "marker": "under_processing", "former_case": null, "received_on": "2026-06-01",
      "accepted_on": "2026-06-02", "window": "HZ-CK", "window_name": "市级窗口", "applicant": "测试人", "agent": null}'::jsonb,
    'HZ-O5: who came where and when, and when it was accepted'
);
select is(
    (select document -> 'concerning' from receipt),
    jsonb_build_object(
        'objection', (select document ->> 'receipt_number' from receipt), 'record', pg_temp.rec(1), 'item', 'OPEN',
        'item_name', (select name from credit.catalogue_item where item_code = 'OPEN' and catalogue_version_id = 1), 'provider', 'HZ-CG',
        'kind_of_error', 'wrong_content', 'reason', '金额有误'
    ), 'HZ-O5: to what, and why'
);
select is(
    (select jsonb_array_length(document -> 'papers') from receipt),
    (select count(*)::integer from credit.case_material where case_id = pg_temp.about('first') and removed_at is null),
    'HZ-O5: the papers that were taken, and none that was given back'
);
select ok(
    (
        select bool_and(paper ->> 'name' ~ '[一-龥]' and (paper ->> 'pages')::integer = 1)
        from receipt cross join jsonb_array_elements(document -> 'papers') as paper
    ),
    'HZ-O5: by their names and pages'
);

-- X-1: a day that nobody can count.
select credit.prepare_query_log_partitions('2026-12-15 12:00+08');
insert into made
select
    'year''s end',
    pg_temp.bring(pg_temp.id(pg_temp.objection(2, '2026-12-01 10:00+08', proof => 'cc000000-0000-4000-8000-000000000007')));
select is(
    pg_temp.told('window-1', '2026-12-01 10:10+08', 'accept_objection', 'year''s end') #>> '{deadlines,objection_handling}', '2026-12-31', 'X-1: in the year'
);
select pg_temp.step('clerk', '2026-12-02 10:00+08', 'take_up_objection', pg_temp.about('year''s end'));
create function pg_temp.progress(at timestamptz) returns jsonb
language sql as $$
    select answer::jsonb - 'receipt' from credit.objection_progress(
        at, '{"status":404', (select receipt_number from credit.service_case where case_id = pg_temp.about('year''s end')),
        'cc000000-0000-4000-8000-000000000007', '192.0.2.1', 'ab'
    )
$$;
select is(
    pg_temp.progress('2026-12-02 11:00+08'),
    '{"kind": "objection", "state": "verifying", "due_on": "2026-12-31", "missing_year": null, "result_ready": false}'::jsonb, 'X-1: and on line'
);
select is(
    left(pg_temp.staff('clerk', '2026-12-03 10:00+08', 'request_extension', format(
        '%L, 15, %L', (select deadline_id from credit.case_deadline where case_id = pg_temp.about('year''s end') and period_code = 'objection_handling'), '情况复杂'
    )), 1), '{', 'HZ-O3: an extension is asked for'
);
select is(
    left(pg_temp.staff('officer-1', '2026-12-03 11:00+08', 'decide_extension', format(
        '%L, %L, null', (select extension_id from credit.case_extension where case_id = pg_temp.about('year''s end')), 'granted'
    )), 1), '{', 'HZ-O3: and granted'
);
select is(
    (select array[document #>> '{deadlines,objection_handling}', document #>> '{missing_years,objection_handling}'] from (
        select pg_temp.told('clerk', '2026-12-03 12:00+08', 'objection_document', 'year''s end') as document
    ) as read),
    array[null, '2027'], 'X-1: into a year that is not loaded: no day is told, but the year'
);
select is(
    pg_temp.progress('2026-12-03 12:00+08'),
    '{"kind": "objection", "state": "verifying", "due_on": null, "missing_year": 2027, "result_ready": false}'::jsonb,
    'X-1: nor to the citizen the old one'
);

-- The notice: what came of it and what may be done next.
select is(credit.outcome_name(outcome) ~ '[一-龥]', true, 'HZ-O9: in Chinese: ' || outcome)
from unnest(array['corrected', 'supplemented', 'deleted', 'disclosure_ended', 'upheld', 'unconfirmed']) as outcome;
insert into made
select
    name,
    pg_temp.objection_in('approved', number, '2026-06-03 10:00+08', kind, item => item)
from (
    values ('upheld', 3, 'wrong_content', null), ('put right', 4, 'wrong_content', null), ('omission', 0, 'omission', 'WATER')
) as given (name, number, kind, item);
update credit.objection set outcome = 'corrected', result_text = '已更正' where case_id = pg_temp.about('put right');
create temporary table notice on commit drop as
select
    name,
    pg_temp.told('window-1', '2026-06-04 10:00+08', 'notify_applicant', name, $$'message'$$) as document
from made
where name in ('upheld', 'put right', 'omission');
select is(
    (select document - '{receipt,receipt_number,case,deadlines,missing_years,next_steps}'::text[] from notice where name = 'put right'),
    '{"kind": "objection", "state": "notified", "marker_removed": true, "outcome": "corrected", "outcome_name": "信息有误，已更正",
      "result_text": "已更正"}'::jsonb, 'HZ-O9: the outcome and its word'
);
select is(
    (select jsonb_path_query_array(document, '$.next_steps[*].step') from notice where notice.name = expected.name), expected.steps, 'HZ-O9: ' || expected.name
)
from (
    values
    ('upheld', '["collection", "annotation"]'::jsonb), ('put right', '["collection", "annotation", "free_print"]'), ('omission', '["collection"]')
) as expected (name, steps);
select is(
    (select pg_temp.step_of(document, 'annotation') from notice where name = 'upheld'),
    '{"step": "annotation", "rule": "HZ-O11", "until": null, "missing_year": null,
      "sentence": "对处理结果仍有异议的，可在领取结果后5个工作日内到任一服务窗口申请异议标注。"}'::jsonb, 'HZ-O11: five working days, which have not begun'
);
create temporary table collected on commit drop as
select
    name,
    pg_temp.told('window-1', '2026-06-11 10:00+08', 'collect_result', name, $$'测试人', null$$) as document
from made
where name in ('upheld', 'put right');
select is(
    (select jsonb_path_query_array(document, '$.next_steps[*].until') from collected where name = 'put right'), '["2026-06-18", "2026-07-11"]'::jsonb,
    'HZ-O10, HZ-O11: with the result the days are told until which an annotation and the free report may be had'
);
select is((select document ->> 'annotation_until' from collected where name = 'upheld'), '2026-06-18', 'HZ-O11: by that name, too');
select is((select document ->> 'outcome_name' from collected where name = 'upheld'), '经核查信息无误', 'HZ-O9: what came of it');
-- X-1: collected where the five days reach into a year that is not loaded.
select is(
    (select array[step ->> 'until', step ->> 'missing_year'] from (
        select pg_temp.step_of(pg_temp.told('window-1', '2026-12-30 10:00+08', 'collect_result', 'omission', $$'测试人', null$$), 'annotation') as step
    ) as read), array[null::text, null], 'HZ-O11: an omission is annotated in no year'
);

-- The receipts of annotations.
insert into made
select
    'annotation',
    pg_temp.bring(pg_temp.id(pg_temp.staff('window-1', '2026-06-12 10:00+08', 'receive_annotation', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, ''不同意'', ''不同意'', %L',
        pg_temp.receipt('annotation', '2026-06-12 10:00+08'), pg_temp.about('upheld'), pg_temp.someone(), gen_random_uuid()
    ))));
select is(
    (select array[document ->> 'accepted_on', document #>> '{concerning,objection}', document #>> '{concerning,reason}', document ->> 'window_name'] from (
        select pg_temp.told('window-1', '2026-06-12 11:00+08', 'accept_annotation', 'annotation') as document
    ) as accepted),
    array['2026-06-12', (select receipt_number from credit.service_case where case_id = pg_temp.about('upheld')), '不同意', '市级窗口'],
    'HZ-O11: the receipt of an annotation names the objection'
);
select pg_temp.step('clerk', '2026-06-12 12:00+08', 'mark_annotation', pg_temp.about('annotation'), (
    select quote_literal(public_reason) from credit.annotation where case_id = pg_temp.about('annotation')
));
insert into made
select
    'withdrawal',
    pg_temp.bring(pg_temp.id(pg_temp.staff('window-1', '2026-06-15 10:00+08', 'receive_annotation_withdrawal', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, %L',
        pg_temp.receipt('annotation_withdrawal', '2026-06-15 10:00+08'), pg_temp.about('annotation'), pg_temp.someone(), gen_random_uuid()
    ))));
select is(
    pg_temp.told('window-1', '2026-06-15 11:00+08', 'accept_annotation_withdrawal', 'withdrawal') #>> '{concerning,reason}', '不同意',
    'HZ-O12: that of its withdrawal the annotation'
);

-- HZ-O10: the free report does not end with the case.
create function pg_temp.may_print(named text, is_closed boolean, at timestamptz) returns text
language plpgsql as $$
begin
    perform credit.use_free_reprint(at, pg_temp.about(named), pg_temp.who(2), is_closed);
    return 'due';
exception when sqlstate 'CR001' then return sqlerrm;
end;
$$;
select is(pg_temp.may_print(named, is_closed, at::timestamptz), expected, 'HZ-O10: ' || why)
from (
    values
    ('put right', true, '2026-07-11 23:59:59.999999+08', 'due', 'closed, on the thirtieth day after the collection'),
    ('put right', true, '2026-07-12 00:00+08', 'reprint_not_due', 'not on the day after it'),
    ('put right', false, '2026-07-12 00:00+08', 'due', 'while the case is open, as long as it is'),
    ('upheld', false, '2026-06-12 10:00+08', 'reprint_not_due', 'where nothing was put right, never')
) as tried (named, is_closed, at, expected, why);
select * from finish();
rollback;
