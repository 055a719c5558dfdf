-- Purpose: an objection is somebody's turn from its receipt to the notice of its result, and the board says whose.
-- Rules: HZ-O2, HZ-O3, HZ-O6, HZ-O7, HZ-O9, X-1, X-2.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(31);
\ir fixtures/objections.sql
select credit.prepare_query_log_partitions('2026-07-01 12:00+08');
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.made(of_name text) returns uuid language sql as $$ select number from made where name = of_name $$;
-- Standing of a clock on somebody's board; nothing: it is not there.
create function pg_temp.stands(who text, at timestamptz, of_name text, period text) returns text
language sql as $$
    select coalesce((
        select entry ->> 'standing'
        from jsonb_array_elements(pg_temp.staff(who, at, 'deadline_board', 'null, null, null, null, null, null, 200')::jsonb -> 'deadlines') as entry
        where entry ->> 'case' = pg_temp.made(of_name)::text and entry ->> 'period' = period
    ), '')
$$;

-- HZ-O7: until it is accepted the record is in use; three working days from 1 June, a Monday.
insert into made
select
    name,
    pg_temp.bring(pg_temp.id(pg_temp.objection(number, '2026-06-01 10:00+08')))
from (values ('in time', 1), ('too late', 2), ('taken back', 3)) as wanted (name, number);
select is(
    pg_temp.stands('window-1', at::timestamptz, 'in time', 'objection_acceptance'), wanted, 'HZ-O7: at ' || at || ' the acceptance is ' || wanted
)
from (
    values
    ('2026-06-02 10:00+08', 'running'), ('2026-06-03 10:00+08', 'half_over'), ('2026-06-04 23:59:59+08', 'due_today'), ('2026-06-05 00:00+08', 'overdue')
) as moment (at, wanted);
select is(
    pg_temp.stands(who, '2026-06-05 00:00+08', 'in time', 'objection_acceptance'), wanted, 'X-1: overdue for ' || who || ': ' || wanted
)
from (values ('officer-1', 'overdue'), ('clerk', 'overdue'), ('window-2', ''), ('cg-officer', '')) as seen (who, wanted);
select is(
    pg_temp.step('window-1', '2026-06-04 23:59:59.999999+08', 'accept_objection', pg_temp.made('in time')), 'accepted', 'HZ-O7: accepted on the last day'
);
select is(pg_temp.stands('officer-1', '2026-06-05 00:00+08', 'in time', 'objection_acceptance'), '', 'X-1: is not missed');
select is(
    pg_temp.step('window-1', '2026-06-05 00:00+08', 'accept_objection', pg_temp.made('too late')), 'accepted', 'HZ-O7: accepted in the first instant after it'
);
select is(pg_temp.stands('officer-1', '2026-06-05 00:00+08', 'too late', 'objection_acceptance'), 'missed', 'X-1: is');
select pg_temp.form(pg_temp.made('taken back'));
select is(pg_temp.step('window-1', '2026-06-04 10:00+08', 'withdraw_objection', pg_temp.made('taken back'), '''不再需要'''), 'withdrawn', 'taken back');
select is(
    pg_temp.clocks(pg_temp.made('taken back')),
    'archive_filing 06-04, objection_acceptance 06-04 withdrawn, objection_handling 07-01 withdrawn', 'X-1: there is nothing left to accept'
);

-- HZ-O2: whose turn, and who of them acted last.
insert into made values ('turn', pg_temp.objection_in('accepted', 4, '2026-06-01 10:00+08'));
create function pg_temp.turn() returns text
language sql as $$
    select string_agg(distinct concat_ws(' ', responsible_role, responsible_unit, responsible_account), ' and ')
    from credit.case_deadline
    where
        case_id = pg_temp.made('turn') and period_code in ('objection_handling', 'objection_service_target')
        and met_at is null and ended_at is null
$$;
select is(pg_temp.turn(), 'centre_clerk HZ-ZX', 'HZ-O2: accepted, it is the centre''s turn');
select pg_temp.step('clerk', '2026-06-02 10:00+08', 'take_up_objection', pg_temp.made('turn'));
select is(pg_temp.turn(), 'centre_clerk HZ-ZX clerk', 'HZ-O2: taken up, that of whoever took it up');
select pg_temp.step('clerk', '2026-06-02 11:00+08', 'report_result', pg_temp.made('turn'), '''upheld'', ''维持''');
select is(pg_temp.turn(), 'authority_officer HZ-XY', 'HZ-O2: reported, it is the authority''s');
select pg_temp.step('officer-2', '2026-06-02 12:00+08', 'return_result', pg_temp.made('turn'), '''请补充''');
select is(pg_temp.turn(), 'centre_clerk HZ-ZX clerk', 'HZ-O2: returned, the centre''s again');
select pg_temp.step('clerk-2', '2026-06-02 13:00+08', 'report_result', pg_temp.made('turn'), '''upheld'', ''维持''');
select is(pg_temp.turn(), 'authority_officer HZ-XY officer-2', 'HZ-O2: reported again, that of who returned it');
select is(
    pg_temp.staff('officer-1', '2026-06-10 10:00+08', 'deadline_board', '''running'', ''HZ-XY'', null, null, null, null, 200')::jsonb
    #>> '{deadlines,0,case}', pg_temp.made('turn')::text, 'X-1: the board by unit shows the authority what waits for it'
);
select pg_temp.step('officer-1', '2026-06-02 14:00+08', 'approve_result', pg_temp.made('turn'));
select is(pg_temp.turn(), 'window_clerk HZ-CK window-1', 'HZ-O9: approved, the window''s: only its notice takes the mark away');
select is(pg_temp.stands('window-1', '2026-07-01 23:59:59+08', 'turn', 'objection_handling'), 'due_today', 'HZ-O3: by the day that it always had');
select is(pg_temp.stands('officer-1', '2026-07-02 00:00+08', 'turn', 'objection_handling'), 'overdue', 'HZ-O3: and not by another');
select is(pg_temp.step('window-1', '2026-06-03 10:00+08', 'notify_applicant', pg_temp.made('turn'), '''telephone'''), 'notified', 'HZ-O9: told');
select is(pg_temp.turn(), null, 'HZ-O3: which is nobody''s turn any more');

-- HZ-O6: made again on a new ground, the centre has three working days for its word on it.
insert into made
select
    name,
    pg_temp.bring(pg_temp.id(pg_temp.objection(4, '2026-06-08 10:00+08', new_ground => ground)))
from (values ('again', '新的证据'), ('no ground', null)) as wanted (name, ground);
select is(
    pg_temp.stands('clerk', at::timestamptz, of_name, 'repeat_decision'), wanted, 'HZ-O6: ' || of_name || ' at ' || at || ': ' || wanted
)
from (
    values
    ('again', '2026-06-08 11:00+08', 'running'), ('again', '2026-06-11 23:59:59+08', 'due_today'), ('again', '2026-06-12 00:00+08', 'overdue'),
    ('no ground', '2026-06-12 00:00+08', '')
) as moment (of_name, at, wanted);
select pg_temp.step('clerk', '2026-06-11 23:59:59+08', 'permit_repeat', pg_temp.made('again'), '''证据确为新取得''');
select is(pg_temp.stands('officer-1', '2026-06-12 00:00+08', 'again', 'repeat_decision'), '', 'HZ-O6: given on the last day it is in time');
insert into made values ('first time', pg_temp.id(pg_temp.objection(3, '2026-06-08 10:00+08', new_ground => '新的证据')));
select is(pg_temp.stands('clerk', '2026-06-08 11:00+08', 'first time', 'repeat_decision'), '', 'HZ-O6: the first time nobody has to permit it');
select * from finish();
rollback;
