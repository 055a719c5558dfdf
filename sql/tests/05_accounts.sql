-- Purpose: working days, the first two administrators, log-in, sessions, passwords, accounts that nobody uses.
-- Rules: HZ-S1, HZ-S5, QZ-1, QZ-2, QZ-3, PB-7, PB-8, PB-11, PB-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(98);
set local client_min_messages = 'warning';
set local timezone = 'Asia/Shanghai';
\ir fixtures/staff_commands.sql

-- Working days.
insert into credit.calendar_year (year, source, loaded_at, loaded_by) values (2026, '国务院办公厅通知', '2026-01-01 08:00+08', 'test');
insert into credit.calendar_exception (day, is_working, name)
values ('2026-05-01', false, '劳动节'), ('2026-05-04', false, '劳动节'), ('2026-05-05', false, '劳动节'), ('2026-05-09', true, '劳动节');
select is(credit.is_working_day('2026-03-06'), true, 'a Friday is a working day');
select is(credit.is_working_day('2026-03-07'), false, 'a Saturday is none');
select is(credit.is_working_day('2026-05-09'), true, 'but a worked Saturday is');
select is(credit.is_working_day('2026-05-04'), false, 'and a Monday off is none');
select is(credit.is_working_day('2027-01-04'), null, 'of a year that is not loaded nobody knows');
select is(credit.add_working_days('2026-03-05', 0), '2026-03-05', 'no working day later is the day itself');
select is(credit.add_working_days('2026-03-05', 1), '2026-03-06', 'one after Thursday is Friday');
select is(credit.add_working_days('2026-03-06', 1), '2026-03-09', 'one after Friday is Monday');
select is(credit.add_working_days('2026-04-30', 1), '2026-05-06', 'holidays do not count');
select is(credit.add_working_days('2026-05-08', 1), '2026-05-09', 'a worked Saturday counts');
select is(credit.add_working_days('2026-12-30', 1), '2026-12-31', 'to the last day of the year that is known');
select is(credit.add_working_days('2026-12-31', 1), null, 'and no further');
select throws_ok('select credit.add_working_days(''2026-03-05'', -1)', '22023', null, 'no period runs backwards');
select throws_ok('select credit.add_working_days(''2026-03-05'', 401)', '22023', null, 'no period has more than 400 working days');
select is(credit.local_day('2026-03-01 15:59:59Z'), '2026-03-01', 'the day ends at midnight of the city');
select is(credit.local_day('2026-03-01 16:00Z'), '2026-03-02', 'and the next begins');

-- The first two.
insert into credit.division (division_code, name, parent_code, valid_from, valid_until)
values
('330000', '浙江省', null, '1980-12-31', null), ('330100', '杭州市', '330000', '1980-12-31', null),
('330106', '西湖区', '330100', '1980-12-31', null), ('330103', '下城区', '330100', '1980-12-31', '2021-03-31');
select is(
    pg_temp.run('nobody', '2026-03-02 09:00+08', 'unit_list'), '{"refused": "session_ended HZ-S5"}', 'HZ-S5: nobody has a session by default'
);
select is((select count(*)::integer from credit.account), 0, 'HZ-S5: there is no default account');
select is(
    pg_temp.machine('2026-03-02 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330100"}', jsonb_build_array(pg_temp.administrator('adm-a'))
    )), '{"refused": "malformed_command HZ-S5"}', 'PB-9: one administrator is not enough'
);
select is(
    pg_temp.machine('2026-03-02 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330100"}',
        jsonb_build_array(pg_temp.administrator('adm-a'), pg_temp.administrator('adm-b') || jsonb_build_object('person', pg_temp.person('adm-a')))
    )), '{"refused": "person_has_account QZ-1"}', 'QZ-1: nor are two of one person'
);
select is(
    pg_temp.machine('2026-03-02 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330100"}',
        jsonb_build_array(pg_temp.administrator('adm-a'), pg_temp.administrator('adm-b') - 'trained_on')
    )), '{"refused": "training_missing HZ-S1"}', 'HZ-S1: nor one without training'
);
select is(
    pg_temp.machine('2026-03-02 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330103"}',
        jsonb_build_array(pg_temp.administrator('adm-a'), pg_temp.administrator('adm-b'))
    )), '{"refused": "division_unknown JJ-10"}', 'a unit has a division that is still there'
);
select is(
    pg_temp.machine('2026-03-02 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330100"}',
        jsonb_build_array(pg_temp.administrator('adm-a'), pg_temp.administrator('adm-b'))
    )) - 'receipt', '{"unit": "HZ-FGW", "administrators": ["adm-a", "adm-b"]}', 'HZ-S5: the first two are made on the machine'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'outcome', 'purpose', 'address'),
    array['staff', 'bootstrap_administrators', 'machine:operator', 'answered', 'administration', 'local'], 'PB-12: and that is logged'
);
select is(
    pg_temp.machine('2026-03-02 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330100"}',
        jsonb_build_array(pg_temp.administrator('adm-c'), pg_temp.administrator('adm-d'))
    )), '{"refused": "administrators_exist HZ-S5"}', 'HZ-S5: there is no second time'
);

-- The first log-in.
select is(
    pg_temp.log_in('adm-a', 'a0', '2026-03-02 09:00+08', 'totp'), '{"refused": "login_failed PB-11"}', 'PB-11: a code counts for nothing before it is enrolled'
);
select is(
    pg_temp.log_in('adm-a', 'a0', '2026-03-02 09:00+08', 'none') - array['receipt', 'last_seen_at', 'opened_at'],
    '{"account": "adm-a", "unit": "HZ-FGW", "role": "account_administrator", "second_factor": "none", "second_factor_missing": true,
    "password_must_change": true, "password_until": "2026-04-01T09:00:00.000000+08:00", "ends_at": "2026-03-02T19:00:00.000000+08:00",
    "idle_end_seconds": 900}',
    'QZ-2, PB-11: the first log-in tells what is due'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'outcome', 'address', 'scope'),
    array['staff', 'open_session', 'adm-a', 'HZ-FGW', 'answered', '10.1.0.9', '{"second_factor": "none"}'], 'PB-12: a log-in is logged'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:01+08', 'unit_list'), '{"refused": "password_must_change PB-7"}', 'QZ-2: nothing before the password is changed'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:01+08', 'set_staff_password', quote_literal(repeat('n', 31)) || ', ''2026-03-02 09:00+08'''),
    '{"refused": "malformed_command PB-7"}', 'what is no hash is no password'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:01+08', 'set_staff_password', quote_literal(repeat('n', 32)) || ', ''2026-03-02 08:00+08'''),
    '{"refused": "changed_meanwhile PB-7"}', 'PB-7: it was compared with another history'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:01+08', 'set_staff_password', quote_literal(repeat('n', 32)) || ', ''2026-03-02 09:00+08''') - 'receipt',
    '{"password_set_at": "2026-03-02T09:01:00.000000+08:00", "password_until": "2026-04-01T09:01:00.000000+08:00"}', 'QZ-2: changed'
);
select is(
    (
        select array_agg(left(password_hash, 1) || ' ' || is_present) from credit.staff_password_history(
            '2026-03-02 09:01+08', sha256('a0'), '10.1.0.9'
        )
    ), array['n true', 'i false'], 'PB-7: the history has the initial one, too'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:01+08', 'unit_list'), '{"refused": "second_factor_missing PB-11"}', 'PB-11: nothing without a second factor'
);
-- 09:02 is step 59080444.
select is(
    pg_temp.run('a0', '2026-03-02 09:02+08', 'enrol_second_factor', format('%L, %s', repeat('s', 32), step)),
    '{"refused": "malformed_command PB-11"}', 'PB-11: a code of step ' || step || ' proves nothing'
)
from unnest(array['59080442', '59080446', '9000000000000000000', '-59080444', 'null']) as step;
select is(
    pg_temp.run('a0', '2026-03-02 09:02+08', 'enrol_second_factor', format('%L, 59080443', repeat('s', 32))) - 'receipt', '{"second_factor": "totp"}',
    'PB-11: enrolled'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:02+08', 'enrol_second_factor', format('%L, 59080444', repeat('t', 32))), '{"refused": "second_factor_present PB-11"}',
    'PB-11: another one comes only by way of two administrators'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:03+08', 'unit_list') #>> '{units,0,unit}', 'HZ-FGW', 'and the session works'
);
select is(
    pg_temp.log_in('adm-a', 'a1', '2026-03-02 09:04+08', 'none'), '{"refused": "login_failed PB-11"}', 'PB-11: from now on not without a code'
);
select is(
    pg_temp.log_in('adm-a', 'a1', '2026-03-02 09:02:29+08', 'totp', 59080443), '{"refused": "login_failed PB-11"}', 'PB-11: a code counts once'
);
select is(
    pg_temp.log_in('adm-a', 'a1', '2026-03-02 09:04+08', 'totp', step), '{"refused": "login_failed PB-11"}', 'PB-11: not that of step ' || step
)
from unnest(array[59080446, 59080450]) as step;
select is(
    pg_temp.log_in('adm-a', 'a1', '2026-03-02 09:04+08', 'totp', 59080449) ->> 'second_factor', 'totp', 'PB-11: the next one counts'
);
select is(
    pg_temp.run('a0', '2026-03-02 09:04+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'QZ-1: a second log-in ends the first session'
);
select is(
    (select end_ground from credit.staff_session where token_digest = sha256('a0')), 'replaced', 'and the session says why'
);
select is(
    (select refusal_code from credit.staff_credential_for_login('2026-03-10 09:00+08', 'adm-b', '10.1.0.9')), null, 'QZ-2: an initial password waits eight days'
);
select is(
    (select refusal_code from credit.staff_credential_for_login('2026-03-10 09:00:00.000001+08', 'adm-b', '10.1.0.9')), 'password_expired',
    'QZ-2: and no longer'
);
select is(pg_temp.begin_work('adm-b', 'b1', '2026-03-02 09:00+08'), 'none totp', 'the other one begins work, too');

-- Failed log-ins.
select is(
    pg_temp.log_in('nobody', 'x', '2026-03-02 09:04+08'), '{"refused": "account_unknown HZ-S5"}', 'an account that is none has no password'
);
select is(
    (
        select array_agg(num_nulls(password_hash, password_set_at, totp_secret, totp_last_step))
        from (values ('nobody', '10.1.0.9'), ('adm-b', '192.0.2.1')) as asked (account, address)
        cross join lateral credit.staff_credential_for_login('2026-03-02 09:04+08', asked.account, asked.address)
    ), array[4, 4], 'HZ-S5: an unknown account and one from elsewhere have the same shape'
);
select is(
    (select failed_attempts from credit.staff_credential where account_id = 'adm-b'), 0, 'PB-11: whoever comes from elsewhere locks nobody out'
);
select is(
    (
        select array_agg(password_hash is not null order by n) from generate_series(1, 6) as n
        cross join lateral credit.staff_credential_for_login('2026-03-02 09:05+08'::timestamptz + n * interval '1 s', 'adm-b', '10.1.0.9')
    ), array[true, true, true, true, true, false], 'HZ-S5: five attempts are heard, the sixth is not'
);
select is(
    pg_temp.log_in('adm-b', 'x', '2026-03-02 09:20:04.999999+08'), '{"refused": "login_refused PB-11"}', 'HZ-S5: for a quarter of an hour'
);
select is(
    pg_temp.log_in('adm-b', 'b2', '2026-03-02 09:20:05+08') ->> 'account', 'adm-b', 'HZ-S5: and then again'
);
select is(
    (select row(failed_attempts, refused_until)::text from credit.staff_credential where account_id = 'adm-b'), '(0,)', 'a log-in forgets what failed before'
);
do $$ begin
    for n in 1..7 loop
        perform credit.staff_credential_for_login('2026-03-02 09:21+08', 'adm-b', '10.1.0.9');
    end loop;
end $$;
select is(
    (select row(failed_attempts, refused_until)::text from credit.staff_credential where account_id = 'adm-b'),
    '(5,"2026-03-02 09:36:00+08")', 'HZ-S5: who is refused makes it no longer'
);
update credit.staff_credential set failed_attempts = 4, refused_until = null where account_id = 'adm-b';
select is(
    pg_temp.log_in('adm-b', 'b3', '2026-03-02 09:23+08') ->> 'account', 'adm-b', 'HZ-S5: the fifth attempt may be the right one'
);
select is(
    (
        select credit.record_failed_login('2026-03-02 09:24+08', 'adm-b', '10.1.0.9', 'r-2', 'PB-11', '{"status":401')::jsonb - 'receipt'
    ), '{"status": 401}', 'a failed log-in is answered with a receipt'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'outcome', 'rule'), array['staff', 'open_session', 'adm-b', 'HZ-FGW', 'refused', 'PB-11'],
    'PB-12: and logged'
);
do $$ begin perform credit.record_failed_login('2026-03-02 09:24+08', 'my secret', '10.1.0.9', 'r-2', 'HZ-S5', '{"status":401'); end $$;
select is(
    pg_temp.newest('actor', 'unit', 'scope'), array['unknown', null, '{}'], 'what was typed in place of an account is not logged'
);

-- Sessions: idle, absolute, address, networks, CSRF, log-out.
select is(pg_temp.log_in('adm-a', 'a1i', '2026-03-02 09:30+08') ->> 'account', 'adm-a', 'a session');
select is(pg_temp.run('a1i', '2026-03-02 09:45+08', 'unit_list') ? 'units', true, 'QZ-3: after 900 seconds it is still there');
select is(
    pg_temp.run('a1i', '2026-03-02 10:00:00.000001+08', 'unit_list'), '{"refused": "session_idle QZ-3"}', 'QZ-3: and the moment after it is not'
);
select is(
    pg_temp.run('a1i', '2026-03-02 10:00+08', 'staff_session_state') ->> 'last_seen_at', '2026-03-02T10:00:00.000000+08:00',
    'QZ-3: each command is a sign of life'
);
do $$ begin
    for n in 1..38 loop
        perform pg_temp.run('a1i', '2026-03-02 10:00+08'::timestamptz + n * interval '15 minutes', 'staff_session_state');
    end loop;
end $$;
select is(pg_temp.run('a1i', '2026-03-02 19:30+08', 'unit_list') ? 'units', true, 'QZ-3: ten hours, but for busy hands');
select is(
    pg_temp.run('a1i', '2026-03-02 19:30:00.000001+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'QZ-3: and not a moment longer'
);
select is(pg_temp.log_in('adm-a', 'a1b', '2026-03-03 09:00+08') ->> 'account', 'adm-a', 'the next day');
select is(
    pg_temp.run('a1b', '2026-03-03 09:00+08', 'unit_list', '', '10.1.0.10'), '{"refused": "network_not_allowed PB-11"}', 'PB-11: a cookie does not travel'
);
select is(
    pg_temp.log_in('adm-a', 'x', '2026-03-03 09:00+08', 'totp', 59090000, '10.2.0.1'),
    '{"refused": "network_not_allowed PB-11"}',
    'PB-11: nobody logs in from another network'
);
select is(
    pg_temp.log_in('adm-a', 'a1c', '2026-03-03 09:00:30+08', 'totp', null, '10.1.255.255') ->> 'account', 'adm-a',
    'PB-11: the last address of the network is in it'
);
select is(
    pg_temp.run('a1c', '2026-03-03 09:00+08', 'unit_list', '', 'no address'), '{"refused": "malformed_command X-7"}', 'what is no address comes from nowhere'
);
select lives_ok(
    'select credit.require_staff_csrf(sha256(''a1c''), sha256(''csrf a1c''))', 'HZ-S5: the person''s own pages know the token'
);
select throws_ok(
    'select credit.require_staff_csrf(sha256(''a1c''), sha256(''csrf a1b''))', 'CR001', 'csrf_mismatch', 'HZ-S5: others do not'
);
select is(
    pg_temp.run('a1c', '2026-03-04 09:00+08', 'end_staff_session', '', '10.1.255.255') - 'receipt', '{"ended": true}', 'QZ-3: an idle session can be left'
);
select is(
    pg_temp.run('a1c', '2026-03-03 09:01+08', 'unit_list', '', '10.1.255.255'), '{"refused": "session_ended QZ-3"}', 'QZ-3: and is over then'
);
select is(
    (
        select credit.log_staff_refusal('2026-03-03 09:01+08', sha256('a1c'), '10.1.255.255', 'r-3', 'unit_list', '{}', 'QZ-3', '{"status":401')::jsonb
        - 'receipt'
    ), '{"status": 401}', 'a refusal is answered with a receipt'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'outcome', 'rule'), array['staff', 'unit_list', 'adm-a', 'HZ-FGW', 'refused', 'QZ-3'],
    'PB-12: and logged with whose session it was'
);
do $$ begin perform credit.log_staff_refusal('2026-03-03 09:01+08', null, '10.1.0.9', 'r-3', 'unit_list', null, 'HZ-S5', '{"status":401'); end $$;
select is(pg_temp.newest('actor', 'unit', 'scope'), array['unknown', null, '{}'], 'PB-12: or that nobody knows');
select throws_ok(
    'select credit.log_staff_refusal(''2026-03-03 09:01+08'', null, ''10.1.0.9'', ''r"3'', ''unit_list'', null, ''HZ-S5'', ''{"status":401'')', 'CR001',
    'malformed_command', 'HZ-Q15: nothing that would break an entry gets into it'
);
select throws_ok(
    format(
        'select credit.log_staff_refusal(''2026-03-03 09:01+08'', null, ''10.1.0.9'', ''r-3'', ''unit_list'', %L, ''HZ-S5'', ''{"status":401'')', scope
    ), 'CR001', 'malformed_command', 'PB-12: nor what somebody typed: ' || scope
)
from unnest(array[
    '{"unit": "张三 330102"}', '{"unit": ""}', '{"unit": {"a": "b"}}', '{"unit": ["a"]}', '["a"]', '"a"', '{"张三": "a"}',
    '{"unit": "a2345678901234567890123456789012345678901234567890123456789012345"}'
]) as scope;
select lives_ok(
    'select credit.log_staff_refusal(''2026-03-03 09:01+08'', null, ''10.1.0.9'', ''r-3'', ''unit_list'', '
    || '''{"unit": "HZ-FGW", "open": true, "state": null, "day": "2026-03-03"}'', ''HZ-S5'', ''{"status":401'')', 'HZ-Q15: but codes, days and flags'
);

-- Password age: day 30 and the moment after.
select is(pg_temp.log_in('adm-a', 'a2', '2026-04-01 09:00+08') ->> 'password_must_change', 'false', 'PB-7: on day 30 the password is good');
select is(pg_temp.run('a2', '2026-04-01 09:01+08', 'unit_list') ? 'units', true, 'PB-7: to its last moment');
select is(
    pg_temp.run('a2', '2026-04-01 09:01:00.000001+08', 'unit_list'), '{"refused": "password_must_change PB-7"}', 'PB-7: and then it must be changed'
);

-- Thirty days without use.
select is(
    pg_temp.log_in('adm-b', 'b4', '2026-04-01 09:23+08') ->> 'account', 'adm-b', 'PB-8: after thirty days without use an account still works'
);
update credit.staff_session set last_seen_at = '2026-03-02 09:23+08', opened_at = '2026-03-02 09:23+08' where token_digest = sha256('b4');
select is(
    pg_temp.log_in('adm-b', 'b5', '2026-04-01 09:23:00.000001+08'), '{"refused": "account_idle PB-8"}', 'PB-8: and the moment after it does not'
);
select is(
    (
        select jsonb_build_array(report -> 'idle' -> 0 ->> 'account', report -> 'overdue', report -> 'accounts' -> 1 ->> 'refusal')
        from (select credit.account_report('2026-04-02 09:00+08', 'operator', 'r-0')::jsonb as report) as reported
    ), '["adm-b", [], "account_idle"]', 'PB-8, HZ-S5: idle accounts are found'
);

select * from finish();
rollback;
