-- Purpose: what the window answers: levels A and B of the subject, within the letter, as a snapshot in the log.
-- Rules: HZ-Q1, HZ-Q3, HZ-Q8, HZ-Q12, HZ-Q15, HZ-O7, HZ-O11, BX-6, BX-7, PB-15, X-5.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(50);
\ir fixtures/reports.sql

create temporary table case_of on commit drop as
select
    name,
    pg_temp.application(subject, own, items) as id
from (
    values
    ('own', 1, true, null), ('person', 2, true, null), ('other', 1, false, '{OPEN,WATER}'::text[]), ('spare', 1, true, null)
) as given (name, subject, own, items);
create function pg_temp.of(wanted text) returns uuid language sql as $$ select id from pg_temp.case_of where name = wanted $$;
create temporary table answered on commit drop as select pg_temp.peek(pg_temp.of('own')) as answer;

-- Content.
select is(
    pg_temp.records(answer), '12 full, 11 full, 21 full, 31 full',
    'HZ-Q3: levels A and B, by section, item and date, newest first; of level C nothing'
)
from answered;
select is(
    (select string_agg(section ->> 'section' || ' ' || (section ->> 'count'), ', ' order by place)
    from jsonb_array_elements(answer -> 'sections') with ordinality as s (section, place)),
    'basic 0, administrative 2, trustworthy 0, serious_list 0, abnormal 0, commitment 0, rating 0, judgment 0, other 1, local 1',
    'BX-6: the sections of the standard of 2022, every one of them, with its count'
)
from answered;
select is(
    (select array_agg(record -> 'number' order by (record ->> 'number')::integer) from jsonb_path_query(answer, '$.sections[*].items[*].records[*]') as record),
    array['1', '2', '3', '4']::jsonb[], 'BX-6: records count as n of m'
)
from answered;
select is(answer -> 'record_count', '4', 'with the m') from answered;
select is(
    pg_temp.record(answer, 11),
    '{"number": 2, "record": "10000000-0000-0000-0000-000000000011", "form": "full", "version": 1, "open_level": "A", "markers": [], "remarks": [],
      "provider": {"code": "HZ-CG", "name": "单位HZ-CG"}, "decided_on": "2026-01-12", "recorded_on": "2026-03-01",
      "fields": [{"code": "NR", "name": "内容", "text": "甲11"}, {"code": "ZT", "name": "状态", "text": "有效"}, {"code": "JE", "name": "金额", "text": "12.50元"},
                 {"code": "LX", "name": "类型", "text": "无效、有效"}, {"code": "BB", "name": "BB", "text": "乙"}]}'::jsonb,
    'a record: provider by name and code, dates, fields under the catalogue''s names, codes as their labels, none of level C'
)
from answered;
select is(pg_temp.record(answer, 31) -> 'provider', '{"code": "GONE", "name": null}', 'a provider that is not known is named by its code') from answered;
select is(pg_temp.record(answer, 21) -> 'fields', '[{"code": "BB", "name": "BB", "text": "乙"}]', 'a level without fields adds none') from answered;
select is(answer -> 'subject', '{"name": "测试公司", "unified_code": "91330100TESTFIRM01"}', 'whom it is about') from answered;
select is(
    (answer -> 'report') - 'id' - 'number' - 'case',
    '{"kind": "organisation", "ground": "application", "issued_at": "2026-06-15T10:00:00.000000+08:00", "issuer": "市级窗口", "issuer_code": "HZ-CK",
      "clerk": "测试", "applicant": "测试人", "purpose": "own_data", "purpose_name": "查询本人信息", "purpose_text": "核对本人信息", "policy": "test", "catalogue": "hangzhou test"}'::jsonb,
    'BX-6: who issued it, when, for what, by which catalogue and policy'
)
from answered;
select matches(answer #>> '{report,number}', '^R20260615\d{14}A$', 'under its number') from answered;
select is(
    answer -> 'withheld',
    '[{"category": "open_level", "rule": "HZ-Q3", "reason": "不予提供。", "items": [{"item": "TAX", "name": "纳税"}]}]'::jsonb,
    'HZ-Q11: what the window does not show is told by rule, whether there is any or not'
)
from answered;

-- Somebody else's data, within the letter.
select is(pg_temp.records(pg_temp.peek(pg_temp.of('other'))), '12 full, 11 full, 31 full', 'HZ-Q8: only what the letter names');
select is(
    pg_temp.peek(pg_temp.of('other')) -> 'withheld',
    '[{"category": "letter", "rule": "HZ-Q8", "reason": "授权委托书没有载明的内容，不予查询。",
       "items": [{"item": "HONOUR", "name": "表彰"}, {"item": "SHARED", "name": "共享"}, {"item": "TAX", "name": "纳税"}]}]'::jsonb,
    'HZ-Q11: and says what it left out and why'
);
select is(pg_temp.peek(pg_temp.of('other')) ? 'lookups', false, 'X-8: who used the data is the subject''s to know, nobody else''s');
select is(
    pg_temp.peek(pg_temp.of('other')) #> '{report,items}', '[{"item": "OPEN", "name": "公开"}, {"item": "WATER", "name": "用水"}]', 'what it was asked for'
);
select is(pg_temp.peek(pg_temp.of('other')) #>> '{report,purpose_name}', '经授权查询他人信息', 'for another purpose');
select is(pg_temp.records(pg_temp.peek(pg_temp.of('person'))), '51 full', 'nobody''s records but the subject''s');
select is(
    pg_temp.peek(pg_temp.of('person')) #> '{withheld,0,items}', null, 'what is not about persons at all is not said to be withheld from them'
);
update pg_temp.asked set subject_key = null where case_id = pg_temp.of('person');
select is(pg_temp.peek(pg_temp.of('person')) -> 'record_count', '0', 'HZ-Q11: of a subject without a file the report says that there is nothing');
select is(pg_temp.peek(pg_temp.of('person')) ? 'lookups', false, 'and nobody looked at it');
update pg_temp.asked set subject_key = pg_temp.key_of(2) where case_id = pg_temp.of('person');

-- Time, state and levels of versions.
call pg_temp.add_record(1, 61, 'A', 'OPEN', kept_until => '2026-06-15');
select is(
    pg_temp.records(pg_temp.peek(pg_temp.of('own'), '2026-06-15 23:59+08')), '61 full, 12 full, 11 full, 21 full, 31 full', 'BX-4: the last day'
);
select is(pg_temp.records(pg_temp.peek(pg_temp.of('own'), '2026-06-16 00:00+08')), '12 full, 11 full, 21 full, 31 full', 'BX-4: and the day after it');
call pg_temp.add_record(1, 11, 'B', 'OPEN', version => 2);
select is(pg_temp.record(pg_temp.peek(pg_temp.of('own')), 11) ->> 'version', '2', 'X-5: the newest version is the record, whatever its level');
call pg_temp.add_record(1, 11, 'C', 'OPEN', version => 3);
select is(pg_temp.record(pg_temp.peek(pg_temp.of('own')), 11), null, 'X-5: one that became level C is gone, the older ones with it');
call pg_temp.add_record(1, 12, 'A', 'OPEN', version => 2, state => 'corrected');
select is(pg_temp.record(pg_temp.peek(pg_temp.of('own')), 12), null, 'X-5: and one that is not in force any more');
delete from credit.record_version where version > 1 or record_id = pg_temp.record_of(61);
update credit.record_version set level_a_fields = null, level_b_fields = null, level_c_fields = null, masked_level_a_fields = null
where record_id = pg_temp.record_of(12);
select is(pg_temp.record(pg_temp.peek(pg_temp.of('own')), 12) ->> 'withheld', 'not_prepared', 'a record whose fields are not parted by level yet shows none');
update credit.record_version set level_a_fields = '"NR":"甲12"', level_b_fields = '', level_c_fields = '' where record_id = pg_temp.record_of(12);

-- Markers and remarks.
insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at)
values
(pg_temp.key_of(1), pg_temp.record_of(12), 'under_processing', null, null, '2026-06-01Z', null),
(pg_temp.key_of(1), pg_temp.record_of(11), 'applicant_disputes', '我没有"违法"', '我没有"违法"', '2026-06-01 00:00+08', '2026-07-01 00:00+08'),
(pg_temp.key_of(1), pg_temp.record_of(41), 'under_processing', null, null, '2026-06-01Z', null);
select is(
    pg_temp.record(pg_temp.peek(pg_temp.of('own')), 12),
    '{"number": 1, "record": "10000000-0000-0000-0000-000000000012", "form": "marker_only", "suspended": true,
      "markers": [{"marker": "under_processing", "name": "异议正在处理"}]}'::jsonb,
    'HZ-O7: under objection only that it is suspended is said'
);
select is(
    pg_temp.record(pg_temp.peek(pg_temp.of('own'), '2026-06-30 23:59:59+08'), 11) -> 'markers',
    '[{"marker": "applicant_disputes", "name": "申请人存疑", "reason": "我没有\"违法\""}]'::jsonb,
    'HZ-O11: a dispute is told with its reason as given, and the content stays'
);
select is(pg_temp.record(pg_temp.peek(pg_temp.of('own'), '2026-07-01 00:00+08'), 11) -> 'markers', '[]', 'HZ-O11: and lapses at midnight');
select is(pg_temp.peek(pg_temp.of('own')) -> 'record_count', '4', 'BX-6: a suspended record counts; nobody can leave it out');
select is(
    (select pg_temp.entry() -> 'disclosed' -> 0 from pg_temp.answer(pg_temp.of('spare'))),
    '["10000000-0000-0000-0000-000000000012", 1, "suspended", "HZ-O7"]', 'the log says which record, that it was suspended, and by which rule'
);
delete from credit.record_marker;

-- Non-interference.
create temporary table before on commit drop as
select
    name,
    pg_temp.peek(id) - 'receipt' #- '{report,number}' #- '{report,id}' as answer
from case_of
where name <> 'spare';
call pg_temp.add_record(1, 71, 'C', 'TAX');
call pg_temp.add_record(1, 72, 'C', 'OPEN');
call pg_temp.add_record(1, 41, 'C', 'TAX', version => 2, state => 'withdrawn');
call pg_temp.add_record(2, 73, 'C', 'OPEN');
insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at)
values (pg_temp.key_of(1), pg_temp.record_of(72), 'applicant_disputes', 'x', 'x', '2026-06-01Z', '2027-07-01Z');
update credit.record_version set level_c_fields = '"CC":"changed"' where level_c_fields is not null;
select is(
    (select string_agg(before.name, ' ') from before inner join case_of on before.name = case_of.name
    where (pg_temp.peek(id) - 'receipt' #- '{report,number}' #- '{report,id}')::text <> before.answer::text),
    null, 'HZ-Q3: what there is of level C, records or fields, changes no byte of an answer'
);
delete from credit.record_version where open_level = 'C';
delete from credit.record_marker;
select is(
    (select string_agg(before.name, ' ') from before inner join case_of on before.name = case_of.name
    where (pg_temp.peek(id) - 'receipt' #- '{report,number}' #- '{report,id}')::text <> before.answer::text),
    null, 'nor does that there is none'
);

-- All in one transaction.
create temporary table issued on commit drop as
select
    name,
    id,
    pg_temp.answer(id, report => id) as answer
from case_of
where name in ('own', 'other');
select is((select state from credit.service_case where case_id = pg_temp.of('own')), 'answered', 'HZ-Q12: the case is answered');
select is((select count(*)::integer from spent where case_id = pg_temp.of('other')), 1, 'QZ-5: its letter is spent');
select is(
    pg_temp.entry() - 'salt' - 'answer' - 'position' - 'time' - 'scope',
    '{"v": 1, "audience": "window", "operation": "report", "actor": "window-1", "unit": "HZ-CK", "address": "192.0.2.7", "request": "ab",
      "purpose": "authorised_inquiry", "subject": "5b000000-0000-4000-8000-000000000001", "outcome": "answered",
      "disclosed": [["10000000-0000-0000-0000-000000000012", 1, "full", "HZ-Q3"], ["10000000-0000-0000-0000-000000000011", 1, "full", "HZ-Q3"],
                    ["10000000-0000-0000-0000-000000000031", 1, "full", "HZ-Q3"]]}'::jsonb,
    'HZ-Q15, X-8: one entry: who, where, why, about whom, what was disclosed in which form'
);
select is(
    pg_temp.entry() -> 'scope',
    (select jsonb_build_object(
        'case', id, 'report', answer #>> '{report,number}', 'letter', (select letter_id from pg_temp.asked where case_id = id),
        'items', '["OPEN", "WATER"]'::jsonb, 'policy', 1, 'catalogue', 1
    ) from issued where name = 'other'),
    'its scope: case, report, letter, items; nothing personal'
);
select is(
    (select encode(sha256(convert_to(document, 'UTF8')), 'hex') from credit.report_document where report_id = pg_temp.of('other')),
    pg_temp.entry() ->> 'answer', 'BX-6: the snapshot is byte by byte what the log digests'
);
select is(
    (select array_agg(d.document_digest = sha256(convert_to(d.document, 'UTF8')) and d.log_position = (issued.answer #>> '{receipt,position}')::bigint)
    from credit.report_document as d inner join issued on d.report_id = issued.id),
    '{t,t}', 'kept with its digest and the place of its entry'
);
select is(
    (select string_agg(right(record_id::text, 2) || ' ' || version || ' ' || item_code || ' ' || form, ', ' order by number)
    from credit.report_record where report_id = pg_temp.of('other')),
    '12 1 OPEN full, 11 1 OPEN full, 31 1 WATER full', 'HZ-O1: which records were disclosed is kept by id'
);
select is(pg_temp.answer(pg_temp.of('own')) ->> 'refused', 'transition_not_allowed HZ-Q5', 'an application is answered once');

-- BX-6: later corrections never rewrite it.
create temporary table kept on commit drop as select document from credit.report_document where report_id = pg_temp.of('own');
call pg_temp.add_record(1, 11, 'A', 'OPEN', version => 2, a_fields => '"NR":"更正"');
select is(
    (select document from credit.report_document where report_id = pg_temp.of('own')),
    (select document from kept), 'BX-6: a later correction of a record does not change the report'
);
select is(
    (select document from credit.report_document where report_id = pg_temp.of('own')), (select document from kept), 'nor does reading it'
);

-- What refuses.
select is(pg_temp.answer(pg_temp.of('person'), 'clerk') ->> 'refused', 'role_not_allowed PB-1', 'HZ-O2: only a window clerk answers');
select is(pg_temp.answer(pg_temp.of('person'), 'window-2') ->> 'refused', 'case_unknown HZ-Q5', 'another window does not know the case');
select is(pg_temp.answer(gen_random_uuid()) ->> 'refused', 'case_unknown HZ-Q5', 'nor anybody one that there is not');
update pg_temp.asked set refusal_code = 'letter_used', refusal_rule = 'QZ-5' where case_id = pg_temp.of('person');
select is(pg_temp.answer(pg_temp.of('person')) ->> 'refused', 'letter_used QZ-5', 'QZ-5: what the letter does not allow is refused by its rule');
select is((select state from credit.service_case where case_id = pg_temp.of('person')), 'accepted', 'and nothing of it stays');
select is(
    pg_temp.disclose(
        'window-1', '2026-06-15 10:00+08', 'stage_application_answer', format('%L, %L, ''R1''', pg_temp.of('person'), gen_random_uuid())
    ) ->> 'refused',
    'malformed_command X-7', 'a number of another form is none'
);
update credit.catalogue_version set state = 'superseded' where catalogue_version_id = 1;
update pg_temp.asked set refusal_code = null;
select is(pg_temp.answer(pg_temp.of('person')) ->> 'refused', 'rules_not_published BX-1', 'BX-1: without a catalogue nothing is disclosed');

select * from finish();
rollback;
