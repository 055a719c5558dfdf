-- Purpose: queries that law keeps secret from their subjects: asked for by one person, decided by another of the city's authority.
-- Rules: X-8, HZ-Q15, HZ-O2.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(39);
\ir fixtures/cases.sql
insert into credit.query_purpose (policy_id, purpose, name, position, needs_matter, needs_case_number, needs_follow_up_authority)
select
    1,
    'government_matter',
    '政务事项',
    90,
    false,
    false,
    false
where not exists (select from credit.query_purpose where purpose = 'government_matter');
create function pg_temp.ask(
    who text default 'officer-1', unit text default 'HZ-ZB', purpose text default 'government_matter', article text default '《监察法》第十八条',
    reason text default '办案需要', at timestamptz default '2026-06-10 10:00+08'
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'request_lookup_exception', format('%L, %L, %L, %L', unit, purpose, article, reason))
$$;
create function pg_temp.open_one() returns uuid
language sql as $$ select exception_id from credit.lookup_exception order by requested_at desc, exception_id limit 1 $$;
create function pg_temp.decide(
    who text default 'officer-2', said text default 'approved', because text default null, about uuid default pg_temp.open_one(),
    at timestamptz default '2026-06-11 10:00+08'
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'decide_lookup_exception', format('%L, %L, %L', about, said, because))
$$;
create function pg_temp.finish_it(
    who text default 'officer-1', because text default '结案', about uuid default pg_temp.open_one(), at timestamptz default '2026-06-12 10:00+08'
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'end_lookup_exception', format('%L, %L', about, because))
$$;

-- Asking.
select is(answer, wanted, 'X-8: asking: ' || why)
from (
    values
    (pg_temp.ask('window-1'), 'role_not_allowed PB-1', 'not a window'), (pg_temp.ask('clerk'), 'role_not_allowed PB-1', 'nor the centre'),
    (pg_temp.ask('zb-admin'), 'role_not_allowed PB-1', 'nor who would like to query unseen'),
    (pg_temp.ask('auditor'), 'role_not_allowed PB-1', 'nor an auditor'),
    (pg_temp.ask(unit => null, purpose => null), 'malformed_command X-7', 'everything of everybody'),
    (pg_temp.ask(article => ' '), 'malformed_command X-7', 'no law'), (pg_temp.ask(reason => null), 'malformed_command X-7', 'no reason'),
    (pg_temp.ask(reason => repeat('理', 501)), 'malformed_command X-7', 'a reason of 501 characters'),
    (pg_temp.ask(unit => 'HZ-NONE'), 'unit_unknown X-8', 'no such unit'), (pg_temp.ask(purpose => 'curiosity'), 'malformed_command X-8', 'no such purpose')
) as attempt (answer, wanted, why);
select is((select count(*) from credit.lookup_exception), 0::bigint, 'X-8: and nothing waits');
select matches(pg_temp.ask(reason => repeat('理', 500)), '"exception"', 'X-8: an officer asks, with a reason of 500 characters');
select is(
    pg_temp.newest('operation', 'actor', 'scope,unit', 'scope,purpose', 'scope,article'),
    array['request_lookup_exception', 'officer-1', 'HZ-ZB', 'government_matter', null], 'HZ-Q15: which is logged'
);
select is(pg_temp.ask('officer-2'), 'transition_not_allowed X-8', 'X-8: the same is not asked for twice');
select matches(pg_temp.ask(unit => null), '"exception"', 'X-8: the same of every unit is another one');
delete from credit.lookup_exception where unit_code is null;

-- Deciding.
select is(answer, wanted, 'X-8: deciding: ' || why)
from (
    values
    (pg_temp.decide('officer-1'), 'same_person X-8', 'not by who asked'), (pg_temp.decide('window-1'), 'role_not_allowed PB-1', 'not by a window'),
    (pg_temp.decide('sc-officer'), 'authority_of_city_only X-8', 'not by a district'),
    (pg_temp.decide(said => 'refused'), 'malformed_command X-7', 'a refusal has a reason'),
    (pg_temp.decide(said => 'maybe'), 'malformed_command X-7', 'no decision'),
    (pg_temp.decide(about => gen_random_uuid()), 'lookup_exception_unknown X-8', 'none that there is')
) as attempt (answer, wanted, why);
select is(pg_temp.finish_it(), 'transition_not_allowed X-8', 'X-8: what waits can''t be ended');
-- One person with two accounts is one person.
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, state_since, opened_at
)
select
    'old-officer',
    person_digest,
    '测试',
    unit_code,
    role,
    'stopped',
    '2026-01-01',
    '2026-01-01',
    networks,
    '2026-05-31Z',
    '2026-01-01Z'
from credit.account where account_id = 'officer-2';
update credit.lookup_exception set requested_by = 'old-officer';
select is(pg_temp.decide(), 'same_person X-8', 'X-8: nor by another account of the same person');
update credit.lookup_exception set requested_by = 'officer-1';
update credit.account set state = 'stopped' where account_id = 'officer-1';
select is(pg_temp.decide(), 'requester_cannot_act X-8', 'X-8: nor for somebody who has left');
update credit.account set state = 'active' where account_id = 'officer-1';
select is(pg_temp.decide()::jsonb ->> 'decision', 'approved', 'X-8: another person of the city''s authority approves it');
select is(
    pg_temp.newest('operation', 'actor', 'scope,unit', 'scope,decision'), array['decide_lookup_exception', 'officer-2', 'HZ-ZB', 'approved'],
    'HZ-Q15: which is logged'
);
select is(pg_temp.decide(said => 'refused', because => '不必'), 'transition_not_allowed X-8', 'X-8: decided once');
select is(pg_temp.ask('officer-2'), 'transition_not_allowed X-8', 'X-8: while it holds it is not asked for again');

-- Ending.
select is(answer, wanted, 'X-8: ending: ' || why)
from (
    values
    (pg_temp.finish_it('clerk'), 'role_not_allowed PB-1', 'not by the centre'),
    (pg_temp.finish_it('sc-officer'), 'authority_of_city_only X-8', 'not by a district'),
    (pg_temp.finish_it(because => ' '), 'malformed_command X-7', 'without a reason'),
    (pg_temp.finish_it(about => gen_random_uuid()), 'lookup_exception_unknown X-8', 'none that there is')
) as attempt (answer, wanted, why);
select matches(pg_temp.finish_it(), '"ended_at": "2026-06-12', 'X-8: who asked for it may end it alone');
select is(pg_temp.finish_it(), 'transition_not_allowed X-8', 'X-8: once');
select matches(pg_temp.ask(at => '2026-06-13 10:00+08'), '"exception"', 'X-8: then it may be asked for again');
select is(pg_temp.decide(said => 'refused', because => '已无必要', at => '2026-06-13 11:00+08')::jsonb ->> 'decision', 'refused', 'X-8: and be refused');
select
    is(
        (
            select string_agg(coalesce(e ->> 'decision', 'waits') || coalesce(' ' || (e ->> 'end_reason'), ''), ', ' order by place)
            from
                jsonb_array_elements(pg_temp.staff('auditor', '2026-06-14 10:00+08', 'lookup_exception_list', waiting)::jsonb -> 'exceptions')
                with ordinality as listed (e, place)
        ), wanted, 'X-8: an auditor sees ' || why
    )
from (values ('false', 'refused, approved 结案', 'all of them, the newest first'), ('true', null, 'that none waits')) as given (waiting, wanted, why);
select is(pg_temp.staff('window-1', '2026-06-14 10:00+08', 'lookup_exception_list', 'false'), 'role_not_allowed PB-1', 'X-8: a window does not');
select * from finish();
rollback;
