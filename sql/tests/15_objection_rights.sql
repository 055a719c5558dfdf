-- Purpose: who may object to what, what is refused as a repetition, two objections at once, omissions, and every step by all.
-- Rules: HZ-O1, HZ-O2, HZ-O5, HZ-O6, HZ-O7, HZ-O8, HZ-Q7, HZ-Q8, X-3.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(85);
\ir fixtures/objections.sql

-- Every command in every state by every role: exactly what the table of transitions says.
create temporary table tried (command text, event text, role text, arguments text) on commit drop;
insert into tried
values
('permit_repeat', 'repeat_permitted', 'centre_clerk', $$'理由成立'$$), ('accept_objection', 'accepted', 'window_clerk', null),
('refuse_objection', 'refused', 'window_clerk', $$'materials', '证据不足'$$),
('take_up_objection', 'taken_up', 'centre_clerk', null), ('ask_provider', 'provider_asked', 'centre_clerk', $$null, '是否有误'$$),
('report_result', 'reported', 'centre_clerk', $$'upheld', '维持'$$), ('return_result', 'returned', 'authority_officer', $$'退回'$$),
('approve_result', 'approved', 'authority_officer', null), ('notify_applicant', 'notified', 'window_clerk', $$'letter'$$),
('collect_result', 'collected', 'window_clerk', $$'测试人', null$$), ('withdraw_objection', 'withdrawn', 'window_clerk', $$'撤回'$$);
create temporary table staffed (role text, who text) on commit drop;
insert into staffed
values
('window_clerk', 'window-1'), ('centre_clerk', 'clerk'), ('authority_officer', 'officer-1'), ('provider_officer', 'cg-officer'), ('auditor', 'auditor');
create temporary table found_state (state text, number uuid) on commit drop;
insert into found_state
select
state,
pg_temp.form(pg_temp.bring(pg_temp.id(pg_temp.objection(2, kind => 'outdated'))))
from (select distinct to_state as state from credit.case_transition where kind = 'objection') as reached;
update credit.service_case
set state = found_state.state, closed_at = case when found_state.state = 'closed' then '2026-06-01 12:00+08'::timestamptz end
from found_state where found_state.number = service_case.case_id;
update credit.objection
set outcome = 'upheld', result_text = '维持', result_by = 'clerk-2', result_at = '2026-06-01 11:00+08'
from found_state where found_state.number = objection.case_id and found_state.state in ('reported', 'approved', 'notified', 'collected');
update credit.objection
set approved_by = 'officer-2', approved_at = '2026-06-01 11:30+08'
from found_state where found_state.number = objection.case_id and found_state.state in ('approved', 'notified', 'collected');
update credit.objection
set notified_at = '2026-06-01 11:40+08', notified_how = 'letter'
from found_state where found_state.number = objection.case_id and found_state.state in ('notified', 'collected');
-- Only who may do it gets so far.
update credit.objection set new_ground = '新的证据' where case_id in (select number from found_state);
-- Each is tried on its own and undone.
create function pg_temp.tried(who text, command text, about uuid, arguments text) returns text
language plpgsql as $$
declare
    reached text;
begin
    begin
        reached := pg_temp.step(who, '2026-06-02 10:00+08', command, about, arguments);
        raise exception 'undone' using errcode = 'P0009';
    exception when sqlstate 'P0009' then null;
    end;
    return reached;
end;
$$;
create temporary table outcome_of_step on commit drop as
select
    tried.command,
    staffed.role,
    found_state.state,
    pg_temp.tried(staffed.who, tried.command, found_state.number, tried.arguments) as reached,
    case
        when staffed.role <> tried.role then 'role_not_allowed PB-1'
        else coalesce(case_transition.to_state, 'transition_not_allowed HZ-O2')
    end as expected
from tried
cross join staffed
cross join found_state
left join credit.case_transition
    on
        case_transition.kind = 'objection' and found_state.state = case_transition.from_state
        and tried.event = case_transition.event and staffed.role = case_transition.role;
select is((select count(*) from outcome_of_step), 605::bigint, 'HZ-O2: eleven commands in eleven states by five roles');
select is_empty(
    'select * from outcome_of_step where reached is distinct from expected',
    'HZ-O2: what the table of transitions allows happens, and nobody does another''s step'
);
delete from found_state;

-- HZ-O1: whose record, and which.
select is(answer, expected, 'HZ-O1: ' || why)
from (
    values
    (pg_temp.objection(6), 'record_unknown HZ-O1', 'nobody objects to another''s record'),
    (pg_temp.objection(99), 'record_unknown HZ-O1', 'nor to one that there is not'),
    (pg_temp.objection(1, applicant => pg_temp.someone('d5000000-0000-4000-8000-0000000000ff')), 'record_unknown HZ-O1', 'nor somebody who has no file'),
    (pg_temp.objection(1, who => 'clerk'), 'role_not_allowed PB-1', 'nor does the centre take it in'),
    (pg_temp.objection(1, kind => 'ugly'), 'malformed_command X-7', 'nor on another ground'),
    (pg_temp.objection(1, kind => null), 'malformed_command X-7', 'nor on none'),
    (pg_temp.objection(1, reason => ''), 'malformed_command X-7', 'nor without a reason'),
    (pg_temp.objection(1, reason => repeat('理', 1001)), 'malformed_command X-7', 'nor with one of 1001 characters'),
    (pg_temp.objection(1, reason => E'一\n二'), 'malformed_command X-7', 'nor with one of two lines'),
    (pg_temp.objection(1, new_ground => ' '), 'malformed_command X-7', 'nor with a blank new ground'),
    (pg_temp.objection(1, item => 'OPEN'), 'malformed_command X-7', 'a record names its item itself'),
    (pg_temp.objection(1, kind => 'omission'), 'malformed_command X-7', 'an omission has no record'),
    (pg_temp.objection(0), 'malformed_command X-7', 'and what is no omission has one'),
    (pg_temp.objection(1, report => gen_random_uuid()), 'record_not_in_report HZ-O1', 'nor by a report that does not show it'),
    (pg_temp.objection(1, proof => null), 'malformed_command HZ-O5', 'nor without what proves it on line'),
    (
        pg_temp.objection(6, applicant => pg_temp.someone('d5000000-0000-4000-8000-000000000001'), applicant_kind => 'legal'), 'malformed_command HZ-O5',
        'a legal person comes by its agent'
    )
) as refused (answer, expected, why);
select is((select count(*) from credit.objection where kind_of_error <> 'outdated'), 0::bigint, 'HZ-O1: and nothing was taken in');
select isnt(pg_temp.id(pg_temp.objection(1, kind => 'incomplete', reason => repeat('理', 1000))), null, 'HZ-O1: a reason of 1000 characters');

-- By an agent, with a letter.
create temporary table made (name text, number uuid) on commit drop;
insert into made
select
'firm',
pg_temp.bring(
        pg_temp.id(
            pg_temp.objection(
                6, applicant => pg_temp.someone('d5000000-0000-4000-8000-000000000001', '测试公司'), applicant_kind => 'legal',
                agent => pg_temp.someone('d5000000-0000-4000-8000-000000000003', '代理人')
            )
        )
    );
create function pg_temp.accept(name text, at timestamptz default '2026-06-02 10:00+08') returns text
language sql as $$
    select pg_temp.step('window-1', at, 'accept_objection', number) from made where made.name = accept.name
$$;
select is(pg_temp.accept('firm'), 'letter_missing HZ-O2', 'HZ-O1: an agent without a letter is nobody''s agent');

insert into credit.authority_letter (
    letter_id, kind, grantor_kind, grantor_name, grantor_digest, grantee_kind, grantee_name, grantee_document_type, grantee_digest, grantee_sealed,
    grantee_tail, matter, case_kinds, content, purpose, valid_from, valid_until, is_original, is_stamped, is_notarised, content_digest, recorded_at,
    recorded_by
) values (
    '1e000000-0000-4000-8000-000000000001', 'agency', 'legal', '测试公司', 'd5000000-0000-4000-8000-000000000001', 'natural', '代理人', 'identity_card',
    'd5000000-0000-4000-8000-000000000003', '\x00', '0011', '办理异议', '{objection}', '异议申请', '异议申请', '2026-06-01', '2026-06-02', true, true, false,
    sha256('letter'), '2026-06-01Z', 'window-1'
);
insert into credit.case_letter (case_id, kind, letter_id, attached_at, attached_by)
select
    number,
    'agency',
    '1e000000-0000-4000-8000-000000000001',
    '2026-06-01Z',
    'window-1'
from made where name = 'firm';
select is(
    pg_temp.accept('firm', '2026-06-03 00:00+08'), 'letter_outside_period HZ-Q8', 'HZ-Q8: nor with a letter on the day after its last'
);
select is(pg_temp.accept('firm', '2026-06-02 23:59:59.999999+08'), 'accepted', 'HZ-O1: with a letter the agent stands for the firm');
select is(
    (select used_case from credit.authority_letter where letter_id = '1e000000-0000-4000-8000-000000000001'),
    (select number from made where name = 'firm'), 'QZ-5: and the letter is used up'
);
select is(pg_temp.channels('2026-06-03 09:00+08', 6), 'suspended, suspended, suspended', 'HZ-O7: the firm''s record is suspended');

-- In force: the day of receipt counts.
insert into made
select
name,
pg_temp.bring(pg_temp.id(pg_temp.objection(number, at::timestamptz)))
from (
    values
    ('valid', 3, '2026-06-30 23:59:59.999999+08'), ('not valid', 3, '2026-07-01 00:00+08'), ('kept', 4, '2026-06-30 23:59:59.999999+08'),
    ('not kept', 4, '2026-07-01 00:00+08'), ('not disclosed', 5, '2026-06-02 09:00+08')
) as given (name, number, at);
select is(pg_temp.accept('not disclosed'), 'record_not_disclosed HZ-O1', 'HZ-O1: what nobody was shown is not objected to');
-- A report proves that it was disclosed, whatever became of the log's month.
insert into credit.credit_report (
    report_id, report_number, case_id, subject_key, ground, purpose, policy_id, catalogue_version_id, record_count, issued_at, issued_by, unit_code
) values (
    '2e000000-0000-4000-8000-000000000001', 'R2026010100000000000001A', pg_temp.make_case('application'), pg_temp.who(2), 'application', 'own_data', 1, 1,
    1, '2026-01-01Z', 'window-1', 'HZ-CK'
);
insert into credit.report_record (report_id, number, record_id, version, item_code, form)
values ('2e000000-0000-4000-8000-000000000001', 1, pg_temp.rec(5), 1, 'OPEN', 'marker_only');
select is(pg_temp.accept('not disclosed'), 'record_not_disclosed HZ-O1', 'HZ-O1: a report in which it was suspended showed nothing of it');
update credit.report_record set form = 'full';
select is(pg_temp.accept('not disclosed'), 'accepted', 'HZ-O1: what a report showed may be objected to');
select isnt(
    pg_temp.id(pg_temp.objection(5, '2026-06-02 09:10+08', 'incomplete', report => '2e000000-0000-4000-8000-000000000001')), null,
    'HZ-O1: naming the report'
);
select is(
    pg_temp.objection(2, '2026-06-02 09:10+08', 'incomplete', report => '2e000000-0000-4000-8000-000000000001'), 'record_not_in_report HZ-O1',
    'HZ-O1: which shows the record'
);
select is(pg_temp.accept('valid', '2026-07-02 10:00+08'), 'accepted', 'HZ-O1: objected to on its last day, accepted later');
select is(pg_temp.accept('not valid', '2026-07-02 10:00+08'), 'record_not_in_force HZ-O1', 'HZ-O1, X-2: not on the day after');
select is(pg_temp.accept('kept', '2026-07-02 10:00+08'), 'accepted', 'BX-4: retained on its last day');
select is(pg_temp.accept('not kept', '2026-07-02 10:00+08'), 'record_not_in_force HZ-O1', 'BX-4, X-2: not on the day after');
-- The case goes on when the record expires, and its disclosure ends by itself.
select is(pg_temp.channels('2026-06-30 23:59:59.999999+08', 4), 'suspended, suspended, suspended', 'HZ-O7: suspended to the last');
select is(pg_temp.channels('2026-07-01 00:00+08', 4), 'absent, absent, absent', 'BX-4: an expired record is not said to be suspended: it is not there');
select is(
    (
        select array_agg(pg_temp.step(part.who, '2026-07-03 10:00+08', part.command, made.number, part.arguments) order by part.place)
        from made
        cross join pg_temp.steps('collected') as part
        where made.name = 'kept' and part.place > 1
    ),
    '{verifying,reported,approved,notified,collected}'::text[], 'HZ-O1: the case of a record that expired goes on to its end'
);
insert into made select
'withdrawn',
pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-07-02 10:00+08', 'wrong_subject')));
select pg_temp.keep(1, 2, 'A', state => 'withdrawn', recorded_at => '2026-07-02 10:10+08');
select is(
    pg_temp.accept('withdrawn', '2026-07-02 10:20+08'), 'record_not_in_force HZ-O1', 'HZ-O1: nor what its provider withdrew before it was accepted'
);
delete from credit.record_version where record_id = pg_temp.rec(1) and version = 2;

-- HZ-O6.
select is(
    pg_temp.step('window-1', '2026-07-03 11:00+08', 'withdraw_objection', pg_temp.form((select number from made where name = 'valid')), $$'撤回'$$), 'withdrawn',
    'an objection that is taken back'
);
insert into made select
'open',
pg_temp.objection_in('accepted', 1, '2026-07-06 10:00+08');
insert into made select
'again',
pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-07-06 11:00+08')));
select is(pg_temp.accept('again', '2026-07-06 11:00+08'), 'objection_open HZ-O6', 'HZ-O6: the same objection is not handled twice at a time');
insert into made select
'other ground',
pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-07-06 11:00+08', 'incomplete')));
select is(
    pg_temp.accept('other ground', '2026-07-06 11:00+08'), 'objection_open HZ-O6', 'HZ-O6: another kind of error is no other information'
);
insert into made select
'new ground',
pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-07-06 11:00+08', 'outdated', new_ground => '新取得法院判决')));
select is(
    pg_temp.step('clerk', '2026-07-06 11:00+08', 'permit_repeat', (select number from made where name = 'new ground'), $$'判决是新的'$$), 'received',
    'HZ-O6: the centre finds a ground good'
);
select is(
    pg_temp.accept('new ground', '2026-07-06 11:00+08'), 'objection_open HZ-O6', 'HZ-O6: which does not let two run at a time'
);

-- Two at once, which no command makes: the marker would go with the last one.
update credit.service_case set state = 'accepted' where case_id = (select number from made where name = 'other ground');
select is(
    (select array_agg(marked_at) from credit.record_marker where record_id = pg_temp.rec(1)), array['2026-07-06 10:00+08'::timestamptz],
    'HZ-O7: one marker'
);
create function pg_temp.finish_case(named text, outcome text, at timestamptz) returns text
language plpgsql as $$
declare
    case_number uuid := (select number from made where name = named);
    notified text;
begin
    perform pg_temp.step('clerk', at, 'take_up_objection', case_number);
    perform pg_temp.step('clerk', at, 'report_result', case_number, format('%L, %L', outcome, '结果'));
    perform pg_temp.step('officer-1', at, 'approve_result', case_number);
    return pg_temp.staff('window-1', at, 'notify_applicant', format('%L, %L', case_number, 'letter'))::jsonb ->> 'marker_removed';
end;
$$;
select is(pg_temp.finish_case('open', 'upheld', '2026-07-07 10:00+08'), 'false', 'HZ-O9: the first one ends and leaves the marker to the other');
select is(pg_temp.channels('2026-07-07 10:00+08'), 'suspended, suspended, suspended', 'HZ-O7: while one is open the record is suspended');
select is(pg_temp.finish_case('other ground', 'unconfirmed', '2026-07-07 11:00+08'), 'true', 'HZ-O9: the last one takes it away');
select is(pg_temp.channels('2026-07-07 11:00+08'), 'full, full, full', 'HZ-O9: and the record is used again');

select is(pg_temp.accept('again', '2026-07-08 10:00+08'), 'objection_repeated HZ-O6', 'HZ-O6: after a clear reply the same is refused');
select is(
    pg_temp.step('window-1', '2026-07-08 10:00+08', 'refuse_objection', (select number from made where name = 'again'), $$'repeated', '重复申请'$$), 'refused',
    'HZ-O6, X-7: the window refuses it, with the reason'
);
select is(
    pg_temp.clocks((select number from made where name = 'again')), 'objection_acceptance 07-09 met, objection_handling 08-05 met',
    'HZ-O3: which is an answer'
);
insert into made select
'with ground',
pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-07-08 11:00+08', new_ground => '新取得法院判决')));
select is(
    pg_temp.accept('with ground', '2026-07-08 11:00+08'), 'objection_repeated HZ-O6', 'HZ-O6: what somebody calls new is not new by that'
);
create function pg_temp.permit(name text, who text default 'clerk', reason text default '判决确为新取得') returns text
language sql as $$
    select pg_temp.step(who, '2026-07-08 11:30+08', 'permit_repeat', number, quote_literal(reason)) from made where made.name = permit.name
$$;
update credit.account set person_digest = (select person_digest from credit.account where account_id = 'clerk') where account_id = 'old-admin';
update credit.service_case set received_by = 'old-admin' where case_id = (select number from made where name = 'with ground');
select is(pg_temp.permit('with ground', 'window-1b'), 'role_not_allowed PB-1', 'HZ-O6: no window permits it');
select is(pg_temp.permit('with ground'), 'same_person HZ-O6', 'HZ-O6: nor who received it, under another account');
select is(pg_temp.permit('with ground', 'clerk-2', ' '), 'malformed_command X-7', 'X-7: nor anybody without a reason');
select is(pg_temp.permit('with ground', 'clerk-2'), 'received', 'HZ-O6: a second person finds the reason good');
update credit.objection set repeat_permitted_by = 'old-admin' where case_id = (select number from made where name = 'with ground');
update credit.account set person_digest = (select person_digest from credit.account where account_id = 'window-1') where account_id = 'old-admin';
select is(pg_temp.accept('with ground', '2026-07-08 12:00+08'), 'same_person HZ-O6', 'HZ-O6: who accepts it is another one, too');
update credit.objection set repeat_permitted_by = 'clerk-2' where case_id = (select number from made where name = 'with ground');
select is(
    pg_temp.newest('operation', 'actor', 'scope,former_case', 'scope,former_count', 'scope,reason'),
    array[
        'permit_repeat', 'clerk-2', (select number::text from made where name = 'open'), '1',
        pg_temp.digest('判决确为新取得')
    ],
    'HZ-O13: and the log says who, and why as a digest'
);
select is(
    pg_temp.staff('clerk', '2026-07-08 11:40+08', 'objection_document', format('%L', (select number from made where name = 'with ground')))::jsonb
    ->> 'former_count', '1', 'HZ-O6: how often it was objected to before is shown'
);
select is(pg_temp.accept('with ground', '2026-07-08 12:00+08'), 'accepted', 'HZ-O6: with both it is accepted again');
select is(
    (select former_case from credit.objection where case_id = (select number from made where name = 'with ground')),
    (select number from made where name = 'open'), 'HZ-O6: and names the accepted one before'
);
insert into made select
'after nothing',
pg_temp.bring(pg_temp.id(pg_temp.objection(1, '2026-07-08 11:00+08', 'incomplete')));
select pg_temp.finish_case('with ground', 'unconfirmed', '2026-07-08 13:00+08');
select is(
    pg_temp.accept('after nothing', '2026-07-08 14:00+08'), 'objection_repeated HZ-O6',
    'HZ-O6: that nothing could be found out was a reply, which stands with the record (PB-15)'
);
select is(pg_temp.permit('after nothing', 'clerk-2'), 'new_ground_missing HZ-O6', 'HZ-O6: and nobody permits it without a new ground');
insert into made select
'after withdrawal',
pg_temp.bring(pg_temp.id(pg_temp.objection(3, '2026-06-29 11:00+08')));
select is(
    pg_temp.accept('after withdrawal', '2026-07-08 11:00+08'), 'objection_repeated HZ-O6', 'HZ-O6: who takes an accepted one back has used the right'
);
insert into made select
'never accepted',
pg_temp.id(pg_temp.objection(2, '2026-07-08 11:00+08'));
select pg_temp.step('window-1', '2026-07-08 11:00+08', 'withdraw_objection', pg_temp.form((select number from made where name = 'never accepted')), $$'撤回'$$);

-- Omissions: nothing to mark.
select is(
    pg_temp.objection(0, kind => 'omission', item => 'NONE'), 'record_unknown HZ-O1', 'HZ-O8: nothing is missing from an item that there is not'
);
insert into made
select
'omission',
pg_temp.bring(pg_temp.id(pg_temp.objection(0, '2026-07-09 10:00+08', 'omission', item => 'WATER')));
select is(
    (select document - '{receipt,receipt_number,case,deadlines,missing_years,papers,concerning}'::text[] from (
        select pg_temp.staff('window-1', '2026-07-09 10:10+08', 'accept_objection', format('%L', number))::jsonb as document from made where name = 'omission'
    ) as accepted),
    '{"kind": "objection", "state": "accepted", "marker": null, "former_case": null, "received_on": "2026-07-09", "accepted_on": "2026-07-09",
      "window": "HZ-CK", "window_name": "市级窗口", "applicant": "测试人", "agent": null}'::jsonb, 'HZ-O7: an omission has no record that could be marked'
);
insert into made
select
name,
pg_temp.bring(pg_temp.id(pg_temp.objection(0, '2026-07-09 11:00+08', 'omission', item => item, applicant => pg_temp.someone(digest))))
from (
    values
    ('omission again', 'WATER', 'd5000000-0000-4000-8000-000000000002'::uuid), ('other item', 'TAX', 'd5000000-0000-4000-8000-000000000002'),
    ('nobody''s omission', 'WATER', 'd5000000-0000-4000-8000-0000000000ff')
) as given (name, item, digest);
select is(pg_temp.accept('omission again', '2026-07-09 11:00+08'), 'objection_open HZ-O6', 'HZ-O6: the same omission');
select is(pg_temp.accept('other item', '2026-07-09 11:00+08'), 'accepted', 'HZ-O6: another item is another omission');
select is(pg_temp.accept('nobody''s omission', '2026-07-09 11:00+08'), 'accepted', 'HZ-O8: somebody without a file misses a record, too');
select is(
    (select subject_key from credit.objection where case_id = (select number from made where name = 'nobody''s omission')), null,
    'HZ-O8: whose file there will be'
);
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
select pg_temp.step('clerk', '2026-07-09 12:00+08', 'take_up_objection', pg_temp.about('omission'));
select is(
    pg_temp.step('clerk', '2026-07-09 12:00+08', 'ask_provider', pg_temp.about('omission'), $$null, '有无此信息'$$), 'provider_unknown HZ-O8',
    'HZ-O8: of an omission the centre says whom it asks'
);
select is(
    pg_temp.step('clerk', '2026-07-09 12:00+08', 'ask_provider', pg_temp.about('omission'), $$'HZ-ZB', '有无此信息'$$), 'provider_unknown HZ-O8',
    'HZ-O8: which must be a provider'
);
select is(
    pg_temp.step('clerk', '2026-07-09 12:00+08', 'ask_provider', pg_temp.about('omission'), $$'HZ-SW', '有无此信息'$$), 'provider_asked',
    'HZ-O8: and is asked'
);
select is(
    pg_temp.step(
        'sw-officer', '2026-07-10 10:00+08', 'answer_task', (select task_id from credit.objection_task where case_id = pg_temp.about('omission')),
        $$'confirmed_wrong', '确有遗漏', null$$
    ), 'confirmed_wrong', 'HZ-O8: and answers'
);
select is(
    pg_temp.step('clerk', '2026-07-10 11:00+08', 'report_result', pg_temp.about('omission'), $$'supplemented', '已补充'$$),
    'outcome_not_supported HZ-O8', 'HZ-O8: nothing is supplemented yet'
);
select is(
    pg_temp.step('clerk', '2026-07-10 11:00+08', 'report_result', pg_temp.about('omission'), $$'corrected', '已更正'$$),
    'outcome_not_supported HZ-O8', 'HZ-O8: and what is not there is not corrected'
);
select pg_temp.keep(7, 1, 'C', 'WATER', recorded_at => '2026-07-01 10:00+08');
select is(
    pg_temp.step('clerk', '2026-07-10 11:00+08', 'report_result', pg_temp.about('omission'), $$'supplemented', '已补充'$$),
    'outcome_not_supported HZ-O8', 'HZ-O8: a record from before the objection is no supplement'
);
select pg_temp.keep(8, 1, 'C', 'WATER', recorded_at => '2026-07-10 10:30+08');
select is(
    pg_temp.step('clerk', '2026-07-10 11:00+08', 'report_result', pg_temp.about('omission'), $$'supplemented', '已补充'$$), 'reported',
    'HZ-O8: what was missing came'
);
select is(
    (
        select count(*) from credit.record_marker
        where subject_key = pg_temp.who(2) and record_id not in (pg_temp.rec(1), pg_temp.rec(3), pg_temp.rec(5))
    ), 0::bigint,
    'HZ-O7: omissions marked nothing'
);

-- A person is one person, whatever the account. What was taken back before it was accepted used no right.
insert into made select
'report',
pg_temp.objection_in('reported', 2, '2026-07-13 10:00+08', 'wrong_content');
update credit.account set person_digest = (select person_digest from credit.account where account_id = 'officer-2') where account_id = 'old-admin';
update credit.objection set result_by = 'old-admin' where case_id = pg_temp.about('report');
select is(
    pg_temp.step('officer-2', '2026-07-13 11:00+08', 'approve_result', pg_temp.about('report')), 'same_person HZ-O2',
    'HZ-O2: who wrote the report under a former account does not approve it'
);
select is(pg_temp.step('officer-1', '2026-07-13 11:00+08', 'approve_result', pg_temp.about('report')), 'approved', 'HZ-O2: another one does');
-- HZ-O9, HZ-O11: what was notified on 7 July waits for the applicant for thirty days.
select credit.prepare_query_log_partitions('2026-08-15 12:00+08');
update credit.case_material set filed_at = '2026-07-07Z', filed_by = 'window-1' where case_id = pg_temp.about('open');
select is(
    pg_temp.step('window-1', at::timestamptz, 'close_case', pg_temp.about('open'), reason), expected, 'HZ-O11: ' || why
)
from (
    values
    ('2026-08-07 00:00+08', 'null', 'reason_missing HZ-Q10', 'a result that nobody collected is not closed without a reason'),
    ('2026-08-06 23:59:59.999999+08', $$'申请人未来领取'$$, 'result_waiting HZ-O11', 'nor on the thirtieth day after the notice'),
    ('2026-08-07 00:00+08', $$'申请人未来领取'$$, 'closed', 'but on the day after it')
) as tried (at, reason, expected, why);
select throws_ok(
    $$ insert into credit.record_marker (subject_key, record_id, marker, marked_at)
    values (pg_temp.who(2), pg_temp.rec(2), 'under_processing', '2026-01-01Z') $$,
    '23505', null, 'HZ-O7: no record is marked twice'
);
select * from finish();
rollback;
