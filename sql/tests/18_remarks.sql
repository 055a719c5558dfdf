-- Purpose: what stands with a record that nobody could confirm: what was verified, what was objected, who reads which.
-- Rules: PB-15, HZ-O8, HZ-O9, BX-10.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(20);
\ir fixtures/objections.sql

select is(pg_temp.objection(1, reason => '是张三', public_reason => wrong), 'malformed_command X-7', 'BX-10: no objection ' || why)
from (values ('', 'without its masked reason'), (repeat('*', 2001), 'with one of 2001 characters')) as given (wrong, why);

-- Steps of an objection, one after the other, up to the last that is named.
create function pg_temp.through(about uuid, last integer, outcome text default 'unconfirmed') returns text
language sql as $$
    select (array_agg(pg_temp.step(who, '2026-06-02 10:00+08', command, about, arguments) order by place))[last]
    from (
        values (1, 'window-1', 'accept_objection', null), (2, 'clerk', 'take_up_objection', null),
        (3, 'clerk', 'report_result', format('%L, %L', outcome, '不能确认')), (4, 'officer-1', 'approve_result', null),
        (5, 'window-1', 'notify_applicant', $q$'letter'$q$)
    ) as part (place, who, command, arguments)
    where place <= last
$$;
create function pg_temp.for_another(at timestamptz default '2026-06-03 10:00+08') returns jsonb
language sql as $$
    select shown.document -> 'remarks'
    from credit.window_records(at, 1, 'window_clerk', 'city', '330100', 'authorised_inquiry', pg_temp.who(2), null) as shown
    where shown.record_id = pg_temp.rec(1)
$$;
create temporary table unsure on commit drop as
select pg_temp.bring(pg_temp.id(pg_temp.objection(1, reason => '处罚的是张三，电话13800001234', public_reason => '处罚的是张*，电话138****1234'))) as id;
select is((select pg_temp.through(id, 4) from unsure), 'approved', 'PB-15: nobody can confirm it');
select is(pg_temp.window_record('2026-06-02 11:00+08') ? 'remarks', false, 'HZ-O7: until the notice nothing of the record is told, no remark either');

-- Taken back before the applicant was told: nothing came of it.
create function pg_temp.withdrawn(about uuid) returns text
language plpgsql as $$
declare
    said text;
begin
    said := pg_temp.step('window-1', '2026-06-02 11:00+08', 'withdraw_objection', pg_temp.form(about), quote_literal('不再异议'));
    raise exception using errcode = 'UN001', detail = said || ' ' || (pg_temp.window_record('2026-06-03 10:00+08') ->> 'remarks');
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is((select pg_temp.withdrawn(id) from unsure), 'withdrawn []', 'PB-15: who withdraws before the notice leaves no remark with the record');

select is(
    (select pg_temp.step('window-1', '2026-06-02 12:00+08', 'notify_applicant', id, $$'letter'$$) from unsure),
    'notified', 'HZ-O9: the applicant is told'
);
select is(pg_temp.newest('scope,remarked'), array['true'], 'HZ-O13: that the record has a remark is in the log');
create temporary table told on commit drop as
select
    name,
    remarks
from (
    values
    ('the subject', pg_temp.window_record('2026-06-03 10:00+08') -> 'remarks'), ('who comes with its letter', pg_temp.for_another()),
    ('government', pg_temp.government_record('2026-06-03 10:00+08') -> 'remarks')
) as given (name, remarks);
select is(
    (select remarks -> 0 from told where told.name = given.name),
    jsonb_build_object(
        'finding', '单位HZ-ZX于2026-06-02核查，不能确认该信息是否有误', 'verified_on', '2026-06-02',
        'verified_by', '{"code": "HZ-ZX", "name": "单位HZ-ZX"}'::jsonb, 'text', given.wanted, 'recorded_on', '2026-06-02'
    ), 'PB-15, BX-10: what was verified and what was objected, as read by ' || given.name
)
from (
    values
    ('the subject', '处罚的是张三，电话13800001234'), ('who comes with its letter', '处罚的是张*，电话138****1234'),
    ('government', '处罚的是张*，电话138****1234')
) as given (name, wanted);
select is(pg_temp.public_record('2026-06-03 10:00+08') ? 'remarks', false, 'JJ-2: society is not told');
select is(pg_temp.government_record('2026-06-03 10:00+08', 2) ? 'remarks', false, 'PB-15: nor anybody of a record that nobody objected to');

-- As long as the record says what was objected to.
create function pg_temp.told_after(change text) returns text
language plpgsql as $$
declare
    said text;
begin
    execute change;
    raise exception using errcode = 'UN001', detail = concat_ws(
        ', ', jsonb_array_length(pg_temp.window_record('2026-06-04 10:00+08') -> 'remarks'),
        jsonb_array_length(pg_temp.for_another('2026-06-04 10:00+08')),
        coalesce(jsonb_array_length(pg_temp.government_record('2026-06-04 10:00+08') -> 'remarks'), 0)
    );
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(pg_temp.told_after(change), wanted, 'HZ-O8: to subject, another and government, ' || why)
from (
    values
    ('select', '1, 1, 1', 'while nothing has changed'),
    ('select pg_temp.keep(1, 2, ''A'')', '0, 0, 0', 'never with what was corrected'),
    (
        'select pg_temp.keep(1, 2, ''A''); update credit.record_version as later set content_digest = former.content_digest '
        'from credit.record_version as former where later.record_id = pg_temp.rec(1) and later.version = 2 '
        'and former.record_id = later.record_id and former.version = 1',
        '1, 1, 1', 'and with a new version that says the same'
    ),
    (
        'insert into credit.record_marker (subject_key, record_id, marker, marked_at) '
        'values (pg_temp.who(2), pg_temp.rec(1), ''under_processing'', ''2026-06-04Z'')',
        '0', 'not while the record is suspended again'
    )
) as given (change, wanted, why);
update credit.record_remark set public_remark = null;
select is(pg_temp.for_another() #>> '{0,text}', '从略', 'BX-10: what nobody masked others do not read');
select is(pg_temp.window_record('2026-06-03 10:00+08') #>> '{remarks,0,text}', '处罚的是张三，电话13800001234', 'the subject does');
select is(
    (select pg_temp.through(pg_temp.bring(pg_temp.id(pg_temp.objection(2, '2026-06-02 09:00+08'))), 5, 'upheld')), 'notified', 'HZ-O9: another one is upheld'
);
select is((select count(*)::integer from credit.record_remark), 1, 'PB-15: which makes no remark');

select * from finish();
rollback;
