-- Purpose: an applicant goes on at another window of the city, known by receipt and document; and what nobody else gets.
-- Rules: HZ-O9, HZ-O10, HZ-O11, HZ-O12, HZ-S5, X-4, X-7, BX-15.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(33);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
create function pg_temp.digest_of(last_digits text) returns uuid
language sql as $$ select ('d5000000-0000-4000-8000-0000000000' || last_digits)::uuid $$;
-- At the other window: its clerk is window-2.
create function pg_temp.collect(at timestamptz, person uuid, receiver text default '测试人', who text default 'window-2') returns text
language sql as $$
    select pg_temp.step(who, at, 'collect_result', pg_temp.about('objection'), format('%L, %L', receiver, person))
$$;
create function pg_temp.annotate(at timestamptz, applicant credit.case_person default pg_temp.someone()) returns text
language sql as $$
    select pg_temp.staff('window-2', at, 'receive_annotation', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, ''不同意'', ''不同意'', %L',
        pg_temp.receipt('annotation', at), pg_temp.about('objection'), applicant, gen_random_uuid()
    ))
$$;
create function pg_temp.unannotate(at timestamptz, applicant credit.case_person default pg_temp.someone(), who text default 'window-1b') returns text
language sql as $$
    select pg_temp.staff(who, at, 'receive_annotation_withdrawal', format(
        '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, %L',
        pg_temp.receipt('annotation_withdrawal', at), pg_temp.about('annotation'), applicant, gen_random_uuid()
    ))
$$;
create function pg_temp.find(who text, receipt text, person uuid) returns text
language sql as $$
    select coalesce(string_agg(found.entry ->> 'case' || ' ' || (found.entry ->> 'window'), ','), 'none') from jsonb_array_elements(
        pg_temp.staff(who, '2026-06-04 10:00+08', 'case_list', format('null, null, null, %L, %L, null, null, 10', receipt, person))::jsonb -> 'cases'
    ) as found (entry)
$$;
insert into made
select
    'objection',
    pg_temp.objection_in('notified', 1, '2026-06-03 10:00+08');
create function pg_temp.receipt_of(named text) returns text
language sql as $$ select receipt_number from credit.service_case where case_id = pg_temp.about(named) $$;

-- Found by the receipt and the applicant's number, together.
select is(
    pg_temp.find('window-2', pg_temp.receipt_of('objection'), pg_temp.digest_of('02')), pg_temp.about('objection') || ' HZ-CK',
    'HZ-O9: another window finds the case by receipt and document'
);
select is(pg_temp.find('window-2', pg_temp.receipt_of('objection'), pg_temp.digest_of('01')), 'none', 'X-4: not with another person''s document');
select is(pg_temp.find('window-2', 'Y20260603ZZZZZZZZA', pg_temp.digest_of('02')), 'none', 'X-4: not by another number');
select is(pg_temp.find('window-2', null, pg_temp.digest_of('02')), 'none', 'HZ-S5: a person''s cases at other windows are no business of a window');
select is(pg_temp.find('window-2', pg_temp.receipt_of('objection'), null), 'none', 'HZ-S5: nor is a receipt alone');
select is(
    pg_temp.find('sc-officer', pg_temp.receipt_of('objection'), pg_temp.digest_of('02')), 'none', 'HZ-S5: nor of a district''s authority, at which nobody comes'
);

-- The result.
select is(pg_temp.collect('2026-06-05 10:00+08', person), 'case_unknown HZ-O2', 'HZ-O9: not to ' || why)
from (values (null, 'whoever shows nothing'), (pg_temp.digest_of('01'), 'somebody else'), (pg_temp.digest_of('ff'), 'somebody unknown'))
    as refused (person, why);
select is(
    pg_temp.collect('2026-06-05 10:00+08', pg_temp.digest_of('02'), '某路人'), 'receiver_not_of_case HZ-O9', 'HZ-O9: nor under another name'
);
select is(pg_temp.collect('2026-06-05 10:00+08', pg_temp.digest_of('02'), who => 'clerk'), 'role_not_allowed PB-1', 'HZ-O2: nor by the centre');
select is(pg_temp.collect('2026-06-05 10:00+08', pg_temp.digest_of('02')), 'collected', 'HZ-O9: but to the applicant, at any window');
select is(
    pg_temp.newest('operation', 'actor', 'unit', 'scope,case'), array['collect_result', 'window-2', 'BJ-CK', pg_temp.about('objection')::text],
    'HZ-O13: and the log says where'
);
select is(
    (
        select array_agg(distinct responsible_account) from credit.case_deadline
        where case_id = pg_temp.about('objection') and responsible_role = 'window_clerk' and met_at is null and ended_at is null
    ), array['window-1'], 'X-1: whose window the case is answers for its papers as before'
);
select is(
    pg_temp.staff('window-2', '2026-06-05 11:00+08', 'objection_document', format('%L', pg_temp.about('objection'))), 'case_unknown HZ-O2',
    'HZ-S5: the other window reads no more of it'
);

-- The annotation, and its withdrawal at a third counter.
select is(pg_temp.annotate('2026-06-08 10:00+08', pg_temp.someone(pg_temp.digest_of('01'))), 'case_unknown HZ-O2', 'HZ-O11: not by somebody else');
select is(pg_temp.annotate('2026-06-15 10:00+08'), 'annotation_window_over HZ-O11', 'X-2: nor after the fifth working day');
insert into made
select
    'annotation',
    pg_temp.id(pg_temp.annotate('2026-06-12 23:59:59.999999+08'));
select is(
    (select array[unit_code, parent_case::text] from credit.service_case where case_id = pg_temp.about('annotation')),
    array['BJ-CK', pg_temp.about('objection')::text], 'HZ-O11: on the fifth day, at any window, whose case it is'
);
select pg_temp.bring(pg_temp.about('annotation'));
select is(
    pg_temp.step('window-2', '2026-06-15 10:00+08', 'accept_annotation', pg_temp.about('annotation')), 'accepted', 'HZ-O11: which accepts it'
);
select is(pg_temp.step('clerk', '2026-06-15 11:00+08', 'mark_annotation', pg_temp.about('annotation'), (
    select quote_literal(public_reason) from credit.annotation where case_id = pg_temp.about('annotation')
)), 'marked', 'HZ-O11: and the centre marks');
select is(
    pg_temp.unannotate('2026-06-16 10:00+08', pg_temp.someone(pg_temp.digest_of('01'))), 'case_unknown HZ-O11', 'HZ-O12: not taken away by somebody else'
);
-- BX-15: by a number that the same file has, too.
insert into credit.identifier (identifier_digest, identifier_type, subject_key, sealed_value, key_version, batch_id, added_at)
values (pg_temp.digest_of('12'), 'identity_document', pg_temp.who(2), '\x00', 1, gen_random_uuid(), '2026-01-01Z');
select is(
    left(pg_temp.unannotate('2026-06-16 10:00+08', pg_temp.someone(pg_temp.digest_of('12'))), 1), '{',
    'HZ-O12, BX-15: but by the applicant, by whichever number, at any window'
);

-- The free report.
insert into made
select
    'put right',
    pg_temp.objection_in('approved', 2, '2026-06-09 10:00+08');
update credit.objection set outcome = 'corrected' where case_id = pg_temp.about('put right');
select pg_temp.step('window-1', '2026-06-09 11:00+08', 'notify_applicant', pg_temp.about('put right'), $$'message'$$);
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
insert into made values ('report', '7e000000-0000-4000-8000-000000000001');
create function pg_temp.free_report(who text, person uuid) returns text
language plpgsql as $$
declare
    at constant timestamptz := '2026-06-10 10:00+08';
    refusal_rule text;
begin
    update credit.staff_session set opened_at = at, last_seen_at = at where account_id = who;
    update credit.staff_credential set password_set_at = at where account_id = who;
    perform credit.stage_correction_answer(
        gen_random_uuid(), at, sha256(who::bytea), '192.0.2.7', 'ab', pg_temp.about('put right'), pg_temp.about('report'), 'R2026061000000000000001A',
        person
    );
    return 'issued';
exception
    when sqlstate 'CR001' then
        get stacked diagnostics refusal_rule = pg_exception_detail;
        return sqlerrm || ' ' || refusal_rule;
end;
$$;
select is(pg_temp.free_report('window-2', person), 'case_unknown HZ-O2', 'HZ-O10: no report for ' || why)
from (values (null, 'whoever shows nothing'), (pg_temp.digest_of('01'), 'somebody else')) as refused (person, why);
select is(pg_temp.free_report('window-2', pg_temp.digest_of('02')), 'issued', 'HZ-O10: for the applicant, at any window');
select is(pg_temp.free_report('window-1', null), 'reprint_not_due HZ-O10', 'HZ-O10: and once in the whole city');
create function pg_temp.print(who text) returns text
language plpgsql as $$
declare
    at constant timestamptz := '2026-06-10 11:00+08';
    refusal_rule text;
begin
    update credit.staff_session set opened_at = at, last_seen_at = at where account_id = who;
    update credit.staff_credential set password_set_at = at where account_id = who;
    perform credit.stage_report_use(gen_random_uuid(), at, sha256(who::bytea), '192.0.2.7', 'ab', pg_temp.about('report'), true, null);
    return 'printed';
exception
    when sqlstate 'CR001' then
        get stacked diagnostics refusal_rule = pg_exception_detail;
        return sqlerrm || ' ' || refusal_rule;
end;
$$;
select is(pg_temp.print('window-1'), 'report_unknown HZ-Q10', 'HZ-S5: whose counter it is not prints nothing');
select is(pg_temp.print('window-2'), 'printed', 'HZ-O10: whose counter it is prints');
select is(
    left(pg_temp.staff('window-2', '2026-06-10 11:10+08', 'hand_over_report', format('%L, %L, true, null', pg_temp.about('report'), '测试人')), 1), '{',
    'HZ-O10: and hands over'
);

-- An agent who came with the objection collects it, too.
insert into made
select
    'by an agent',
    pg_temp.id(pg_temp.objection(3, '2026-06-09 10:00+08', agent => pg_temp.someone(pg_temp.digest_of('03'), '代理人')));
select is(
    (
        select array_agg(
            pg_temp.staff('window-2', '2026-06-10 12:00+08', 'collect_result', format('%L, %L, %L', pg_temp.about('by an agent'), '代理人', digest))
            order by place
        )
        from unnest(array[pg_temp.digest_of('03'), pg_temp.digest_of('04')]) with ordinality as shown (digest, place)
    ), array['transition_not_allowed HZ-O2', 'case_unknown HZ-O2'], 'HZ-O9: an agent is known at any window, another''s is not'
);
select ok(not has_function_privilege('credit_staff', named, 'execute'), 'HZ-S5: nobody asks by itself: ' || named)
from unnest(array[
    'credit.require_case_at_counter(uuid, text, text, uuid)', 'credit.is_applicant(credit.service_case, uuid)',
    'credit.refuse_request(timestamptz, bytea, text, text, uuid, text, text, text)'
]) as named;
select * from finish();
rollback;
