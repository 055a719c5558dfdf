-- Purpose: what somebody asked for, must be told, or has borrowed stands on the board until it is decided, told or back.
-- Rules: HZ-Q12, HZ-Q17, QZ-16, HZ-O14, TM-1, X-1, X-2.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(51);
set local client_min_messages = 'warning';
\ir fixtures/archive.sql
select credit.prepare_query_log_partitions('2026-07-15 12:00+08');
select credit.prepare_query_log_partitions('2031-07-15 12:00+08');
-- Standing of a clock on somebody's board and who is responsible; nothing: it is not there.
create function pg_temp.stands(who text, at timestamptz, period text, about uuid default null) returns text
language sql as $$
    select coalesce(string_agg(concat_ws(' ', entry ->> 'standing', entry ->> 'responsible_unit', entry ->> 'responsible_account'), ', '), '')
    from jsonb_array_elements(pg_temp.staff(who, at, 'deadline_board', 'null, null, null, null, null, null, 200')::jsonb -> 'deadlines') as entry
    where entry ->> 'period' = period and (about is null or entry ->> 'about' = about::text)
$$;

-- An extension: asked for, decided, told. Three working days from 2 June, a Tuesday.
select pg_temp.remember('case', pg_temp.make_case('application'));
select pg_temp.remember('clock', credit.start_deadline(
    '2026-06-01 09:30+08', pg_temp.the('case'), 'application_answer', null, 'window_clerk', 'HZ-CK'
));
create function pg_temp.more_time(at timestamptz, of_clock text default 'clock') returns text
language sql as $$
    select coalesce(pg_temp.remember('extension', (pg_temp.answer(said) ->> 'extension')::uuid)::text, said)
    from pg_temp.staff('window-1', at, 'request_extension', format('%L, 5, %L', pg_temp.the(of_clock), '材料较多')) as said
$$;
create function pg_temp.decide(at timestamptz, decision text) returns text
language sql as $$
    select coalesce(pg_temp.answer(said) ->> 'decision', said)
    from pg_temp.staff('officer-1', at, 'decide_extension', format('%L, %L, %L', pg_temp.the('extension'), decision, '情况复杂')) as said
$$;
create function pg_temp.tell(at timestamptz) returns text
language sql as $$
    select coalesce(left(pg_temp.answer(said) ->> 'told_at', 10), said)
    from pg_temp.staff('window-1b', at, 'tell_extension', quote_literal(pg_temp.the('extension'))) as said
$$;
select pg_temp.more_time('2026-06-02 10:00+08');
select is(
    pg_temp.stands(who, at::timestamptz, 'extension_decision', pg_temp.the('extension')), wanted, 'HZ-Q12: a request for more time, ' || who || ', ' || at
)
from (
    values
    ('officer-1', '2026-06-02 11:00+08', 'running HZ-XY'), ('officer-1', '2026-06-05 23:59:59+08', 'due_today HZ-XY'),
    ('officer-1', '2026-06-06 00:00+08', 'overdue HZ-XY'), ('window-1', '2026-06-06 00:00+08', 'overdue HZ-XY'), ('window-2', '2026-06-06 00:00+08', '')
) as seen (who, at, wanted);
select is(pg_temp.decide('2026-06-08 09:00+08', 'granted'), 'granted', 'HZ-Q12: decided, a day too late');
select is(
    pg_temp.stands('officer-2', '2026-06-08 10:00+08', 'extension_decision'), 'missed HZ-XY officer-1', 'X-1: which the authority is told of itself'
);
create function pg_temp.note(who text) returns text
language sql as $$
    select coalesce(pg_temp.answer(said) ->> 'case', said)
    from credit.case_deadline
    cross join lateral pg_temp.staff(who, '2026-06-08 11:00+08', 'acknowledge_overdue', format('%L, ''说明原因''', deadline_id)) as said
    where period_code = 'extension_decision'
$$;
select is(pg_temp.note('officer-1'), 'same_person HZ-Q12', 'X-1: whoever decided too late does not strike it off');
select is(pg_temp.note('officer-2'), pg_temp.the('case')::text, 'X-1: another one does');
select is(
    pg_temp.stands(who, at::timestamptz, 'extension_notice', pg_temp.the('extension')), wanted, 'HZ-Q12: the applicant is to be told, ' || who || ', ' || at
)
from (
    values
    ('window-1', '2026-06-08 10:00+08', 'running HZ-CK window-1'), ('window-1', '2026-06-11 23:59:59+08', 'due_today HZ-CK window-1'),
    ('officer-1', '2026-06-12 00:00+08', 'overdue HZ-CK window-1')
) as seen (who, at, wanted);
select is(pg_temp.tell('2026-06-11 23:59:59+08'), '2026-06-11', 'HZ-Q12: told on the last day');
select is(pg_temp.stands('officer-1', '2026-06-12 00:00+08', 'extension_notice'), '', 'HZ-Q12: is in time');
-- Refused, nobody is kept waiting; lapsed with its clock.
select pg_temp.remember('second', pg_temp.make_case('application'));
select pg_temp.remember('second_clock', credit.start_deadline(
    '2026-06-01 09:30+08', pg_temp.the('second'), 'application_answer', null, 'window_clerk', 'HZ-CK'
));
create function pg_temp.clocks(name text) returns text
language sql as $$
    select string_agg(
        period_code || ' ' || coalesce(ended_ground, case when met_at is not null then 'met' else 'open' end), ', ' order by period_code, met_at, ended_ground
    )
    from credit.case_deadline
    where case_id = pg_temp.the(name) and period_code not in ('case_closing', 'archive_filing')
$$;
select pg_temp.more_time('2026-06-02 10:00+08', 'second_clock');
select pg_temp.decide('2026-06-02 11:00+08', 'refused');
select is(pg_temp.clocks('second'), 'application_answer open, extension_decision met', 'HZ-Q12: a refusal changes nothing for the applicant');
select pg_temp.more_time('2026-06-03 10:00+08', 'second_clock');
select credit.meet_deadline('2026-06-04 10:00+08', pg_temp.the('second'), 'application_answer');
select is(
    pg_temp.clocks('second'), 'application_answer met, extension_decision met, extension_decision lapsed',
    'HZ-Q12: answered meanwhile, there is nothing to decide'
);

-- Borrowed papers. Five working days from 3 June, a Wednesday.
select pg_temp.appoint('officer-1', 'HZ-CK', 'window-1b');
select pg_temp.appoint('officer-1', 'HZ-ZX', 'clerk');
select pg_temp.file_it('window-1', array[pg_temp.material(pg_temp.the('case'))]);
select pg_temp.ask('auditor', 'borrow');
select pg_temp.remember('borrowed', pg_temp.the('loan'));
select is(pg_temp.ask('window-1', 'read') ~ '^[0-9a-f-]{36}$', true, 'TM-1: and another request for the same case');
select is(
    pg_temp.stands('officer-1', at::timestamptz, 'loan_decision', pg_temp.the('borrowed')), wanted, 'HZ-Q17: a request for a loan at ' || at
)
from (
    values
    ('2026-06-03 11:00+08', 'running HZ-XY officer-1'), ('2026-06-10 23:59:59+08', 'due_today HZ-XY officer-1'),
    ('2026-06-11 00:00+08', 'overdue HZ-XY officer-1')
) as moment (at, wanted);
select is(
    pg_temp.stands('officer-1', '2026-06-03 11:00+08', 'loan_decision'), 'running HZ-XY officer-1, running HZ-XY officer-1',
    'X-1: each request has a clock of its own'
);
select is(pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05'), 'approved', 'TM-1: leave to read');
select is(pg_temp.stands('officer-1', '2026-06-20 11:00+08', 'archive_return'), '', 'TM-1: ends by its date, nothing has to come back');
select pg_temp.remember('read', pg_temp.the('loan'));
select pg_temp.remember('loan', pg_temp.the('borrowed'));
select is(pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05'), 'approved', 'TM-1: the paper goes out');
select is(pg_temp.stands('officer-1', '2026-06-03 12:00+08', 'loan_decision'), '', 'HZ-Q17: both requests are decided');
select is(
    pg_temp.stands(who, at::timestamptz, 'archive_return', pg_temp.the('borrowed')), wanted, 'TM-1: borrowed until 5 June, ' || who || ', ' || at
)
from (
    values
    ('auditor', '2026-06-03 12:00+08', 'running HZ-SJ auditor'), ('officer-1', '2026-06-05 23:59:59+08', 'due_today HZ-SJ auditor'),
    ('officer-1', '2026-06-06 00:00+08', 'overdue HZ-SJ auditor'), ('window-1b', '2026-06-06 00:00+08', 'overdue HZ-SJ auditor'),
    ('window-2', '2026-06-06 00:00+08', '')
) as seen (who, at, wanted);
select is(pg_temp.give_back('window-1b', at => '2026-06-08 09:00+08'), 'returned', 'TM-1: back, three days too late');
select is(
    pg_temp.stands('officer-1', '2026-06-08 10:00+08', 'archive_return'), 'missed HZ-SJ auditor', 'X-1: whoever borrowed it answers for that, not the keeper'
);

-- Hand-over: from the day on which papers are filed and nothing is left to do but to close.
select is(
    pg_temp.clocks('case'),
    'application_answer open, archive_return met, extension_decision met, extension_notice met, loan_decision met, loan_decision met',
    'HZ-Q16: papers of a case that goes on are not due'
);
update credit.service_case set state = 'answered' where case_id = pg_temp.the('case');
select pg_temp.remember('late_loan', pg_temp.ask('auditor', 'borrow')::uuid);
select credit.advance_case('2026-06-08 11:00+08', pg_temp.the('case'), 'handed_over', 'window-1', 'window_clerk', null, null);
select is(pg_temp.stands('window-1', '2026-06-08 12:00+08', 'archive_handover'), 'running HZ-CK window-1', 'HZ-Q16: with its last step they are');
select is(
    pg_temp.answer(pg_temp.staff('window-1', '2026-06-09 09:00+08', 'close_case', format('%L, ''办结''', pg_temp.the('case')))) ->> 'state', 'closed', 'closed'
);
select is(
    (
        select string_agg(period_code, ', ' order by period_code) from credit.case_deadline
        where case_id = pg_temp.the('case') and met_at is null and ended_at is null
    ), 'archive_handover, loan_decision', 'HZ-Q16, HZ-Q17: with the case only its own clocks end'
);
select is(
    pg_temp.stands('officer-1', at::timestamptz, 'archive_handover'), wanted, 'HZ-Q16: thirty days at ' || at
)
from (values ('2026-07-08 23:59:59+08', 'due_today HZ-CK window-1'), ('2026-07-09 00:00+08', 'overdue HZ-CK window-1')) as moment (at, wanted);
select pg_temp.decide_loan('officer-1', 'refused', '不必要', null, null, '2026-06-09 10:00+08');
create function pg_temp.give_to_centre() returns uuid
language sql as $$
    select pg_temp.remember('box', (pg_temp.answer(said) ->> 'handover')::uuid)
    from pg_temp.staff('window-1b', '2026-06-10 09:00+08', 'hand_over_archive', format('''HZ-ZX'', array[%L]::uuid[], null', pg_temp.the('case'))) as said
$$;
select is(pg_temp.give_to_centre() is not null, true, 'HZ-Q16: given');
select is(pg_temp.stands('clerk', '2026-06-10 10:00+08', 'archive_handover'), 'running HZ-ZX', 'HZ-Q16: given, it is the centre''s turn to sign');
create function pg_temp.receive(missing uuid[]) returns text
language sql as $$
    select coalesce(pg_temp.answer(said) ->> 'missing', said)
    from pg_temp.staff('clerk', '2026-06-11 09:00+08', 'receive_archive', format('%L, %L, ''清点''', pg_temp.the('box'), missing)) as said
$$;
select is(
    pg_temp.receive((select array_agg(material_id) from credit.archive_filing where case_id = pg_temp.the('case'))), '1', 'HZ-Q16: the paper is not in the box'
);
select is(
    pg_temp.stands('clerk', '2026-06-11 10:00+08', 'archive_handover'), 'running HZ-CK window-1b',
    'HZ-Q16: what is missing is the window''s again, and whose who gave it'
);
select pg_temp.give_to_centre();
select is(pg_temp.receive('{}'), '0', 'HZ-Q16: found, given and received');
select is(pg_temp.stands('clerk', '2026-06-11 10:00+08', 'archive_handover'), '', 'HZ-Q16: and nothing is due any more');
-- The centre's own window keeps its papers where they are.
select pg_temp.remember('own', pg_temp.make_case_in('refused', 'application', who => 'window'));
select pg_temp.file_it('window', array[pg_temp.material(pg_temp.the('own'))]);
select is(pg_temp.clocks('own'), null, 'HZ-Q16: the centre''s own window hands nothing over');

-- Destruction: fifteen working days for the second person.
create function pg_temp.propose() returns text
language sql as $$
    select coalesce(pg_temp.remember('destruction', (pg_temp.answer(said) ->> 'destruction')::uuid)::text, said)
    from pg_temp.staff('clerk', '2031-07-01 10:00+08', 'propose_destruction', format(
        '%L, ''期满''', (select array_agg(material_id) from credit.archive_filing where case_id = pg_temp.the('case'))
    )) as said
$$;
update credit.staff_session set last_seen_at = '2031-06-30Z', opened_at = '2031-06-30Z';
insert into credit.calendar_year (year, source, loaded_at, loaded_by) values (2031, '国务院办公厅关于2031年部分节假日安排的通知', '2030-12-01Z', 'test');
select isnt(pg_temp.propose(), null, 'QZ-16: proposed on 1 July, a Tuesday');
select is(
    pg_temp.stands('officer-1', at::timestamptz, 'destruction_decision', pg_temp.the('destruction')), wanted, 'QZ-16: at ' || at
)
from (
    values
    ('2031-07-02 10:00+08', 'running HZ-XY officer-1'), ('2031-07-22 23:59:59+08', 'due_today HZ-XY officer-1'),
    ('2031-07-23 00:00+08', 'overdue HZ-XY officer-1')
) as moment (at, wanted);
select is(
    pg_temp.answer(
        pg_temp.staff('officer-1', '2031-07-02 10:00+08', 'decide_destruction', format('%L, ''approved'', ''同意''', pg_temp.the('destruction')))
    ) ->> 'state', 'approved', 'QZ-16: the second person decides'
);
select is(pg_temp.stands('officer-1', '2031-07-23 00:00+08', 'destruction_decision'), '', 'QZ-16: and it is off the board');
select * from finish();
rollback;
