-- Purpose: proves that who answers at the window cannot read level C, and that nobody changes or takes back a report.
-- Rules: HZ-Q1, HZ-Q3, HZ-Q15, BX-6.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(22);

select is(
    (select string_agg(column_name, ', ' order by column_name) from information_schema.columns
    where table_schema = 'credit' and table_name = 'record_version_c'
        and has_column_privilege('credit_window_discloser', 'credit.record_version_c', column_name, 'select')),
    null, 'HZ-Q3: of the records of level C the window''s functions can read no column'
);
select is(
    (select string_agg(column_name, ', ' order by column_name) from information_schema.columns
    where table_schema = 'credit' and table_name = 'record_version'
        and has_column_privilege('credit_window_discloser', 'credit.record_version', column_name, 'select')),
    'open_level, record_id, subject_key, version', 'X-5: of all versions they know which one is the newest, and nothing else'
);
select is(
    (
        select string_agg(tables.name || '.' || column_name, ', ')
        from unnest(array['record_version_a', 'record_version_b']) as tables (name)
        inner join information_schema.columns on table_schema = 'credit' and table_name = tables.name
        where
            (column_name like '%level\_c%' or column_name in ('content', 'content_digest'))
            and has_column_privilege('credit_window_discloser', 'credit.' || tables.name, column_name, 'select')
    ),
    null, 'HZ-Q1: of the records of level A and B, no field of level C and no whole content'
);
select ok(
    (select bool_and(has_column_privilege('credit_window_discloser', 'credit.record_version_' || level, field, 'select'))
    from unnest('{a,b}'::text[]) as level cross join unnest('{level_a_fields,level_b_fields,masked_level_a_fields,masked_level_b_fields}'::text[]) as field),
    'the fields that a window shows it can read'
);
select is(
    (select count(*)::integer from pg_auth_members where member = 'credit_window_discloser'::regrole), 0, 'it is a member of no other role'
);
select ok(not (select rolcanlogin or rolbypassrls or rolsuper from pg_roles where rolname = 'credit_window_discloser'), 'and nobody can log in as it');

set local role credit_window_discloser;
select throws_ok('select level_a_fields from credit.record_version', '42501', null, 'HZ-Q3: not through the parent table either');
select throws_ok('select record_id from credit.record_version_c', '42501', null, 'HZ-Q3: nor that there is a record of level C by its own table');
select throws_ok('select level_c_fields from credit.record_version_a', '42501', null, 'HZ-Q1: nor a field of level C of an open record');
select throws_ok('update credit.report_document set document = ''''', '42501', null, 'BX-6: no report is changed');
select throws_ok('delete from credit.report_document', '42501', null, 'nor deleted');
select throws_ok('update credit.report_record set form = ''full''', '42501', null, 'no row of it is changed');
select throws_ok('delete from credit.report_record', '42501', null, 'nor unticked');
select throws_ok('delete from credit.report_print', '42501', null, 'QZ-9: no print is taken back');
select throws_ok('update credit.credit_report set record_count = 0', '42501', null, 'no number of a report is changed');
reset role;

set local role credit_staff;
select throws_ok('select key from credit.answer_envelope', '42501', null, 'HZ-Q15: a login cannot read what is staged and not committed');
select throws_ok('select document from credit.report_document', '42501', null, 'HZ-Q15: nor a report past the log');
select throws_ok('select credit.lookups_of_subject(null, null, null, null, 1)', '42501', null, 'X-8: nor the log past the application');
select throws_ok('select credit.window_records(null, null, null, null, null, null, null, null)', '42501', null, 'HZ-Q3: nor records past the report');
reset role;
set local role credit_case_keeper;
select throws_ok('select document from credit.report_document', '42501', null, 'who keeps cases reads no report');
select lives_ok('select record_id from credit.report_record', 'HZ-O1: but which records were disclosed');
reset role;

select is(
    (select string_agg(p.proname, ', ' order by p.proname) from pg_proc as p
    where p.proowner = 'credit_window_discloser'::regrole and p.prosecdef and has_function_privilege('public', p.oid, 'execute')),
    null, 'nobody but who was named calls its functions'
);

select * from finish();
rollback;
