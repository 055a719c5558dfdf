-- Purpose: the entry of a refused command says what it was about: purpose, case, what it named, digests of texts.
-- Rules: HZ-Q15, HZ-O13, PB-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(24);
\ir fixtures/archive.sql

create function pg_temp.refused(
    operation text, scope jsonb, about text default null, texts jsonb default '{}', purpose text default 'administration', who text default 'window-1'
) returns jsonb language sql as $$
    select
        credit.log_staff_refusal(
            '2026-06-01 10:00+08', sha256(who::bytea), '192.0.2.7', 'ab', operation, scope, 'HZ-Q10', '{"status":409', purpose, about, texts
        )::jsonb - 'receipt';
$$;
create function pg_temp.entry() returns jsonb language sql as $$
    select convert_from(newest.entry, 'UTF8')::jsonb from credit.query_log_entry as newest order by newest.log_position desc limit 1;
$$;

create temporary table tried as
select
    pg_temp.make_case('application') as application,
    pg_temp.make_case('objection') as objection,
    gen_random_uuid() as nothing;

-- A case, by its own id.
select is(
    pg_temp.refused(
        'close_case', jsonb_build_object('refusal', 'transition_not_allowed', 'case', application), 'case', '{"reason": "已办结"}'
    ), '{"status": 409}', 'the refusal is sealed'
) from tried;
select is(pg_temp.entry() ->> 'purpose', 'window_application', 'HZ-Q15: for what: an application is one of the window');
select is(
    pg_temp.entry() -> 'scope',
    jsonb_build_object(
        'refusal', 'transition_not_allowed', 'case', application, 'reason_digest', credit.text_digest(application, '已办结')
    ), 'HZ-Q15: and about what: the case, why it was refused, and of the reason the digest that the command logs'
) from tried;
select is(pg_temp.entry() -> 'subject', null, 'X-8: nobody learned anything of the subject');
select is((pg_temp.entry()::text ~ '已办结'), false, 'the text itself is not logged');

select is(
    pg_temp.refused('close_case', jsonb_build_object('case', objection), 'case'), '{"status": 409}', 'an objection'
) from tried;
select is(pg_temp.entry() ->> 'purpose', 'objection', 'HZ-O13: has its own purpose');

-- What belongs to a case tells it, too.
select pg_temp.remember('paper', pg_temp.material(application)) from tried;
select is(
    pg_temp.refused('uncheck_material', jsonb_build_object('material', pg_temp.the('paper')), 'material'), '{"status": 409}', 'a paper of the case'
);
select is(pg_temp.entry() -> 'scope' ->> 'case', application::text, 'tells the case') from tried;
select is(
    pg_temp.refused('acknowledge_overdue', jsonb_build_object('deadline', credit.start_deadline(
        '2026-06-01 10:00+08', objection, 'objection_handling', '2026-06-01', 'centre_clerk', 'HZ-ZX'
    )), 'deadline'), '{"status": 409}', 'a clock of it'
) from tried;
select is(
    array[pg_temp.entry() -> 'scope' ->> 'case', pg_temp.entry() ->> 'purpose'], array[objection::text, 'objection'], 'as well'
) from tried;

-- What is not there tells nothing; nobody's texts are digested without a salt.
select is(
    pg_temp.refused('print_report', jsonb_build_object('report', nothing), 'report', '{"copy_reason": "丢失"}', 'window_application'), '{"status": 409}',
    'a report that is none'
) from tried;
select is(pg_temp.entry() -> 'scope', jsonb_build_object('report', nothing), 'HZ-Q15: is named all the same') from tried;
select is(pg_temp.entry() ->> 'purpose', 'window_application', 'for what, the command says');
select is(
    (
        select array_agg(pg_temp.refused('x', jsonb_build_object(named, nothing), named) order by named)
        from unnest(array['case', 'correction', 'deadline', 'extension', 'file', 'loan', 'material', 'report', 'task', 'handover']) as named
    ), array_fill('{"status": 409}'::jsonb, array[10]), 'the same with whatever else is not there'
) from tried;
select is(
    pg_temp.refused('x', '{"case": "7"}', 'case'), '{"status": 409}', 'what is no id is no case'
);
select is(pg_temp.refused('x', null), '{"status": 409}', 'a command may name nothing');
select is(
    (select credit.log_staff_refusal('2026-06-01 10:00+08', sha256('window-1'), '192.0.2.7', 'ab', 'x', '{}', 'X-7', '{"status":409')::jsonb - 'receipt'),
    '{"status": 409}', 'an older daemon says less'
);
select is(array[pg_temp.entry() ->> 'purpose', pg_temp.entry() ->> 'scope'], array['administration', '{}'], 'and is logged so');

-- Nothing that somebody typed.
select throws_ok(
    format('select pg_temp.refused(''x'', %L)', scope), 'CR001', null, 'not logged: ' || scope
) from unnest(array['{"name": "张三"}', '{"materials": ["张三"]}', '{"person": {"name": "A"}}']) as scope;
select throws_ok($$select pg_temp.refused('x', '{}', null, '{}', 'own_data')$$, 'CR001', null, 'nor under a purpose of a disclosure');
select throws_ok($$select pg_temp.refused('x', '{}', null, '[]')$$, 'CR001', null, 'texts have names');

select * from finish();
rollback;
