-- Purpose: accounts that hardly ask are proposed for suspension.
-- Rules: PB-8, HZ-S5, X-1.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(9);
\ir fixtures/staff_commands.sql
select is(pg_temp.open_office(), '["none totp", "none totp"]', 'an authority with two administrators');

create temporary table span on commit drop as
select count(*) filter (where extract(isodow from day) < 6)::integer as working_days
from generate_series(timestamp '2025-09-02', timestamp '2026-03-01', interval '1 day') as day;

insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, state_since, opened_at
)
select
    account_id,
    gen_random_uuid(),
    '测试',
    'HZ-FGW',
    role,
    state,
    '2025-01-02',
    '2025-01-02',
    '{10.1.0.0/16}',
    '2026-02-20 09:00+08',
    opened_at::timestamptz
from (
    values
    ('enough', 'querier', 'active', '2025-09-02 23:59:59.999999+08'),
    ('few', 'querier', 'active', '2025-09-02 23:59:59.999999+08'),
    ('few-too', 'credit_administrator', 'active', '2024-01-01 09:00+08'),
    ('never', 'querier', 'active', '2025-01-01 09:00+08'),
    ('new', 'querier', 'active', '2025-09-03 00:00+08'),
    ('locked', 'querier', 'locked', '2025-01-01 09:00+08'),
    ('auditor', 'auditor', 'active', '2025-01-01 09:00+08')
) as made (account_id, role, state, opened_at);

delete from credit.calendar_exception;
delete from credit.calendar_year;
insert into credit.calendar_year (year, source, loaded_at, loaded_by) values (2026, 'test', '2026-01-01 09:00+08', 'test');
select is(
    pg_temp.run('a', '2026-03-02 09:05+08', 'idle_accounts') -> 'low_use', 'null', 'X-1: without the schedule of 2025 nothing is guessed'
);
insert into credit.calendar_year (year, source, loaded_at, loaded_by) values (2025, 'test', '2026-01-01 09:00+08', 'test');

insert into credit.account_usage (
    account_id, day, query_count, outside_count, settled_query_count, settled_outside_count
)
select
    account_id,
    day,
    query_count,
    0,
    0,
    0
from span
cross join lateral (
    values
    ('enough', date '2025-09-02', 20 * working_days - 7), ('enough', date '2026-03-01', 7),
    ('few', date '2025-09-01', 9999), ('few', date '2025-12-01', 20 * working_days - 1), ('few', date '2026-03-02', 9999),
    ('few-too', date '2025-12-01', 3)
) as used (account_id, day, query_count);

create temporary table listed on commit drop as
select pg_temp.run('a', '2026-03-02 09:06+08', 'idle_accounts') -> 'low_use' as low_use;
select is(
    (select jsonb_path_query_array(low_use, '$[*].account') from listed), '["never", "few-too", "few"]',
    'PB-8: under 20 a working day in six months, the least used first; 20 are enough, and so is less than six months'
);
select is(
    (select low_use -> 2 from listed),
    (
        select jsonb_build_object(
            'account', 'few', 'unit', 'HZ-FGW', 'role', 'querier', 'since', '2025-09-02', 'queries', 20 * working_days - 1,
            'working_days', working_days
        ) from span
    ), 'PB-8: the six months end yesterday'
);
select is((select low_use #>> '{0,queries}' from listed), '0', 'PB-8: who never asked is proposed too');

-- A day off makes the same number of queries enough.
insert into credit.calendar_exception (day, is_working, name) values ('2025-10-01', false, '国庆节');
select is(
    (select jsonb_path_query_array(pg_temp.run('a', '2026-03-02 09:07+08', 'idle_accounts') -> 'low_use', '$[*].account')),
    '["never", "few-too"]', 'PB-8, X-1: days off do not count'
);
delete from credit.calendar_exception;

select is(
    (select jsonb_path_query_array(credit.low_use_document('2026-03-02 09:08+08', null, null), '$[*].account')),
    '["never", "few-too", "few"]', 'HZ-S5: on the machine too'
);
select is(
    (select jsonb_path_query_array(credit.low_use_document('2026-03-02 09:08+08', 'HZ-XX', 'account_administrator'), '$[*].account')),
    '[]', 'JJ-10: a unit sees its own'
);
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, state_since, opened_at
)
select
    'many-' || number,
    gen_random_uuid(),
    '测试',
    'HZ-FGW',
    'querier',
    'active',
    '2025-01-02',
    '2025-01-02',
    '{10.1.0.0/16}',
    '2026-02-20 09:00+08',
    '2025-01-01 09:00+08'
from generate_series(1, 1001) as number;
select is(
    jsonb_array_length(pg_temp.run('a', '2026-03-02 09:09+08', 'idle_accounts') -> 'low_use'), 1000, 'PB-8: a thousand at a time'
);

select * from finish();
rollback;
