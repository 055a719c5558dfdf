-- Purpose: lists for verification, explanations, the rollback hole, and what the login can do.
-- Rules: HZ-Q3, HZ-Q13, HZ-Q15, QZ-9.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(64);
\ir fixtures/government.sql

update credit.use_agreement set purposes = '{verification,objection_check}';
select pg_temp.limited('queries_per_minute', 1, 0);

-- Lists.
create function pg_temp.opened(who text, lines integer, at timestamptz default '2026-04-01 10:00+08') returns text language sql as $$
    select credit.open_verification(
        '70000000-0000-0000-0000-000000000001', at, sha256(convert_to(who, 'UTF8')), 'verification', null, null, '["OPEN"]', lines, '192.0.2.7', 'ab'
    )
$$;
create function pg_temp.state_for(who text) returns text language sql as $$
    select left(credit.verification_state('70000000-0000-0000-0000-000000000001', '2026-04-01 10:00+08', sha256(convert_to(who, 'UTF8')), '192.0.2.7', 'ab'), 3)
$$;
select is(left(pg_temp.opened('city', 3), 3), '403', 'QZ-9: a list is not for everybody');
select is(left(pg_temp.opened('boss', 3, '2026-04-01 12:30+08'), 3), '403', 'QZ-8: nor for any hour');
select is(left(pg_temp.opened('boss', 3), 3), '202', 'HZ-M1: who may, opens one');
select lives_ok(
    $$select credit.add_verification_lines(
        '70000000-0000-0000-0000-000000000001', 1,
        array['d0000000-0000-0000-0000-000000000001', 'd0000000-0000-0000-0000-000000000009', 'd0000000-0000-0000-0000-000000000002']::uuid[],
        array['{"unified_code":"C1"}', '{"unified_code":"C9"}', '{"unified_code":"C2"}'], array[null, null, null], array[null, null, null]::bigint[]
    )$$, 'and adds its lines'
);
select throws_ok(
    $$select credit.add_verification_lines(
        '70000000-0000-0000-0000-000000000001', 4, array[null]::uuid[], array['{}'], array[null], array[null]::bigint[]
    )$$, '22023', null, 'but not more than it said'
);
select is(credit.next_verification('2026-04-01 10:00+08'), '70000000-0000-0000-0000-000000000001', 'it is worked on');
select is(credit.run_verification_step('70000000-0000-0000-0000-000000000001', '2026-04-01 12:30+08', 2), 1, 'by steps, at any hour, at any pace');
select is(pg_temp.state_for('boss'), '200', 'its account sees how far it is');
select is(pg_temp.state_for('city'), '404', 'nobody else that it is');
select throws_ok(
    $$select credit.add_verification_lines(
        '70000000-0000-0000-0000-000000000001', 3, array[null]::uuid[], array['{}'], array[null], array[null]::bigint[]
    )$$, '22023', null, 'what has begun takes no line'
);
create function pg_temp.fetched(at timestamptz, who text default 'boss') returns text language plpgsql as $$
declare
    asked_for constant uuid := gen_random_uuid();
    envelope bytea;
begin
    envelope := credit.stage_verification(
        asked_for, '70000000-0000-0000-0000-000000000001', at, sha256(convert_to(who, 'UTF8')), '192.0.2.7', 'ab'
    );
    return (
        select string_agg(
            place - 1 || ' ' || left(line, 3) || ' '
            || coalesce(substr(line, 5)::jsonb ->> 'code', substr(line, 5)::jsonb ->> 'state', pg_temp.records(substr(line, 5)::jsonb), '-'),
            '; ' order by place
        )
        from credit.answer_envelope
        cross join regexp_split_to_table(convert_from(pgcrypto.decrypt(envelope, key, 'aes'), 'UTF8'), e'\n') with ordinality as answer (line, place)
        where ticket = asked_for
    );
end;
$$;
select is(pg_temp.fetched('2026-04-01 12:30+08'), '0 409 verification_not_finished', 'nothing is fetched before its end');
select is(credit.run_verification_step('70000000-0000-0000-0000-000000000001', '2026-04-01 12:30+08', 2), 0, 'until nothing is left');
select is(credit.next_verification('2026-04-01 12:31+08'), null, 'then there is nothing to do');
select is(
    (select string_agg(operation || ' ' || outcome, ', ' order by log_position) from credit.query_log_entry
    where logged_at >= '2026-03-01Z' and operation = 'verification' and purpose = 'verification'),
    'verification answered, verification empty, verification empty', 'HZ-Q15: each line has its entry'
);
select is(pg_temp.fetched('2026-04-01 12:31+08', 'city'), '0 404 verification_not_found', 'another account fetches nothing');
select is(
    (select string_agg(number || ' ' || coalesce(right(subject_key::text, 1), '-') || ' ' || cardinality(record_ids), ', ' order by number)
    from credit.verification_line), '1 1 6, 2 - 0, 3 - 0', 'HZ-O7: what content a line holds is known'
);
create function pg_temp.fetched_after(marker text, record text, subject text default '1') returns text language plpgsql as $$
declare
    said text;
begin
    insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at)
    select
        max(line.subject_key::text)::uuid,
        record_id,
        fetched_after.marker,
        case when fetched_after.marker <> 'under_processing' then '存疑' end,
        case when fetched_after.marker <> 'under_processing' then '存疑' end,
        '2026-04-01 12:30+08'
    from credit.verification_line as line
    cross join unnest(line.record_ids) as record_id
    where right(record_id::text, 2) = record
    group by record_id;
    said := pg_temp.fetched('2026-04-01 12:31+08');
    raise exception using errcode = 'UN001', detail = said || '; ' || (pg_temp.last_entry() ->> 'outcome') || ' ' || (pg_temp.last_entry() ->> 'scope');
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(
    pg_temp.fetched_after('under_processing', '13'),
    '0 200 finished; 1 409 content_suspended; 2 200 -; 3 200 -; refused {"line": 1, "verification": "70000000-0000-0000-0000-000000000001"}',
    'HZ-O7: a line with a record that was suspended meanwhile is not handed out, and the log says so'
);
select is(
    left(pg_temp.fetched_after('applicant_disputes', '13'), 29), '0 200 finished; 1 200 11 full', 'HZ-O11: what is only doubted is'
);
select is(
    pg_temp.fetched('2026-04-01 12:31+08'),
    '0 200 finished; 1 200 11 full, 12 full, 13 full, 14 full, 15 full, 16 full; 2 200 -; 3 200 -', 'its own account the answers, in order'
);
select is(pg_temp.fetched('2026-04-01 12:32+08'), '0 409 verification_fetched', 'once');
select is((select count(*)::integer from credit.verification_line), 0, 'JJ-9: and no line is kept');
update credit.verification_job set state = 'finished', fetched_at = null;
insert into credit.verification_line (job_id, number, label, status, answer, record_ids)
values ('70000000-0000-0000-0000-000000000001', 1, '{}', 200, '{}', '{}');
select is(
    (select count(credit.next_verification(keep_until - interval '1 microsecond')) from credit.verification_job), 0::bigint, 'up to its last day'
);
select is((select count(*)::integer from credit.verification_line), 1, 'an unfetched result is kept');
select is((select keep_until - finished_at from credit.verification_job), interval '14 days', 'for two weeks');
select is((select count(credit.next_verification(keep_until)) from credit.verification_job), 0::bigint, 'and then');
select is((select count(*)::integer from credit.verification_line), 0, 'JJ-9: it is not');
select is(pg_temp.fetched('2026-04-15 12:30+08'), '0 409 verification_fetched', 'which is said');

-- What creditd itself refuses.
select is(
    (select answer::jsonb ->> 'code' from credit.refuse_government_queries(
        '2026-04-01 10:00+08', array['query'], array['certificate:0123456789abcdef'], array['{}'], array['HZ-Q14'], array['{"code":"certificate_expired"'],
        array['192.0.2.7'], array['ab']
    )), 'certificate_expired', 'HZ-Q15: what the daemon refuses is logged and gets a receipt'
);
select throws_ok(
    $$select credit.refuse_government_queries(
        '2026-04-01 10:00+08', array['query'], array['boss'], array['{}'], array['HZ-Q14'], array['{"code":"x"'], array['192.0.2.7'], array['ab']
    )$$, '22023', null, 'HZ-Q15: but in nobody''s name'
);
select is(
    (select answer::jsonb - 'receipt' from (
        select substr(credit.government_account('2026-04-01 10:00+08', sha256('county'), '192.0.2.7', 'ab'), 5) as answer
    ) as account),
    '{"account": "county", "role": "querier", "unit": {"code": "U-XS", "name": "萧山使用单位", "level": "county", "division": "330109"},
      "follow_up_until": null, "purposes": [
        {"purpose": "objection_check", "name": "异议核查", "needs_matter": false, "needs_case_number": false, "needs_follow_up_authority": false},
        {"purpose": "verification", "name": "核查", "needs_matter": false, "needs_case_number": false, "needs_follow_up_authority": false}
      ], "matters": [{"matter": "procurement", "name": "采购"}], "batch": false, "verification": false}'::jsonb,
    'an account is told what it may ask'
);

-- What would be shown, explained, is what is shown.
select is(
    (
        select string_agg(right(record_id::text, 2) || ' ' || form, ', ' order by record_id)
        from credit.explain_access('2026-04-01 10:00+08', who, 'd0000000-0000-0000-0000-000000000001', null, 'objection_check')
        where form <> 'nothing'
    ),
    pg_temp.records(pg_temp.ask(who, 1)), 'X-7: what is explained of ' || who || ' is what is shown'
)
from unnest(array['city2', 'county']) as who;
select is(
    (select relation || ' ' || open_level || ' ' || form || ' ' || rule_id from credit.explain_access(
        '2026-04-01 10:00+08', 'county', null, pg_temp.record_of(23), null
    )), 'own C nothing HZ-Q1', 'X-7: with the rule that keeps it'
);
select is(
    (select refusal_code || ' ' || form from credit.explain_access('2026-04-01 12:30+08', 'county', null, pg_temp.record_of(12), 'objection_check')),
    'outside_hours full', 'X-7: and whether it may ask at all'
);

-- The hole that must stay closed: nobody gets an answer in the transaction that asked for it.
set local session authorization credit_government;
select credit.stage_government_answers(
    '80000000-0000-0000-0000-000000000001', '2026-04-01 10:00+08', 'query', array['\x00'::bytea], array[null::uuid], array['{"unified_code":"C1"}'],
    array[null::text], array[null::bigint], array['objection_check'], array[null::text], array[null::text], array[null::text], array['192.0.2.7'], array['ab']
) as envelope \gset
select is(credit.open_envelope('80000000-0000-0000-0000-000000000001', :'envelope'), null, 'HZ-Q15: not in the same transaction');
-- A block with an exception clause is a savepoint.
do $$
declare
    envelope bytea;
begin
    envelope := credit.stage_government_answers(
        '80000000-0000-0000-0000-000000000002', '2026-04-01 10:00+08', 'query', array['\x00'::bytea], array[null::uuid],
        array['{"unified_code":"C1"}'], array[null::text], array[null::bigint], array['objection_check'], array[null::text], array[null::text],
        array[null::text], array['192.0.2.7'], array['ab']
    );
    if credit.open_envelope('80000000-0000-0000-0000-000000000001', envelope) is not null
        or credit.open_envelope('80000000-0000-0000-0000-000000000002', envelope) is not null then
        raise exception 'an answer was handed out inside of a savepoint';
    end if;
exception
    when division_by_zero then
        raise exception 'not this';
end;
$$;
select is(credit.open_envelope('80000000-0000-0000-0000-000000000002', :'envelope'), null, 'HZ-Q15: nor what was staged behind a savepoint');
select throws_ok(
    $$call credit.answer_government_queries(
        gen_random_uuid(), '2026-04-01 10:00+08', 'query', array['\x00'::bytea], array[null::uuid], array['{"unified_code":"C1"}'],
        array[null::text], array[null::bigint], array['objection_check'], array[null::text], array[null::text], array[null::text], array['192.0.2.7'],
        array['ab'], null
    )$$, '2D000', null, 'HZ-Q15: the procedure does not commit inside of a transaction, and answers nothing'
);
select throws_ok(
    $$call credit.fetch_verification(gen_random_uuid(), '2026-04-01 10:00+08', '\x00', '192.0.2.7', 'ab', null)$$, '2D000', null,
    'HZ-Q15: nor does the one for lists'
);
select throws_ok(
    $$select credit.stage_government_answers(
        gen_random_uuid(), '2026-04-01 10:00+08', 'verification', array['\x00'::bytea], array[null::uuid], array['{}'], array[null::text],
        array[null::bigint], array['objection_check'], array[null::text], array[null::text], array[null::text], array['192.0.2.7'], array['ab']
    )$$, '22023', null, 'PB-3: a query does not pass for a line of a list'
);
reset session authorization;
select is(
    (select array_agg(filled_by = pg_current_xact_id()) from credit.answer_envelope where ticket::text like '80000000-0000-0000-0000-%'),
    array[true, true], 'their keys are there, and marked with their transaction'
);
select is(
    (select count(credit.next_verification('2026-04-01 10:10+08')) + count(*) from credit.answer_envelope where ticket::text like '8%-0000-%'),
    2::bigint, 'what was staged stays for ten minutes'
);
select is((select count(credit.next_verification('2026-04-01 10:10:00.000001+08'))), 0::bigint, 'after that nobody will take it');
select is((select count(*)::integer from credit.answer_envelope where ticket::text like '8%-0000-%'), 0, 'and it goes');

-- As credit_government in psql: its functions and nothing else.
select is(
    (
        select array_agg(pg_proc.proname::text order by pg_proc.proname) from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and has_function_privilege('credit_government', pg_proc.oid, 'execute')
            and pg_get_userbyid(pg_proc.proowner) = 'credit_government_discloser'
    ),
    array[
        'add_verification_lines', 'answer_government_queries', 'fetch_verification', 'government_account', 'next_verification',
        'open_verification', 'refuse_government_queries', 'run_verification_step', 'stage_government_answers', 'stage_verification',
        'verification_state'
    ],
    'HZ-Q3: of what discloses, credit_government may execute what logs first'
);
select is(
    (
        select string_agg(pg_class.relname, ', ') from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p', 'v', 'm')
            and (
                has_any_column_privilege('credit_government', pg_class.oid, 'select, insert, update, references')
                or has_table_privilege('credit_government', pg_class.oid, 'delete, truncate, trigger')
            )
    ),
    null, 'HZ-Q3: credit_government has no privilege on any table or column'
);
select is(
    (
        select string_agg(pg_class.relname || '.' || pg_attribute.attname, ', ') from pg_attribute
        inner join pg_class on pg_attribute.attrelid = pg_class.oid
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where pg_namespace.nspname = 'credit' and pg_attribute.attnum > 0
            and (pg_class.relname like 'record_version%' or pg_class.relname in ('identifier', 'account', 'staff_credential', 'quarantined_row'))
            and pg_attribute.attname in ('content', 'content_digest', 'clear_value', 'sealed_value', 'holder_name', 'person_digest', 'password_hash',
                'sealed_row')
            and has_column_privilege('credit_government_discloser', pg_class.oid, pg_attribute.attnum, 'select')
    ),
    null, 'X-4, JJ-2: the owner of the disclosure reads no whole content, no number, no name of a holder'
);
select is(
    (
        select string_agg(pg_class.relname || ' ' || privilege, ', ' order by pg_class.relname, privilege) from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        cross join unnest(array['insert', 'update', 'delete', 'truncate']) as privilege
        where pg_namespace.nspname = 'credit' and pg_class.relkind in ('r', 'p')
            and has_table_privilege('credit_government_discloser', pg_class.oid, privilege)
    ),
    'access_decision insert, account_block insert, account_pace insert, account_usage insert, answer_envelope delete, '
    'verification_job insert, verification_line delete, verification_line insert, withheld_document insert',
    'HZ-Q15: and writes what a query leaves behind, nothing else'
);
select is(
    (
        select array_agg(role_name) from unnest(array[
            'credit_government', 'credit_staff', 'credit_public', 'credit_intake', 'credit_auditor', 'credit_account_keeper', 'public'
        ]) as role_name
        where has_function_privilege(
            role_name, (select oid from pg_proc where proname = 'disclose_to_government'), 'execute'
        )
    ),
    null, 'HZ-Q15: nobody executes the function that answers before it is committed'
);
set session authorization credit_government;
select throws_ok(statement, '42501', null, 'HZ-Q15: credit_government, tried: ' || statement)
from unnest(array[
    'select key from credit.answer_envelope', 'select answer from credit.verification_line', 'select level_c_fields from credit.record_version_c',
    'select document from credit.public_record', 'select entry from credit.query_log_entry', 'delete from credit.account_block',
    'update credit.account_usage set query_count = 0', 'insert into credit.account_block default values', 'select spki_digest from credit.certificate',
    'set role credit_government_discloser', 'set role credit_owner', 'create table credit.mine ()',
    'select credit.explain_access(now(), '''', null, null, null)',
    'select credit.government_actor(now(), '''', '''')', 'lock table credit.account_pace'
]) as statement;
reset session authorization;

select * from finish();
rollback;
