-- Purpose: what bears out a result: omissions of people without a file to the free report, corrections, what is taken back.
-- Rules: HZ-O8, HZ-O9, HZ-O10, PB-15, X-8.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(30);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
create function pg_temp.report(named text, at timestamptz, outcome text) returns text
language sql as $$
    select pg_temp.step('clerk', at, 'report_result', pg_temp.about(named), format('%L, %L', outcome, '结果'))
$$;
create function pg_temp.take_back(named text, at timestamptz) returns text
language sql as $$
    select pg_temp.step('window-1', at, 'withdraw_objection', pg_temp.form(pg_temp.about(named)), $a$'撤回'$a$)
$$;

-- HZ-O8: somebody without a file misses a record; the centre adds it, or an import does.
create function pg_temp.stranger(last_digits text) returns uuid
language sql as $$ select ('d5000000-0000-4000-8000-0000000000' || last_digits)::uuid $$;
create function pg_temp.missed(last_digits text) returns uuid
language plpgsql as $$
declare
    made_case uuid := pg_temp.bring(pg_temp.id(pg_temp.objection(
        0, '2026-06-01 10:00+08', 'omission', item => 'OPEN', applicant => pg_temp.someone(pg_temp.stranger(last_digits))
    )));
begin
    perform pg_temp.step('window-1', '2026-06-01 10:10+08', 'accept_objection', made_case);
    perform pg_temp.step('clerk', '2026-06-01 11:00+08', 'take_up_objection', made_case);
    return made_case;
end;
$$;
insert into made
select
    name,
    pg_temp.missed(digits)
from (values ('by the centre', 'f1'), ('by an import', 'f2'), ('by nobody', 'f3')) as given (name, digits);
create function pg_temp.opened_file(last_digits text, at timestamptz) returns uuid
language sql as $$
    insert into credit.subject (subject_key, kind, batch_id, added_at) values (pg_temp.stranger(last_digits), 'person', gen_random_uuid(), at);
    insert into credit.identifier (identifier_digest, identifier_type, subject_key, sealed_value, key_version, batch_id, added_at)
    values (pg_temp.stranger(last_digits), 'identity_document', pg_temp.stranger(last_digits), '\x00', 1, gen_random_uuid(), at)
    returning subject_key
$$;
create function pg_temp.added_record(number integer, subject uuid, at timestamptz) returns uuid
language sql as $$
    insert into credit.record_version (
        subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, content, content_digest, key_version,
        batch_id, recorded_at, recorded_by, ground, level_a_fields, level_b_fields, level_c_fields
    ) values (
        subject, pg_temp.rec(number), 1, 'B', 'OPEN', 1, 'HZ-CG', 'in_force', '{}', gen_random_uuid(), 1, gen_random_uuid(), at, 'test', 'test', '',
        '"b":"乙"', ''
    )
    returning record_id
$$;
select is(pg_temp.report(named, '2026-06-02 09:00+08', 'supplemented'), 'outcome_not_supported HZ-O8', 'HZ-O8: not before there is something: ' || named)
from unnest(array['by the centre', 'by an import', 'by nobody']) as named;
-- As store_correction does it: 16_corrections.sql and CreditServicesTests.
select pg_temp.added_record(31, pg_temp.opened_file('f1', '2026-06-02 10:00+08'), '2026-06-02 10:00+08');
select credit.advance_case('2026-06-02 10:00+08', pg_temp.about('by the centre'), 'corrected', 'clerk', 'centre_clerk', '补录', '{}');
select credit.attach_case_file(pg_temp.about('by the centre'), pg_temp.stranger('f1'));
select pg_temp.added_record(32, pg_temp.opened_file('f2', '2026-06-02 10:00+08'), '2026-06-02 10:00+08');
select pg_temp.opened_file('f3', '2026-06-02 10:00+08');
select pg_temp.added_record(33, pg_temp.stranger('f3'), '2026-05-31 10:00+08');
select is(
    pg_temp.report('by the centre', '2026-06-02 11:00+08', 'upheld'), 'outcome_not_supported HZ-O8', 'HZ-O8: what was added is not called right as it was'
);
select is(pg_temp.report('by nobody', '2026-06-02 11:00+08', 'supplemented'), 'outcome_not_supported HZ-O8', 'HZ-O8: an older record is no supplement');
select is(pg_temp.report('by nobody', '2026-06-02 11:00+08', 'upheld'), 'reported', 'HZ-O8: nothing was missing');
select is(pg_temp.report(named, '2026-06-02 11:00+08', 'supplemented'), 'reported', 'HZ-O8: what was missing came ' || named)
from unnest(array['by the centre', 'by an import']) as named;
select is(
    (
        select array[objection.subject_key, service_case.subject_key] from credit.objection
        inner join credit.service_case on objection.case_id = service_case.case_id where objection.case_id = pg_temp.about('by an import')
    ), array[pg_temp.stranger('f2'), pg_temp.stranger('f2')], 'X-8: the case is about the file from then on'
);
select is(
    (
        select array_agg(pg_temp.step(part.who, '2026-06-03 10:00+08', part.command, number, part.arguments) order by name, part.place)
        from made cross join pg_temp.steps('collected') as part
        where name <> 'by nobody' and part.place > 3
    ), '{approved,notified,collected,approved,notified,collected}'::text[], 'HZ-O3: both go all the way'
);
create function pg_temp.free_report(named text, at timestamptz) returns text
language plpgsql as $$
declare
    report uuid := gen_random_uuid();
    refusal_rule text;
begin
    update credit.staff_session set opened_at = at, last_seen_at = at where account_id = 'window-1';
    update credit.staff_credential set password_set_at = at where account_id = 'window-1';
    perform credit.stage_correction_answer(
        gen_random_uuid(), at, sha256('window-1'), '192.0.2.7', 'ab', pg_temp.about(named), report,
        'R' || to_char(at, 'YYYYMMDD') || upper(left(md5(report::text), 14)) || 'A', null
    );
    return (
        select ground || ' ' || array_to_string(array_agg(report_record.record_id), ',')
        from credit.credit_report
        inner join credit.report_record on credit_report.report_id = report_record.report_id
        where credit_report.report_id = report
        group by credit_report.report_id
    );
exception
    when sqlstate 'CR001' then
        get stacked diagnostics refusal_rule = pg_exception_detail;
        return sqlerrm || ' ' || refusal_rule;
end;
$$;
insert into credit.query_purpose (policy_id, purpose, name, position, needs_matter, needs_case_number, needs_follow_up_authority)
select
    1,
    'own_data',
    '查询本人信息',
    7,
    false,
    false,
    false
where not exists (select from credit.query_purpose where policy_id = 1 and purpose = 'own_data');
select is(pg_temp.free_report(named, '2026-06-04 10:00+08'), 'correction ' || pg_temp.rec(number), 'HZ-O10: and get their free report: ' || named)
from (values ('by the centre', 31), ('by an import', 32)) as given (named, number);
select is(pg_temp.free_report('by nobody', '2026-06-04 10:00+08'), 'reprint_not_due HZ-O10', 'HZ-O10: where nothing was put right there is none');

-- HZ-O8: a version that says the same is no correction, whoever made it.
insert into made
select
    'same',
    pg_temp.objection_in('verifying', 1, '2026-06-03 10:00+08');
select pg_temp.keep(1, 2, 'A', recorded_at => '2026-06-03 11:00+08');
update credit.record_version
set content_digest = (select content_digest from credit.record_version where record_id = pg_temp.rec(1) and version = 1)
where record_id = pg_temp.rec(1) and version = 2;
select is(pg_temp.report('same', '2026-06-03 12:00+08', outcome), 'outcome_not_supported HZ-O8', 'HZ-O8: a new version of the same content is not ' || outcome)
from unnest(array['corrected', 'supplemented']) as outcome;
select pg_temp.keep(1, 3, 'A', recorded_at => '2026-06-03 13:00+08');
select is(pg_temp.report('same', '2026-06-03 14:00+08', 'corrected'), 'reported', 'HZ-O8: one of other content is');

-- HZ-O9: what the authority returns, and what is taken back, has no result.
create function pg_temp.result_of(named text) returns text
language sql as $$
    select coalesce(outcome, '-') || ' ' || coalesce(result_text, '-') || ' ' || coalesce(approved_by, '-')
    from credit.objection where case_id = pg_temp.about(named)
$$;
select is(pg_temp.result_of('same'), 'corrected 结果 -', 'HZ-O9: a result');
select is(
    pg_temp.step('officer-1', '2026-06-03 15:00+08', 'return_result', pg_temp.about('same'), $$'再查'$$), 'verifying', 'HZ-O9: that is returned'
);
select is(pg_temp.result_of('same'), '- - -', 'HZ-O9: is none any more');
select is(
    (select details ->> 'outcome' from credit.case_event where case_id = pg_temp.about('same') and event = 'reported'), 'corrected',
    'X-5: but in the history'
);
insert into made
select
    name,
    pg_temp.objection_in('approved', number, '2026-06-04 10:00+08')
from (values ('taken back', 2), ('put right', 3)) as given (name, number);
select is(pg_temp.result_of('taken back'), 'upheld 经核查信息无误 officer-1', 'HZ-O9: an approved result');
select is(pg_temp.take_back('taken back', '2026-06-04 11:00+08'), 'withdrawn', 'HZ-O9: of which nobody was told, is taken back');
select is(pg_temp.result_of('taken back'), '- - -', 'HZ-O9: and is none');

-- HZ-O10: what was put right is not taken back; the result is told, and the report printed.
update credit.service_case set state = 'verifying' where case_id = pg_temp.about('put right');
select is(
    pg_temp.staff('window-1', '2026-06-05 10:00+08', 'case_document', format('%L', pg_temp.about('put right')))::jsonb -> 'allowed' ? 'withdrawn', true,
    'HZ-O2: before a correction the window may take it back'
);
select pg_temp.keep(3, 2, 'A', valid_until => '2026-06-30', recorded_at => '2026-06-05 10:30+08');
select credit.advance_case('2026-06-05 10:30+08', pg_temp.about('put right'), 'corrected', 'clerk', 'centre_clerk', '更正', '{}');
select is(
    pg_temp.staff('window-1', '2026-06-05 11:00+08', 'case_document', format('%L', pg_temp.about('put right')))::jsonb -> 'allowed' ? 'withdrawn', false,
    'HZ-O10: after it not'
);
select is(pg_temp.take_back('put right', '2026-06-05 11:00+08'), 'objection_corrected HZ-O10', 'HZ-O10: whatever paper there is');
select is(pg_temp.channels('2026-06-05 11:00+08', 3), 'suspended, suspended, suspended', 'HZ-O7: and the record stays suspended until the applicant knows');
select is(pg_temp.report('put right', '2026-06-05 12:00+08', 'corrected'), 'reported', 'HZ-O8: it is reported');
select is(
    (
        select array_agg(pg_temp.step(part.who, '2026-06-05 13:00+08', part.command, pg_temp.about('put right'), part.arguments) order by part.place)
        from pg_temp.steps('collected') as part
        where part.place > 3
    ), '{approved,notified,collected}'::text[], 'HZ-O9: and told'
);
select matches(pg_temp.free_report('put right', '2026-06-05 14:00+08'), '^correction ', 'HZ-O10: and there is the free report');
select * from finish();
rollback;
