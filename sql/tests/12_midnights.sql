-- Purpose: a day begins at midnight in Shanghai, wherever the server is, and nothing has to run for that.
-- Rules: X-1, X-2, HZ-Q12, HZ-Q16.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(22);
set local client_min_messages = 'warning';
\ir fixtures/archive.sql
create temporary table noticed on commit drop as select max(log_position) as last_position from credit.query_log_entry;

-- Fifteen working days from 1 June, the last one 23 June: half of the 22 days are over on the 12th, four fifths on the 19th.
select pg_temp.remember('case', pg_temp.make_case_in('accepted', 'application'));
select credit.start_deadline('2026-06-01Z', pg_temp.the('case'), 'application_answer', '2026-06-01', 'window_clerk', 'HZ-CK');
select pg_temp.remember('paper', pg_temp.material(pg_temp.the('case'), at => '2026-06-10 23:59:59.999999+08'));
create function pg_temp.standing(at timestamptz) returns text
language sql as $$
    select answer::jsonb #>> '{deadlines,0,standing}'
    from pg_temp.staff('officer-1', at, 'deadline_board', 'null, ''HZ-CK'', null, null, null, null, 200') as answer
$$;
create function pg_temp.evening(at timestamptz) returns text
language sql as $$
    select concat(answer::jsonb ->> 'day', ' ', answer::jsonb #>> '{unfiled,0,is_late}')
    from pg_temp.staff('window-1', at, 'unfiled_list', null) as answer
$$;
create temporary table moment (at timestamptz, wanted text) on commit drop;
insert into moment
values
('2026-06-11 23:59:59.999999+08', 'running'), ('2026-06-12 00:00+08', 'half_over'),
('2026-06-18 23:59:59.999999+08', 'half_over'), ('2026-06-19 00:00+08', 'closing'),
('2026-06-22 23:59:59.999999+08', 'closing'), ('2026-06-23 00:00+08', 'due_today'),
('2026-06-23 23:59:59.999999+08', 'due_today'), ('2026-06-24 00:00+08', 'overdue');
create temporary table untouched on commit drop as
select
    deadline_id,
    starts_on,
    due_on,
    met_at,
    ended_at
from credit.case_deadline;

set local timezone = 'Pacific/Honolulu';
select is(pg_temp.standing(at), wanted, 'X-2: with a server in Honolulu: ' || wanted) from moment order by at;
select is(pg_temp.evening('2026-06-10 23:59:59.999999+08'), '2026-06-10 false', 'HZ-Q16: checked today');
select is(pg_temp.evening('2026-06-11 00:00+08'), '2026-06-11 true', 'HZ-Q16: and late from midnight on');
set local timezone = 'Pacific/Kiritimati';
select is(pg_temp.standing(at), wanted, 'X-2: with a server on Kiritimati: ' || wanted) from moment order by at;
select is(pg_temp.evening('2026-06-10 23:59:59.999999+08'), '2026-06-10 false', 'HZ-Q16: checked today, there, too');
select is(pg_temp.evening('2026-06-11 00:00+08'), '2026-06-11 true', 'HZ-Q16: and late from the same midnight on');

select is_empty(
    'select deadline_id, starts_on, due_on, met_at, ended_at from credit.case_deadline except table untouched',
    'X-1: nothing was written for any of it'
);
select is(
    (
        select count(*)
        from credit.query_log_entry
        cross join noticed
        where log_position > coalesce(last_position, -1) and operation not in ('deadline_board', 'unfiled_list')
    ), 0::bigint, 'X-1: and nobody did anything but look'
);
rollback;
