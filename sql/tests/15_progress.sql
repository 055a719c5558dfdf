-- Purpose: what the public learns of a case by its receipt number, and what it does not.
-- Rules: HZ-O9, HZ-Q11, HZ-Q15, X-4, X-7.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(35);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
create function pg_temp.proof(last_digit integer) returns uuid language sql as $$ select ('cc000000-0000-4000-8000-00000000000' || last_digit)::uuid $$;
create function pg_temp.ask(receipt text, proof uuid, at timestamptz default '2026-06-03 10:00+08') returns jsonb
language sql as $$
    select jsonb_build_object('found', is_found) || (answer::jsonb - 'receipt')
    from credit.objection_progress(at, '{"status":404', receipt, proof, '192.0.2.1', 'ab')
$$;
create function pg_temp.receipt_of(named text) returns text
language sql as $$ select receipt_number from credit.service_case where case_id = pg_temp.about(named) $$;
insert into made
values ('one', pg_temp.objection_in('accepted', 1, proof => pg_temp.proof(1))), ('two', pg_temp.objection_in('approved', 2, proof => pg_temp.proof(2)));

select is(
    pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(1)),
    '{"found": true, "kind": "objection", "state": "accepted", "due_on": "2026-07-01", "missing_year": null, "result_ready": false}'::jsonb,
    'kind, state, the last day, and whether the result can be collected: nothing else'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'purpose', 'outcome', 'subject', 'scope,receipt'),
    array['public', 'objection_progress', 'public', 'public_inquiry', 'answered', pg_temp.who(2)::text, pg_temp.receipt_of('one')],
    'HZ-Q15, X-8: logged like any public query, and the subject can see it'
);
select is(pg_temp.ask(receipt, proof), '{"found": false, "status": 404}'::jsonb, 'HZ-Q11: the same answer for ' || why)
from (
    values
    (pg_temp.receipt_of('one'), pg_temp.proof(2), 'a wrong proof'), ('Y20260601ZZZZZZZZA', pg_temp.proof(1), 'a number that nobody has'),
    (pg_temp.receipt_of('two'), pg_temp.proof(1), 'the proof of another case')
) as refused (receipt, proof, why);
select is(
    pg_temp.newest('operation', 'outcome', 'rule', 'subject', 'scope,receipt'),
    array['objection_progress', 'empty', null, null, pg_temp.receipt_of('two')], 'HZ-Q15: and the same entry, which names nobody'
);
select is(
    (select array_agg(failures order by receipt_number) from credit.progress_failure), array[1, 1, 1],
    'numbers that nobody has are counted like others, so that they take as long'
);

-- Five wrong ones a day and number.
select is(pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(9)) ->> 'found', 'false', 'wrong proof ' || number)
from generate_series(2, 4) as number;
select is(
    pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(1)) ->> 'found', 'true', 'after four wrong ones the right one is heard'
);
select is(pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(9)) ->> 'found', 'false', 'wrong proof 5');
select is(
    pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(1)), '{"found": false, "status": 404}'::jsonb,
    'after five wrong ones the right one is answered like a wrong one'
);
select is(pg_temp.ask(pg_temp.receipt_of('two'), pg_temp.proof(2)) ->> 'found', 'true', 'other numbers are heard');
select is(
    pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(1), '2026-06-03 23:59:59.999999+08') ->> 'found', 'false', 'X-2: until midnight in Shanghai'
);
select is(
    (select failures from credit.progress_failure where receipt_number = pg_temp.receipt_of('one')), 5, 'and more are not counted'
);
select is(pg_temp.ask(pg_temp.receipt_of('one'), pg_temp.proof(1), '2026-06-04 00:00+08') ->> 'found', 'true', 'X-2: the next day it is heard again');
select is((select array_agg(distinct day) from credit.progress_failure), array['2026-06-04'::date], 'what was counted on a former day is gone');

-- The life of a case.
select pg_temp.step('window-1', '2026-06-05 10:00+08', 'notify_applicant', pg_temp.about('two'), $$'message'$$);
select is(
    pg_temp.ask(pg_temp.receipt_of('two'), pg_temp.proof(2), '2026-06-05 10:00+08') - 'found',
    '{"kind": "objection", "state": "notified", "due_on": null, "missing_year": null, "result_ready": true}'::jsonb, 'HZ-O9: the result can be collected'
);
select pg_temp.step('window-1', '2026-06-05 11:00+08', 'collect_result', pg_temp.about('two'), $$'测试人', null$$);
select is(
    pg_temp.ask(pg_temp.receipt_of('two'), pg_temp.proof(2), '2026-06-05 11:00+08') - 'found',
    '{"kind": "objection", "state": "collected", "due_on": null, "missing_year": null, "result_ready": false}'::jsonb, 'HZ-O9: it was collected'
);
insert into made
select
'annotation',
(pg_temp.staff('window-1', '2026-06-08 10:00+08', 'receive_annotation', format(
    '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, ''不同意'', ''不同意'', %L',
    pg_temp.receipt('annotation', '2026-06-08 10:00+08'), pg_temp.about('two'), pg_temp.someone(), pg_temp.proof(3)
))::jsonb ->> 'case')::uuid;
select pg_temp.step('window-1', '2026-06-08 10:00+08', 'accept_annotation', pg_temp.bring(pg_temp.about('annotation')));
select is(
    pg_temp.ask(pg_temp.receipt_of('annotation'), pg_temp.proof(3), '2026-06-08 11:00+08') - 'found',
    '{"kind": "annotation", "state": "accepted", "due_on": "2026-06-17", "missing_year": null, "result_ready": false}'::jsonb,
    'HZ-O4: an annotation has its own clock'
);
select is(
    pg_temp.staff('window-1', '2026-06-08 12:00+08', 'receive_annotation', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, ''不同意'', ''不同意'', null',
        pg_temp.receipt('annotation', '2026-06-08 10:00+08'), pg_temp.about('two'), pg_temp.someone()
    )), 'annotation_open HZ-O11', 'one request at a time'
);

-- What the daemon must not let through.
select throws_ok(
    format('select credit.objection_progress(%L, %L, %L, %L, %L, %L)', '2026-06-05Z', '{}', receipt, pg_temp.proof(1), '192.0.2.1', 'ab'), '22023', null,
    'HZ-Q15: no number of another form breaks an entry: ' || receipt
)
from unnest(array['Y2026060100000001', 'S2026060100000001A', 'Y20260601"0000001A', 'Y20260601I0000001A', 'y2026060100000001A', '']) as receipt;
select throws_ok(
    $$ select credit.objection_progress('2026-06-05Z', '{}', 'Y2026060100000001A', null, '192.0.2.1', 'ab') $$, '22023', null, 'nor a missing proof'
);
select ok(
    has_function_privilege('credit_public', 'credit.objection_progress(timestamptz, text, text, uuid, text, text)', 'execute'), 'the public may ask'
);
select ok(
    not has_any_column_privilege('credit_public', named, 'select'), 'X-4: but reads nothing of ' || named
)
from unnest(array['credit.service_case', 'credit.case_progress', 'credit.objection', 'credit.progress_failure']) as named;
select is(
    (select count(*) from credit.query_log_entry where logged_at >= '2026-06-03 09:00+08' and operation = 'objection_progress'), 16::bigint,
    'HZ-Q15: every question has its entry'
);
select * from finish();
rollback;
