-- Purpose: receipts, reading and verifying the query log, months that are archived, detached and attached again.
-- Rules: HZ-Q15, BX-13, PB-12, X-8.
-- Called by: make test (pg_prove), in a database of its own, with the guard of config/postgresql/guard.sql.
begin;
select plan(105);
set local client_min_messages = 'warning';

select is(credit.prepare_query_log_partitions('2026-01-15 12:00+08'), 4, 'HZ-Q15: January to April have partitions');

-- Queries by somebody, for somebody; the answers as they went out.
create temporary table given (log_position bigint, answer jsonb) on commit drop;
create function pg_temp.ask(as_of timestamptz, n integer, actor text, unit_code text, subject_key uuid, purpose text) returns void
language sql as $$
    insert into given
    select (answer::jsonb #>> '{receipt,position}')::bigint, answer::jsonb from credit.append_query_log(
        as_of, 'window', purpose, array_fill('subject'::text, array[n]), array_fill(actor, array[n]),
        array_fill(unit_code, array[n]), array_fill('192.0.2.1'::text, array[n]), array_fill('ab'::text, array[n]),
        array_fill('{"name":"\"甲\""}'::text, array[n]), array_fill(subject_key, array[n]), array_fill('answered'::text, array[n]),
        array_fill(null::text, array[n]), array_fill(''::text, array[n]), array_fill('{"a":1'::text, array[n])
    )
$$;
create function pg_temp.newest(field text) returns text
language sql as $$
    select convert_from(entry, 'UTF8')::json #>> string_to_array(field, ',') from credit.query_log_entry
    where logged_at >= '2026-01-01Z' order by logged_at desc, log_position desc limit 1
$$;
create function pg_temp.newest_fields(variadic fields text[]) returns text[]
language sql as $$ select array_agg(pg_temp.newest(field) order by place) from unnest(fields) with ordinality as f (field, place) $$;
create function pg_temp.log_size() returns bigint
language sql as $$ select next_position from credit.query_log_state() $$;
select pg_temp.ask('2026-01-10 10:00+08', 250, 'public', null, null, 'public_inquiry');
select pg_temp.ask('2026-01-11 10:00+08', 20, 'w.li', 'HZ-ZX', '00000000-0000-0000-0000-000000000001', 'own_file');
select pg_temp.ask('2026-01-31 23:59:59.999999+08', 30, 'c.wang', 'HZ-CGJ', '00000000-0000-0000-0000-000000000002', 'on_authority');

-- Receipts. 0 to 255 have a full tile, 256 to 289 are at the edge, 290 to 299 not in the tree yet.
select is(
    credit.integrate_query_log(
        0, 290, '2026-01-31 23:59:59.999999+08', '2026-01-11 10:00+08', decode(repeat('ab', 32 * 35), 'hex'), array[0], array[0],
        array[decode(repeat('cd', 8192), 'hex')], array['2026-01-10 10:00+08'::timestamptz], array['2026-01-11 10:00+08'::timestamptz]
    ), true, '290 of them are in the tree'
);
create function pg_temp.prove(as_of timestamptz, log_position bigint, secret text, proof text default E'c2sp.org/tlog-proof@v1\n"…"\n')
returns table (is_found boolean, answer text)
language sql as $$
    select is_found, answer from credit.answer_public_receipts(
        as_of, '{"status":404', array[log_position], array[secret::uuid], array[proof], array['192.0.2.9'], array['cd']
    )
$$;
select is(
    (
        select array_agg(
            proved.is_found and (proved.answer::jsonb ->> 'position')::bigint = given.log_position
            and proved.answer::jsonb ->> 'entry' = convert_from(entry.entry, 'UTF8')
            and proved.answer::jsonb ->> 'proof' = E'c2sp.org/tlog-proof@v1\n"…"\n' order by given.log_position
        )
        from given
        cross join lateral pg_temp.prove('2026-01-31 23:59:59.999999+08', log_position, answer #>> '{receipt,secret}') as proved
        cross join credit.query_log_entry as entry
        where given.log_position in (0, 249, 250, 255, 256, 269, 270, 289) and entry.log_position = given.log_position
    ), array_fill(true, array[8]), 'BX-13: the holder of a receipt gets the very entry and its proof, from full tiles and from the edge'
);
select is(
    (
        select array_agg(is_found)
        from given, pg_temp.prove('2026-01-31 23:59:59.999999+08', log_position, answer #>> '{receipt,secret}')
        where log_position in (290, 299)
    ),
    array[false, false], 'BX-13: what is not in the tree yet has no proof'
);
select is(
    (
        select is_found
        from given, pg_temp.prove('2026-01-31 23:59:59.999999+08', log_position, answer #>> '{receipt,secret}', null)
        where log_position = 7
    ),
    false, 'BX-13: without a proof there is no answer'
);
select is(
    (
        select array_agg(is_found || ' ' || (answer::jsonb - 'receipt')::text)
        from unnest(array[7, 299, 300, 100000, 4611686018427387904, -1]) as p (log_position)
        cross join lateral pg_temp.prove('2026-01-31 23:59:59.999999+08', log_position, '00000000-0000-4000-8000-000000000000')
    ), array_fill('false {"status": 404}'::text, array[6]), 'BX-13: the wrong secret, an entry too new, a position that is none: the same answer'
);
select is(
    (
        select count(distinct regexp_replace(answer, ',"receipt":.*', ''))
        from unnest(array[7, 300]) as p (log_position)
        cross join lateral pg_temp.prove('2026-01-31 23:59:59.999999+08', log_position, '00000000-0000-4000-8000-000000000000')
    ),
    1::bigint, 'BX-13: byte for byte, but for the receipt'
);
select is(
    (
        select array_agg(is_found order by answer_number) from credit.answer_public_receipts(
            '2026-01-31 23:59:59.999999+08', '{"status":404', array[5, 5, 6]::bigint[],
            (
                select array[max(secret) filter (where n = 5), max(secret) filter (where n = 6), max(secret) filter (where n = 6)]::uuid[]
                from (
                    select
                        log_position as n,
                        answer #>> '{receipt,secret}' as secret
                    from given
                ) as s
            ),
            array['p', 'p', 'p'], array['a', 'b', 'c'], array['e', 'f', 'g']
        )
    ), array[true, false, true], 'BX-13: a batch, each by its own secret'
);
do $$ begin perform pg_temp.prove('2026-01-31 23:59:59.999999+08', 7, (select answer #>> '{receipt,secret}' from given where log_position = 7)); end $$;
select is(
    pg_temp.newest_fields('audience', 'operation', 'purpose', 'scope', 'disclosed', 'outcome', 'address'),
    array['public', 'receipt', 'receipt_proof', '{"position":7}', '[{"entry":7}]', 'answered', '192.0.2.9'], 'HZ-Q15: asking for a receipt is a query, too'
);
do $$ begin perform pg_temp.prove('2026-01-31 23:59:59.999999+08', 7, '00000000-0000-4000-8000-000000000000'); end $$;
select is(
    pg_temp.newest_fields('scope', 'disclosed', 'outcome'), array['{"position":7}', '[]', 'empty'],
    'HZ-Q15: and so is asking in vain'
);

-- Reading: logged and committed first. These tests are one transaction, so the page is tried by itself, as its owner sees it;
-- times of January only: what was logged above is at the month's last instant.
create function pg_temp.read(
    actor text, unit_code text, subject_key uuid, purpose text, after_at timestamptz, after_position bigint, page_size integer,
    before bigint default 1000000
) returns jsonb
language sql as $$
    select credit.query_log_page(
        '2026-01-01 00:00+08', '2026-01-31 23:00+08', before, actor, unit_code, subject_key, purpose, after_at, after_position,
        page_size
    )::jsonb
$$;
create function pg_temp.begin_reading(
    until timestamptz default '2026-01-31 23:00+08', reason text default '例行"检查"', since timestamptz default '2026-01-01 00:00+08',
    reader text default 'z.zhao', actor text default null, subject_key uuid default null
) returns jsonb
language sql as $$
    select credit.begin_query_log_reading(
        '2026-02-15 09:00+08', reader, reason, since, until, actor, null, subject_key, null
    )::jsonb
$$;
create function pg_temp.positions(page jsonb) returns text
language sql as $$
    select coalesce(min((e ->> 'position')::bigint) || '..' || max((e ->> 'position')::bigint) || ' (' || count(*) || ')', 'none')
        || coalesce(' next ' || (page #>> '{next,position}'), '')
    from jsonb_array_elements(page -> 'entries') as e
$$;
select is(pg_temp.positions(pg_temp.read(null, null, null, null, null, null, 1000)), '0..269 (270)', 'HZ-Q15: a range of time, its end exclusive');
select is(
    (pg_temp.begin_reading() #>> '{receipt,position}')::bigint, pg_temp.log_size() - 1, 'BX-13: the reader has a receipt of the reading'
);
select is(
    pg_temp.newest_fields('audience', 'operation', 'actor', 'purpose', 'outcome', 'disclosed'),
    array['audit', 'read_log', 'z.zhao', 'log_inspection', 'answered', '["entries"]'], 'HZ-Q15: reading the log is logged'
);
select is(
    pg_temp.newest('scope')::jsonb,
    '{"from": "2026-01-01T00:00:00.000000+08:00", "until": "2026-01-31T23:00:00.000000+08:00", "reason": "例行\"检查\""}'::jsonb,
    'HZ-Q15: with what was looked for, and why'
);
select is(pg_temp.positions(pg_temp.read(null, null, null, null, null, null, 1000, 100)), '0..99 (100)', 'and nothing from the reading on');
select throws_ok(
    $$ select credit.read_query_log(pg_temp.log_size() - 1, '2026-02-15 09:00+08', null, null, 1) $$, '42501', null,
    'HZ-Q15: a reading that could still be rolled back permits nothing'
);
select is(
    (select e ->> 'entry' from jsonb_array_elements(pg_temp.read(null, null, null, null, null, null, 1) -> 'entries') as e),
    (select convert_from(entry, 'UTF8') from credit.query_log_entry where logged_at >= '2026-01-01Z' and log_position = 0), 'HZ-Q15: entries as they stand'
);
select is(
    (select e ->> 'time' from jsonb_array_elements(pg_temp.read(null, null, null, null, null, null, 1) -> 'entries') as e),
    '2026-01-10T10:00:00.000000+08:00', 'and their times'
);
select is(pg_temp.positions(pg_temp.read('w.li', null, null, null, null, null, 1000)), '250..269 (20)', 'HZ-Q15: by actor');
do $$ begin perform pg_temp.begin_reading(actor => 'w.li', subject_key => '00000000-0000-0000-0000-000000000001'); end $$;
select is(pg_temp.newest('scope')::jsonb ->> 'actor', 'w.li', 'and the filter is logged');
select is(pg_temp.positions(pg_temp.read('public', null, null, null, null, null, 1000)), '0..249 (250)', 'HZ-Q15: by actor, the public');
select is(pg_temp.positions(pg_temp.read(null, 'HZ-ZX', null, null, null, null, 1000)), '250..269 (20)', 'HZ-Q15: by unit');
select is(
    pg_temp.positions(pg_temp.read(null, null, '00000000-0000-0000-0000-000000000001', null, null, null, 1000)), '250..269 (20)', 'X-8: by subject'
);
select is(
    (select subject_key from credit.query_log_entry where logged_at >= '2026-01-01Z' order by logged_at desc, log_position desc limit 1),
    '00000000-0000-0000-0000-000000000001'::uuid, 'X-8: so the subject sees that it was looked up here, too'
);
select is(pg_temp.positions(pg_temp.read(null, null, null, 'own_file', null, null, 1000)), '250..269 (20)', 'HZ-Q15: by purpose');
select is(
    pg_temp.positions(pg_temp.read('w.li', 'HZ-ZX', '00000000-0000-0000-0000-000000000001', 'own_file', null, null, 1000)), '250..269 (20)',
    'HZ-Q15: by all of them'
);
select is(pg_temp.positions(pg_temp.read('w.li', 'HZ-CGJ', null, null, null, null, 1000)), 'none', 'HZ-Q15: filters are met together');
select is(pg_temp.positions(pg_temp.read(null, null, null, null, null, null, 100)), '0..99 (100) next 99', 'a page, and where the next begins');
select is(
    pg_temp.positions(pg_temp.read(null, null, null, null, '2026-01-10 10:00+08', 99, 100)), '100..199 (100) next 199', 'the next, inside one instant'
);
select is(pg_temp.positions(pg_temp.read(null, null, null, null, '2026-01-10 10:00+08', 199, 70)), '200..269 (70)', 'the last page has no next');
select is(
    pg_temp.positions(pg_temp.read(null, null, null, null, '2026-01-10 10:00+08', 199, 69)), '200..268 (69) next 268', 'with one entry more it has one'
);
select is((select pg_temp.read(null, null, null, null, null, null, 100) #>> '{next,time}'), '2026-01-10T10:00:00.000000+08:00', 'by time and position');
select is(
    pg_temp.positions(pg_temp.read('w.li', null, null, null, '2026-01-11 10:00+08', 259, 1000)), '260..269 (10)', 'HZ-Q15: pages of what is filtered'
);
create temporary table before_refusals on commit drop as select pg_temp.log_size() as size;
select throws_ok(statement, '22023', null, 'HZ-Q15: refused: ' || why)
from (
    values
    ($$ select pg_temp.begin_reading(until => null) $$, 'no end'),
    ($$ select pg_temp.begin_reading(since => null) $$, 'no beginning'),
    ($$ select pg_temp.begin_reading(until => 'infinity') $$, 'endless'),
    ($$ select pg_temp.begin_reading(since => '-infinity') $$, 'from ever'),
    ($$ select pg_temp.begin_reading(until => '2026-01-01 00:00+08') $$, 'an empty range'),
    ($$ select pg_temp.begin_reading(reason => '') $$, 'no reason'),
    ($$ select pg_temp.begin_reading(reason => '  ') $$, 'a blank reason'),
    ($$ select pg_temp.begin_reading(reason => null) $$, 'no reason at all'),
    ($$ select pg_temp.read(null, null, null, null, null, null, 0) $$, 'an empty page'),
    ($$ select pg_temp.read(null, null, null, null, null, null, 1001) $$, 'too long a page'),
    ($$ select pg_temp.read(null, null, null, null, null, null, null) $$, 'a page without end'),
    ($$ select pg_temp.read(null, null, null, null, '2026-01-10 10:00+08', null, 10) $$, 'half a place'),
    ($$ select pg_temp.begin_reading(reader => '') $$, 'nobody reads'),
    ($$ select pg_temp.begin_reading(reader => null) $$, 'no reader'),
    ($$ select pg_temp.begin_reading(reader => 'x","actor":"y') $$, 'a reader that would break the entry'),
    ($$ select pg_temp.begin_reading(reader => 'a' || chr(10)) $$, 'a reader of two lines'),
    ($$ select pg_temp.begin_reading(reader => repeat('a', 129)) $$, 'too long a name')
) as refused (statement, why);
select is(pg_temp.log_size(), (select size from before_refusals), 'what was refused read nothing and logged nothing');
select lives_ok($$ select pg_temp.begin_reading(reader => repeat('赵', 128)) $$, 'a name of 128 characters');

-- Verification: first the reading is logged and committed, then entries are read. These tests are one transaction, so what
-- can be shown here is that nothing is read before; `creditctl log verify` shows the rest.
create temporary table permit on commit drop as
select * from credit.begin_query_log_verification('2026-02-15 09:00+08', 'z.zhao', 240);
select is(
    (select permit_position from permit), pg_temp.log_size() - 1, 'HZ-Q15: the permit is an entry of the log'
);
select is(
    pg_temp.newest_fields('audience', 'operation', 'actor', 'purpose', 'scope'),
    array['audit', 'verify_log', 'z.zhao', 'log_verification', '{"first":240}'], 'HZ-Q15: which says who reads, and from where'
);
select throws_ok(
    $$
    select credit.query_log_entries_for_verification(permit_position, permit_time, '-infinity', 239, 'infinity', 1000, 1)
    from permit
    $$, '42501', null, 'HZ-Q15: a permit that could still be rolled back permits nothing'
);
select throws_ok(
    $$ select credit.begin_query_log_verification('2026-02-15 09:00+08', '"', 10) $$, '22023', null, 'HZ-Q15: by somebody with a name'
);
select throws_ok(
    $$ select credit.begin_query_log_verification('2026-02-15 09:00+08', 'z.zhao', -1) $$, '22023', null, 'from a position that there is'
);

-- Archives. The readings above were in February; so January is closed, February not before an entry in March.
create function pg_temp.archive(month date, first bigint, until bigint, digest text default 'bundle') returns void
language sql as $$ select credit.record_query_log_archive(month, first, until, sha256(digest::bytea), '2026-03-05 09:00+08', 'a.qian') $$;
create function pg_temp.approve(month date, approver text, digest text default 'bundle', approval text default 'signed') returns void
language sql as $$ select credit.approve_query_log_detachment(month, sha256(digest::bytea), approver, approval, '2026-03-05 10:00+08') $$;
create function pg_temp.detach(month date) returns void
language sql as $$ select credit.detach_query_log_month(month, '2026-03-05 11:00+08', 'a.qian') $$;
create function pg_temp.attach(month date) returns void
language sql as $$ select credit.attach_query_log_month(month, '2026-03-05 12:00+08', 'a.qian') $$;
create temporary table month_end on commit drop as
select max(log_position) + 1 as january from credit.query_log_entry where logged_at < '2026-02-01 00:00+08' and logged_at >= '2026-01-01 00:00+08';
select throws_ok($$ select pg_temp.archive('2026-02-01', 0, 1) $$, '22023', null, 'HZ-Q15: February may still get entries: too early');
select throws_ok($$ select pg_temp.archive('2026-01-02', 0, 1) $$, '22023', null, 'a month is given by its first day');
select throws_ok(format('select pg_temp.archive(''2026-01-01'', 0, %s)', january - 1), '22023', null, 'HZ-Q15: an entry is missing at the end') from month_end;
select throws_ok(format('select pg_temp.archive(''2026-01-01'', 1, %s)', january), '22023', null, 'HZ-Q15: one is missing at the beginning') from month_end;
select lives_ok(format('select pg_temp.archive(''2026-01-01'', 0, %s)', january), 'HZ-Q15: the bundle of January') from month_end;
select lives_ok(format('select pg_temp.archive(''2026-01-01'', 0, %s)', january), 'HZ-Q15: recorded again, it is the same') from month_end;
select throws_ok(
    format('select pg_temp.archive(''2026-01-01'', 0, %s, ''other'')', january), '22023', null, 'HZ-Q15: another bundle of January is refused'
) from month_end;
select throws_ok($$ select pg_temp.detach('2026-01-01') $$, '55000', null, 'HZ-Q15: nobody approved: it stays');
select throws_ok($$ select pg_temp.approve('2026-01-01', 'x.sun', 'other') $$, '22023', null, 'HZ-Q15: approving another bundle is refused');
select throws_ok($$ select pg_temp.approve('2026-01-01', 'x.sun', approval => '') $$, '22023', null, 'HZ-Q15: approving without a signature is refused');
select throws_ok($$ select pg_temp.approve('2026-02-01', 'x.sun') $$, '22023', null, 'HZ-Q15: approving what is not archived is refused');
select lives_ok($$ select pg_temp.approve('2026-01-01', 'x.sun') $$, 'HZ-Q15: the first approval');
select throws_ok($$ select pg_temp.approve('2026-01-01', 'x.sun') $$, '22023', null, 'HZ-Q15: the same person twice is one person');
-- Approvals of another bundle, whatever way they came in, are none of this one.
insert into credit.query_log_archive_approval values ('2026-01-01', sha256('other'), 'y.zhou', '2026-03-05Z', 'signed');
select throws_ok($$ select pg_temp.detach('2026-01-01') $$, '55000', null, 'HZ-Q15: one approval is not enough');
select lives_ok($$ select pg_temp.approve('2026-01-01', 'y.zhou') $$, 'HZ-Q15: the second approval');
select throws_ok($$ select pg_temp.detach('2026-01-01') $$, '55000', null, 'HZ-Q15: no checkpoint covers it yet: it stays');
insert into credit.query_log_checkpoint
select
    january - 1,
    sha256('1'),
    '2026-01-31Z',
    '2026-02-01Z',
    'n'
from month_end;
select throws_ok($$ select pg_temp.detach('2026-01-01') $$, '55000', null, 'HZ-Q15: one that lacks its last entry does not do');
insert into credit.query_log_checkpoint
select
    january,
    sha256('2'),
    '2026-01-31Z',
    '2026-02-01Z',
    'n'
from month_end;
select lives_ok($$ select pg_temp.detach('2026-01-01') $$, 'HZ-Q15: archived, approved by two, covered: it is detached');
select is(
    pg_temp.newest_fields('audience', 'operation', 'actor', 'scope'),
    array['operator', 'detach_month', 'a.qian', '{"month":"2026-01"}'], 'HZ-Q15: that is logged'
);
select is(
    (select row(approvals, is_attached, first_position, recorded_by)::text from credit.query_log_archives()), '(2,f,0,a.qian)', 'HZ-Q15: and to be seen'
);
select is((select count(*) from credit.query_log_entry where logged_at < '2026-02-01 00:00+08'), 0::bigint, 'its entries are no longer in the log');
select is((select count(*) from credit.query_log_entry_2026_01), (select january from month_end), 'but all of them are in its table');
select throws_ok($$ select pg_temp.detach('2026-01-01') $$, '55000', null, 'it is detached once');
select lives_ok(format('select pg_temp.archive(''2026-01-01'', 0, %s)', january), 'recording it again is still nothing new') from month_end;
set local role credit_query_log_owner;
select throws_ok('delete from credit.query_log_entry_2026_01', '23001', null, 'HZ-Q15: detached, it is fenced: delete');
select throws_ok('update credit.query_log_entry_2026_01 set entry = ''''', '23001', null, 'HZ-Q15: detached, it is fenced: update');
select throws_ok('truncate credit.query_log_entry_2026_01', '23001', null, 'HZ-Q15: detached, it is fenced: truncate');
select throws_ok('drop table credit.query_log_entry_2026_01', '23001', null, 'HZ-Q15: detached, it is guarded: drop');
select throws_ok('alter table credit.query_log_entry_2026_01 disable trigger all', '23001', null, 'HZ-Q15: detached, it is guarded: alter');
reset role;
select is(credit.prepare_query_log_partitions('2026-01-15 12:00+08'), 0, 'its place is not taken by a new partition');
select lives_ok($$ select pg_temp.attach('2026-01-01') $$, 'HZ-Q15: it is attached again');
select is(pg_temp.newest('operation'), 'attach_month', 'HZ-Q15: that is logged');
select is(pg_temp.positions(pg_temp.read(null, null, null, null, null, null, 1000)), '0..269 (270)', 'HZ-Q15: and read as before');
select throws_ok($$ select pg_temp.attach('2026-01-01') $$, '55000', null, 'it is attached once');
select throws_ok($$ select pg_temp.attach('2026-02-01') $$, '55000', null, 'what was never archived is not attached');
set local role credit_query_log_owner;
select throws_ok('delete from credit.query_log_entry_2026_01', '23001', null, 'HZ-Q15: attached, it is fenced');
reset role;
select lives_ok($$ select pg_temp.detach('2026-01-01') $$, 'HZ-Q15: and may go again: its approvals hold');

-- A month without entries: April, once there is one in May, has none.
select is(credit.prepare_query_log_partitions('2026-05-15 12:00+08'), 4, 'May has a partition');
create temporary table april on commit drop as select pg_temp.log_size() as position;
select throws_ok(format('select pg_temp.archive(''2026-04-01'', %1$s, %1$s)', position), '22023', null, 'HZ-Q15: April is not over') from april;
select pg_temp.ask('2026-05-01 00:00+08', 1, 'public', null, null, 'public_inquiry');
select throws_ok(
    format('select pg_temp.archive(''2026-04-01'', %s, %s)', position, position + 1), '22023', null, 'HZ-Q15: May''s entry is none of April'
) from april;
select lives_ok(format('select pg_temp.archive(''2026-04-01'', %1$s, %1$s)', position), 'HZ-Q15: a month without entries has a bundle, too') from april;
select is(
    (select array_agg(archived_month || ' ' || end_position - first_position || is_attached order by archived_month) from credit.query_log_archives()),
    (select array['2026-01-01 ' || january || 'false', '2026-04-01 0true'] from month_end), 'HZ-Q15: both archives'
);

-- Each role does what it is for.
set session authorization credit_auditor;
select isnt(
    credit.begin_query_log_reading(
        '2026-05-02 00:00+08', 'z.zhao', 'r', '2026-05-01 00:00+08', '2026-05-02 00:00+08', null, null, null, null
    ), null, 'the auditor reads'
);
select isnt_empty($$ select 1 from credit.begin_query_log_verification('2026-05-02 00:00+08', 'z.zhao', 0) $$, 'the auditor verifies');
set session authorization credit_signer;
select isnt_empty($$ select 1 from credit.query_log_entries_for_signer(0, '-infinity', 1) $$, 'the signer reads entries');
set session authorization credit_integrator;
select isnt_empty($$ select 1 from credit.query_log_leaf_hashes(0, '-infinity', 1) $$, 'the integrator reads hashes');
set session authorization credit_archivist;
select isnt_empty($$ select 1 from credit.query_log_archives() $$, 'the archivist sees archives');
set session authorization credit_public;
select isnt_empty(
    $$ select 1 from credit.answer_public_receipts(
        '2026-05-02 00:00+08', '{"s":1', array[1], array[null::uuid], array['p'], array['a'], array['b']
    ) $$, 'the public daemon answers for receipts'
);
reset session authorization;

select * from finish();
rollback;
