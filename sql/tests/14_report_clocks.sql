-- Purpose: a correction of an issued report that somebody asked for is on the authority's board until it is decided.
-- Rules: TM-5, X-1, X-2.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(8);
\ir fixtures/reports.sql
create temporary table report on commit drop as select pg_temp.application(1, true) as id;
select pg_temp.answer(id, report => id) from report;
create function pg_temp.ask(correction integer, record integer) returns text
language sql as $$
    select pg_temp.staff('window-1', '2026-06-17 10:00+08', 'request_report_correction', format(
        '%L, %L, %L, null, ''日期'', ''另一日期'', ''笔误''', report.id, 'c0000000-0000-4000-8000-00000000000' || correction, pg_temp.record_of(record)
    ))
    from report
$$;
create function pg_temp.board(at timestamptz) returns text
language sql as $$
    select coalesce(string_agg(concat_ws(' ', right(entry ->> 'about', 1), entry ->> 'standing', entry ->> 'responsible_unit'), ', ' order by entry ->> 'about'), '')
    from jsonb_array_elements(pg_temp.staff('officer-2', at, 'deadline_board', 'null, null, null, null, null, null, 200')::jsonb -> 'deadlines') as entry
    where entry ->> 'period' = 'report_correction_decision'
$$;
select is(pg_temp.board('2026-06-17 09:00+08'), '', 'TM-5: nothing is asked for');
select isnt(pg_temp.ask(1, 11)::jsonb ->> 'correction', null, 'TM-5: a correction');
select isnt(pg_temp.ask(2, 12)::jsonb ->> 'correction', null, 'TM-5: and one of another record');
select is(pg_temp.board('2026-06-17 11:00+08'), '1 running HZ-XY, 2 running HZ-XY', 'X-1: each has a clock');
-- Five working days from 17 June, a Wednesday; 端午节 is on the 19th.
select is(pg_temp.board('2026-06-25 23:59:59+08'), '1 due_today HZ-XY, 2 due_today HZ-XY', 'X-2: the last day');
select pg_temp.staff('officer-1', '2026-06-25 23:59:59+08', 'decide_report_correction', '''c0000000-0000-4000-8000-000000000001'', ''approved'', null');
select is(pg_temp.board('2026-06-26 00:00+08'), '2 overdue HZ-XY', 'TM-5: what is decided in time is off the board, the other overdue');
select pg_temp.staff('officer-1', '2026-06-26 00:00+08', 'decide_report_correction', '''c0000000-0000-4000-8000-000000000002'', ''refused'', ''无误''');
select is(pg_temp.board('2026-06-26 00:01+08'), '2 missed HZ-XY', 'X-1: decided too late it is missed');
select is(
    (select responsible_account from credit.case_deadline where about_id = 'c0000000-0000-4000-8000-000000000002'), 'officer-1', 'X-1: by who decided it'
);
select * from finish();
rollback;
