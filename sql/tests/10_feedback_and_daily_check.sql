-- Purpose: what units did with answers, and the daily check of a unit's queries.
-- Rules: HZ-M8, PB-3, HZ-Q15.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(66);
set local client_min_messages = 'warning';
\ir fixtures/units_and_staff.sql

-- Feedback, by the receipt of the unit's own query; queries as the disclosure logs them.
create temporary table given (name text, answer jsonb) on commit drop;
create function pg_temp.query(
    name text, as_of timestamptz, actor text, unit text, operation text default 'query', outcome text default 'answered',
    audience text default 'government', matter text default 'bidding', purpose text default 'government_matter'
) returns void
language sql as $$
    insert into given select name, answer::jsonb from credit.append_query_log(
        as_of, audience, purpose, array[operation], array[actor], array[unit], array['192.0.2.7'], array['ab'],
        array[jsonb_strip_nulls(jsonb_build_object('matter', matter))::text], array[null::uuid], array[outcome], array[null::text],
        array[''], array['{"a":1']
    )
$$;
select
    pg_temp.query('one', '2026-07-15 00:00+08', 'zb-user', 'HZ-ZB'),
    pg_temp.query('two', '2026-07-15 09:00+08', 'zb-user', 'HZ-ZB', 'batch', 'empty', matter => null),
    pg_temp.query('three', '2026-07-15 09:00+08', 'zb-chief', 'HZ-ZB', 'verification'),
    pg_temp.query('refused', '2026-07-15 10:00+08', 'zb-user', 'HZ-ZB', outcome => 'refused'),
    pg_temp.query('other unit', '2026-07-15 11:00+08', 'cg-user', 'HZ-CG'),
    pg_temp.query('command', '2026-07-15 12:00+08', 'zb-user', 'HZ-ZB', 'apply_for_consent', purpose => 'administration'),
    pg_temp.query('staff', '2026-07-15 13:00+08', 'zb-admin', 'HZ-ZB', audience => 'staff'),
    pg_temp.query('last', '2026-07-15 23:59:59.999999+08', 'zb-chief', 'HZ-ZB'),
    pg_temp.query('next day', '2026-07-16 00:00+08', 'zb-user', 'HZ-ZB');
update credit.account set state_since = '2026-07-14Z' where state = 'active';
create function pg_temp.report(
    name text, result text default 'granted', note text default null, who text default 'zb-user', secret text default null,
    shift interval default '0'
) returns text
language sql as $$
    select pg_temp.user(
        who, '2026-07-16 10:00+08', 'report_feedback', (
            select format(
                '%L::bigint, %L::timestamptz, %L::uuid, %L, %L', answer #>> '{receipt,position}',
                (answer #>> '{receipt,time}')::timestamptz + shift, coalesce(secret, answer #>> '{receipt,secret}'), result, note
            )
            from given where given.name = report.name
        )
    )
$$;
select is(pg_temp.refusal(answer), '404 feedback_receipt_unknown HZ-M8', 'HZ-M8: no feedback about ' || why)
from (
    values
    (pg_temp.report('one', secret => '00000000-0000-4000-8000-000000000000'), 'an answer without its secret'),
    (pg_temp.report('one', shift => '1 microsecond'), 'an answer of another instant'),
    (pg_temp.report('one', who => 'cg-user'), 'another unit''s answer, the secret known'),
    (pg_temp.report('other unit'), 'an answer to another unit'),
    (pg_temp.report('refused'), 'a refusal'),
    (pg_temp.report('command'), 'a command'),
    (pg_temp.report('staff'), 'what staff did')
) as refused (answer, why);
select is(
    regexp_replace(pg_temp.report('other unit'), ',.receipt.:.*', ''),
    regexp_replace(pg_temp.report('one', secret => '00000000-0000-4000-8000-000000000000'), ',.receipt.:.*', ''),
    'HZ-M8: and the answer does not say why'
);
select is(pg_temp.refusal(answer), '400 malformed_command X-7', 'HZ-M8: refused: ' || why)
from (
    values
    (pg_temp.report('one', 'lost'), 'a result that is none'),
    (pg_temp.report('one', null), 'no result'),
    (pg_temp.report('one', 'other'), 'something else without saying what'),
    (pg_temp.report('one', note => ' '), 'a blank note'),
    (pg_temp.report('one', note => repeat('注', 501)), 'a note of 501 characters'),
    (pg_temp.user('zb-user', '2026-07-16 10:00+08', 'report_feedback', 'null, null, null, ''granted'', null'), 'no receipt')
) as refused (answer, why);
select is(
    pg_temp.refusal(pg_temp.report('one', who => 'nobody')), '403 certificate_not_bound HZ-Q13', 'HZ-M8: nor from nobody'
);
select is((select count(*) from credit.use_feedback), 0::bigint, 'HZ-M8: and nothing is kept');
select is(
    array[left(pg_temp.report('one', 'refused', repeat('注', 500)), 3), left(pg_temp.report('two', 'other', '未采用'), 3)], array['201', '201'],
    'HZ-M8: a unit reports what it did with an answer, one without a finding, too'
);
select is(
    pg_temp.newest('operation', 'actor', 'outcome', 'scope,result'), array['report_feedback', 'zb-user', 'answered', 'other'], 'HZ-Q15: which is logged'
);
select is(left(pg_temp.report('three', 'extra_checks'), 3), '201', 'HZ-M8: another person of the unit may report');
select is(pg_temp.refusal(pg_temp.report('one', 'granted', who => 'zb-chief')), '409 feedback_already_reported HZ-M8', 'HZ-M8: once for an answer');
select is(
    pg_temp.refusal(pg_temp.report('other unit', who => 'cg-user')), null, 'HZ-M8: the other unit may report about its own'
);
create function pg_temp.feedback(who text, since text default '2026-07-16', until text default '2026-07-16') returns text
language sql as $$
    select case when left(answer, 1) = '{' then coalesce(
        (
            select string_agg(concat_ws('/', f ->> 'unit', coalesce(f ->> 'matter', '-'), f ->> 'result', f ->> 'count'), ' ' order by place)
            from jsonb_array_elements(answer::jsonb -> 'feedback') with ordinality as e (f, place)
        ), 'none'
    ) else answer end
    from pg_temp.staff(who, '2026-07-17 10:00+08', 'feedback_list', format('%L, %L', since, until)) as answer
$$;
select is(pg_temp.feedback(who, since, until), expected, 'HZ-M8: ' || why)
from (
    values
    (
        'clerk', '2026-07-16', '2026-07-16',
        'HZ-CG/bidding/granted/1 HZ-ZB/bidding/extra_checks/1 HZ-ZB/bidding/refused/1 HZ-ZB/-/other/1', 'counted by unit, matter, result'
    ),
    ('auditor', '2026-07-17', '2026-07-17', 'none', 'not the day after'),
    ('officer-1', '2026-07-15', '2026-07-15', 'none', 'not the day before'),
    ('sc-officer', '2026-07-16', '2026-07-16', 'none', 'a county''s authority sees its county'),
    ('zb-admin', '2026-07-16', '2026-07-16', 'role_not_allowed PB-1', 'no administrator of accounts'),
    ('clerk', '2026-07-16', '2026-07-15', 'malformed_command X-7', 'no range that ends before it begins'),
    ('clerk', '2025-07-16', '2026-07-17', 'malformed_command X-7', 'no 367 days'),
    ('clerk', '2025-07-17', '2026-07-17', 'HZ-CG/bidding/granted/1 HZ-ZB/bidding/extra_checks/1 HZ-ZB/bidding/refused/1 HZ-ZB/-/other/1', '366 days'),
    ('clerk', null, '2026-07-17', 'malformed_command X-7', 'no range without a beginning'),
    ('clerk', '-infinity', '2026-07-17', 'malformed_command X-7', 'no range from ever')
) as list (who, since, until, expected, why);

-- The daily check: logged and committed before anything is shown.
create function pg_temp.begin_check(who text, unit text default 'HZ-ZB', day text default '2026-07-15', as_of timestamptz default '2026-07-17 10:00+08')
returns text
language sql as $$ select pg_temp.staff(who, as_of, 'begin_daily_check', format('%L, %L', unit, day)) $$;
select is(answer, expected, 'PB-3: no check ' || why)
from (
    values
    (pg_temp.begin_check('gs-admin'), 'unit_out_of_scope PB-3', 'of another unit'),
    (pg_temp.begin_check('sc-officer'), 'unit_out_of_scope PB-3', 'of the city''s unit by a county'),
    (pg_temp.begin_check('auditor', 'NOBODY'), 'unit_out_of_scope PB-3', 'of no unit'),
    (pg_temp.begin_check('clerk'), 'role_not_allowed PB-1', 'by a clerk of the centre'),
    (pg_temp.begin_check('cg-officer', 'HZ-CG'), 'role_not_allowed PB-1', 'by a provider'),
    (pg_temp.begin_check('zb-admin', day => '2026-07-17'), 'day_not_over PB-3', 'of today'),
    (pg_temp.begin_check('zb-admin', day => '2026-07-16', as_of => '2026-07-16 23:59:59.999999+08'), 'day_not_over PB-3', 'at the day''s last instant'),
    (pg_temp.begin_check('zb-admin', day => null), 'malformed_command X-7', 'of no day'),
    (pg_temp.begin_check('zb-admin', day => '-infinity'), 'malformed_command X-7', 'of ever')
) as refused (answer, expected, why);
select is(
    pg_temp.begin_check('zb-admin', day => '2026-07-16', as_of => '2026-07-17 00:00+08')::jsonb ->> 'day', '2026-07-16',
    'PB-3: from the next day''s first instant on'
);
create temporary table permit on commit drop as select
who,
(pg_temp.begin_check(who, unit)::jsonb -> 'receipt') as receipt
from (values ('zb-admin', 'HZ-ZB'), ('auditor', 'HZ-ZB'), ('sc-admin', 'SC-ZB')) as p (who, unit);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'scope', 'disclosed'),
    array['staff', 'begin_daily_check', 'sc-admin', 'SC-ZB', '{"day": "2026-07-15", "unit": "SC-ZB"}', '["entries"]'], 'HZ-Q15: the reading is logged, first'
);
create function pg_temp.check_list(who text, permit_of text default 'zb-admin', page_size text default '1000', after text default 'null, null')
returns text
language sql as $$
    select pg_temp.staff(
        who, '2026-07-17 10:05+08', 'daily_check_list',
        (
            select format('%L::bigint, %L::timestamptz, %s, %s', receipt ->> 'position', receipt ->> 'time', after, page_size)
            from permit where permit.who = permit_of
        )
    )
$$;
create function pg_temp.record(who text, finding text default '无异常', permit_of text default 'zb-admin') returns text
language sql as $$
    select pg_temp.staff(
        who, '2026-07-17 10:10+08', 'record_daily_check',
        (
            select format('%L::bigint, %L::timestamptz, %L', receipt ->> 'position', receipt ->> 'time', finding)
            from permit where permit.who = permit_of
        )
    )
$$;
select is(pg_temp.check_list('zb-admin'), 'daily_check_not_begun PB-3', 'HZ-Q15: a reading that could still be rolled back shows nothing');
select is(pg_temp.record('zb-admin'), 'daily_check_not_begun PB-3', 'PB-3: nor can a check be recorded');

-- These tests are one transaction: from here on, until all is rolled back, a permit of this very transaction is one.
create or replace function credit.query_log_permit(permit_position bigint, permit_time timestamptz, operation text)
returns json
language sql
as $$
    select convert_from(entry, 'UTF8')::json -> 'scope' from credit.query_log_entry
    where logged_at = $2 and log_position = $1 and query_log_entry.operation = $3
$$;
create function pg_temp.names(listing text) returns text
language sql as $$
    select coalesce(string_agg(given.name, ' ' order by place), 'none') || case when listing::jsonb ->> 'next' is null then '' else ' …' end
    from jsonb_array_elements(listing::jsonb -> 'entries') with ordinality as e (entry, place)
    inner join given on given.answer #>> '{receipt,position}' = entry ->> 'position'
$$;
select is(
    pg_temp.names(pg_temp.check_list('zb-admin')), 'one two three refused last',
    'PB-3: the queries of the unit''s day, from its first to its last instant'
);
select is(
    pg_temp.check_list('zb-admin')::jsonb -> 'accounts',
    '[
        {"account": "zb-user", "queries": 3, "empty": 1, "refused": 1, "first_at": "2026-07-15T00:00:00.000000+08:00",
         "last_at": "2026-07-15T10:00:00.000000+08:00"},
        {"account": "zb-chief", "queries": 2, "empty": 0, "refused": 0, "first_at": "2026-07-15T09:00:00.000000+08:00",
         "last_at": "2026-07-15T23:59:59.999999+08:00"}
    ]'::jsonb, 'PB-3: counted by account'
);
select is(
    pg_temp.check_list('zb-admin')::jsonb #> '{entries,0}',
    (
        select convert_from(entry, 'UTF8')::jsonb - 'salt'
        from credit.query_log_entry where logged_at >= '2026-07-01Z' and log_position = (
            select (answer #>> '{receipt,position}')::bigint from given where name = 'one'
        )
    ),
    'PB-3: entries as in the log, without the secret of the asker''s receipt'
);
select is(pg_temp.newest('operation', 'actor', 'disclosed'), array['daily_check_list', 'zb-admin', '["entries"]'], 'HZ-Q15: each page is logged, too');
select is(pg_temp.names(pg_temp.check_list('auditor', 'auditor')), 'one two three refused last', 'PB-3: auditors see it, too');
select is(pg_temp.names(pg_temp.check_list('sc-admin', 'sc-admin')), 'none', 'PB-3: a day without a query');
select is(pg_temp.check_list('sc-admin', 'sc-admin')::jsonb -> 'accounts', '[]'::jsonb, 'PB-3: has no accounts');
select is(pg_temp.names(pg_temp.check_list('zb-admin', page_size => '2')), 'one two …', 'PB-3: a page of it');
select is(
    pg_temp.names(
        pg_temp.check_list(
            'zb-admin', page_size => '3', after => (
                select format('%L, %L', answer #>> '{next,time}', answer #>> '{next,position}')
                from cast(pg_temp.check_list('zb-admin', page_size => '2') as jsonb) as answer
            )
        )
    ),
    'three refused last', 'PB-3: the next, inside one instant'
);
select is(pg_temp.check_list(who, permit_of, page_size, after), expected, 'PB-3: refused: ' || why)
from (
    values
    ('auditor', 'zb-admin', '10', 'null, null', 'daily_check_not_begun PB-3', 'by somebody else''s permit'),
    ('zb-admin', 'auditor', '10', 'null, null', 'daily_check_not_begun PB-3', 'by an auditor''s permit'),
    ('zb-admin', 'zb-admin', '0', 'null, null', 'malformed_command X-7', 'an empty page'),
    ('zb-admin', 'zb-admin', '1001', 'null, null', 'malformed_command X-7', 'a page of 1001'),
    ('zb-admin', 'zb-admin', 'null', 'null, null', 'malformed_command X-7', 'no page'),
    ('zb-admin', 'zb-admin', '10', 'null, 1', 'malformed_command X-7', 'half a place'),
    ('nobody', 'zb-admin', '10', 'null, null', 'session_ended HZ-S5', 'without a log-in')
) as refused (who, permit_of, page_size, after, expected, why);
select is(pg_temp.check_list('zb-admin')::jsonb -> 'checked', 'null'::jsonb, 'PB-3: not checked yet');
select is(pg_temp.record('zb-admin', ''), 'malformed_command X-7', 'PB-3: a check has a finding');
select is(pg_temp.record('auditor'), 'daily_check_not_begun PB-3', 'PB-3: of who has looked');
select is(pg_temp.record('zb-admin')::jsonb ->> 'queries', '5', 'PB-3: the check is recorded, with how many queries there were');
select is(pg_temp.record('auditor', permit_of => 'auditor'), 'transition_not_allowed PB-3', 'PB-3: once for a day');
select is(
    pg_temp.check_list('auditor', 'auditor')::jsonb -> 'checked',
    '{"by": "zb-admin", "at": "2026-07-17T10:10:00.000000+08:00", "queries": 5, "finding": "无异常"}'::jsonb, 'PB-3: and shown'
);

select * from finish();
rollback;
