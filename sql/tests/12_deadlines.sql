-- Purpose: due days at both sides of every boundary, clocks met in time and late, extensions, years that are not loaded.
-- Rules: HZ-Q12, HZ-O3, HZ-O4, HZ-O12, QZ-11, PB-14, X-1, X-2.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(118);
set local client_min_messages = 'warning';
\ir fixtures/cases.sql
-- The other profiles, with the figures in which they differ.
insert into credit.legal_period (
    profile, period_code, effective_on, length, unit, rule_id, article, sentence, is_statutory, published_at, published_by
)
values
('qinzhou', 'objection_handling', '2023-07-14', 10, 'working_day', 'QZ-11', '第十八条', '10个工作日', true, '2026-01-01Z', 'test'),
('pboc', 'objection_handling', '2018-05-02', 20, 'calendar_day', 'PB-14', '10.1', '20日', true, '2026-01-01Z', 'test'),
('pboc', 'objection_handling_passed_on', '2018-05-02', 12, 'calendar_day', 'PB-14', '10.1', '12日', true, '2026-01-01Z', 'test'),
('hangzhou', 'objection_handling', '2026-07-01', 20, 'calendar_day', 'HZ-O3', '新条', '20日', true, '2026-01-01Z', 'test');

-- Day by day; worked out by hand from the State Council's notices for 2025 and 2026.
select is(
    (select coalesce(counted.due_on::text, 'needs ' || counted.missing_year) from credit.due_date(profile, code, day::date) as counted), due,
    code || ' of ' || profile || ' from ' || day || ': ' || why
)
from (
    values
    ('hangzhou', 'application_answer', '2026-03-02', '2026-03-23', 'three plain weeks'),
    ('hangzhou', 'application_answer', '2026-03-07', '2026-03-27', 'from a Saturday'),
    ('hangzhou', 'application_answer', '2026-03-08', '2026-03-27', 'from a Sunday, the same'),
    ('hangzhou', 'application_answer', '2026-01-30', '2026-02-27', '春节: 14 February is worked, 15 to 23 are free'),
    ('hangzhou', 'application_answer', '2026-02-02', '2026-02-28', '春节: the last day is a worked Saturday'),
    ('hangzhou', 'application_answer', '2026-02-03', '2026-03-02', '春节: one day later is over the weekend'),
    ('hangzhou', 'application_answer', '2026-09-18', '2026-10-15', '国庆: a Sunday and a Saturday worked, three days and seven free'),
    ('hangzhou', 'application_answer', '2026-12-10', '2026-12-31', 'the last day of the last loaded year'),
    ('hangzhou', 'application_answer', '2026-12-11', 'needs 2027', 'one working day more needs a year that is not loaded'),
    ('hangzhou', 'application_answer', '2025-12-20', '2026-01-12', 'over the year''s end, with a worked Sunday'),
    ('hangzhou', 'application_answer', '2024-12-20', 'needs 2024', 'a year before the loaded ones'),
    ('hangzhou', 'annotation_handling', '2026-02-13', '2026-03-02', '春节: seven days from the last Friday before'),
    ('hangzhou', 'annotation_handling', '2026-02-12', '2026-02-28', '春节: and from the Thursday, to the worked Saturday'),
    ('hangzhou', 'annotation_removal', '2026-04-30', '2026-05-11', '劳动节: five free days, then a worked Saturday'),
    ('hangzhou', 'annotation_removal', '2026-05-08', '2026-05-14', '劳动节: the worked Saturday counts'),
    ('hangzhou', 'annotation_removal', '2026-05-09', '2026-05-15', '劳动节: from the worked Saturday itself, which does not count'),
    ('hangzhou', 'annotation_request_window', '2025-09-26', '2025-10-10', '国庆 2025: a worked Sunday, then eight free days'),
    ('hangzhou', 'annotation_request_window', '2025-09-28', '2025-10-11', '国庆 2025: to the worked Saturday after'),
    ('hangzhou', 'annotation_request_window', '2025-12-31', '2026-01-08', '元旦: three free days and a worked Sunday'),
    ('hangzhou', 'objection_handling', '2026-03-02', '2026-04-01', 'thirty days, whatever day it is'),
    ('hangzhou', 'objection_handling', '2026-02-01', '2026-03-03', 'thirty days over a February of 28'),
    ('hangzhou', 'objection_handling', '2026-06-30', '2026-07-30', 'the day before a new figure: the old one'),
    ('hangzhou', 'objection_handling', '2026-07-01', '2026-07-21', 'the first day of a new figure: that one'),
    ('hangzhou', 'annotation_duration', '2026-12-31', '2027-01-30', 'calendar days need no schedule'),
    ('hangzhou', 'archive_filing', '2026-12-31', '2026-12-31', 'the same day'),
    ('hangzhou', 'archive_retention', '2026-03-02', '2031-03-02', 'five years'),
    ('hangzhou', 'archive_retention', '2024-02-29', '2029-02-28', 'five years from a leap day'),
    ('qinzhou', 'objection_handling', '2026-02-09', '2026-02-28', 'QZ-11: ten working days, 春节 between'),
    ('qinzhou', 'objection_handling', '2026-02-10', '2026-03-02', 'QZ-11: a day later'),
    ('pboc', 'objection_handling', '2026-02-09', '2026-03-01', 'PB-14: twenty days'),
    ('pboc', 'objection_handling_passed_on', '2026-02-09', '2026-02-21', 'PB-14: twelve days')
) as given (profile, code, day, due, why);
select throws_ok(
    format('select credit.due_date(%L, %L, %L)', profile, code, day), 'CR001', 'period_unknown', 'X-1: ' || why
)
from (
    values
    ('hangzhou', 'coffee_break', '2026-03-02', 'no such period'), ('qinzhou', 'application_answer', '2026-03-02', 'not of this profile'),
    ('hangzhou', 'application_answer', '2015-05-17', 'the day before the rule was in force'), ('atlantis', 'application_answer', '2026-03-02', 'no profile')
) as given (profile, code, day, why);

-- Met on the last day until midnight Asia/Shanghai is in time; from then on it is late.
create function pg_temp.clock(code text, since date, kind text default 'objection') returns uuid
language sql as $$
    select credit.start_deadline('2026-06-01Z', made, code, since, 'centre_clerk', 'HZ-ZX')
    from pg_temp.make_case_in('accepted', kind) as made
$$;
create function pg_temp.case_with_clock(code text, since date) returns uuid
language plpgsql as $$
declare
    made constant uuid := pg_temp.clock(code, since);
begin
    return (select case_id from credit.case_deadline where deadline_id = made);
end;
$$;
create function pg_temp.met(code text, since date, at timestamptz) returns boolean
language sql as $$
    select credit.meet_deadline(at, pg_temp.case_with_clock(code, since), code)
$$;
select is(pg_temp.met(code, since::date, at::timestamptz), wanted, 'X-2: ' || code || ' met ' || at)
from (
    values
    ('objection_handling', '2026-03-02', '2026-04-01 23:59:59.999999+08', true),
    ('objection_handling', '2026-03-02', '2026-04-02 00:00+08', false),
    ('objection_handling', '2026-03-02', '2026-04-01 15:59:59.999999Z', true),
    ('objection_handling', '2026-03-02', '2026-04-01 16:00Z', false),
    ('application_answer', '2026-02-02', '2026-02-28 23:59:59+08', true),
    ('application_answer', '2026-02-02', '2026-03-01 00:00+08', false),
    ('archive_filing', '2026-03-02', '2026-03-02 23:59+08', true),
    ('archive_filing', '2026-03-02', '2026-03-03 00:00+08', false),
    ('application_answer', '2026-12-11', '2026-12-31 12:00+08', null)
) as given (code, since, at, wanted);
select is(credit.meet_deadline('2026-06-02Z', pg_temp.make_case('objection'), 'objection_handling'), null, 'X-1: no such clock runs');
select is(
    (
        select
            array[
                credit.end_deadline('2026-06-02Z', made, 'application_answer', 'withdrawn'), credit.end_deadline('2026-06-02Z', made, null, 'refused'),
                credit.end_deadline('2026-06-02Z', made, null, 'refused')
            ]
        from pg_temp.case_with_clock('objection_handling', '2026-06-01') as made
    ), array[0, 1, 0], 'X-1: what has become pointless ends once, by its code or all of them'
);

-- Extensions (HZ-Q12, HZ-O3).
create temporary table running on commit drop as
select
    name,
    case_id,
    credit.start_deadline('2026-06-01Z', case_id, 'application_answer', '2026-06-01', 'window_clerk', 'HZ-CK') as deadline_id
from (
    select
        name,
        pg_temp.make_case_in('accepted', 'application') as case_id
    from unnest(array['a', 'b', 'c', 'd']) as name
) as made;
select is((select last_day::text from credit.case_deadline natural join running where name = 'a'), '2026-06-23', 'fifteen working days, 端午 among them');
create function pg_temp.ask(
    of_name text, days integer default 15, who text default 'window-1', at timestamptz default '2026-06-10 10:00+08', reason text default '材料较多'
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'request_extension', format('%L, %L, %L', deadline_id, days, reason)) from running where name = of_name
$$;
create function pg_temp.decide(
    of_name text, said text default 'granted', who text default 'officer-1', at timestamptz default '2026-06-11 10:00+08', because text default null
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'decide_extension', format('%L, %L, %L', extension_id, said, because))
    from credit.case_extension inner join running using (deadline_id) where name = of_name order by requested_at desc, extension_id limit 1
$$;
create function pg_temp.day_of(of_name text) returns text
language sql as $$ select last_day::text from credit.case_deadline natural join running where name = of_name $$;
select is(answer, wanted, 'HZ-Q12: asking: ' || why)
from (
    values
    (pg_temp.ask('a', 16), 'extension_not_allowed HZ-Q12', 'sixteen working days'),
    (pg_temp.ask('a', 0), 'extension_not_allowed HZ-Q12', 'none'),
    (pg_temp.ask('a', null), 'malformed_command X-7', 'not said how many'),
    (pg_temp.ask('a', reason => ' '), 'malformed_command X-7', 'no reason'),
    (pg_temp.ask('a', who => 'officer-1'), 'role_not_allowed PB-1', 'the authority asks for nothing'),
    (pg_temp.ask('a', who => 'clerk'), 'transition_not_allowed HZ-Q5', 'the centre has no part in an application'),
    (pg_temp.ask('a', who => 'window-2'), 'deadline_unknown X-1', 'another window'),
    (pg_temp.ask('a', at => '2026-06-24 00:00+08'), 'extension_not_allowed HZ-Q12', 'the day after the last one')
) as attempt (answer, wanted, why);
select is((select count(*) from credit.case_extension), 0::bigint, 'HZ-Q12: and nothing waits');
select is(pg_temp.ask('a')::jsonb ->> 'state', 'accepted', 'HZ-Q12: fifteen working days are asked for');
select is(pg_temp.ask('a', 3), 'transition_not_allowed HZ-Q12', 'HZ-Q12: once at a time');
select is(pg_temp.ask('b', 5, at => '2026-06-23 23:59+08')::jsonb ->> 'state', 'accepted', 'HZ-Q12: on the last day too');
select is(pg_temp.ask('c', 1)::jsonb ->> 'state', 'accepted', 'HZ-Q12: one working day');
select is(
    pg_temp.newest('operation', 'purpose', 'scope,period', 'scope,length'), array['request_extension', 'window_application', 'application_answer', '1'],
    'HZ-Q15: logged without the reason'
);
select is(
    pg_temp.staff('window-1', '2026-06-11 09:00+08', 'tell_extension', quote_literal(extension_id)), 'transition_not_allowed HZ-Q12',
    'HZ-Q12: nobody is told what is not decided'
)
from credit.case_extension natural join running where name = 'a';
select is(answer, wanted, 'HZ-Q12: deciding: ' || why)
from (
    values
    (pg_temp.decide('a', who => 'window-1'), 'role_not_allowed PB-1', 'the window does not grant it'),
    (pg_temp.decide('a', who => 'clerk'), 'role_not_allowed PB-1', 'nor the centre'),
    (pg_temp.decide('a', who => 'sc-officer'), 'deadline_unknown X-1', 'nor a district that the window is not of'),
    (pg_temp.decide('a', 'maybe'), 'malformed_command X-7', 'no decision'),
    (pg_temp.decide('a', 'refused'), 'malformed_command X-7', 'a refusal without a reason'),
    (pg_temp.decide('a', at => '2026-06-24 00:00+08'), 'extension_not_allowed HZ-Q12', 'granted after the last day heals nothing')
) as attempt (answer, wanted, why);
select is(pg_temp.day_of('a'), '2026-06-23', 'HZ-Q12: and nothing has changed');
select is(pg_temp.decide('a')::jsonb ->> 'last_day', '2026-07-14', 'HZ-Q12: granted: fifteen working days from the due day on');
select is(pg_temp.day_of('a'), '2026-07-14', 'HZ-Q12: which counts now');
select is((select due_on::text from credit.case_deadline natural join running where name = 'a'), '2026-06-23', 'HZ-Q12: the due day itself stays');
select is(pg_temp.decide('a'), 'transition_not_allowed HZ-Q12', 'HZ-Q12: decided once');
select is(pg_temp.ask('a', 1, at => '2026-06-12 10:00+08'), 'transition_not_allowed HZ-Q12', 'HZ-Q12: and not extended again');
select is(pg_temp.decide('b', 'granted', at => '2026-06-23 23:59:59+08')::jsonb ->> 'last_day', '2026-06-30', 'HZ-Q12: granted on the last day');
select is(pg_temp.decide('c', 'refused', because => '材料不多')::jsonb ->> 'last_day', '2026-06-23', 'HZ-Q12: refused: the due day stands');
select is(pg_temp.ask('c', 2, at => '2026-06-12 10:00+08')::jsonb ->> 'state', 'accepted', 'HZ-Q12: after a refusal it may be asked for again');
select is(
    (
        select string_agg(event || ' ' || role || ' ' || actor, ', ' order by number)
        from credit.case_event natural join running where name = 'a' and number > 1
    ),
    'extension_requested window_clerk window-1, extension_granted authority_officer officer-1', 'HZ-O13: both are in the case''s history'
);
select is(pg_temp.staff(who, '2026-06-12 09:00+08', 'tell_extension', quote_literal(extension_id)) ~ wanted, true, 'HZ-Q12: telling: ' || why)
from (
    values (1, 'officer-1', 'role_not_allowed', 'the window tells'), (2, 'window-2', 'extension_unknown', 'not another window'),
    (3, 'window-1b', 'told_at', 'the applicant is told'), (4, 'window-1', 'transition_not_allowed', 'once')
) as attempt (place, who, wanted, why)
cross join credit.case_extension
inner join running using (deadline_id)
where name = 'a'
order by place;
-- What nobody decided while the clock ran is over with it.
create temporary table stopped on commit drop as
select
    way,
    credit.start_deadline('2026-06-01Z', case_id, 'application_answer', '2026-06-01', 'window_clerk', 'HZ-CK') as deadline_id
from (
    select
        way,
        pg_temp.make_case_in('accepted', 'application') as case_id
    from unnest(array['met', 'ended', 'runs on']) as way
) as made;
insert into running
select
    stopped.way,
    case_deadline.case_id,
    stopped.deadline_id
from stopped natural join credit.case_deadline;
select isnt(pg_temp.ask(way, 2), null, 'HZ-Q12: more time is asked for') from stopped;
select credit.meet_deadline('2026-06-12 10:00+08', case_id, 'application_answer') from running where name = 'met';
select credit.end_deadline('2026-06-12 10:00+08', case_id, null, 'withdrawn') from running where name = 'ended';
select is(
    (
        select string_agg(name || ' ' || coalesce(decision, 'waits') || ' ' || coalesce(decided_by, 'nobody') || ' ' || (decided_at is not null), ', '
            order by name)
        from credit.case_extension natural join running inner join stopped on name = way
    ),
    'ended lapsed nobody true, met lapsed nobody true, runs on waits nobody false', 'HZ-Q12: it lapses with the clock, and nobody is said to have decided'
);
select is(pg_temp.decide(way, said, because => '理由', at => '2026-06-12 11:00+08'), wanted || ' HZ-Q12', 'HZ-Q12: and is not ' || said || ' afterwards')
from (
    values ('met', 'refused', 'transition_not_allowed'), ('met', 'granted', 'extension_not_allowed'), ('ended', 'refused', 'transition_not_allowed')
) as late (way, said, wanted);
select is(
    pg_temp.staff('window-1', '2026-06-12 11:00+08', 'tell_extension', quote_literal(extension_id)), 'transition_not_allowed HZ-Q12',
    'HZ-Q12: nor is anybody told of a decision that there was not'
)
from credit.case_extension natural join running where name = 'met';
select is(
    pg_temp.decide('runs on', 'refused', because => '理由', at => '2026-06-12 11:00+08')::jsonb ->> 'decision', 'refused',
    'HZ-Q12: while the clock runs it is decided'
);
select throws_ok(
    $$ update credit.case_extension set decided_by = 'officer-1' where decision = 'lapsed' $$, '23514', null, 'HZ-Q12: what lapsed was nobody''s decision'
);

-- One person with two accounts is one person.
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, state_since, opened_at
)
select
    'old-window',
    person_digest,
    '测试',
    'HZ-CK',
    'window_clerk',
    'stopped',
    '2026-01-01',
    '2026-01-01',
    networks,
    '2026-05-31Z',
    '2026-01-01Z'
from credit.account where account_id = 'officer-2';
select isnt(pg_temp.ask('d', 2), null, 'one more is asked for');
update credit.case_extension set requested_by = 'old-window' where deadline_id = (select deadline_id from running where name = 'd');
select is(pg_temp.decide('d', who => 'officer-2'), 'same_person HZ-Q12', 'HZ-Q12: nobody grants what the same person asked for');
select throws_ok(
    $$ update credit.case_extension set decided_by = requested_by, decided_at = now(), decision = 'granted' where decision is null $$, '23514', null,
    'HZ-Q12: nor does the table take it'
);
-- A period that knows no extension.
select is(
    pg_temp.staff('clerk', '2026-06-02 10:00+08', 'request_extension', format('%L, 1, %L', deadline_id, '情况复杂')), 'extension_not_allowed HZ-O12',
    'HZ-O12: the removal of an annotation is not extended'
)
from pg_temp.clock('annotation_removal', '2026-06-01') as deadline_id;
select is(
    pg_temp.staff('clerk', '2026-06-02 10:00+08', 'request_extension', format('%L, %s, %L', deadline_id, length, '情况复杂')) ~ wanted, true,
    'HZ-O3: an objection: ' || why
)
from pg_temp.clock('objection_handling', '2026-06-01') as deadline_id
cross join (
    values (16, 'extension_not_allowed', 'not by sixteen working days'), (15, '"state": "accepted"', 'by fifteen working days')
) as given (length, wanted, why);

-- X-1: a year that is not loaded. Nothing is guessed; the case goes on; the clock gets its day with the year.
create temporary table waiting on commit drop as
select
    pg_temp.clock('application_answer', '2026-12-11', 'application') as short_one,
    pg_temp.clock('application_answer', '2026-12-09', 'application') as extended_one;
select is(
    (select array[due_on::text, missing_year::text] from credit.case_deadline where deadline_id = short_one), array[null, '2027'],
    'X-1: no day, but the year'
)
from waiting;
select is(
    pg_temp.staff('window-1', '2026-12-30 10:00+08', 'request_extension', format('%L, 3, %L', extended_one, '材料较多'))::jsonb ->> 'state', 'accepted',
    'X-1: an extension that reaches into it is asked for'
)
from waiting;
select is(
    answer::jsonb - array['receipt', 'case', 'deadline', 'extension'],
    '{"decision": "granted", "last_day": null, "missing_year": 2027}', 'X-1: and granted, its last day not known yet'
)
from credit.case_extension
cross join lateral pg_temp.staff('officer-1', '2026-12-30 11:00+08', 'decide_extension', format('%L, ''granted'', null', extension_id)) as answer
where deadline_id = (select extended_one from waiting);
create function pg_temp.add_year(
    who text default 'officer-1', year integer default 2027, off text default '{2027-01-01,2027-02-08}', worked text default '{2027-02-20}',
    at timestamptz default '2026-12-31 10:00+08', names text default '{元旦,春节}', source text default '通知'
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'add_calendar_year', format('%s, %L, %L::date [], %L, %L::date [], ''{春节}''', year, source, off, names, worked))
$$;
select is(answer, wanted, 'X-1: adding a year: ' || why)
from (
    values
    (pg_temp.add_year('window-1'), 'role_not_allowed PB-1', 'not by a window'), (pg_temp.add_year('sc-officer'), 'unit_out_of_scope X-1', 'not by a district'),
    (pg_temp.add_year(off => '{2027-01-01,2026-12-31}'), 'malformed_command X-1', 'a day of another year'),
    (pg_temp.add_year(off => '{2027-01-01,2027-01-01}'), 'malformed_command X-1', 'a day twice'),
    (pg_temp.add_year(off => '{2027-01-01,2027-01-02}'), 'malformed_command X-1', 'a Saturday that is free anyway'),
    (pg_temp.add_year(worked => '{2027-02-19}'), 'malformed_command X-1', 'a Friday that is worked anyway'),
    (pg_temp.add_year(off => '{2027-01-01}'), 'malformed_command X-1', 'more names than days'),
    (pg_temp.add_year(names => '{元旦," "}'), 'malformed_command X-1', 'a blank name'),
    (pg_temp.add_year(source => ' '), 'malformed_command X-1', 'no source'),
    (pg_temp.add_year(year => 2028, off => '{2028-01-03,2028-02-08}', worked => '{2028-02-20}'), 'malformed_command X-1', 'a year that nobody can know yet'),
    (pg_temp.add_year(year => 2026, off => '{2026-01-01,2026-02-16}', worked => '{2026-02-14}'), 'calendar_year_exists X-1', 'a year that is loaded')
) as attempt (answer, wanted, why);
select is((select missing_year from credit.case_deadline where deadline_id = short_one), 2027, 'X-1: still missing') from waiting;
-- Two transactions can't wait for each other here: that each locks the case first is seen in its row.
create temporary table before_counting on commit drop as
select
    service_case.case_id,
    service_case.xmax::text as locked_by
from credit.service_case;
select is(pg_temp.add_year()::jsonb ->> 'counted_deadlines', counted::text, 'X-1: the year is added, and what waited for it is counted')
from (select count(*) as counted from credit.case_deadline where missing_year is not null) as waited;
select is(
    (
        select array_agg(array[due_on::text, extended_until::text, last_day::text, missing_year::text] order by due_on desc)
        from credit.case_deadline, waiting where deadline_id in (short_one, extended_one)
    ),
    array[['2027-01-04', null, '2027-01-04', null], ['2026-12-30', '2027-01-05', '2027-01-05', null]],
    'X-1: with 元旦 on the Friday'
);
select is((select count(*) from credit.case_deadline where missing_year is not null), 0::bigint, 'X-1: nothing waits any more');
select is(
    (
        select count(*) from credit.service_case
        inner join before_counting on service_case.case_id = before_counting.case_id
        inner join credit.case_deadline on service_case.case_id = case_deadline.case_id
        -- The other one's case has been locked since its extension was decided.
        where deadline_id = (select short_one from waiting) and service_case.xmax::text <> locked_by
    ), 1::bigint, 'HZ-O3: first the cases, then their clocks: as every command does'
);
select is(pg_temp.newest('operation', 'scope,year'), array['add_calendar_year', '2027'], 'HZ-Q15: and that is logged');
rollback;
