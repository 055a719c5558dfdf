-- Purpose: what the text gives to the city's authority or centre a district's does not do, though it sees the case.
-- Rules: HZ-O2, HZ-O3, HZ-O6, HZ-O8, HZ-O11, HZ-O12, HZ-Q9, HZ-Q16, HZ-Q12, HZ-Q17, TM-5, QZ-16, PB-10.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(64);
\ir fixtures/cases.sql
-- A district's authority that oversees the window; and one who got the role when the unit was an authority (PB-10).
update credit.unit set division_code = '330100' where unit_code = 'SC-XY';
insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
values ('HZ-YS', '原主管部门', '{authority}', 'city', '330100', '2026-01-01Z', 'test');
update credit.account set unit_code = 'HZ-YS' where account_id = 'officer-2';
update credit.unit set kinds = '{using_unit}' where unit_code = 'HZ-YS';

create function pg_temp.made(name text) returns uuid language sql as $$ select current_setting('test.' || name)::uuid $$;
create function pg_temp.keep(name text, id uuid) returns uuid language sql as $$ select set_config('test.' || name, id::text, true)::uuid $$;
create function pg_temp.try_as(who text, command text, arguments text) returns text
language plpgsql as $$
declare
    said text;
begin
    said := pg_temp.staff(who, '2026-06-03 11:00+08', command, arguments);
    raise exception using errcode = 'UN001', detail = case when left(said, 1) = '{' then 'decided' else said end;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select pg_temp.keep('objection', pg_temp.make_case_in('reported', 'objection'));
insert into credit.objection (
    case_id, subject_key, item_code, provider_code, kind_of_error, reason, outcome, result_text, result_by, result_at
)
values (
    pg_temp.made('objection'), '5b000000-0000-4000-8000-000000000002', 'OPEN', 'HZ-CG', 'omission', '遗漏', 'upheld', '维持', 'clerk',
    '2026-06-02 09:00+08'
);
select pg_temp.keep('application', pg_temp.make_case('application'));
select pg_temp.keep('deadline', credit.start_deadline(
    '2026-06-01 09:30+08', pg_temp.made('application'), 'application_answer', null, 'window_clerk', 'HZ-CK'
));
select pg_temp.staff('window-1', '2026-06-02 10:00+08', 'request_extension', format('%L, 5, %L', pg_temp.made('deadline'), '材料较多'));
select pg_temp.keep('extension', (select extension_id from credit.case_extension));
insert into credit.archive_loan (
    loan_id, case_id, kind, purpose, reason, requested_by, requested_at, head_of_unit, head_signed_on, wanted_from, wanted_until
)
values (
    pg_temp.keep('loan', gen_random_uuid()), pg_temp.made('application'), 'read', '异议复核', '复核', 'window-1', '2026-06-03 10:00+08', '张主任',
    '2026-06-03', '2026-06-03', '2026-06-10'
);
insert into credit.archive_destruction (destruction_id, unit_code, reason, proposed_by, proposed_at)
values (pg_temp.keep('destruction', gen_random_uuid()), 'HZ-CK', '期满', 'window-1', '2026-06-03 10:00+08');
select pg_temp.keep('forgery', pg_temp.make_case('forgery'));
insert into credit.forgery_report (case_id, person, finding) values (pg_temp.made('forgery'), 'applicant', '公章不符');

select is(
    pg_temp.try_as(who, command, format(arguments, pg_temp.made(of_what))), coalesce(wanted, 'authority_of_city_only ' || rule_id),
    rule_id || ': ' || command || ' by ' || who
)
from (
    values
    ('approve_result', 'objection', '%L', 'HZ-O2'),
    ('return_result', 'objection', '%L, ''再核''', 'HZ-O2'),
    ('decide_extension', 'extension', '%L, ''granted'', null', 'HZ-Q12'),
    ('decide_loan', 'loan', '%L, ''approved'', null, ''2026-06-03'', ''2026-06-05''', 'HZ-Q17'),
    ('decide_destruction', 'destruction', '%L, ''refused'', ''再留''', 'QZ-16'),
    ('decide_forgery', 'forgery', '%L, ''established'', ''经鉴定''', 'HZ-Q9')
) as command (command, of_what, arguments, rule_id)
cross join (values ('sc-officer', null), ('officer-2', 'role_not_of_unit PB-10'), ('officer-1', 'decided')) as person (who, wanted);
select is(
    pg_temp.try_as('sc-officer', 'case_document', format('%L', pg_temp.made('application'))), 'decided',
    'HZ-S5: the district''s authority sees the case all the same'
);
-- The centre: a district's that oversees the window.
insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by)
values ('BJ-ZX', '滨江信用中心', '{centre}', 'county', '330100', '2026-01-01Z', 'test');
update credit.account set unit_code = 'BJ-ZX' where account_id = 'clerk-2';
select is(credit.centre_of('2026-06-01Z', unit_code), 'HZ-ZX', 'HZ-O2: the clocks of ' || unit_code || ' are the city''s centre''s')
from unnest(array['HZ-CK', 'BJ-CK', 'BJ-ZX']) as unit_code;
create function pg_temp.objection_in(state text) returns uuid
language plpgsql as $$
declare
    made uuid := pg_temp.make_case_in(state, 'objection');
begin
    insert into credit.objection (case_id, subject_key, item_code, provider_code, kind_of_error, reason, new_ground)
    values (made, '5b000000-0000-4000-8000-000000000002', 'OPEN', 'HZ-CG', 'omission', '遗漏', '新的证据');
    return made;
end;
$$;
select pg_temp.keep(state, pg_temp.objection_in(state)) from unnest(array['received', 'accepted', 'verifying', 'provider_asked']) as state;
insert into credit.objection_task (task_id, case_id, provider_unit, question, asked_by, asked_at)
values (pg_temp.keep('task', gen_random_uuid()), pg_temp.made('provider_asked'), 'HZ-CG', '请核对', 'clerk', '2026-06-02 09:00+08');
select pg_temp.keep('annotation', pg_temp.make_case_in('accepted', 'annotation'));
select pg_temp.keep('withdrawal', pg_temp.make_case_in('accepted', 'annotation_withdrawal'));
select pg_temp.keep('established', pg_temp.make_case_in('established', 'forgery'));
insert into credit.forgery_report (case_id, person, finding) values (pg_temp.made('established'), 'applicant', '公章不符');
select is(
    pg_temp.try_as('clerk-2', command, format(arguments, pg_temp.made(of_what))), 'centre_of_city_only ' || rule_id,
    rule_id || ': ' || command || ' (' || of_what || ') by a district''s centre'
)
from (
    values
    ('take_up_objection', 'accepted', '%L', 'HZ-O2'),
    ('ask_provider', 'verifying', '%L, null, ''请核对''', 'HZ-O8'),
    ('recall_task', 'task', '%L, ''另行核查''', 'HZ-O8'),
    ('report_result', 'verifying', '%L, ''upheld'', ''维持''', 'HZ-O2'),
    ('permit_repeat', 'received', '%L, ''理由正当''', 'HZ-O6'),
    ('mark_annotation', 'annotation', '%L, ''理由''', 'HZ-O11'),
    ('unmark_annotation', 'withdrawal', '%L', 'HZ-O12'),
    ('store_comparison', 'verifying', '%L, 1, ''{a}'', ''{}'', ''{}'', ''{}'', ''{}''', 'HZ-O2'),
    ('store_correction', 'verifying', '%L, ''omission'', ''漏报'', ''0:0'', ''{"subject": "5b000000-0000-4000-8000-000000000002"}''', 'HZ-O2'),
    ('store_correction', 'established', '%L, ''forgery'', ''造假'', ''0:0'', ''{"subject": "5b000000-0000-4000-8000-000000000002"}''', 'HZ-Q9')
) as command (command, of_what, arguments, rule_id);
select is(
    pg_temp.try_as('clerk', command, format(arguments, pg_temp.made(of_what))), 'decided', 'HZ-O2: ' || command || ' by the city''s centre'
)
from (
    values
    ('take_up_objection', 'accepted', '%L'), ('ask_provider', 'verifying', '%L, null, ''请核对'''), ('recall_task', 'task', '%L, ''另行核查'''),
    ('report_result', 'verifying', '%L, ''upheld'', ''维持'''), ('permit_repeat', 'received', '%L, ''理由正当''')
) as command (command, of_what, arguments);
select is(
    pg_temp.try_as('clerk-2', 'case_document', format('%L', pg_temp.made('accepted'))), 'decided',
    'HZ-S5: the district''s centre sees the case all the same'
);
-- HZ-Q16: papers go to the city's centre, and to one that there is.
select pg_temp.staff('officer-1', '2026-06-02 09:00+08', 'appoint_keeper', '''HZ-CK'', ''window-1'', ''保管人''');
select pg_temp.keep('closed', pg_temp.make_case_in('closed', 'application'));
insert into credit.case_material (
    material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by, checked_at, filed_at, filed_by
)
values (
    pg_temp.keep('paper', gen_random_uuid()), pg_temp.made('closed'), 'application_form', true, true, false, 1, 'window-1', '2026-06-02 09:00+08',
    '2026-06-02 10:00+08', 'window-1'
);
insert into credit.archive_filing (
    material_id, case_id, holding_unit, keeper, shelf_mark, secret_grade, filed_at, filed_by, profile, period_code, effective_on, retained_until
)
values (
    pg_temp.made('paper'), pg_temp.made('closed'), 'HZ-CK', 'window-1', 'A-1', 'ordinary', '2026-06-02 10:00+08', 'window-1', 'hangzhou',
    'archive_retention', '2015-05-18', '2031-06-02'
);
create function pg_temp.handing_over_to(unit text) returns text
language sql as $$
    select pg_temp.try_as('window-1', 'hand_over_archive', format('%L, array[%L]::uuid[], null', unit, pg_temp.made('closed')))
$$;
select is(pg_temp.handing_over_to('BJ-ZX'), 'handover_not_allowed HZ-Q16', 'HZ-Q16: not to a district''s centre');
select is(pg_temp.handing_over_to('HZ-XY'), 'handover_not_allowed HZ-Q16', 'HZ-Q16: not to what is no centre');
select is(pg_temp.handing_over_to('HZ-ZX'), 'decided', 'HZ-Q16: to the city''s centre');
update credit.unit set division_code = '450700' where unit_code = 'HZ-ZX';
select is(pg_temp.handing_over_to('HZ-ZX'), 'handover_not_allowed HZ-Q16', 'HZ-Q16: not to another city''s');
update credit.unit set division_code = '330100', ended_on = '2026-06-03' where unit_code = 'HZ-ZX';
select is(pg_temp.handing_over_to('HZ-ZX'), 'handover_not_allowed HZ-Q16', 'HZ-Q16: not to one that has ended');
update credit.unit set ended_on = '2026-06-04' where unit_code = 'HZ-ZX';
select is(pg_temp.handing_over_to('HZ-ZX'), 'decided', 'HZ-Q16: to one until its last day');
update credit.unit set ended_on = null where unit_code = 'HZ-ZX';
-- PB-10: the four roles of cases, each of its kind of unit.
create function pg_temp.with_kinds(kinds text[], who text) returns text
language plpgsql as $$
declare
    said text;
begin
    update credit.unit set kinds = with_kinds.kinds where unit_code = (select unit_code from credit.account where account_id = who);
    said := pg_temp.staff(who, '2026-06-03 11:00+08', 'deadline_board', 'null, null, null, null, null, null, 200');
    raise exception using errcode = 'UN001', detail = case when left(said, 1) = '{' then 'listed' else said end;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(
    pg_temp.with_kinds(array[unit_kind], who), case when unit_kind = of_role then 'listed' else 'role_not_of_unit PB-10' end,
    'PB-10: ' || who || ' of a unit that is ' || unit_kind
)
from (
    values ('window-1', 'window'), ('clerk', 'centre'), ('officer-1', 'authority'), ('cg-officer', 'provider')
) as given (who, of_role)
cross join unnest(array['window', 'centre', 'authority', 'provider', 'using_unit']) as unit_kind;
select * from finish();
rollback;
