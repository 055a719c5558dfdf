-- Purpose: who changes the rules by which deadlines run leaves an entry with the figures, and with what a reload changed.
-- Rules: HZ-Q15, HZ-O13, X-1, X-5, PB-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(11);
\ir fixtures/units_and_staff.sql

create function pg_temp.published(at timestamptz, profile text default 'hangzhou', who text default 'op') returns jsonb language sql as $$
    select credit.record_period_publication(at, who, 'r-1', profile)::jsonb - 'receipt';
$$;
insert into credit.legal_period (
    profile, period_code, effective_on, length, unit, extension_length, extension_unit, extension_role, rule_id, article, sentence, is_statutory,
    published_at, published_by
)
values
('hangzhou', 'application_answer', '2031-01-01', 15, 'working_day', 15, 'working_day', 'authority_officer', 'HZ-Q12',
    '五（七）', '十五个工作日', true, '2026-06-01Z', 'op'),
('hangzhou', 'archive_filing', '2031-01-01', 0, 'calendar_day', null, null, null, 'HZ-Q16', '七', '当日', true, '2026-06-01Z', 'op'),
('jiujiang', 'archive_filing', '2031-01-01', 0, 'calendar_day', null, null, null, 'HZ-Q16', '七', '当日', true, '2026-06-01Z', 'op'),
('hangzhou', 'archive_filing', '2032-01-01', 1, 'calendar_day', null, null, null, 'HZ-Q16', '七', '次日', false, '2026-06-02Z', 'op');
select is(pg_temp.published('2026-06-01Z'), '{"profile": "hangzhou", "published": 2}', 'X-5: a publication is answered with its receipt');
select is(
    pg_temp.newest('operation', 'actor', 'purpose', 'scope,profile', 'scope,periods,0,period', 'scope,periods,0,length', 'scope,periods,0,extension_length'),
    array['publish_periods', 'machine:op', 'administration', 'hangzhou', 'application_answer', '15', '15'], 'HZ-Q15: and logged with the figures'
);
select is(
    pg_temp.newest('scope,periods,1,period', 'scope,periods,1,effective_on', 'scope,periods,2,period'), array['archive_filing', '2031-01-01', null],
    'of that profile and that publication alone'
);
select throws_ok($$select pg_temp.published('2026-06-03Z')$$, 'CR001', 'malformed_command', 'what was not published is not logged');
select throws_ok($$select pg_temp.published('2026-06-01Z', who => '张三')$$, 'CR001', 'malformed_command', 'PB-12: nor by nobody knows whom');

-- A year, and the year again with another schedule.
create function pg_temp.loaded(years integer[], former jsonb, at timestamptz default '2026-06-01Z') returns jsonb language sql as $$
    select credit.record_calendar_loading(at, 'op', 'r-1', years, former)::jsonb - 'receipt';
$$;
insert into credit.calendar_year (year, source, loaded_at, loaded_by) values (2031, '国办', '2026-06-01Z', 'op');
insert into credit.calendar_exception (day, is_working, name) values ('2031-10-01', false, '国庆'), ('2031-10-11', true, '国庆');
select is(pg_temp.loaded('{2031}', '{}'), '{"loaded": [2031]}', 'X-1: a year is loaded');
select is(
    pg_temp.newest('operation', 'scope,years,0,year', 'scope,years,0,days', 'scope,years,0,is_reloaded', 'scope,years,0,added', 'scope,years,0,removed'),
    array['load_calendar', '2031', '2', 'false', '["2031-10-01 off", "2031-10-11 worked"]', null], 'and logged with its days'
);
select is(
    pg_temp.loaded('{2031}', '{"2031": ["2031-10-01 off", "2031-10-11 off", "2031-10-02 off"]}'), '{"loaded": [2031]}', 'X-1: loaded again'
);
select is(
    pg_temp.newest('scope,years,0,is_reloaded', 'scope,years,0,added', 'scope,years,0,removed'),
    array['true', '["2031-10-11 worked"]', '["2031-10-02 off", "2031-10-11 off"]'], 'X-5: it says what changed, and nothing that stayed'
);
select throws_ok($$select pg_temp.loaded('{2031,2032}', '{}')$$, 'CR001', 'malformed_command', 'a year that was not loaded is not logged');
select throws_ok($$select pg_temp.loaded('{2031}', '{}', '2026-06-02Z')$$, 'CR001', 'malformed_command', 'nor one that was loaded another time');

select * from finish();
rollback;
