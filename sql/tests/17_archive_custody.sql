-- Purpose: hand-over of the archive with two signatures, retention, destruction by two persons, and who may do what.
-- Rules: HZ-Q16, HZ-O14, PB-13, QZ-16, HZ-Q15, HZ-S5.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(70);
set local client_min_messages = 'warning';
\ir fixtures/archive.sql

-- Two closed cases of HZ-CK with a filed material each, and one that is open.
select pg_temp.appoint('officer-1', 'HZ-CK', 'window-1b');
select pg_temp.appoint('officer-1', 'HZ-ZX', 'clerk');
create function pg_temp.archived(name text, file uuid) returns uuid
language plpgsql as $$
declare
    made uuid := pg_temp.remember(name, pg_temp.make_case('application'));
    paper uuid := pg_temp.remember(name || '_paper', pg_temp.material(made));
begin
    perform pg_temp.upload('window-1', paper, of_case => made, file => file);
    perform pg_temp.file_it('window-1', array[paper]);
    return made;
end;
$$;
select pg_temp.archived('case', '00000000-0000-4000-8000-0000000000f1');
select pg_temp.archived('other', '00000000-0000-4000-8000-0000000000f2');
select pg_temp.archived('open', '00000000-0000-4000-8000-0000000000f3');
update credit.service_case
set state = 'closed', closed_at = '2026-06-02 09:00+08' where case_id in (pg_temp.the('case'), pg_temp.the('other'));
select credit.time_handover('2026-06-02 09:00+08', pg_temp.the(name)) from unnest(array['case', 'other', 'open']) as name;

-- What is due to be handed over.
create function pg_temp.with_window(at timestamptz) returns text[]
language sql as $$
    select array_agg(distinct (c ->> 'due_on') || ' ' || (c ->> 'is_late'))
    from jsonb_array_elements(pg_temp.staff('window-1b', at, 'unfiled_list')::jsonb -> 'to_hand_over') as c
$$;
select is(
    pg_temp.with_window('2026-07-02 23:59+08'), array['2026-07-02 false'],
    'HZ-Q16: papers go to the centre within our period, from the day on which nothing is left to do'
);
select is(pg_temp.with_window('2026-07-03 00:00+08'), array['2026-07-02 true'], 'HZ-Q16: and are late on the day after');
select is(
    pg_temp.tried(
        $$update credit.service_case set state = 'handed_over', closed_at = null where case_id = pg_temp.the('case') returning state$$,
        $$select pg_temp.with_window('2026-07-03 00:00+08')::text$$
    ), '{"2026-07-02 true"}', 'HZ-Q16: whether or not somebody closed the case'
);

-- Handing over: the giver's signature.
create function pg_temp.hand_over(who text, to_unit text, cases uuid[], at timestamptz default '2026-06-03 09:00+08') returns text
language sql as $$
    select coalesce(left(pg_temp.remember('handover', (pg_temp.answer(said) ->> 'handover')::uuid)::text, 0) || (pg_temp.answer(said) ->> 'materials'), said)
    from pg_temp.staff(who, at, 'hand_over_archive', format('%L, %L, null', to_unit, cases)) as said
$$;
select is(pg_temp.hand_over(who, to_unit, cases), expected, 'HZ-Q16: ' || why)
from (
    values
    ('window-1', 'HZ-ZX', array[pg_temp.the('case')], 'keeper_not_allowed HZ-Q16', 'only the keeper gives'),
    ('clerk', 'HZ-ZX', array[pg_temp.the('case')], 'role_not_allowed PB-1', 'the centre gives nothing to itself'),
    ('window-1b', 'HZ-XY', array[pg_temp.the('case')], 'handover_not_allowed HZ-Q16', 'the authority keeps no archive'),
    ('window-1b', 'HZ-CK', array[pg_temp.the('case')], 'handover_not_allowed HZ-Q16', 'nobody hands over to himself'),
    ('window-1b', 'HZ-ZX', array[pg_temp.the('open')], 'handover_not_allowed HZ-Q16', 'an open case stays'),
    ('window-1b', 'HZ-ZX', array[pg_temp.the('case'), pg_temp.the('open')], 'handover_not_allowed HZ-Q16', 'all or none'),
    ('window-1b', 'HZ-ZX', '{}', 'malformed_command X-7', 'something is given')
) as refused (who, to_unit, cases, expected, why);
-- What is borrowed.
select is(
    pg_temp.tried(
        $$select pg_temp.ask('auditor', 'borrow')$$, $$select pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05')$$,
        $$select pg_temp.hand_over('window-1b', 'HZ-ZX', array[pg_temp.the('case')])$$
    ),
    'handover_not_allowed HZ-Q16', 'HZ-Q16: what is borrowed cannot be given'
);
select is(
    pg_temp.tried(
        $$select pg_temp.ask('auditor', 'borrow')$$, $$select pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05')$$,
        $$select pg_temp.give_back('window-1b', false, '缺第2页')$$
    ),
    'returned', 'TM-1: the keeper takes it back, and says what is missing'
);
select is(
    pg_temp.tried(
        $$select pg_temp.ask('auditor', 'borrow')$$, $$select pg_temp.decide_loan('officer-1', 'approved', null, '2026-06-03', '2026-06-05')$$,
        $$select pg_temp.give_back('window-1b')$$, $$select pg_temp.hand_over('window-1b', 'HZ-ZX', array[pg_temp.the('case')])$$
    ),
    '1', 'HZ-Q16: then it can be given'
);
select is(pg_temp.hand_over('window-1b', 'HZ-ZX', array[pg_temp.the('case'), pg_temp.the('other')]), '2', 'HZ-Q16: the keeper gives closed cases');
select is(pg_temp.hand_over('window-1b', 'HZ-ZX', array[pg_temp.the('case')]), 'handover_not_allowed HZ-Q16', 'HZ-Q16: what is on the way is not given again');
select is(pg_temp.with_window('2026-06-03 18:00+08'), null, 'HZ-Q16: and stands on no list');
select is((select array_agg(distinct holding_unit) from credit.archive_filing), array['HZ-CK'], 'HZ-Q16: but the giver answers for it until it is received');

-- Receiving: the other signature, and what is missing.
create function pg_temp.receive(who text, missing uuid[], note text, at timestamptz default '2026-06-03 10:00+08') returns text
language sql as $$
    select coalesce((pg_temp.answer(said) ->> 'received') || ' ' || (pg_temp.answer(said) ->> 'missing'), said)
    from pg_temp.staff(who, at, 'receive_archive', format('%L, %L, %L', pg_temp.the('handover'), missing, note)) as said
$$;
select is(pg_temp.receive(who, missing, note), expected, 'HZ-Q16: ' || why)
from (
    values
    ('window-1b', '{}'::uuid[], null, 'role_not_allowed PB-1', 'the giver does not receive'),
    ('clerk-2', '{}', null, 'keeper_not_allowed HZ-Q16', 'nor does anybody but the keeper'),
    ('clerk', null, null, 'malformed_command X-7', 'what is missing is stated, if only as nothing'),
    ('clerk', array[pg_temp.the('case_paper')], null, 'malformed_command X-7', 'and explained'),
    ('clerk', array[pg_temp.the('open_paper')], '缺', 'material_unknown HZ-Q16', 'only what was listed can be missing')
) as refused (who, missing, note, expected, why);
select is(
    pg_temp.tried(
        $$select pg_temp.appoint('officer-1', 'HZ-ZX', 'clerk-2', '2026-06-03 09:30+08')$$,
        $$update credit.account set state = 'stopped' where account_id = 'window-1b' returning 1$$,
        $$update credit.account set person_digest = (select person_digest from credit.account where account_id = 'window-1b')
        where account_id = 'clerk-2' returning 1$$,
        $$select pg_temp.receive('clerk-2', '{}', null)$$
    ),
    'same_person HZ-Q16', 'HZ-Q16: the giver does not receive under another account either'
);
select is(pg_temp.receive('clerk', array[pg_temp.the('other_paper')], '缺1件'), '1 1', 'HZ-Q16: the centre signs for what is there and names what is not');
select is(pg_temp.receive('clerk', '{}', null), 'transition_not_allowed HZ-Q16', 'HZ-Q16: once');
select is(
    (select array_agg(holding_unit order by material_id = pg_temp.the('case_paper')) from credit.archive_filing where material_id <> pg_temp.the('open_paper')),
    array['HZ-CK', 'HZ-ZX'], 'HZ-Q16: what is missing stays in the giver''s care'
);
select is(
    (
        select array[h ->> 'handed_by', h ->> 'received_by', h ->> 'receipt_note', (
            select string_agg(m ->> 'is_missing', ' ' order by m ->> 'is_missing') from jsonb_array_elements(h -> 'materials') as m
        )]
        from jsonb_array_elements(pg_temp.staff('officer-1', '2026-06-03 12:00+08', 'handover_list', 'false')::jsonb -> 'handovers') as h
    ),
    array['window-1b', 'clerk', '缺1件', 'false true'], 'HZ-Q16: the register has both signatures'
);
select is(pg_temp.staff('officer-1', '2026-06-03 12:00+08', 'handover_list', 'true')::jsonb -> 'handovers', '[]'::jsonb, 'HZ-Q16: nothing is on the way');
select is(
    pg_temp.hand_over('window-1b', 'HZ-ZX', array[pg_temp.the('other')], '2026-06-04 09:00+08'),
    '1', 'HZ-Q16: what was missing is handed over when it is found'
);
select is(pg_temp.receive('clerk', '{}', null, '2026-06-04 10:00+08'), '1 0', 'HZ-Q16: and received');

-- Keepers change; the register tells who was in charge when.
select is(
    pg_temp.answer(pg_temp.staff('officer-1', '2026-06-05 09:00+08', 'appoint_keeper', $$'HZ-CK', 'window-1', '轮岗'$$)),
    '{"unit": "HZ-CK", "keeper": "window-1", "former": "window-1b", "at": "2026-06-05T09:00:00.000000+08:00"}'::jsonb,
    'HZ-Q16: the next keeper takes over from the former'
);
select is(
    (
        select array_agg((k ->> 'keeper') || ' ' || coalesce(k ->> 'ended_at', 'in charge') order by k ->> 'appointed_at')
        from jsonb_array_elements(pg_temp.staff('window-1', '2026-06-05 10:00+08', 'keeper_list')::jsonb -> 'keepers') as k
    ),
    array['window-1b 2026-06-05T09:00:00.000000+08:00', 'window-1 in charge'], 'HZ-Q16: the list keeps both, of the own unit'
);

-- Five years, to the day.
create function pg_temp.due(at timestamptz, who text default 'clerk') returns text[]
language sql as $$
    select array_agg(coalesce(m ->> 'obstacle', 'none') order by m ->> 'obstacle' nulls first)
    from jsonb_array_elements(pg_temp.staff(who, at, 'destruction_due', 'null, null, 10')::jsonb -> 'materials') as m
$$;
create function pg_temp.propose(who text, materials uuid[], reason text default '保管期满', at timestamptz default '2031-06-02 09:00+08') returns text
language sql as $$
    select coalesce(left(pg_temp.remember('destruction', (pg_temp.answer(said) ->> 'destruction')::uuid)::text, 0) || (pg_temp.answer(said) ->> 'materials'), said)
    from pg_temp.staff(who, at, 'propose_destruction', format('%L, %L', materials, reason)) as said
$$;
create function pg_temp.decide(who text, decision text, reason text default '同意', at timestamptz default '2031-06-02 10:00+08') returns text
language sql as $$
    select coalesce((pg_temp.answer(said) ->> 'state') || coalesce(' ' || (pg_temp.answer(said) ->> 'certificate'), ''), said)
    from pg_temp.staff(who, at, 'decide_destruction', format('%L, %L, %L', pg_temp.the('destruction'), decision, reason)) as said
$$;
-- Years later nobody's account is idle and the log has its months.
select credit.prepare_query_log_partitions('2031-06-02 12:00+08');
update credit.use_agreement set valid_until = '2040-12-31';
select is(pg_temp.due('2031-06-01 23:59:59+08'), null, 'HZ-Q16: on the last day of the fifth year nothing is due');
select is(
    pg_temp.propose('clerk', array[pg_temp.the('case_paper')], at => '2031-06-01 23:59:59+08'),
    'destruction_not_allowed HZ-Q16', 'HZ-Q16: and nothing may be proposed'
);
select is(pg_temp.due('2031-06-02 00:00+08'), array['none', 'none', 'open_case'], 'HZ-Q16: on the next day it is; what belongs to an open case is not');
select is(pg_temp.propose(who, materials, reason), expected, 'QZ-16: no proposal ' || why)
from (
    values
    ('officer-1', array[pg_temp.the('case_paper')], '期满', 'role_not_allowed PB-1', 'by the authority'),
    ('clerk-2', array[pg_temp.the('case_paper')], '期满', 'keeper_not_allowed HZ-Q16', 'by somebody who is not the keeper'),
    ('clerk', array[pg_temp.the('case_paper')], '', 'malformed_command X-7', 'without a reason'),
    ('clerk', '{}', '期满', 'malformed_command X-7', 'of nothing'),
    ('clerk', array[pg_temp.the('case_paper'), pg_temp.the('case_paper')], '期满', 'material_unknown HZ-Q16', 'of the same twice'),
    ('clerk', array[pg_temp.the('open_paper')], '期满', 'material_unknown HZ-Q16', 'of what another unit holds')
) as refused (who, materials, reason, expected, why);
select is(
    pg_temp.tried(
        $$update credit.archive_filing set holding_unit = 'HZ-ZX' returning 1$$, $$select pg_temp.propose('clerk', array[pg_temp.the('open_paper')])$$
    ),
    'destruction_not_allowed HZ-Q16', 'HZ-Q16: nothing of an open case'
);
select is(
    pg_temp.tried(
        $$select pg_temp.make_case('annotation', parent => pg_temp.the('case'))$$, $$select pg_temp.propose('clerk', array[pg_temp.the('case_paper')])$$
    ),
    'destruction_not_allowed HZ-Q16', 'HZ-Q16: nor of one that an open case comes from'
);
insert into credit.archive_loan (loan_id, case_id, kind, purpose, reason, requested_by, requested_at, head_of_unit, head_signed_on, wanted_from, wanted_until)
values ('00000000-0000-4000-8000-0000000000a1', pg_temp.the('case'), 'read', 'x', 'x', 'auditor', '2031-06-01Z', 'x', '2031-06-01', '2031-06-01', '2031-06-02');
select is(pg_temp.due('2031-06-02 09:00+08'), array['none', 'on_loan', 'open_case'], 'HZ-Q17: what somebody asks to read is not destroyed');
select is(pg_temp.due('2031-06-03 00:00+08'), array['none', 'none', 'open_case'], 'HZ-Q17: until the days are over that were wanted');
delete from credit.archive_loan;
select is(pg_temp.propose('clerk', array[pg_temp.the('case_paper'), pg_temp.the('other_paper')]), '2', 'QZ-16: the keeper proposes what was kept for its time');
select is(pg_temp.due('2031-06-02 09:30+08'), array['open_case', 'proposed', 'proposed'], 'QZ-16: what is proposed waits');
select is(pg_temp.propose('clerk', array[pg_temp.the('case_paper')]), 'destruction_not_allowed HZ-Q16', 'QZ-16: and is not proposed twice');
select is(pg_temp.decide(who, decision, reason), expected, 'QZ-16: no decision ' || why)
from (
    values
    ('clerk', 'approved', '同意', 'role_not_allowed PB-1', 'by who proposed it'),
    ('sc-officer', 'approved', '同意', 'destruction_unknown QZ-16', 'by another authority'),
    ('officer-1', 'approved', null, 'malformed_command X-7', 'without a reason'),
    ('officer-1', 'granted', '同意', 'malformed_command X-7', 'of another kind')
) as refused (who, decision, reason, expected, why);
select is(
    pg_temp.tried(
        $$update credit.account set state = 'stopped' where account_id = 'clerk' returning 1$$,
        $$update credit.account set person_digest = (select person_digest from credit.account where account_id = 'clerk')
        where account_id = 'officer-1' returning 1$$,
        $$select pg_temp.decide('officer-1', 'approved')$$
    ),
    'same_person QZ-16', 'QZ-16: nor by the same person under another account'
);
insert into credit.archive_loan (loan_id, case_id, kind, purpose, reason, requested_by, requested_at, head_of_unit, head_signed_on, wanted_from, wanted_until)
values ('00000000-0000-4000-8000-0000000000a1', pg_temp.the('case'), 'read', 'x', 'x', 'auditor', '2031-06-01Z', 'x', '2031-06-01', '2031-06-01', '2031-06-02');
select is(pg_temp.decide('officer-1', 'approved'), 'destruction_not_allowed HZ-Q16', 'HZ-Q17: what was asked for meanwhile stands in the way');
delete from credit.archive_loan;
select is(pg_temp.tried($$select pg_temp.decide('officer-1', 'refused', '仍需保留')$$), 'refused', 'QZ-16: the authority may refuse');
select is(
    pg_temp.tried(
        $$select pg_temp.decide('officer-1', 'refused', '仍需保留')$$, $$select pg_temp.due('2031-06-02 11:00+08')$$
    ),
    '{none,none,open_case}', 'QZ-16: then nothing is gone, and it may be proposed again'
);
select is(
    pg_temp.tried(
        $$select pg_temp.decide('officer-1', 'refused', '仍需保留')$$, $$select count(*) from credit.stored_file where destroyed_at is not null$$
    ),
    '0', 'QZ-16: no file either'
);
select is(pg_temp.decide('officer-1', 'approved'), 'approved 2031-1', 'QZ-16: the second person''s decision is the certificate');
select is(
    pg_temp.newest('operation', 'actor', 'scope,certificate', 'scope,decision'), array['decide_destruction', 'officer-1', '2031-1', 'approved'],
    'QZ-16: it is in the provable log'
);
select is(pg_temp.decide('officer-2', 'refused'), 'transition_not_allowed QZ-16', 'QZ-16: it is decided once');
select is(
    (select array_agg(file_id::text order by file_id) from credit.stored_file where destroyed_at is not null),
    array['00000000-0000-4000-8000-0000000000f1', '00000000-0000-4000-8000-0000000000f2'], 'QZ-16: their scans are destroyed with them, no other one'
);
select is(pg_temp.due('2031-06-02 11:00+08'), array['open_case'], 'QZ-16: what is destroyed is due no more');
select is(
    (
        select array[d ->> 'certificate', d ->> 'proposed_by', d ->> 'decided_by', jsonb_array_length(d -> 'materials')::text]
        from jsonb_array_elements(pg_temp.staff('auditor', '2031-06-02 12:00+08', 'destruction_list', 'false')::jsonb -> 'destructions') as d
    ),
    array['2031-1', 'clerk', 'officer-1', '2'], 'QZ-16: the register names both persons, the certificate and what went'
);
select is(
    (select string_agg(concat_ws(' ', file_id, is_destroyed), ', ' order by file_id) from credit.stored_file_page('00000000-0000-4000-8000-0000000000f1', 2)),
    '00000000-0000-4000-8000-0000000000f2 t, 00000000-0000-4000-8000-0000000000f3 f', 'HZ-Q16: the check of the store reads the register in pages'
);
select is(
    credit.record_file_check('2031-06-02 12:00+08', 'op', 'r-1', 3, '{}', array['00000000-0000-4000-8000-0000000000f3'::uuid], 2, 0)::jsonb - 'receipt',
    '{"checked": 3, "missing": 0, "damaged": 1, "removed": 2, "remaining": 0}'::jsonb, 'HZ-Q16: and leaves an entry'
);
select is(
    pg_temp.newest('operation', 'actor', 'scope,damaged,0'),
    array['check_files', 'machine:op', '00000000-0000-4000-8000-0000000000f3'], 'HZ-Q15: with what it found'
);

-- A destroyed file is given to nobody, whatever leave there is; and who has none is told why, not to ask for a leave that nobody gives.
select is(
    array[
        pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f1', '2031-06-02 12:00+08'),
        pg_temp.read_it('window-2', '00000000-0000-4000-8000-0000000000f1', '2031-06-02 12:00+08')
    ],
    array['file_destroyed QZ-16', 'case_unknown HZ-O2'],
    'QZ-16: of what is destroyed is said so, to whoever may know of the case'
);
insert into credit.archive_loan (
    loan_id, case_id, kind, purpose, reason, requested_by, requested_at, head_of_unit, head_signed_on, wanted_from, wanted_until, decided_by, decided_at,
    decision, valid_from, valid_until
)
values (
    '00000000-0000-4000-8000-0000000000a1', pg_temp.the('case'), 'read', 'x', 'x', 'auditor', '2031-06-01Z', 'x', '2031-06-01', '2031-06-01', '2031-06-03',
    'officer-1', '2031-06-01Z', 'approved', '2031-06-01', '2031-06-03'
);
select is(
    pg_temp.read_it('auditor', '00000000-0000-4000-8000-0000000000f1', '2031-06-02 12:00+08'),
    'file_destroyed QZ-16', 'QZ-16: what is destroyed is not read'
);

-- Registers are added to; nobody deletes from them, and who logs in has no right on them.
select is(
    (
        select string_agg(rolname || ' ' || relname, ', ')
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        cross join pg_roles
        where nspname = 'credit' and rolname like 'credit\_%' and not rolsuper and rolname not in ('credit_migrator', 'credit_owner')
            and (relname like 'archive\_%' or relname = 'stored_file') and relkind = 'r'
            and (
                has_table_privilege(rolname, pg_class.oid, 'delete, truncate, trigger, references')
                or rolcanlogin and (
                    has_table_privilege(rolname, pg_class.oid, 'select, insert, update')
                    or has_any_column_privilege(rolname, pg_class.oid, 'select, insert, update')
                )
            )
    ),
    null, 'HZ-S5: nobody deletes from the registers, and who logs in has no right on them'
);
select is(
    (
        select array_agg(relname || '.' || attname order by relname, attname)
        from pg_attribute
        inner join pg_class on pg_attribute.attrelid = pg_class.oid
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where nspname = 'credit' and relname in ('archive_filing', 'stored_file', 'archive_keeper') and attnum > 0
            and has_column_privilege('credit_case_keeper', pg_class.oid, attname, 'update')
    ),
    array[
        'archive_filing.destroyed_at', 'archive_filing.destruction_id', 'archive_filing.holding_unit', 'archive_keeper.ended_at',
        'archive_keeper.ended_by', 'stored_file.destroyed_at'
    ],
    'HZ-Q16: what was filed, when and until when it is kept never changes'
);

select * from finish();
rollback;
