-- Purpose: corrections of records in cases: who may touch what, what is refused, what a correction leaves behind.
-- Rules: HZ-O2, HZ-O8, HZ-Q15, BX-3, BX-14, X-5.
-- Called by: make test (pg_prove), in a database of its own. What needs keys or a COMMIT: CreditServicesTests.
begin;
select plan(56);
set local client_min_messages = 'warning';
\ir fixtures/cases.sql

-- Who may execute what.
select is(
    (
        select array_agg(login.rolname || ' ' || pg_proc.proname order by login.rolname, pg_proc.proname)
        from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        cross join pg_roles as login
        where pg_namespace.nspname = 'credit' and login.rolname like 'credit\_%' and login.rolcanlogin and not login.rolsuper
            and login.rolname <> 'credit_migrator' and pg_get_userbyid(pg_proc.proowner) = 'credit_corrector'
            and has_function_privilege(login.oid, pg_proc.oid, 'execute')
    ),
    array[
        'credit_staff catalogue_for_correction', 'credit_staff record_for_correction', 'credit_staff stage_correction_reading',
        'credit_staff store_comparison', 'credit_staff store_correction'
    ],
    'HZ-O2: of all logins only the staff audience corrects, and only through these'
);
select is(
    (
        select array_agg(distinct pg_class.relname::text)
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        cross join pg_roles as login
        where pg_namespace.nspname = 'credit' and login.rolname like 'credit\_%' and login.rolcanlogin and not login.rolsuper
            and login.rolname <> 'credit_migrator' and pg_class.relname in ('answer_envelope', 'record_comparison')
            and has_any_column_privilege(login.oid, pg_class.oid, 'select, insert, update')
    ),
    null, 'HZ-Q15: no login reads or writes a staged reading or a comparison'
);
select is(
    (
        select array_agg(pg_class.relname || ' ' || possible.privilege order by pg_class.relname, possible.privilege)
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        cross join unnest(array['update', 'delete', 'truncate']) as possible (privilege)
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p')
            and has_table_privilege('credit_corrector', pg_class.oid, possible.privilege)
    ),
    array['public_identifier delete', 'public_name delete', 'public_record delete', 'public_subject delete'],
    'X-5: whoever corrects changes no row, and deletes only what the public sees'
);
select is(
    (
        select array_agg(pg_class.relname::text order by pg_class.relname)
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p') and not pg_class.relispartition
            and has_table_privilege('credit_corrector', pg_class.oid, 'insert')
    ),
    array[
        'identifier', 'import_batch', 'public_identifier', 'public_name', 'public_record', 'public_subject',
        'record_comparison', 'record_version', 'reinsertion_guard', 'subject'
    ],
    'HZ-O2: it adds to files and to the public view, and to no case, account or log'
);
select is(
    (
        select string_agg(pg_class.relname, ', ')
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit'
            and pg_class.relname in ('query_log_entry', 'staff_credential', 'staff_session', 'objection', 'objection_task', 'forgery_report')
            and has_any_column_privilege('credit_corrector', pg_class.oid, 'select, insert, update')
    ),
    null, 'PB-1: it reads neither log nor credentials, and objections only through the functions of their owner'
);
set local role credit_staff;
select throws_ok('select content from credit.record_version', '42501', null, 'HZ-Q15: the staff audience reads no record');
select throws_ok('select key from credit.answer_envelope', '42501', null, 'HZ-Q15: nor what was read for it');
select throws_ok('delete from credit.answer_envelope', '42501', null, 'HZ-Q15: nor does it clear that away');
select throws_ok(
    $$ insert into credit.reinsertion_guard values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', now(), 'x') $$,
    '42501', null, 'BX-3: it sets no guard'
);
select throws_ok(
    $$ select credit.add_corrected_version('2026-06-02Z', gen_random_uuid(), gen_random_uuid(), 'delete', 'clerk', 'x', null, null, '{}') $$,
    '42501', null, 'HZ-O2: it adds no version past the case'
);
select throws_ok(
    $$ select credit.require_correction_case('2026-06-02Z', gen_random_uuid(), 'HZ-ZX', 'centre_clerk') $$, '42501', null,
    'HZ-O2: nor asks for a case in somebody''s name'
);
select throws_ok(
    $$ select credit.renew_public_view(gen_random_uuid(), '{"replaces": true, "identifiers": []}') $$, '42501', null,
    'JJ-2: nor changes what the public knows'
);
select throws_ok($$ select credit.correction_naming(gen_random_uuid()) $$, '42501', null, 'HZ-Q15: nor reads names');
reset role;
set local role credit_intake;
select throws_ok(
    $$ select credit.store_correction('2026-06-02Z', 'x', '192.0.2.7', 'ab', gen_random_uuid(), 'delete', 'x', 'x', '{}') $$, '42501', null,
    'HZ-O2: an import corrects nothing'
);
select lives_ok('select credit.lock_record_writers()', 'X-6: but takes its turn by the same lock');
reset role;
set local role credit_public;
select throws_ok('select * from credit.catalogue_for_correction()', '42501', null, 'HZ-O2: nor the public');
reset role;

-- A record of a firm, open to society, and an objection to it that the centre verifies.
insert into credit.record_version (
    subject_key, record_id, version, open_level, item_code, catalogue_version_id, provider_code, state, decided_on, published_on,
    public_until, retained_until, content, content_digest, key_version, batch_id, recorded_at, recorded_by, ground, level_a_fields,
    level_b_fields, level_c_fields
)
values (
    '5b000000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-000000000001', 1, 'A', 'OPEN', 1, 'HZ-CG', 'in_force',
    '2026-01-05', '2026-01-06', '2027-01-05', '2031-01-05', '{"MC": "甲"}', 'cc000000-0000-4000-8000-000000000001', 1,
    gen_random_uuid(), '2026-01-06Z', 'intake', 'import', '"MC":"甲"', '', ''
);
insert into credit.public_record (subject_key, record_id, version, item_code, decided_on, public_until, document)
values (
    '5b000000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-000000000001', 1, 'OPEN', '2026-01-05', '2027-01-05', '{"record":1'
);
insert into credit.public_subject (subject_key, reference, name_rank, document)
values ('5b000000-0000-4000-8000-000000000001', '91330100TESTFIRM01', 0, '{}');
insert into credit.public_name (subject_key, normalised_name, bigrams)
values ('5b000000-0000-4000-8000-000000000001', '甲', '{}');
select set_config(
    'test.case', pg_temp.make_case_in('verifying', 'objection', subject => '5b000000-0000-4000-8000-000000000001')::text, true
);
insert into credit.objection (case_id, subject_key, record_id, version, item_code, provider_code, kind_of_error, reason)
values (
    current_setting('test.case')::uuid, '5b000000-0000-4000-8000-000000000001', 'aa000000-0000-4000-8000-000000000001', 1, 'OPEN',
    'HZ-CG', 'wrong_content', '不是我公司'
);
create function pg_temp.correct(
    who text default 'clerk', correction text default 'delete', note text default '核对', stamp text default null,
    change jsonb default '{"subject": "5b000000-0000-4000-8000-000000000001", "identifiers": [], "names": {"replaces": true, "identifiers": []}}'
) returns text
language sql as $$
    select pg_temp.staff(
        who, '2026-06-02 10:00+08', 'store_correction',
        format(
            '%L, %L, %L, %L, %L::jsonb', current_setting('test.case'), correction, note,
            coalesce(stamp, credit.credit_file_stamp('5b000000-0000-4000-8000-000000000001')), change
        )
    )
$$;
create temporary table before_refusals on commit drop as select pg_temp.log_size() as size;
select is(answer, expected, 'HZ-O8: refused: ' || why)
from (
    values
    (pg_temp.correct('window-1'), 'role_not_allowed PB-1', 'the window'),
    (pg_temp.correct('officer-1'), 'role_not_allowed PB-1', 'the authority'),
    (pg_temp.correct('cg-officer'), 'role_not_allowed PB-1', 'the provider'),
    (pg_temp.correct('auditor'), 'role_not_allowed PB-1', 'an auditor'),
    (pg_temp.correct('zb-admin'), 'role_not_allowed PB-1', 'an administrator of accounts'),
    (pg_temp.correct('nobody'), 'session_ended HZ-S5', 'nobody'),
    (pg_temp.correct(correction => 'repair'), 'malformed_command X-7', 'no kind of correction'),
    (pg_temp.correct(correction => null), 'malformed_command X-7', 'none at all'),
    (pg_temp.correct(note => ' '), 'malformed_command X-7', 'without a reason'),
    (pg_temp.correct(note => repeat('理', 501)), 'malformed_command X-7', 'a reason of 501 characters'),
    (pg_temp.correct(change => '[]'), 'malformed_command X-7', 'no change'),
    (pg_temp.correct(change => '{"names": {}}'), 'malformed_command X-7', 'nobody''s file'),
    (
        pg_temp.correct(change => '{"subject": "5b000000-0000-4000-8000-000000000002", "identifiers": [], "names": {}}'),
        'transition_not_allowed HZ-O2', 'somebody else''s file'
    ),
    (pg_temp.correct(correction => 'omission'), 'transition_not_allowed HZ-O2', 'a record that is not missing'),
    (pg_temp.correct(correction => 'forgery'), 'transition_not_allowed HZ-O2', 'a forgery in an objection'),
    (pg_temp.correct(stamp => '1:0'), 'changed_meanwhile X-5', 'a file that was changed'),
    (
        pg_temp.correct(
            correction => 'replace', change => '{"subject": "5b000000-0000-4000-8000-000000000001", "identifiers": [], "names": {},
            "content": "{}", "version": {"item_code": "SHARED", "provider_code": "HZ-CG", "state": "in_force", "open_level": "B"}}'
        ),
        'malformed_command HZ-O8', 'another item'
    ),
    (
        pg_temp.correct(
            correction => 'replace', change => '{"subject": "5b000000-0000-4000-8000-000000000001", "identifiers": [], "names": {},
            "content": "{}", "version": {"item_code": "OPEN", "provider_code": "HZ-SW", "state": "in_force", "open_level": "A"}}'
        ),
        'malformed_command HZ-O8', 'another provider'
    ),
    (
        pg_temp.correct(
            correction => 'replace', change => '{"subject": "5b000000-0000-4000-8000-000000000001", "identifiers": [], "names": {},
            "content": "{}", "version": {"item_code": "OPEN", "provider_code": "HZ-CG", "state": "in_force", "open_level": "B"}}'
        ),
        'malformed_command HZ-O8', 'another level than the catalogue''s'
    ),
    (
        pg_temp.correct(
            correction => 'replace', change => '{"subject": "5b000000-0000-4000-8000-000000000001", "identifiers": [], "names": {},
            "content": "{}", "version": {"item_code": "OPEN", "provider_code": "HZ-CG", "state": "repaired", "open_level": "A"}}'
        ),
        'malformed_command HZ-O8', 'a state that is not a correction''s'
    )
) as refused (answer, expected, why);
select is(pg_temp.log_size(), size, 'HZ-Q15: the service logs refusals, after it rolled back') from before_refusals;
select is((select count(*) from credit.record_version), 1::bigint, 'X-5: and nothing was changed');

select is(
    pg_temp.staff(
        'clerk', '2026-06-02 10:00+08', 'store_comparison',
        format('%L, 1, %L, %L, %L, %L, %L', current_setting('test.case'), '{MC}', '{}', '{}', '{}', '{}')
    ),
    'provider_copy_missing BX-14', 'BX-14: nothing is compared before the provider has answered'
);
select is(
    pg_temp.staff(
        'clerk', '2026-06-02 10:00+08', 'store_comparison',
        format('%L, 1, %L, %L, %L, %L, %L', current_setting('test.case'), '{张三}', '{}', '{}', '{}', '{}')
    ),
    'malformed_command X-7', 'BX-14: codes of fields, never values'
);
select is(
    pg_temp.staff(
        'clerk', '2026-06-02 10:00+08', 'store_comparison',
        format('%L, 1, %L, %L, %L, %L, %L', current_setting('test.case'), '{}', '{}', '{}', '{}', '{}')
    ),
    'malformed_command X-7', 'BX-14: of no field there is nothing to say'
);

-- Which numbers have files is asked of a record that is missing, and of no other.
create function pg_temp.read_for(of_case text, digests text) returns text
language plpgsql as $$
declare
    answer text;
    refusal_rule text;
begin
    update credit.staff_session set opened_at = '2026-06-02 10:00+08', last_seen_at = '2026-06-02 10:00+08' where account_id = 'clerk';
    update credit.staff_credential set password_set_at = '2026-06-02 10:00+08' where account_id = 'clerk';
    execute format(
        'select credit.stage_correction_reading(gen_random_uuid(), ''2026-06-02 10:00+08'', sha256(''clerk''), ''192.0.2.7'', ''ab'', %L, null, %L)',
        of_case, digests
    ) into answer;
    return answer;
exception
    when sqlstate 'CR001' then
        get stacked diagnostics refusal_rule = pg_exception_detail;
        return sqlerrm || ' ' || refusal_rule;
end
$$;
select is(
    pg_temp.read_for(current_setting('test.case'), '{d5000000-0000-4000-8000-000000000002}'), 'malformed_command X-4',
    'X-4: whoever corrects a record that is there does not ask for others'' files'
);
select matches(pg_temp.read_for(current_setting('test.case'), digests), '^\\x', 'HZ-O8: without numbers it is read')
from (values (null), ('{}')) as asked (digests);
select set_config(
    'test.omission', pg_temp.make_case_in('verifying', 'objection', subject => '5b000000-0000-4000-8000-000000000001')::text, true
);
insert into credit.objection (case_id, subject_key, item_code, provider_code, kind_of_error, reason)
values (current_setting('test.omission')::uuid, '5b000000-0000-4000-8000-000000000001', 'OPEN', 'HZ-CG', 'omission', '少一条');
select matches(
    pg_temp.read_for(
        current_setting('test.omission'), '{d5000000-0000-4000-8000-000000000001,d5000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-00000000ffff}'
    ), '^\\x', 'HZ-O8: of a missing record the numbers of its row are looked up'
);
select is(
    pg_temp.newest('operation', 'scope,identifiers', 'scope,files_found'),
    array['record_for_correction', '3', '["5b000000-0000-4000-8000-000000000001", "5b000000-0000-4000-8000-000000000002"]'],
    'HZ-Q15: and the log has how many they were and whose files were found'
);

-- JJ-2: a public form belongs to what is public, whatever the caller made.
create function pg_temp.public_after(correction text, change jsonb) returns text
language plpgsql as $$
declare
    seen text;
begin
    perform pg_temp.correct(
        correction => correction,
        change => '{"subject": "5b000000-0000-4000-8000-000000000001", "identifiers": [], "names": {"replaces": true, "identifiers": []},
            "public_document": "{\"record\":2"}' || change
    );
    seen := (
        select newest.state || ' ' || coalesce(newest.public_until::text, 'null') || ' ' || coalesce(public_record.document, 'nothing')
        from credit.record_version as newest
        left join credit.public_record on newest.record_id = public_record.record_id
        where newest.version = 2
    );
    raise exception using errcode = 'UN001', detail = seen;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics seen = pg_exception_detail;
        return seen;
end;
$$;
select is(pg_temp.public_after(correction, '{}'), wanted, 'JJ-2: ' || why)
from (
    values
    ('delete', 'corrected 2027-01-05 nothing', 'what is deleted has no public form'),
    ('end_public_disclosure', 'in_force 2026-06-01 nothing', 'nor what society is not to see any more'),
    ('end_every_disclosure', 'in_force 2026-06-01 nothing', 'nor what nobody is to see')
) as corrected (correction, wanted, why);

-- The record goes.
select is(
    pg_temp.correct()::jsonb - 'receipt' - 'case',
    '{"state": "verifying", "correction": "delete", "record": "aa000000-0000-4000-8000-000000000001", "version": 2}'::jsonb,
    'HZ-O8: a clerk of the centre deletes'
);
select is(
    (select array_agg(version || state || recorded_by order by version) from credit.record_version),
    array['1in_forceintake', '2correctedclerk'], 'X-5: by a version, the former one stays'
);
select is(
    (select array_agg(content_digest || ground) from credit.reinsertion_guard),
    (
        select array['cc000000-0000-4000-8000-000000000001objection ' || receipt_number || ': delete']
        from credit.service_case
        where case_id = current_setting('test.case')::uuid
    ),
    'BX-3: its content is guarded, with the case as the reason'
);
select is(
    (select count(*) from credit.public_record) + (select count(*) from credit.public_subject) + (select count(*) from credit.public_name),
    0::bigint, 'HZ-O8: the public sees it no more, nor what only it had taught'
);
select is(
    (
        select event || ' ' || role || ' ' || actor || ' ' || (details ->> 'correction')
        from credit.case_event
        where case_id = current_setting('test.case')::uuid
        order by number desc
        limit 1
    ),
    'corrected centre_clerk clerk delete', 'HZ-O2: the case has the event'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'purpose', 'outcome', 'scope,correction', 'scope,note', 'subject'),
    array[
        'staff', 'store_correction', 'clerk', 'objection', 'answered', 'delete', pg_temp.digest('核对'),
        '5b000000-0000-4000-8000-000000000001'
    ],
    'HZ-O13, X-8: and the log the entry, of the subject, with a digest of the reason'
);
select is(pg_temp.correct(), 'record_not_in_force HZ-O8', 'HZ-O8: what is deleted is not corrected again');

select * from finish();
rollback;
