-- Purpose: the whole way of an application at the window: received, checked, accepted, answered, printed, handed over.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q8, HZ-Q10, HZ-Q12, QZ-5, HZ-Q3.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(19);
\ir fixtures/applications.sql
insert into credit.access_rule (
    policy_id, rule_number, effect, audiences, roles, open_levels, purposes, form, rule_id, article, sentence
)
values (1, 1, 'permit', '{window}', '{window_clerk}', '{A,B}', '{own_data,authorised_inquiry}', 'full', 'HZ-Q3', '三', '窗口查询。');
insert into credit.query_purpose (
    policy_id, purpose, name, position, needs_matter, needs_case_number, needs_follow_up_authority
)
values (1, 'own_data', '查询本人信息', 2, false, false, false), (1, 'authorised_inquiry', '经授权查询他人信息', 3, false, false, false);
update credit.catalogue_item set person_level = 'B' where item_code in ('OPEN', 'SHARED');
insert into credit.record_version (
    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, decided_on, content, content_digest,
    key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields, level_b_fields, level_c_fields
)
select
    '5b000000-0000-4000-8000-000000000002',
    ('10000000-0000-0000-0000-00000000000' || number)::uuid,
    1,
    'B',
    item,
    1,
    'HZ-CG',
    'in_force',
    '2026-01-01',
    '{}',
    gen_random_uuid(),
    1,
    gen_random_uuid(),
    '2026-01-01Z',
    'test',
    'test',
    '',
    '"NR":"乙"',
    ''
from (values (1, 'OPEN'), (2, 'SHARED')) as given (number, item);

create function pg_temp.answer(
    application uuid, at timestamptz default '2026-06-02 10:00+08', report uuid default gen_random_uuid()
) returns jsonb
language plpgsql as $$
declare
    called uuid := gen_random_uuid();
    envelope bytea;
    refusal_rule text;
begin
    update credit.staff_session set opened_at = at, last_seen_at = at where account_id = 'window-1';
    update credit.staff_credential set password_set_at = at where account_id = 'window-1';
    envelope := credit.stage_application_answer(
        called, at, sha256('window-1'), '192.0.2.7', 'ab', application, report, 'R20260602' || upper(left(md5(report::text), 14)) || 'A'
    );
    return (
        select convert_from(pgcrypto.decrypt(envelope, key, 'aes'), 'UTF8')::jsonb from credit.answer_envelope where ticket = called
    );
exception
    when sqlstate 'CR001' then
        get stacked diagnostics refusal_rule = pg_exception_detail;
        return jsonb_build_object('refused', sqlerrm || ' ' || refusal_rule);
end;
$$;

-- Own data.
create temporary table own on commit drop as select pg_temp.case_of(pg_temp.receive()) as id;
select is((select pg_temp.answer(id) ->> 'refused' from own), 'transition_not_allowed HZ-Q5', 'HZ-Q5: what is not accepted is not answered');
select ok((select pg_temp.hand_in(id) > 0 from own), 'the papers are handed in');
select is((select pg_temp.do_case('accept_application', id)::jsonb ->> 'state' from own), 'accepted', 'and accepted');
create temporary table answered on commit drop as select pg_temp.answer(id, report => id) as answer from own;
select is((select answer -> 'record_count' from answered), '2', 'the applicant gets the own records');
select is(
    (select answer -> 'subject' from answered), '{"name": "张三", "document_type": "resident_identity", "document_number": "****001X"}'::jsonb,
    'X-4: under the name, with the end of the number'
);
select is((select answer #>> '{report,purpose_text}' from answered), '了解本人信用状况', 'for what it was asked for');
select ok((select answer ? 'lookups' from answered), 'BX-7: with who used the data');
select is((select pg_temp.state_of(id) from own), 'answered', 'HZ-Q12: the case is answered');
select is(
    (select string_agg(period_code || ' ' || (met_at is not null), ', ') from credit.case_deadline
    where period_code = 'application_answer' and case_id in (select id from own)),
    'application_answer true', 'HZ-Q12: its clock stopped'
);
select is((select subject_key from credit.credit_report), '5b000000-0000-4000-8000-000000000002', 'X-8: under the subject');
select is((select pg_temp.answer(id) ->> 'refused' from own), 'transition_not_allowed HZ-Q5', 'once');

-- Another's, by a letter that names an item.
create function pg_temp.others(items text[]) returns uuid
language sql as $$
    select pg_temp.case_of(pg_temp.receive('李四', subject => '张三', subject_kind => 'natural', content => '全部信用信息', purpose => '签约', items => items))
$$;
create temporary table other on commit drop as select pg_temp.others('{OPEN}') as id;
select is(
    (select left(pg_temp.letter(id, 'query', '张三', '李四', '签约', '{OPEN}', id => '1e000000-0000-4000-8000-000000000001'), 1) from other), '{',
    'HZ-Q8: the letter is recorded'
);
select ok((select pg_temp.hand_in(id) > 0 from other), 'with the papers');
select is((select pg_temp.do_case('accept_application', id)::jsonb ->> 'state' from other), 'accepted', 'it is accepted');
select is(
    (select pg_temp.answer(id, '2026-07-01 10:00+08') ->> 'refused' from other), 'letter_outside_period HZ-Q8',
    'HZ-Q8: the day after its period nothing is answered'
);
select is((select pg_temp.state_of(id) from other), 'accepted', 'and nothing of that stays');
create temporary table other_answered on commit drop as select pg_temp.answer(id, '2026-06-30 10:00+08', id) as answer from other;
select is(
    (select answer #> '{sections,9,items}' -> 0 ->> 'item' || ' ' || (answer ->> 'record_count') || ' ' || (answer ? 'lookups') from other_answered),
    'OPEN 1 false',
    'HZ-Q8: on its last day what it names, and nothing else'
);
select is(
    (select used_at is not null and used_case = (select id from other) from credit.authority_letter
    where letter_id = '1e000000-0000-4000-8000-000000000001'), true,
    'QZ-5: the letter is spent in the same transaction'
);
select is(
    (select convert_from(entry, 'UTF8')::jsonb #>> '{scope,letter}' from credit.query_log_entry where operation = 'report' order by log_position desc limit 1),
    '1e000000-0000-4000-8000-000000000001', 'QZ-5: and the log says which'
);

select * from finish();
rollback;
