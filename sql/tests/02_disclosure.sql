-- Purpose: what the public functions answer, and that they log exactly that.
-- Rules: HZ-Q3, HZ-Q4, HZ-Q11, HZ-Q15, HZ-O7, HZ-O11, BX-4, X-5.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(29);

set local role credit_owner;
insert into credit.catalogue_version (
    catalogue_version_id, profile, label, state, effective_on, document, public_document, document_digest, published_at, published_by
) values (1, 'hangzhou', 't', 'published', '2026-01-01', '{}', '{"items":[]}', '\x00', '2026-01-01Z', 'test');
insert into credit.catalogue_item (catalogue_version_id, item_code, item_position, name, organisation_level, sharing_mode)
values (1, 'FR-XZCF', 1, '行政处罚', 'A', 'open'), (1, 'FR-DJXX', 0, '登记"注册', 'A', 'open');
insert into credit.public_subject (subject_key, reference, name_rank, document)
select
('00000000-0000-0000-0000-00000000000' || n)::uuid,
'REF' || n,
1,
'{"reference":"REF' || n || '"}'
from generate_series(1, 4) as n;
insert into credit.public_identifier (identifier, subject_key) values ('OLD1', '00000000-0000-0000-0000-000000000001');
insert into credit.public_name (subject_key, normalised_name, bigrams) values
('00000000-0000-0000-0000-000000000001', '甲乙丙丁', array[1, 2, 3]),
('00000000-0000-0000-0000-000000000002', '甲乙丙', array[1, 2]),
('00000000-0000-0000-0000-000000000003', '甲乙戊', array[1, 4]),
('00000000-0000-0000-0000-000000000004', '甲乙', array[1]);
-- 1: two items, three records; 2: publicity ends 2026-03-31; 3: one record; 4: nothing public any more.
insert into credit.public_record (subject_key, record_id, version, item_code, decided_on, public_until, document) values
('00000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001', 1, 'FR-XZCF', '2025-01-01', null, '{"record":"r11"'),
('00000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000002', 3, 'FR-XZCF', '2025-06-01', null, '{"record":"r12"'),
('00000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000003', 1, 'FR-DJXX', '2020-01-01', null, '{"record":"r13"'),
('00000000-0000-0000-0000-000000000002', '20000000-0000-0000-0000-000000000001', 1, 'FR-XZCF', '2025-01-01', '2026-03-31', '{"record":"r21"'),
('00000000-0000-0000-0000-000000000003', '30000000-0000-0000-0000-000000000001', 1, 'FR-XZCF', '2025-01-01', null, '{"record":"r31"'),
('00000000-0000-0000-0000-000000000004', '40000000-0000-0000-0000-000000000001', 1, 'FR-XZCF', '2020-01-01', '2025-12-31', '{"record":"r41"');
reset role;

select is(credit.prepare_query_log_partitions('2026-03-31 23:00+08'), 4, 'HZ-Q15: this month''s partition and three more');
select is(credit.prepare_query_log_partitions('2026-03-31 23:00+08'), 0, 'HZ-Q15: asked again, none is missing');
-- Midnight between months is Shanghai's (X-2): 16:00 UTC.
select is(
    (select pg_get_expr(relpartbound, oid) from pg_class where relname = 'query_log_entry_2026_04'),
    'FOR VALUES FROM (''2026-03-31 16:00:00+00'') TO (''2026-04-30 16:00:00+00'')', 'X-2: a month begins at midnight in Shanghai'
);

create function pg_temp.ask(as_of timestamptz, variadic codes text[]) returns table (answer_number integer, is_found boolean, answer text)
language sql as $$
    select * from credit.answer_public_subject_queries(
        as_of, '{"status":404', codes,
        (
            select array_agg(case when code like 'REF_' then ('00000000-0000-0000-0000-00000000000' || substr(code, 4))::uuid
                else 'ffffffff-ffff-ffff-ffff-ffffffffffff' end order by place)
            from unnest(codes) with ordinality as c (code, place)
        ),
        array_fill('192.0.2.1'::text, array[cardinality(codes)]), array_fill('ab'::text, array[cardinality(codes)])
    )
$$;

create temporary table got on commit drop as select * from pg_temp.ask('2026-03-31 12:00+08', 'REF1', 'NONE', 'REF2', 'OLD1');

select is((select array_agg(is_found order by answer_number) from got), array[true, false, true, true], 'HZ-Q11: found or not, query by query');
select is(
    (select (answer::jsonb - 'receipt')::text from got where answer_number = 1),
    '{"items": [{"item": "FR-DJXX", "name": "登记\"注册", "count": 1, "records": [{"record": "r13", "markers": []}]}, '
    '{"item": "FR-XZCF", "name": "行政处罚", "count": 2, "records": [{"record": "r12", "markers": []}, {"record": "r11", "markers": []}]}], '
    '"subject": {"reference": "REF1"}}',
    'HZ-Q4: grouped by item in the catalogue''s order, newest decision first'
);
select is((select (answer::jsonb - 'receipt')::text from got where answer_number = 2), '{"status": 404}', 'HZ-Q11: unknown is said');
select is(
    (select answer::jsonb -> 'subject' from got where answer_number = 4), '{"reference": "REF1"}'::jsonb,
    'BX-15: a former code leads to the same file'
);
select is(
    (select array_agg((answer::jsonb #>> '{receipt,position}')::bigint order by answer_number) from got),
    array[0, 1, 2, 3]::bigint[], 'HZ-Q15: positions from 0, in order'
);

select is(
    (select array_agg(log_position order by log_position) from credit.query_log_entry where logged_at >= '2026-03-01Z'),
    array[0, 1, 2, 3]::bigint[], 'HZ-Q15: one entry per query'
);
select is(
    (select array_agg(outcome order by log_position) from credit.query_log_entry where logged_at >= '2026-03-01Z'),
    array['answered', 'empty', 'answered', 'answered'], 'HZ-Q15: empty answers are logged as such'
);
select ok(
    (
        select bool_and(
            encode(sha256(convert_to(got.answer, 'UTF8')), 'hex') = convert_from(entry.entry, 'UTF8')::jsonb ->> 'answer'
            and got.answer::jsonb #>> '{receipt,secret}' = convert_from(entry.entry, 'UTF8')::jsonb ->> 'salt'
            and (got.answer::jsonb #>> '{receipt,time}') = convert_from(entry.entry, 'UTF8')::jsonb ->> 'time'
        )
        from got inner join credit.query_log_entry as entry
            on (got.answer::jsonb #>> '{receipt,position}')::bigint = entry.log_position
        where entry.logged_at >= '2026-03-01Z'
    ),
    'BX-13: each entry holds the digest of the exact answer, and the receipt the entry''s secret'
);
select is(
    (select convert_from(entry, 'UTF8')::jsonb - 'salt' - 'answer' from credit.query_log_entry where logged_at >= '2026-03-01Z' and log_position = 0),
    '{"v": 1, "position": 0, "time": "2026-03-31T12:00:00.000000+08:00", "audience": "public", "operation": "subject", "actor": "public",
      "address": "192.0.2.1", "request": "ab", "purpose": "public_inquiry", "scope": {"reference": "REF1"},
      "subject": "00000000-0000-0000-0000-000000000001", "outcome": "answered",
      "disclosed": [["10000000-0000-0000-0000-000000000003", 1], ["10000000-0000-0000-0000-000000000002", 3], ["10000000-0000-0000-0000-000000000001", 1]]}'::jsonb,
    'HZ-Q15: who, when, purpose, scope and what was disclosed'
);

-- BX-4: the last day of publicity is still in time, the next is not; midnight is Shanghai's.
select is((select is_found from pg_temp.ask('2026-03-31 23:59:59+08', 'REF2')), true, 'BX-4: on the last day of publicity it is shown');
select is((select is_found from pg_temp.ask('2026-04-01 00:00:00+08', 'REF2')), false, 'BX-4, X-2: after midnight in Shanghai it is not');
select is(
    (select (answer::jsonb - 'receipt') from pg_temp.ask('2026-04-01 00:00+08', 'REF2')),
    (select (answer::jsonb - 'receipt') from pg_temp.ask('2026-04-01 00:00+08', 'NONE')),
    'HZ-Q3: nothing left to show reads exactly like nobody'
);

-- A clock that is set back does not take the log with it.
select is(
    (select answer::jsonb #>> '{receipt,time}' from pg_temp.ask('2026-03-31 00:00+08', 'NONE')),
    '2026-04-01T00:00:00.000000+08:00', 'HZ-Q15: time in the log never goes back'
);

-- Markers.
set local role credit_owner;
insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at) values
('00000000-0000-0000-0000-000000000001', '10000000-0000-0000-0000-000000000001', 'under_processing', null, null, '2026-03-01Z', null),
('00000000-0000-0000-0000-000000000003', '30000000-0000-0000-0000-000000000001', 'applicant_disputes', '金额"不符', '金额"不符', '2026-03-02Z', '2026-04-02 00:00+08');
reset role;
select is(
    (select answer::jsonb #> '{items,1,records,1}' from pg_temp.ask('2026-04-01 01:00+08', 'REF1')),
    '{"record": "10000000-0000-0000-0000-000000000001", "suspended": true, "markers": [{"marker": "under_processing", "name": "异议正在处理"}]}'::jsonb,
    'HZ-O7: while under processing the content is suspended, and that is said'
);
select is(
    (
        select convert_from(entry, 'UTF8')::jsonb #> '{disclosed,2}' from credit.query_log_entry
        where logged_at >= '2026-03-01Z' order by log_position desc limit 1
    ),
    '["10000000-0000-0000-0000-000000000001", 1, "suspended"]'::jsonb, 'HZ-O7, HZ-Q15: the log says that it was not disclosed'
);
select is(
    (select answer::jsonb #> '{items,0,records,0,markers}' from pg_temp.ask('2026-04-01 23:59:59+08', 'REF3')),
    '[{"marker": "applicant_disputes", "name": "申请人存疑", "reason": "金额\"不符"}]'::jsonb, 'HZ-O11: disputed, with the reason as given'
);
select is(
    (select answer::jsonb #> '{items,0,records,0,markers}' from pg_temp.ask('2026-04-02 00:00+08', 'REF3')),
    '[]'::jsonb, 'HZ-O11: it lapses by itself'
);

-- Searches.
create function pg_temp.find(needle text, bigrams text, code text, page_size integer, after_tier integer, after_name text, after_key uuid)
returns jsonb language sql as $$
    select answer::jsonb from credit.answer_public_searches(
        '2026-03-31 12:00+08', array[needle], array[bigrams], array[code], array[null::uuid], array[page_size], array[after_tier], array[after_name],
        array[after_key], array['{}'], array['192.0.2.1'], array['ab']
    )
$$;
select is(
    pg_temp.find('甲乙', '{1}', null, 20, null, null, null) -> 'subjects',
    '[{"reference": "REF2"}, {"reference": "REF1"}, {"reference": "REF3"}]'::jsonb,
    'HZ-Q4: names that begin with it first, in their order; who has nothing public is not found'
);
select is(
    pg_temp.find('甲乙', '{1}', null, 2, null, null, null) -> 'subjects', '[{"reference": "REF2"}, {"reference": "REF1"}]'::jsonb,
    'a page is no longer than asked for'
);
select isnt(pg_temp.find('甲乙', '{1}', null, 2, null, null, null) ->> 'next_cursor', null, 'a full page says where the next begins');
select is(
    pg_temp.find('甲乙', '{1}', null, 2, 0, '甲乙丙丁', '00000000-0000-0000-0000-000000000001') - 'receipt',
    '{"subjects": [{"reference": "REF3"}], "next_cursor": null}'::jsonb, 'the last page has no next'
);
select is(
    pg_temp.find('丙', '{2}', null, 1, null, null, null) -> 'subjects', '[{"reference": "REF1"}]'::jsonb,
    'HZ-Q4: behind them come names that hold it elsewhere, by key'
);
select is(
    pg_temp.find('丙', '{2}', null, 1, 1, null, '00000000-0000-0000-0000-000000000001') - 'receipt',
    '{"subjects": [{"reference": "REF2"}], "next_cursor": null}'::jsonb, 'and the page behind the first'
);
select is(pg_temp.find('乙丁', '{1}', null, 20, null, null, null) -> 'subjects', '[]'::jsonb, 'the pairs alone do not make a hit');
select is(
    pg_temp.find(null, null, 'OLD1', 20, null, null, null) -> 'subjects', '[{"reference": "REF1"}]'::jsonb, 'BX-15: found by a former code'
);
select is(
    (
        select array_agg(log_position - 1 order by log_position) = array_agg(lag_position order by log_position)
        from (
            select
log_position,
lag(log_position) over (order by log_position) as lag_position
            from credit.query_log_entry where logged_at >= '2026-03-01Z'
        ) as neighbours
        where lag_position is not null
    ), true, 'HZ-Q15: no gap after all of this'
);

select * from finish();
rollback;
