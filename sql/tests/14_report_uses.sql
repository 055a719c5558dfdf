-- Purpose: prints, hand-over, corrections of issued reports, who looked at a subject's data, and who may do what.
-- Rules: HZ-Q3, HZ-Q10, HZ-Q15, HZ-O10, QZ-9, PB-13, TM-5, X-8, BX-7.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(133);
\ir fixtures/reports.sql
\ir fixtures/report_uses.sql

-- Prints.
select is(pg_temp.hand_over(pg_temp.of('own')) ->> 'refused', 'report_not_printed HZ-Q10', 'HZ-Q10: what was not printed is not handed over');
select is(pg_temp.print(pg_temp.of('own'), '再打') ->> 'refused', 'malformed_command QZ-9', 'QZ-9: the first print needs no reason');
create temporary table printed on commit drop as select pg_temp.print(pg_temp.of('own')) as answer;
select
    is(
        answer -> 'print',
        '{"number": 1, "ground": "first", "printed_at": "2026-06-16T10:00:00.000000+08:00", "printed_by": "测试", "account": "window-1", "unit": "市级窗口"}'::jsonb,
        'QZ-9: each print carries who and when'
    )
from printed;
select is(
    (
        select array[printed.answer #>> '{receipt,position}', logged.entry #>> '{scope,print}', logged.entry ->> 'operation', logged.entry #>> '{scope,report}']
        from printed
        inner join (
            select
                log_position,
                convert_from(entry, 'UTF8')::jsonb as entry
            from credit.query_log_entry
            where logged_at >= '2026-06-16Z'
        ) as logged on (printed.answer #>> '{receipt,position}')::bigint = logged.log_position
    ),
    (
        select array[log_position::text, '1', 'print_report', (select answer #>> '{report,number}' from issued where name = 'own')]
        from credit.report_print
    ),
    'QZ-9: and a number that leads to its own entry in the log'
);
select is(jsonb_array_length(pg_temp.entry() -> 'disclosed'), 4, 'which says which records were disclosed again');
select is(
    (select answer -> 'document' from printed), (select document::jsonb from credit.report_document where report_id = pg_temp.of('own')),
    'BX-6: what is printed is the snapshot'
);
select is(pg_temp.print(pg_temp.of('own')) ->> 'refused', 'malformed_command QZ-9', 'PB-6: a copy needs a reason');
select is(pg_temp.print(pg_temp.of('own'), '卡纸') #>> '{print,ground}', 'copy', 'with one it is made');
select is(
    (select string_agg(number || ' ' || ground || ' ' || coalesce(copy_reason, '-'), ', ' order by number) from credit.report_print), '1 first -, 2 copy 卡纸',
    'and counted'
);
select is(pg_temp.print(pg_temp.of('own'), '再打', 'window-2') ->> 'refused', 'report_unknown HZ-Q10', 'another window does not know the report');
select is(pg_temp.print(pg_temp.of('own'), '再打', 'clerk') ->> 'refused', 'role_not_allowed PB-1', 'nobody else prints');
select is(pg_temp.print(gen_random_uuid()) ->> 'refused', 'report_unknown HZ-Q10', 'what there is not is not printed');
select is(
    pg_temp.disclose('window-1', '2026-06-16 10:00+08', 'stage_report_use', format('%L, false, ''x''', pg_temp.of('own'))) ->> 'refused',
    'malformed_command X-7', 'who only reads gives no reason for a copy'
);
select is(
    (select array[r ? 'print', (r -> 'document') is not null] from pg_temp.disclose(
        'window-1b', '2026-06-16 10:00+08', 'stage_report_use', format('%L, false, null', pg_temp.of('own'))
    ) as r),
    '{f,t}', 'a colleague of the same window reads it without a print'
);
select is((select count(*)::integer from credit.report_print), 2, 'which counts as none');
update credit.credit_report set issued_at = '2021-06-16 00:00+08' where report_id = pg_temp.of('own');
select is(pg_temp.print(pg_temp.of('own'), '五年', at => '2026-06-16 23:59+08') #>> '{print,number}', '3', 'PB-13: on the last day of five years');
update credit.credit_report set issued_at = '2021-06-15 23:59+08' where report_id = pg_temp.of('own');
select is(pg_temp.print(pg_temp.of('own'), '五年') ->> 'refused', 'report_expired PB-13', 'PB-13: and never after');
update credit.credit_report set issued_at = '2026-06-15 10:00+08' where report_id = pg_temp.of('own');

insert into credit.record_marker (subject_key, record_id, marker, marked_at)
values (pg_temp.key_of(1), pg_temp.record_of(12), 'under_processing', '2026-06-16 09:00+08');
select is(pg_temp.print(pg_temp.of('own'), '再打') ->> 'refused', 'report_suspended HZ-O7', 'HZ-O7: what is suspended now is not printed again');
select is(
    pg_temp.disclose('window-1', '2026-06-16 10:00+08', 'stage_report_use', format('%L, false, null', pg_temp.of('own'))) ->> 'refused',
    'report_suspended HZ-O7', 'HZ-O7: nor read'
);
select is(pg_temp.hand_over(pg_temp.of('own')) ->> 'refused', 'report_suspended HZ-O7', 'HZ-O7: nor handed over');
delete from credit.record_marker;
-- What has changed since.
create function pg_temp.after(change text, report text default 'own', at timestamptz default '2026-06-16 10:00+08', is_print boolean default true) returns text
language plpgsql as $$
declare
    said text;
begin
    execute change;
    said := pg_temp.disclose(
        'window-1', at, 'stage_report_use', format('%L, %L, %L', pg_temp.of(report), is_print, case when is_print and report = 'own' then '再打' end)
    ) ->> 'refused';
    raise exception using errcode = 'UN001', detail = coalesce(said, 'given');
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(pg_temp.after(change, is_print => printed), wanted, 'BX-4: ' || why || case when printed then ', to print' else ', to read' end)
from (
    values
    ('select', 'given', 'as it was'),
    ('call pg_temp.add_record(1, 12, ''A'', ''OPEN'', 2)', 'report_outdated BX-4', 'a record was corrected'),
    ('call pg_temp.add_record(1, 12, ''A'', ''OPEN'', 2, ''withdrawn'')', 'report_outdated BX-4', 'or withdrawn'),
    ('call pg_temp.add_record(1, 12, ''C'', ''OPEN'', 2)', 'report_outdated BX-4', 'or is not shown at the window any more'),
    ('call pg_temp.add_record(1, 13, ''A'', ''OPEN'')', 'given', 'there is another one, which it does not hold'),
    ('update credit.record_version set retained_until = ''2026-06-16''', 'given', 'on the last day of its keeping'),
    ('update credit.record_version set retained_until = ''2026-06-15''', 'report_outdated BX-4', 'after its keeping')
) as given (change, wanted, why)
cross join (values (true), (false)) as way (printed);

-- Printed in time, and still on the counter.
create function pg_temp.handed_after(change text) returns text
language plpgsql as $$
declare
    said text;
begin
    execute change;
    said := pg_temp.hand_over(pg_temp.of('own')) ->> 'refused';
    raise exception using errcode = 'UN001', detail = coalesce(said, 'given');
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(pg_temp.handed_after(change), wanted, 'BX-4: ' || why || ', to hand over')
from (
    values
    ('select', 'given', 'as it was'),
    ('call pg_temp.add_record(1, 12, ''A'', ''OPEN'', 2)', 'report_outdated BX-4', 'a record was corrected'),
    ('call pg_temp.add_record(1, 12, ''A'', ''OPEN'', 2, ''withdrawn'')', 'report_outdated BX-4', 'or withdrawn'),
    ('call pg_temp.add_record(1, 13, ''A'', ''OPEN'')', 'given', 'there is another one, which it does not hold'),
    ('update credit.record_version set retained_until = ''2026-06-16''', 'given', 'on the last day of its keeping'),
    ('update credit.record_version set retained_until = ''2026-06-15''', 'report_outdated BX-4', 'after its keeping')
) as given (change, wanted, why);

-- Another's data: as long as the letter's business lasts, then by leave for the archive.
create function pg_temp.lent(
    kind text, until date default '2026-06-16', material uuid default null, who text default 'window-1', decision text default 'approved'
)
returns text
language sql as $$
    select format(
        'update credit.service_case set state = ''handed_over'' where case_id = %1$L; '
        'insert into credit.archive_loan (loan_id, case_id, material_id, kind, purpose, reason, requested_by, requested_at, head_of_unit, head_signed_on, '
        'wanted_from, wanted_until, decided_by, decided_at, decision, decision_reason, valid_from, valid_until) values (gen_random_uuid(), %1$L, %2$L, %3$L, '
        '''复核'', ''复核'', %4$L, ''2026-06-15Z'', ''张主任'', ''2026-06-15'', ''2026-06-15'', %5$L, ''officer-1'', ''2026-06-15Z'', %6$L, ''理由'', '
        'case when %6$L = ''approved'' then ''2026-06-15''::date end, case when %6$L = ''approved'' then %5$L::date end)',
        pg_temp.of('other'), material, kind, who, until, decision
    )
$$;
select is(pg_temp.after(change, 'other', is_print => printed), wanted, 'QZ-5: ' || why || case when printed then ', to print' else ', to read' end)
from (
    values
    ('select', true, 'given', 'the case is answered'),
    ('select', false, 'given', 'the case is answered'),
    ('update credit.service_case set state = ''handed_over''', true, 'reading_not_approved QZ-5', 'handed over'),
    ('update credit.service_case set state = ''handed_over''', false, 'reading_not_approved QZ-5', 'handed over'),
    ('update credit.service_case set state = ''closed'', closed_at = ''2026-06-16Z''', true, 'reading_not_approved QZ-5', 'closed'),
    (pg_temp.lent('copy'), true, 'given', 'by leave to copy'), (pg_temp.lent('copy'), false, 'given', 'by leave to copy'),
    (pg_temp.lent('read'), false, 'given', 'by leave to read'), (pg_temp.lent('read'), true, 'reading_not_approved QZ-5', 'by leave to read'),
    (pg_temp.lent('copy', '2026-06-15'), true, 'reading_not_approved QZ-5', 'the day after it'),
    (pg_temp.lent('copy', who => 'window-1b'), true, 'reading_not_approved QZ-5', 'by a colleague''s'),
    (pg_temp.lent('copy', decision => 'refused'), true, 'reading_not_approved QZ-5', 'by none, which was refused')
) as given (change, printed, wanted, why);
select is(
    pg_temp.after('update credit.service_case set state = ''closed'', closed_at = ''2026-06-16Z'''), 'given',
    'PB-6: the own data of a closed case, with a reason'
);

-- TM-5: whether a wording stands in a report is told like the report, to whoever may read it.
create function pg_temp.asked_after(change text, report text default 'other', wording text default '甲11') returns text
language plpgsql as $$
declare
    said text;
begin
    execute change;
    said := pg_temp.staff(
        'window-1', '2026-06-16 10:00+08', 'request_report_correction',
        format('%L, %L, %L, ''NR'', %L, ''乙'', ''笔误''', pg_temp.of(report), gen_random_uuid(), pg_temp.record_of(11), wording)
    );
    raise exception using errcode = 'UN001', detail = case when left(said, 1) = '{' then 'taken' else said end;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(pg_temp.asked_after(change, report, wording), wanted, 'TM-5: a correction is asked for ' || why)
from (
    values
    ('select', 'other', '甲11', 'taken', 'while the case is answered'),
    ('select', 'other', '丙', 'record_not_in_report TM-5', 'of what stands there only'),
    ('update credit.service_case set state = ''handed_over''', 'other', '甲11', 'reading_not_approved QZ-5', 'not after the hand-over'),
    ('update credit.service_case set state = ''handed_over''', 'other', '丙', 'reading_not_approved QZ-5', 'and then nobody learns whether a wording fits'),
    (pg_temp.lent('read'), 'other', '甲11', 'taken', 'but by leave to read'),
    (pg_temp.lent('borrow'), 'other', '甲11', 'reading_not_approved QZ-5', 'not by leave for the paper'),
    (pg_temp.lent('read', '2026-06-15'), 'other', '甲11', 'reading_not_approved QZ-5', 'not the day after the leave'),
    ('update credit.service_case set state = ''handed_over''', 'own', '甲11', 'taken', 'of the own data after the hand-over, too'),
    ('call pg_temp.add_record(1, 11, ''A'', ''OPEN'', 2)', 'own', '甲11', 'report_outdated BX-4', 'not of what is not given out any more')
) as given (change, report, wording, wanted, why);

-- Hand-over.
select is(pg_temp.hand_over(pg_temp.of('own'), signed => false) ->> 'refused', 'malformed_command HZ-Q10', 'HZ-Q10: against signature, or not at all');
select is(pg_temp.hand_over(pg_temp.of('own'), '路人') ->> 'refused', 'receiver_not_of_case HZ-Q10', 'to the applicant or the agent, or not at all');
select is(pg_temp.hand_over(pg_temp.of('own'), scan => pg_temp.scan(scan)) ->> 'refused', 'file_unknown HZ-Q10', 'HZ-Q10: the signature is no scan ' || why)
from (values ('none', 'that there is not'), ('other', 'of another case'), ('gone', 'that was destroyed')) as given (scan, why);
select is(
    pg_temp.hand_over(pg_temp.of('own'), scan => pg_temp.scan('own')) ->> 'handed_at', '2026-06-16T11:00:00.000000+08:00',
    'HZ-Q10: handed over, with a scan of the case'
);
select
    throws_ok(
        format('update credit.report_handover set signature_file = %L', pg_temp.scan(scan)), '23503', null,
        'HZ-Q10: nor can any command say so of a scan ' || why
    )
from (values ('none', 'that there is not'), ('other', 'of another case')) as given (scan, why);
select throws_ok(
    format('update credit.case_material set file_id = %L where case_id = %L', pg_temp.scan('other'), pg_temp.of('own')), '23503', null,
    'HZ-Q16: a paper''s scan is a scan of that paper'
);
select is((select state from credit.service_case where case_id = pg_temp.of('own')), 'handed_over', 'and so the case');
select is(pg_temp.hand_over(pg_temp.of('own')) ->> 'refused', 'transition_not_allowed HZ-Q5', 'once');

-- PB-13: with the next report, what is kept no longer is erased.
update credit.credit_report set issued_at = '2021-06-16 00:00+08' where report_id = pg_temp.of('other');
select is(credit.erase_expired_reports('2026-06-16 23:59+08'), 0, 'PB-13: on the last day of five years a report is still there');
update credit.credit_report set issued_at = '2021-06-15 23:59:59+08' where report_id = pg_temp.of('other');
select is((select pg_temp.peek(pg_temp.of('young'), '2026-06-16 00:00+08') ->> 'record_count'), '1', 'PB-13: on the day after it');
select is(credit.erase_expired_reports('2026-06-16 00:00+08'), 1, 'PB-13: it is erased');
select is(
    (
        select array[(select count(*) from credit.report_document where report_id = pg_temp.of('other')), count(*)]
        from credit.report_record where report_id = pg_temp.of('other')
    ), '{0,4}', 'PB-13: what it said; that it was stays'
);

-- TM-5.
create function pg_temp.request(correction uuid, record uuid, field text, wrong text, right_one text, who text default 'window-1') returns text
language sql as $$
    select pg_temp.staff(
        who, '2026-06-17 10:00+08', 'request_report_correction',
        format('%L, %L, %L, %L, %L, %L, ''笔误''', pg_temp.of('own'), correction, record, field, wrong, right_one)
    )
$$;
create function pg_temp.decide(correction uuid, decision text, who text default 'officer-1', reason text default null) returns text
language sql as $$
    select pg_temp.staff(who, '2026-06-18 10:00+08', 'decide_report_correction', format('%L, %L, %L', correction, decision, reason))
$$;
create function pg_temp.id(number integer) returns uuid language sql as $$ select ('c0000000-0000-4000-8000-00000000000' || number)::uuid $$;
select is(pg_temp.request(pg_temp.id(1), pg_temp.record_of(41), null, 'a', 'b'), 'record_not_in_report TM-5', 'TM-5: of a record that is in the report');
select is(pg_temp.request(pg_temp.id(1), pg_temp.record_of(11), 'NR', '丁', 'b'), 'record_not_in_report TM-5', 'TM-5: of what the field says');
select is(pg_temp.request(pg_temp.id(1), pg_temp.record_of(11), 'NR', '甲11', '甲11'), 'malformed_command X-7', 'TM-5: into something else');
select is(
    pg_temp.request(pg_temp.id(1), pg_temp.record_of(11), 'NR', '甲11', '甲111')::jsonb - 'receipt',
    jsonb_build_object('correction', pg_temp.id(1), 'report', pg_temp.of('own'), 'number', 2), 'TM-5: it is asked for'
);
select
    is(
        (select array[said #>> '{scope,confirmed}', said #>> '{scope,text}', said ->> 'disclosed'] from pg_temp.entry() as said),
        array[
            'field_holds_text', encode(sha256(convert_to(text_salt::text || '甲11', 'UTF8')), 'hex'),
            jsonb_build_array(jsonb_build_array(pg_temp.record_of(11), 1, 'full', 'TM-5'))::text
        ], 'HZ-Q15: the entry says what was confirmed'
    )
from credit.service_case where case_id = pg_temp.of('own');
select is(pg_temp.request(pg_temp.id(2), pg_temp.record_of(11), 'NR', '甲', '乙'), 'transition_not_allowed TM-5', 'one about a value waits at a time');
select isnt(pg_temp.request(pg_temp.id(2), pg_temp.record_of(12), null, '日期', '另一日期'), null, 'about another record another does');
select is(
    (select array[said #>> '{scope,confirmed}', said #>> '{scope,text}', said ->> 'disclosed'] from pg_temp.entry() as said),
    '{record_listed,null,"[]"}', 'HZ-Q15: of the record as a whole only that the report lists it'
);
insert into credit.record_marker (subject_key, record_id, marker, marked_at)
values (pg_temp.key_of(1), pg_temp.record_of(12), 'under_processing', '2026-06-16 09:00+08');
select is(
    pg_temp.request(pg_temp.id(4), pg_temp.record_of(12), 'NR', '甲', 'b'), 'report_suspended HZ-O7',
    'HZ-O7: of what is suspended nobody learns whether a wording fits'
);
delete from credit.record_marker;
select is(pg_temp.request(pg_temp.id(3), pg_temp.record_of(21), null, 'a', 'b', 'officer-1'), 'role_not_allowed PB-1', 'the authority does not ask');
select is(pg_temp.decide(pg_temp.id(1), 'approved', 'window-1b'), 'role_not_allowed PB-1', 'nor the window decide');
select is(pg_temp.decide(pg_temp.id(9), 'approved'), 'report_correction_unknown TM-5', 'nobody what there is not');
select is(pg_temp.decide(pg_temp.id(1), 'approved', 'sc-officer'), 'report_unknown HZ-Q10', 'nobody another jurisdiction''s');
update credit.unit set division_code = '330100' where unit_code = 'SC-XY';
select is(pg_temp.decide(pg_temp.id(1), 'approved', 'sc-officer'), 'authority_of_city_only TM-5', 'TM-5: a district''s authority sees, and does not decide');
select is(pg_temp.decide(pg_temp.id(2), 'refused'), 'malformed_command X-7', 'X-7: a refusal has a reason');
update credit.report_correction set requested_by = 'old-admin' where correction_id = pg_temp.id(1);
select is(pg_temp.decide(pg_temp.id(1), 'approved', 'officer-2'), 'same_person TM-5', 'TM-5: another person approves, not another account of the same');
update credit.report_correction set requested_by = 'window-1' where correction_id = pg_temp.id(1);
select is((pg_temp.decide(pg_temp.id(1), 'approved')::jsonb) ->> 'decision', 'approved', 'TM-5: approved');
select is((pg_temp.decide(pg_temp.id(2), 'refused', reason => '无误')::jsonb) ->> 'material', null, 'or refused');
select is(pg_temp.decide(pg_temp.id(1), 'refused', reason => '改变主意'), 'transition_not_allowed TM-5', 'once');
select is(
    (select array_agg(material_code || ' ' || coalesce(filed_at::text, 'unfiled')) from credit.case_material where case_id = pg_temp.of('own')),
    '{"signed_sheet unfiled","report_correction unfiled"}', 'TM-5: what was approved is a paper to be filed'
);
select is(
    (select count(*)::integer from credit.case_deadline where case_id = pg_temp.of('own') and period_code = 'archive_filing'), 1, 'HZ-Q16: the same day'
);
select is(
    pg_temp.print(pg_temp.of('own'), '附更正', at => '2026-06-19 10:00+08') -> 'corrections',
    jsonb_build_array(jsonb_build_object(
        'number', 2, 'record', pg_temp.record_of(11), 'field', 'NR', 'wrong', '甲11', 'right', '甲111', 'approved_on', '2026-06-18'
    )), 'TM-5: it is printed with the report'
);
select is(
    (select array[is_original, is_stamped] from credit.case_material where case_id = pg_temp.of('own') and material_code = 'report_correction'),
    '{f,f}', 'TM-5: of a paper that nobody has seen nothing is said'
);
create function pg_temp.scanned(state text) returns text
language plpgsql as $$
declare
    said text;
begin
    update credit.service_case
    set state = scanned.state, closed_at = case when scanned.state = 'closed' then '2026-06-19 11:00+08'::timestamptz end
    where case_id = pg_temp.of('own');
    said := pg_temp.staff(
        'window-1', '2026-06-19 12:00+08', 'record_file',
        format(
            '%L, (select material_id from credit.case_material where case_id = %1$L and material_code = ''report_correction''), gen_random_uuid(), '
            '''application/pdf'', 1000, sha256(''x''), ''folder'', 1', pg_temp.of('own')
        )
    );
    raise exception using errcode = 'UN001', detail = left(said, 1);
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(pg_temp.scanned(state), '{', 'TM-5: it is scanned while the case is ' || state)
from unnest(array['handed_over', 'closed']) as state;
create function pg_temp.wordings(at timestamptz) returns text
language plpgsql as $$
declare
    said text;
begin
    update credit.credit_report set issued_at = '2021-06-15 12:00+08' where report_id = pg_temp.of('own');
    perform pg_temp.staff('auditor', at, 'unfiled_list');
    said := (select string_agg(distinct wrong_text || '/' || right_text, ', ') from credit.report_correction where report_id = pg_temp.of('own'))
        || ' ' || (select count(*) from credit.report_document where report_id = pg_temp.of('own'));
    raise exception using errcode = 'UN001', detail = said;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select matches(pg_temp.wordings('2026-06-15 23:59+08'), '甲11/甲111.* 1$', 'PB-13: on the last day of five years its wording is there');
select is(pg_temp.wordings('2026-06-16 00:00+08'), '已销毁/已销毁 0', 'PB-13: then the evening list takes report and wordings away');
select is(
    (select document::jsonb from credit.report_document where report_id = pg_temp.of('own')), (select answer from issued where name = 'own'),
    'BX-6: which itself stays as it was issued'
);
select is(
    (
        select report -> 'corrections' -> 0 ->> 'decision' || ' ' || (report -> 'prints' -> 0 ->> 'ground') || ' ' || (report ->> 'record_count')
        from jsonb_array_elements(pg_temp.staff('clerk', '2026-06-19 10:00+08', 'report_list', format('%L', pg_temp.of('own')))::jsonb -> 'reports') as report
    ),
    'approved first 4', 'the centre sees reports, prints and corrections of a case'
);
select is(
    (select pg_temp.staff('window-2', '2026-06-19 10:00+08', 'report_list', format('%L', pg_temp.of('own')))), 'case_unknown HZ-O2', 'another window does not'
);

-- Who looked.
select is(
    pg_temp.disclose('window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, null', pg_temp.of('own'))) ->> 'refused',
    'transition_not_allowed X-8', 'X-8: after the hand-over nobody is at the counter to be told'
);
update credit.service_case set state = 'answered' where case_id = pg_temp.of('own');
create temporary table look on commit drop as
select pg_temp.disclose('window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, null', pg_temp.of('own'))) as answer;
select is(
    (
        select string_agg(distinct entry ->> 'operation' || ' ' || (entry ->> 'purpose_name') || ' ' || (entry ->> 'unit_name'), ', ')
        from look cross join jsonb_array_elements(answer -> 'lookups') as entry
    ),
    'print_report 查询本人信息 市级窗口, read_report 查询本人信息 市级窗口, report 查询本人信息 市级窗口, report 经授权查询他人信息 市级窗口',
    'X-8: who used the data, and for what; steps of a case that showed no record are not among them'
);
select is((select answer -> 'lookups' -> 0 ? 'actor' from look), false, 'X-8: units, not the persons who asked');
select is(
    (select pg_temp.entry() - 'salt' - 'answer' - 'position' - 'time' ->> 'operation'), 'subject_lookups', 'HZ-Q15: the question is an entry, too'
);
select is(
    (
        select count(*)::integer
        from look cross join jsonb_array_elements(answer -> 'lookups') as entry
        where (entry ->> 'position')::bigint >= (answer #>> '{lookups,0,position}')::bigint
    ), 1, 'newest first'
);
select is(
    (select answer -> 'lookups' #>> '{0,operation}' from (
        select pg_temp.disclose(
            'window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, %s', pg_temp.of('own'), answer #>> '{lookups,1,position}')
        ) as answer from look
    ) as next_page),
    (select answer #>> '{lookups,2,operation}' from look), 'the next page goes on where it is told to'
);
select is(
    pg_temp.disclose('window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, null', pg_temp.of('other'))) ->> 'refused', 'not_own_data X-8',
    'X-8: nobody is told who looked at somebody else''s data'
);
update credit.service_case set state = 'received' where case_id = pg_temp.of('young');
select is(
    pg_temp.disclose('window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, null', pg_temp.of('young'))) ->> 'refused',
    'transition_not_allowed X-8', 'X-8: nor before the applicant was checked'
);
select is((select count(*)::integer from credit.lookup_exception), 0, 'X-8: nothing is kept secret unless a law is named');
create function pg_temp.told() returns integer
language sql as $$
    select count(*)::integer
    from jsonb_array_elements(
        pg_temp.disclose('window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, null', pg_temp.of('own'))) -> 'lookups'
    ) as entry
    where entry ->> 'purpose' = 'authorised_inquiry'
$$;
create temporary table told_before on commit drop as select pg_temp.told() as lookups;
select ok((select lookups > 0 from told_before), 'X-8: a subject is told of everybody');
insert into credit.lookup_exception (exception_id, unit_code, purpose, article, reason, requested_at, requested_by)
values (gen_random_uuid(), 'HZ-CK', 'authorised_inquiry', '某法第一条', '办案', '2026-06-01Z', 'officer-1');
select is((select pg_temp.told()), (select lookups from told_before), 'X-8: also while a request to be silent waits');
update credit.lookup_exception set decision = 'approved', decided_by = 'officer-2', decided_at = '2026-06-02Z';
select is(
    (
        select count(*)::integer
        from
            jsonb_array_elements(
                pg_temp.disclose('window-1', '2026-06-19 10:00+08', 'stage_subject_lookups', format('%L, null', pg_temp.of('own'))) -> 'lookups'
            ) as entry
        where entry ->> 'purpose' = 'authorised_inquiry'
    ), 0, 'X-8: what is declared secret is not told'
);
update credit.lookup_exception set ended_at = '2026-06-18Z', ended_by = 'officer-1', end_reason = '结案';
select is((select pg_temp.told()), (select lookups from told_before), 'X-8: once it has ended it is told again');
update credit.lookup_exception set ended_at = null, ended_by = null, end_reason = null;
create temporary table own_report on commit drop as select pg_temp.peek(pg_temp.of('later'), '2026-06-19 10:00+08') -> 'lookups' as part;
select is(
    (select array[part ->> 'since', part ->> 'count', part ->> 'listed', part ->> 'public_count'] from own_report),
    (select array['2024-06-19', n, n, '0'] from (
        select count(*)::text as n from credit.query_log_entry
        where
            subject_key = pg_temp.key_of(1) and purpose <> 'authorised_inquiry' and logged_at >= '2026-06-15Z'
            and (audience = 'window' or convert_from(entry, 'UTF8')::jsonb -> 'disclosed' <> '[]')
    ) as c), 'BX-7: the subject''s own report says who used its data in the last two years'
);
select is((select jsonb_array_length(part -> 'entries')::text from own_report), (select part ->> 'listed' from own_report), 'BX-7: as many as it says');
delete from credit.lookup_exception;

-- HZ-O10.
create temporary table objection_case on commit drop as select pg_temp.make_case_in('collected', 'objection', subject => pg_temp.key_of(1)) as id;
insert into credit.objection (
    case_id, subject_key, record_id, version, item_code, kind_of_error, reason, outcome, result_text, result_by, result_at, approved_by, approved_at,
    notified_at, notified_how
)
values (
    (select id from objection_case), pg_temp.key_of(1), pg_temp.record_of(11), 1, 'OPEN', 'wrong_content', '不是我', 'upheld', '属实', 'clerk',
    '2026-06-18Z', 'officer-1', '2026-06-18Z', '2026-06-19 10:00+08', 'in_person'
);
create function pg_temp.reissue(at timestamptz default '2026-06-20 10:00+08') returns jsonb
language sql as $$
    select pg_temp.disclose('window-1', at, 'stage_correction_answer', format('%L, %L, %L, null', id, id, pg_temp.number())) from pg_temp.objection_case
$$;
select is((select pg_temp.reissue() ->> 'refused'), 'reprint_not_due HZ-O10', 'HZ-O10: what was upheld gives no report');
update credit.objection set outcome = 'corrected', notified_at = '2026-06-20 10:00:01+08';
select is((select pg_temp.reissue() ->> 'refused'), 'reprint_not_due HZ-O10', 'HZ-O10: nor a correction that the applicant was not told of');
update credit.objection set notified_at = '2026-06-20 10:00+08';
update credit.service_case set state = 'closed', closed_at = '2026-06-20 09:00+08' from objection_case where case_id = id;
select is(
    (select pg_temp.reissue('2026-07-21 00:00+08') ->> 'refused'), 'reprint_not_due HZ-O10',
    'HZ-O10: nor is the file drawn when the case is over, after thirty days'
);
update credit.service_case set state = 'collected', closed_at = null from objection_case where case_id = id;
create temporary table reissued on commit drop as select pg_temp.reissue() as answer;
select is((select answer #>> '{report,ground}' from reissued), 'correction', 'HZ-O10: after a correction there is a report without an application');
select is((select pg_temp.records(answer) from reissued), '12 full, 11 full, 21 full, 31 full', 'of the whole file as it stands now');
select is((select pg_temp.reissue() ->> 'refused'), 'reprint_not_due HZ-O10', 'HZ-O10: once');
select throws_ok(
    format(
        'insert into credit.credit_report select %L, ''R2026061500000000009999A'', case_id, subject_key, ground, purpose, policy_id, catalogue_version_id, '
        'record_count, issued_at, issued_by, unit_code from credit.credit_report where ground = ''correction''', gen_random_uuid()
    ), '23505', null, 'HZ-O10: whoever tries twice at once'
);
select is((select pg_temp.print(id, at => '2026-06-20 11:00+08') #>> '{print,ground}' from objection_case), 'after_correction', 'HZ-O10: its print is free');
select is(
    (select pg_temp.print(id, '再打', at => '2026-06-20 11:00+08') ->> 'refused' from objection_case), 'print_limit_reached HZ-O10', 'HZ-O10: once'
);
select is((select pg_temp.hand_over(id, at => '2026-06-20 11:00+08') ->> 'refused' from objection_case), null, 'it is handed over like any other');
select is((select state from credit.service_case inner join objection_case on case_id = id), 'collected', 'the objection goes its own way');

select * from finish();
rollback;
