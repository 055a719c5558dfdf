-- Purpose: the provider's own time where the rule set has one, answers and durable commits.
-- Rules: PB-14, QZ-11, HZ-O7, HZ-Q15.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(12);
\ir fixtures/objections.sql

-- PB-14, QZ-11: whoever an objection is passed on to has a time of its own.
create function pg_temp.asked(profile text, at timestamptz default '2026-02-09 10:00+08') returns uuid
language plpgsql as $$
declare
    made uuid := pg_temp.make_case_in('verifying', 'objection', at);
begin
    update credit.service_case set profile = asked.profile where case_id = made;
    insert into credit.objection (case_id, subject_key, record_id, version, item_code, provider_code, kind_of_error, reason)
    values (made, pg_temp.who(2), pg_temp.rec(3), 1, 'OPEN', 'HZ-CG', 'wrong_content', '金额有误');
    perform pg_temp.step('clerk', at, 'ask_provider', made, $a$null, '是否有误'$a$);
    return made;
end;
$$;
insert into credit.legal_period (
    profile, period_code, effective_on, length, unit, rule_id, article, sentence, is_statutory, published_at, published_by
)
select
    profile,
    code,
    effective_on::date,
    length,
    unit,
    'PB-14',
    '10.1',
    'sentence',
    true,
    '2026-01-01Z',
    'test'
from (
    values
    ('pboc', 'provider_answer', '2018-05-02', 5, 'working_day'), ('pboc', 'objection_handling_passed_on', '2018-05-02', 12, 'calendar_day'),
    ('qinzhou', 'provider_answer', '2023-07-14', 5, 'working_day'), ('qinzhou', 'objection_handling_passed_on', '2023-07-14', 10, 'working_day'),
    ('jiujiang', 'provider_answer', '2018-01-01', 5, 'working_day'), ('jiujiang', 'objection_handling_passed_on', '2026-02-10', 12, 'calendar_day')
) as given (profile, code, effective_on, length, unit);
create temporary table passed (name text, id uuid) on commit drop;
insert into passed
values
('pboc', pg_temp.asked('pboc')), ('qinzhou', pg_temp.asked('qinzhou')), ('hangzhou', pg_temp.asked('hangzhou')), ('before', pg_temp.asked('jiujiang')),
('from', pg_temp.asked('jiujiang', '2026-02-10 10:00+08')), ('recalled', pg_temp.asked('pboc'));
select is((select pg_temp.clocks(id) from passed where passed.name = given.name), wanted, why)
from (
    values
    ('pboc', 'objection_handling_passed_on 02-21, provider_answer 02-14', 'PB-14: twelve days for whoever it is passed on to'),
    ('qinzhou', 'objection_handling_passed_on 02-28, provider_answer 02-14', 'QZ-11: ten working days, 春节 between'),
    ('hangzhou', 'provider_answer 02-14', 'HZ-O8: where the rule set has no such time there is none'),
    ('before', 'provider_answer 02-14', 'PB-14: nor before the row is in force'),
    ('from', 'objection_handling_passed_on 02-22, provider_answer 02-24', 'PB-14: from its first day on')
) as given (name, wanted, why);
select is(
    (
        select array_agg(distinct responsible_role || ' ' || responsible_unit) from credit.case_deadline
        where period_code = 'objection_handling_passed_on'
    ), array['provider_officer HZ-CG'], 'X-1: the provider is asked about it on the board'
);
create function pg_temp.task(of_name text) returns uuid
language sql as $$ select task_id from credit.objection_task inner join pg_temp.passed on case_id = id where name = of_name $$;
select pg_temp.staff('cg-officer', '2026-02-21 23:59:59+08', 'answer_task', format('%L, ''confirmed_right'', ''无误'', null', pg_temp.task('pboc')));
select pg_temp.staff('cg-officer', '2026-03-01 00:00+08', 'answer_task', format('%L, ''confirmed_right'', ''无误'', null', pg_temp.task('qinzhou')));
select pg_temp.staff('clerk', '2026-02-20 10:00+08', 'recall_task', format('%L, ''不需要''', pg_temp.task('recalled')));
select
    is(
        (
            select credit.local_day(met_at) <= last_day from credit.case_deadline inner join passed on case_id = id
            where name = of_name and period_code = 'objection_handling_passed_on'
        ), wanted, 'PB-14: answered ' || why
    )
from (values ('pboc', true, 'on the twelfth day'), ('qinzhou', false, 'a day after the tenth working day')) as given (of_name, wanted, why);
select is(
    (
        select ended_ground from credit.case_deadline inner join passed on case_id = id
        where name = 'recalled' and period_code = 'objection_handling_passed_on'
    ), 'recalled', 'PB-14: what is recalled is not waited for'
);

-- HZ-Q15: an answer waits for a commit that is waited for.
set local synchronous_commit = 'off';
select throws_ok(
    $$ select credit.put_into_envelope(gen_random_uuid(), '2026-06-03Z', '{}') $$, '55000', 'synchronous_commit is off',
    'HZ-Q15: no answer before its entry is safe'
);
set local synchronous_commit = 'local';
select lives_ok($$ select credit.put_into_envelope(gen_random_uuid(), '2026-06-03Z', '{}') $$, 'HZ-Q15: on this machine''s disk it is');
set local synchronous_commit = 'on';
select lives_ok($$ select credit.put_into_envelope(gen_random_uuid(), '2026-06-03Z', '{}') $$, 'HZ-Q15: as usual');
select * from finish();
rollback;
