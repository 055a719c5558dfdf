-- Purpose: the query log's order, tree, checkpoints, and the fences against change, tried as the owner.
-- Rules: HZ-Q15, BX-13, PB-12.
-- Called by: make test (pg_prove), in a database of its own, with the guard of config/postgresql/guard.sql.
begin;
select plan(110);
set local client_min_messages = 'warning';

select is(credit.prepare_query_log_partitions('2026-01-15 12:00+08'), 4, 'HZ-Q15: January to April have partitions');

-- n public queries at an instant; positions as given.
create function pg_temp.ask(as_of timestamptz, n integer) returns bigint[]
language sql as $$
    select array_agg((answer::jsonb #>> '{receipt,position}')::bigint order by answer_number) from credit.append_query_log(
        as_of, 'public', 'public_inquiry', array_fill('subject'::text, array[n]), array_fill('public'::text, array[n]),
        array_fill(null::text, array[n]), array_fill('192.0.2.1'::text, array[n]), array_fill('ab'::text, array[n]),
        array_fill('{}'::text, array[n]), array_fill(null::uuid, array[n]), array_fill('answered'::text, array[n]),
        array_fill(null::text, array[n]), array_fill(''::text, array[n]), array_fill('{"a":1'::text, array[n])
    )
$$;

-- Positions, times, columns.
select is(
    (select row(next_position, last_logged_at, integrated_size, checkpoint_size, checkpoint_note, first_uncovered_at)::text from credit.query_log_state()),
    '(0,-infinity,0,0,,)', 'HZ-Q15: the state of an empty log'
);
select is(pg_temp.ask('2026-01-10 10:00+08', 3), array[0, 1, 2]::bigint[], 'HZ-Q15: positions from 0');
select is(pg_temp.ask('2026-01-10 09:00+08', 2), array[3, 4]::bigint[], 'HZ-Q15: and on');
select is(
    (select array_agg(distinct logged_at) from credit.query_log_entry where logged_at >= '2026-01-01Z'),
    array['2026-01-10 10:00+08'::timestamptz], 'HZ-Q15: a clock that was set back: the time stands still'
);
select is(
    (
        select array_agg(answer_number order by answer_number)
        from credit.append_query_log(
            '2026-01-11 00:00+08', 'window', 'own_file', array['subject', 'subject'], array['w.li', 'public'], array['HZ-ZX', null],
            array['a', 'b'], array['c', 'd'], array['{}', '{}'], array['00000000-0000-0000-0000-000000000001', null]::uuid[],
            array['answered', 'refused'], array[null, 'X-1'], array['', ''], array['{"a":1', '{"b":2']
        )
    ), array[1, 2], 'HZ-Q15: somebody of a unit, and nobody in particular'
);
select is(
    (
        select array_agg(row(audience, operation, actor, unit_code, purpose, subject_key, outcome)::text order by log_position)
        from credit.query_log_entry where logged_at >= '2026-01-01Z' and log_position >= 5
    ),
    array[
        '(window,subject,w.li,HZ-ZX,own_file,00000000-0000-0000-0000-000000000001,answered)',
        '(window,subject,public,,own_file,,refused)'
    ],
    'PB-12: the columns say who, for which unit, why'
);
select is(
    (
        select array_agg((
            select string_agg(key, ' ' order by place)
            from json_object_keys(convert_from(entry, 'UTF8')::json) with ordinality as k (key, place)
        ) order by log_position)
        from credit.query_log_entry where logged_at >= '2026-01-01Z' and log_position >= 5
    ),
    array[
        'v position time audience operation actor unit address request purpose scope subject outcome disclosed answer salt',
        'v position time audience operation actor address request purpose scope outcome rule disclosed answer salt'
    ],
    'HZ-Q15: the keys of a leaf, in order; unit, subject and rule only where there is one'
);
select ok(
    (
        select bool_and(
            (leaf ->> 'position')::bigint = log_position and (leaf ->> 'time')::timestamptz = logged_at and leaf ->> 'actor' = actor
            and leaf ->> 'unit' is not distinct from unit_code and leaf ->> 'purpose' = purpose and leaf ->> 'audience' = audience
            and leaf ->> 'operation' = operation and leaf ->> 'outcome' = outcome
            and (leaf ->> 'subject')::uuid is not distinct from subject_key
        )
        from credit.query_log_entry, lateral (select convert_from(entry, 'UTF8')::json) as l (leaf)
        where logged_at >= '2026-01-01Z'
    ), 'HZ-Q15: columns and leaf say the same'
);
select is((select count(*)::integer from pg_proc where proname = 'append_query_log'), 1, 'the append function of before is gone');

-- Hashes for the integrator.
select is(
    (
        select array_agg(log_position order by place)
        from credit.query_log_leaf_hashes(2, '2026-01-10 10:00+08', 3) with ordinality as h (log_position, logged_at, leaf_hash, place)
    ),
    array[2, 3, 4]::bigint[], 'HZ-Q15: hashes from a position on, as many as asked for, in order'
);
select ok(
    (
        select count(*) = 7 and bool_and(hash.leaf_hash = sha256('\x00' || entry.entry) and hash.logged_at = entry.logged_at)
        from credit.query_log_leaf_hashes(0, '-infinity', 100) as hash
        inner join credit.query_log_entry as entry on hash.log_position = entry.log_position
    ), 'BX-13: hashes of leaves as RFC 6962 has them'
);
select is((select count(*) from credit.query_log_leaf_hashes(7, '2026-01-11 00:00+08', 10)), 0::bigint, 'nothing behind the end');
select is(
    (select array_agg(row(e.*)::text order by log_position) from credit.query_log_entries_for_signer(0, '-infinity', 100) as e),
    (
        select array_agg(row(log_position, logged_at, audience, operation, outcome, actor, unit_code, purpose, subject_key, entry)::text order by log_position)
        from credit.query_log_entry where logged_at >= '2026-01-01Z'
    ), 'HZ-Q15: the signer reads the entries as they stand'
);
select is(
    (select next_position from credit.query_log_state()), 7::bigint, 'HZ-Q15: the signer''s reading is a machine''s check and makes no entry'
);

-- The tree. 300 entries in all: one full tile, 44 hashes beside it, one hash above.
select is(cardinality(pg_temp.ask('2026-01-12 00:00+08', 293)), 293, '300 entries');
create function pg_temp.grow(expected bigint, new bigint, edge_hashes integer, levels integer[], indexes bigint[]) returns boolean
language sql as $$
    select credit.integrate_query_log(
        expected, new, '2026-01-12 00:00+08', '2026-01-12 00:00+08',
        (select coalesce(string_agg(sha256(n::text::bytea), '' order by n), '') from generate_series(1, edge_hashes) as n),
        levels, indexes,
        (select coalesce(array_agg((select string_agg(sha256((level || '/' || index || '/' || n)::bytea), '' order by n) from generate_series(1, 256) as n)), '{}')
            from unnest(levels, indexes) as t (level, index)),
        array_fill('2026-01-10 10:00+08'::timestamptz, array[cardinality(levels)]),
        array_fill('2026-01-12 00:00+08'::timestamptz, array[cardinality(levels)])
    )
$$;
select throws_ok('select pg_temp.grow(0, 301, 46, array[0], array[0])', '22023', null, 'HZ-Q15: the tree never has more than the log');
select throws_ok('select pg_temp.grow(0, 0, 0, ''{}'', ''{}'')', '22023', null, 'HZ-Q15: the tree only grows');
select throws_ok('select pg_temp.grow(10, 9, 9, ''{}'', ''{}'')', '22023', null, 'HZ-Q15: the tree never shrinks');
select throws_ok('select pg_temp.grow(0, null, 9, ''{}'', ''{}'')', '22023', null, 'a size is a size');
select throws_ok('select pg_temp.grow(0, 300, 44, array[0], array[0])', '22023', null, 'HZ-Q15: the edge lacks a hash');
select throws_ok('select pg_temp.grow(0, 300, 46, array[0], array[0])', '22023', null, 'HZ-Q15: the edge has one too many');
select throws_ok('select pg_temp.grow(0, 300, 45, ''{}'', ''{}'')', '22023', null, 'HZ-Q15: the full tile is missing');
select throws_ok('select pg_temp.grow(0, 300, 45, array[0], array[1])', '22023', null, 'HZ-Q15: the wrong full tile');
select throws_ok('select pg_temp.grow(0, 300, 45, array[0, 1], array[0, 0])', '22023', null, 'HZ-Q15: a tile that is not full yet');
select throws_ok('select pg_temp.grow(0, 300, 45, array[0, 0], array[0, 0])', '22023', null, 'HZ-Q15: a tile twice');
select is(pg_temp.grow(5, 300, 45, array[0], array[0]), false, 'HZ-Q15: somebody else was faster: false');
select is((select integrated_size from credit.query_log_tree_state()), 0::bigint, 'and nothing is done');
select is(pg_temp.grow(0, 100, 100, '{}', '{}'), true, 'HZ-Q15: the tree grows to 100');
select is(pg_temp.grow(0, 300, 45, array[0], array[0]), false, 'HZ-Q15: once');
select is(pg_temp.grow(100, 300, 45, array[0], array[0]), true, 'HZ-Q15: and on to 300, with a full tile');
select is(
    (select row(integrated_size, integrated_until, edge_since, octet_length(edge), next_position, last_logged_at)::text from credit.query_log_tree_state()),
    '(300,"2026-01-11 16:00:00+00","2026-01-11 16:00:00+00",1440,300,"2026-01-11 16:00:00+00")', 'HZ-Q15: the tree beside the log'
);

-- Tiles from the table and from the edge.
select is(
    (
        select array_agg(tile_number || ':' || octet_length("hashes") / 32 order by tile_number)
        from credit.query_log_tiles(array[1, 0, 0, 0, 2, 0, -1], array[0, 1, 0, 2, 0, -1, 0])
    ),
    array['1:1', '2:44', '3:256'], 'BX-13: full tiles, what there is of partial ones, nothing for the others'
);
select is(
    (select "hashes" from credit.query_log_tiles(array[0], array[1])),
    (select string_agg(sha256(n::text::bytea), '' order by n) from generate_series(1, 44) as n), 'BX-13: level 0 is the edge''s first part'
);
select is((select "hashes" from credit.query_log_tiles(array[1], array[0])), sha256('45'), 'BX-13: level 1 the part behind it');
select is(
    (select sha256("hashes") from credit.query_log_tiles(array[0], array[0])),
    (select sha256(string_agg(sha256(('0/0/' || n)::bytea), '' order by n)) from generate_series(1, 256) as n), 'BX-13: a full one as it was given'
);

-- Checkpoints.
select is((select count(*) from credit.newest_query_log_checkpoint()), 0::bigint, 'BX-13: no checkpoint yet');
select is(
    (select row(integrated_size, checkpoint_size, checkpoint_note, first_uncovered_at)::text from credit.query_log_state()),
    '(300,0,,"2026-01-10 02:00:00+00")', 'HZ-Q15: without one, the first entry of all waits for it'
);
create function pg_temp.sign(size bigint, note text, covered_until timestamptz default '2026-01-12 00:00+08') returns void
language sql as $$
    select credit.record_query_log_checkpoint(size, sha256(size::text::bytea), covered_until, '2026-01-12 00:00:03+08', note)
$$;
select throws_ok('select pg_temp.sign(301, ''n'')', '22023', null, 'BX-13: beyond the tree: refused');
select lives_ok('select pg_temp.sign(5, ''five'', ''2026-01-10 10:00+08'')', 'BX-13: a checkpoint of 5');
select is(
    (select row(checkpoint_size, checkpoint_note, first_uncovered_at)::text from credit.query_log_state()),
    '(5,five,"2026-01-10 16:00:00+00")', 'HZ-Q15: the first entry behind it waits for the next'
);
select lives_ok('select pg_temp.sign(300, ''all'')', 'BX-13: one of all');
select is(
    (select row(checkpoint_size, checkpoint_note, first_uncovered_at)::text from credit.query_log_state()),
    '(300,all,)', 'HZ-Q15: every entry is covered'
);
select lives_ok('select pg_temp.sign(300, ''all'')', 'BX-13: the same again is no error');
select throws_ok('select pg_temp.sign(300, ''other'')', '22023', null, 'BX-13: another note of the same size is one');
select throws_ok('select pg_temp.sign(299, ''n'')', '22023', null, 'BX-13: behind the newest: refused');
select throws_ok('select pg_temp.sign(5, ''five'')', '22023', null, 'BX-13: an older one again: refused');
select is((select row(tree_size, note)::text from credit.newest_query_log_checkpoint()), '(300,all)', 'BX-13: the newest');
select is(
    (select array_agg(tree_size order by place) from credit.query_log_checkpoints(5, 10) with ordinality as c (tree_size, r, c, s, n, place)),
    array[5, 300]::bigint[], 'BX-13: all of them in order'
);
select is((select array_agg(tree_size) from credit.query_log_checkpoints(6, 10)), array[300]::bigint[], 'BX-13: from a size on');
select is((select array_agg(tree_size) from credit.query_log_checkpoints(0, 1)), array[5]::bigint[], 'BX-13: as many as asked for');
select lives_ok('select pg_temp.ask(''2026-03-02 00:00+08'', 1)', 'one more entry, in March; February has none');
select is(
    (select first_uncovered_at from credit.query_log_state()), '2026-03-02 00:00+08'::timestamptz, 'HZ-Q15: it is found across an empty month'
);

-- The fences, tried as the owner, who has every privilege. First a row in each table.
insert into credit.query_log_archive values ('2026-01-01', 0, 300, sha256('a'), '2026-03-02Z', 'test');
insert into credit.query_log_archive_approval values ('2026-01-01', sha256('a'), 'test', '2026-03-02Z', 'test');
grant create on schema public to credit_query_log_owner;
set local role credit_query_log_owner;
select throws_ok(statement, '23001', null, 'HZ-Q15: the owner, tried: ' || statement)
from (
    select format(form, table_name) as statement
    from unnest(
        array[
            'query_log_entry', 'query_log_entry_2026_01', 'query_log_entry_2026_04', 'query_log_tile', 'query_log_checkpoint',
            'query_log_archive_approval'
        ]
    ) as table_name
    cross join unnest(array['delete from credit.%s', 'truncate credit.%s']) as form
    union all
    select *
    from unnest(
        array[
            'update credit.query_log_entry set entry = entry',
            'update credit.query_log_entry_2026_01 set logged_at = logged_at where log_position = 0',
            'update credit.query_log_tile set hashes = hashes', 'update credit.query_log_checkpoint set note = note',
            'update credit.query_log_archive set recorded_by = recorded_by', 'delete from credit.query_log_archive',
            'truncate credit.query_log_archive cascade', 'update credit.query_log_archive_approval set approval = approval',
            'insert into credit.query_log_tile select * from credit.query_log_tile on conflict (tile_level, tile_index) do update set hashes = excluded.hashes',
            'delete from credit.query_log_head', 'truncate credit.query_log_head', 'delete from credit.query_log_tree',
            'truncate credit.query_log_tree', 'update credit.query_log_head set next_position = next_position - 1',
            'update credit.query_log_head set last_logged_at = last_logged_at - interval ''1 us''', 'update credit.query_log_head set log_id = 2',
            'update credit.query_log_tree set integrated_size = integrated_size - 1',
            'update credit.query_log_tree set integrated_until = ''-infinity''',
            -- The guard.
            'drop table credit.query_log_tile', 'drop table credit.query_log_entry_2026_04', 'drop table credit.query_log_entry cascade',
            'drop index credit.query_log_entry_subject_key_logged_at_idx', 'drop trigger query_log_fence_row on credit.query_log_tile',
            'drop function credit.refuse_query_log_change() cascade', 'alter table credit.query_log_entry disable trigger all',
            'alter table credit.query_log_entry_2026_01 disable trigger query_log_fence_row',
            'alter table credit.query_log_entry detach partition credit.query_log_entry_2026_01',
            'alter table credit.query_log_tile drop column first_logged_at', 'alter table credit.query_log_checkpoint rename to kept',
            'alter table credit.query_log_head set schema public', 'alter table credit.query_log_tree add column x integer',
            'create rule r as on insert to credit.query_log_entry do instead nothing',
            'create or replace trigger query_log_fence_row before update on credit.query_log_tile for each row '
            'execute function pg_catalog.suppress_redundant_updates_trigger()'
        ]
    )
) as attempts;
reset role;
select throws_ok('drop schema credit cascade', '23001', null, 'HZ-Q15: a superuser''s mistake, too: the schema');
select throws_ok('drop owned by credit_query_log_owner cascade', '23001', null, 'HZ-Q15: a superuser''s mistake, too: all that the owner has');
select throws_ok('alter schema credit rename to other', '23001', null, 'HZ-Q15: a superuser''s mistake, too: another name');

-- Replication and tools that speak like it fire no ordinary trigger.
set local session_replication_role = 'replica';
select throws_ok('delete from credit.query_log_entry', '23001', null, 'HZ-Q15: not as a replica either');
select throws_ok('update credit.query_log_head set next_position = 0', '23001', null, 'HZ-Q15: nor the head');
set local session_replication_role = 'origin';

-- Every table of the log, partitions made later included, and nothing but plain appends.
select is(credit.prepare_query_log_partitions('2027-06-15 12:00+08'), 4, 'HZ-Q15: four more partitions, with the guard there');
select throws_ok(
    'alter table credit.query_log_entry_2027_06 disable trigger all', '23001', null, 'HZ-Q15: making partitions leaves no door open behind it'
);
select is(
    (
        select string_agg(pg_class.relname, ', ') from pg_class
        where relnamespace = 'credit'::regnamespace and relname like 'query\_log\_%' and relkind in ('r', 'p')
            and (
                select count(*) from pg_trigger
                where tgrelid = pg_class.oid and tgenabled = 'A' and tgfoid = 'credit.refuse_query_log_change()'::regprocedure
            ) <> case relkind when 'p' then 1 else 2 end
    ), null, 'HZ-Q15: every table and partition is fenced, always'
);
select is(
    (select array_agg(evtname::text || evtenabled::text order by evtname) from pg_event_trigger where evtname like 'credit_guard%'),
    array['credit_guard_query_log_alterationA', 'credit_guard_query_log_dropA'], 'HZ-Q15: the guard is there, always'
);

-- Said to be intended it works; that ends with what was said.
do $$ begin perform set_config('credit.query_log_change', 'intended', true); end $$;
select lives_ok('alter table credit.query_log_entry disable trigger query_log_fence_statement', 'the guard stops mistakes, not intentions');
select throws_ok('delete from credit.query_log_entry', '23001', null, 'HZ-Q15: behind the statement''s fence stands that of the rows');
do $$ begin perform set_config('credit.query_log_change', '', true); end $$;
select throws_ok('alter table credit.query_log_tile add column x integer', '23001', null, 'HZ-Q15: no longer intended');

select * from finish();
rollback;
