-- Purpose: what happens to a record while it is objected to: an import, a withdrawal by its provider, its own end.
-- Rules: HZ-O7, HZ-O8, HZ-O9, BX-3, BX-4, X-2.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(22);
set local client_min_messages = 'warning';
\ir fixtures/objections.sql

create function pg_temp.marked(number integer) returns bigint
language sql as $$ select count(*) from credit.record_marker where record_id = pg_temp.rec(number) and marker = 'under_processing' $$;
create temporary table given on commit drop as
select
    pg_temp.objection_in('verifying', 1) as imported,
    pg_temp.objection_in('verifying', 4) as ending,
    pg_temp.objection_in('verifying', 3) as lapsing;

-- An import, then a withdrawal, of a record that is suspended.
select is(pg_temp.channels('2026-06-02 09:00+08'), 'suspended, suspended, suspended', 'HZ-O7: suspended on every channel');
select pg_temp.keep(1, 2, 'A', recorded_at => '2026-06-02 09:30+08');
update credit.public_record set version = 2, document = '{"record":"' || pg_temp.rec(1) || '","version":2,"form":"full"' where record_id = pg_temp.rec(1);
select is(pg_temp.channels('2026-06-02 10:00+08'), 'suspended, suspended, suspended', 'HZ-O7: what its provider sends meanwhile is suspended, too');
select is(pg_temp.marked(1), 1::bigint, 'HZ-O7: by the one mark that the record has');
select is(
    pg_temp.step('clerk', '2026-06-02 10:10+08', 'report_result', imported, $$'deleted', '已删除'$$), 'outcome_not_supported HZ-O8',
    'HZ-O8: nothing was deleted'
) from given;
select pg_temp.keep(1, 3, 'A', state => 'withdrawn', recorded_at => '2026-06-02 10:30+08');
delete from credit.public_record where record_id = pg_temp.rec(1);
select is(pg_temp.channels('2026-06-02 11:00+08'), 'absent, absent, absent', 'BX-4: withdrawn by its provider, it is said of it nowhere that it was suspended');
select is(pg_temp.marked(1), 1::bigint, 'HZ-O9: its objection runs, and so does the mark');
select is(
    pg_temp.step('clerk', '2026-06-02 11:10+08', 'report_result', imported, $$'corrected', '已更正'$$), 'outcome_not_supported HZ-O8',
    'HZ-O8: what is gone is not corrected'
) from given;
select is(
    pg_temp.step('clerk', '2026-06-02 11:20+08', 'report_result', imported, $$'deleted', '提供单位已撤回'$$), 'reported', 'HZ-O8: it is reported as it is'
) from given;
select is(pg_temp.step('officer-1', '2026-06-02 14:00+08', 'approve_result', imported), 'approved', 'HZ-O9: approved') from given;
-- It is sent again before the applicant knows: still suspended.
select pg_temp.keep(1, 4, 'A', recorded_at => '2026-06-02 14:30+08');
insert into credit.public_record (subject_key, record_id, version, item_code, document)
values (pg_temp.who(2), pg_temp.rec(1), 4, 'OPEN', '{"record":"' || pg_temp.rec(1) || '","version":4,"form":"full"');
select is(pg_temp.channels('2026-06-02 15:00+08'), 'suspended, suspended, suspended', 'HZ-O7: a record that comes back meanwhile is suspended');
select is(pg_temp.step('window-1', '2026-06-02 16:00+08', 'notify_applicant', imported, $$'telephone'$$), 'notified', 'HZ-O9: told') from given;
select is(pg_temp.marked(1), 0::bigint, 'HZ-O9: and in the same transaction the mark is gone');
select is(pg_temp.channels('2026-06-02 16:00+08'), 'full, full, full', 'HZ-O9: on every channel at once');

-- Its retention and its publicity end while it is verified.
select is(pg_temp.channels('2026-06-30 23:59:59.999999+08', 4), 'suspended, suspended, suspended', 'BX-4, X-2: suspended to the last moment of its last day');
select is(pg_temp.channels('2026-07-01 00:00+08', 4), 'absent, absent, absent', 'BX-4, X-2: from midnight in Shanghai it is not there, without any job');
select is(pg_temp.marked(4), 1::bigint, 'HZ-O9: the objection goes on, and the mark with it');
select is(pg_temp.step('clerk', '2026-07-01 09:00+08', 'report_result', ending, $$'upheld', '无误'$$), 'reported', 'HZ-O9: it gets its result') from given;
select is(pg_temp.step('officer-1', '2026-07-01 10:00+08', 'approve_result', ending), 'approved', 'HZ-O9: which is approved') from given;
select is(pg_temp.step('window-1', '2026-07-01 11:00+08', 'notify_applicant', ending, $$'letter'$$), 'notified', 'HZ-O9: and told') from given;
select is(pg_temp.marked(4), 0::bigint, 'HZ-O9: no mark is left over');
select is(pg_temp.channels('2026-07-01 11:00+08', 4), 'absent, absent, absent', 'BX-4: and what has ended does not come back with it');

-- It is no longer in force while it is verified: that ends no suspension.
select is(
    string_agg(pg_temp.channels(at, 3), '; ' order by at), 'suspended, suspended, suspended; suspended, suspended, suspended',
    'HZ-O7: its validity ends, and it stays suspended on every channel that shows such records'
)
from unnest(array['2026-06-30 23:59:59.999999+08'::timestamptz, '2026-07-01 00:00+08']) as at;
rollback;
