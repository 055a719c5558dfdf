-- Purpose: on which grounds objections, annotations and their withdrawals are refused, and what the applicant is told.
-- Rules: HZ-O1, HZ-O5, HZ-O6, HZ-O11, HZ-O12, HZ-O13, X-7.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(38);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
create function pg_temp.refuse(
    named text, ground text, at timestamptz default '2026-06-02 10:00+08', command text default 'refuse_objection', reason text default '请补齐后再来'
) returns text
language sql as $$
    select pg_temp.staff('window-1', at, command, format('%L, %L, %L', pg_temp.about(named), ground, reason))
$$;
-- Tried on its own and undone: the ground and the rule, or the refusal.
create function pg_temp.tried(
    named text, ground text, at timestamptz default '2026-06-02 10:00+08', command text default 'refuse_objection', reason text default '请补齐后再来'
) returns text
language plpgsql as $$
declare
    answer text;
begin
    begin
        answer := pg_temp.refuse(named, ground, at, command, reason);
        raise exception 'undone' using errcode = 'P0009';
    exception when sqlstate 'P0009' then null;
    end;
    return case when left(answer, 1) = '{' then (answer::jsonb ->> 'ground') || ' ' || (answer::jsonb ->> 'rule') else answer end;
end;
$$;

select is(
    (
        select string_agg(kind || ' ' || ground || ' ' || refusal.rule_id, ', ' order by kind, ground)
        from unnest(array['application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery']) as kind
        cross join unnest(array['identity', 'materials', 'repeated', 'not_in_force', 'not_disclosed', 'unclear', 'other']) as ground
        cross join credit.request_refusal(kind, ground) as refusal
        where refusal.sentence like '%。'
    ),
    'annotation identity HZ-O11, annotation materials HZ-O11, annotation_withdrawal identity HZ-O12, annotation_withdrawal materials HZ-O12, '
    || 'annotation_withdrawal not_in_force HZ-O12, objection identity HZ-O5, objection materials HZ-O5, objection not_disclosed HZ-O1, '
    || 'objection not_in_force HZ-O1, objection repeated HZ-O6',
    'X-7: the grounds are closed; each has its rule and its sentence'
);
insert into made
select
    name,
    pg_temp.id(pg_temp.objection(number, at::timestamptz, reason => name))
from (
    values
    ('first', 1, '2026-06-01 10:00+08'), ('last day', 3, '2026-06-30 23:59:59.999999+08'), ('too late', 3, '2026-07-01 00:00+08'),
    ('not disclosed', 5, '2026-06-01 10:00+08')
) as given (name, number, at);
insert into made
select
    'omission',
    pg_temp.id(pg_temp.objection(0, kind => 'omission', item => 'WATER'));
select is(pg_temp.tried(named, ground), expected, 'X-7: ' || named || ', ' || coalesce(ground, 'no ground'))
from (
    values
    ('first', 'identity', 'identity HZ-O5'), ('first', 'materials', 'materials HZ-O5'), ('first', 'repeated', 'refusal_unfounded HZ-O6'),
    ('first', 'not_in_force', 'refusal_unfounded HZ-O1'), ('first', 'not_disclosed', 'refusal_unfounded HZ-O1'),
    ('first', 'busy', 'malformed_command X-7'), ('first', null, 'malformed_command X-7'),
    ('not disclosed', 'not_disclosed', 'not_disclosed HZ-O1'), ('not disclosed', 'not_in_force', 'refusal_unfounded HZ-O1'),
    ('omission', 'not_disclosed', 'refusal_unfounded HZ-O1'), ('omission', 'not_in_force', 'refusal_unfounded HZ-O1'),
    ('omission', 'repeated', 'refusal_unfounded HZ-O6')
) as tried (named, ground, expected);
select is(
    pg_temp.tried('last day', 'not_in_force', '2026-07-02 10:00+08'), 'refusal_unfounded HZ-O1', 'HZ-O1: received on the last day is in time'
);
select is(pg_temp.tried('too late', 'not_in_force', '2026-07-02 10:00+08'), 'not_in_force HZ-O1', 'HZ-O1, X-2: on the day after it is not');
select is(pg_temp.tried('first', 'materials', reason => ' '), 'malformed_command X-7', 'X-7: a ground alone tells nobody what to do');
select is(pg_temp.tried('first', 'materials', reason => repeat('理', 501)), 'malformed_command X-7', 'X-7: a reason of 501 characters');
select is(pg_temp.tried('first', 'materials', reason => repeat('理', 500)), 'materials HZ-O5', 'X-7: and of 500');

-- What the applicant is told, what the case keeps, what the log has.
create temporary table told on commit drop as select pg_temp.refuse('first', 'materials')::jsonb as document;
select is(
    (select document - 'case' - 'receipt_number' - 'receipt' - 'deadlines' - 'missing_years' from told),
    '{"kind": "objection", "state": "refused", "ground": "materials", "rule": "HZ-O5", "sentence": "异议申请的材料或证据不齐全，不予受理。",
      "reason": "请补齐后再来"}'::jsonb, 'X-7: rule, sentence and reason'
);
select is(
    pg_temp.newest('operation', 'purpose', 'scope,ground', 'scope,rule', 'scope,reason'),
    array['refuse_objection', 'objection', 'materials', 'HZ-O5', pg_temp.digest('请补齐后再来')], 'HZ-O13: in the log with a digest of the reason'
);
select is(
    (select details from credit.case_event where case_id = pg_temp.about('first') and event = 'refused'),
    '{"ground": "materials", "rule": "HZ-O5"}'::jsonb, 'X-5: and in the history'
);

-- HZ-O6: a repetition, without the centre's word.
insert into made
select
    'open',
    pg_temp.objection_in('accepted', 2, '2026-06-02 10:00+08');
insert into made
select
    'again',
    pg_temp.bring(pg_temp.id(pg_temp.objection(2, '2026-06-03 10:00+08', new_ground => '新取得的证据')));
select is(pg_temp.tried('again', 'repeated', '2026-06-03 11:00+08'), 'repeated HZ-O6', 'HZ-O6: while the first one runs');
select pg_temp.step('clerk', '2026-06-03 11:30+08', 'permit_repeat', pg_temp.about('again'), $$'证据确为新取得'$$);
select is(pg_temp.tried('again', 'repeated', '2026-06-03 12:00+08'), 'repeated HZ-O6', 'HZ-O6: whatever the centre says');
select pg_temp.step('window-1', '2026-06-04 10:00+08', 'withdraw_objection', pg_temp.form(pg_temp.about('open')), $$'撤回'$$);
select is(
    pg_temp.tried('again', 'repeated', '2026-06-04 11:00+08'), 'refusal_unfounded HZ-O6', 'HZ-O6: what the centre permits is no repetition without reason'
);
insert into made
select
    'third',
    pg_temp.id(pg_temp.objection(2, '2026-06-04 11:00+08'));
select is(pg_temp.tried('third', 'repeated', '2026-06-04 12:00+08'), 'repeated HZ-O6', 'HZ-O6: what was objected to and accepted before is');

-- Annotations and their withdrawals.
insert into made
select
    'collected',
    pg_temp.objection_in('collected', 4, '2026-06-05 10:00+08');
insert into made
select
    name,
    pg_temp.bring(pg_temp.id(pg_temp.staff('window-1', '2026-06-08 10:00+08', 'receive_annotation', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, ''不同意'', ''不同意'', %L',
        pg_temp.receipt('annotation', '2026-06-08 10:00+08'), pg_temp.about('collected'), pg_temp.someone(), gen_random_uuid()
    ))))
from unnest(array['annotation']) as name;
select is(pg_temp.tried('annotation', ground, '2026-06-08 11:00+08', 'refuse_annotation'), expected, 'HZ-O11: ' || ground)
from (
    values
    ('identity', 'identity HZ-O11'), ('materials', 'materials HZ-O11'), ('repeated', 'malformed_command X-7'), ('not_in_force', 'malformed_command X-7')
) as tried (ground, expected);
select is(
    pg_temp.tried('annotation', 'identity', '2026-06-08 11:00+08', 'refuse_objection'), 'case_unknown HZ-O2', 'HZ-O2: by the command of its kind'
);
select pg_temp.step('window-1', '2026-06-08 11:00+08', 'accept_annotation', pg_temp.about('annotation'));
select pg_temp.step('clerk', '2026-06-08 12:00+08', 'mark_annotation', pg_temp.about('annotation'), (
    select quote_literal(public_reason) from credit.annotation where case_id = pg_temp.about('annotation')
));
insert into made
select
    'withdrawal',
    pg_temp.id(pg_temp.staff('window-1', '2026-07-08 10:00+08', 'receive_annotation_withdrawal', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, %L',
        pg_temp.receipt('annotation_withdrawal', '2026-07-08 10:00+08'), pg_temp.about('annotation'), pg_temp.someone(), gen_random_uuid()
    )));
select is(pg_temp.tried('withdrawal', ground, at::timestamptz, 'refuse_annotation_withdrawal'), expected, 'HZ-O12: ' || why)
from (
    values
    ('identity', '2026-07-08 11:00+08', 'identity HZ-O12', 'not the person'), ('materials', '2026-07-08 11:00+08', 'materials HZ-O12', 'papers'),
    ('not_in_force', '2026-07-08 23:59:59.999999+08', 'refusal_unfounded HZ-O12', 'the annotation stands to the end of its thirtieth day'),
    ('not_in_force', '2026-07-09 00:00+08', 'not_in_force HZ-O12', 'and has lapsed after it'),
    ('repeated', '2026-07-08 11:00+08', 'malformed_command X-7', 'nothing else')
) as tried (ground, at, expected, why);
select is(
    (pg_temp.refuse('withdrawal', 'identity', '2026-07-08 11:00+08', 'refuse_annotation_withdrawal')::jsonb -> 'sentence') #>> '{}',
    '申请人或代理人的身份经核查不符，不予受理。', 'X-7: in words'
);
select is(
    pg_temp.newest('operation', 'scope,ground', 'scope,annotation'),
    array['refuse_annotation_withdrawal', 'identity', pg_temp.about('annotation')::text], 'HZ-O13: with the annotation it is about'
);
select is(
    pg_temp.clocks(pg_temp.about('withdrawal')), 'annotation_acceptance 07-13 met', 'X-1: a refusal is an answer'
);
select * from finish();
rollback;
