-- Purpose: accounts are created, changed, stopped, locked and started by two persons; departures; units and agreements.
-- Rules: HZ-S1, HZ-S2, JJ-10, JJ-14, QZ-1, QZ-3, QZ-6, QZ-13, PB-1, PB-8, PB-9, PB-10, PB-11, PB-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(170);
\ir fixtures/staff_commands.sql
select is(pg_temp.open_office(), '["none totp", "none totp"]', 'an authority with two administrators');

-- Creating, by two persons.
select is(
    pg_temp.remember('officer', pg_temp.run('a', '2026-03-02 09:05+08', 'request_account_change', format(
        '''create'', ''off-1'', %s, ''按申请''', pg_temp.details('off-1', 'HZ-FGW', 'authority_officer')
    ))) - array['change', 'receipt'],
    '{"account": "off-1", "kind": "create", "requested_at": "2026-03-02T09:05:00.000000+08:00"}', 'PB-9: one administrator asks for an account'
);
select is(
    pg_temp.newest('operation', 'actor', 'scope', 'disclosed'),
    array['request_account_change', 'adm-a', '{"kind": "create", "account": "off-1"}', '[]'], 'PB-12: which is logged, without a name'
);
select is(pg_temp.state('off-1'), null, 'PB-9: and there is none yet');
select is(
    pg_temp.run('a', '2026-03-02 09:05+08', 'request_account_change', format(
        '''create'', ''off-1'', %s, ''按申请''', pg_temp.details('off-2', 'HZ-FGW', 'authority_officer')
    )), '{"refused": "change_open PB-9"}', 'PB-9: no second request about the same thing waits'
);
select is(
    (pg_temp.run('b', '2026-03-02 09:05+08', 'account_change_list', 'true') #> array['changes', '0']) - array['change', 'requested_at', 'details'],
    '{"account": "off-1", "unit": "HZ-FGW", "kind": "create", "reason": "按申请", "requested_by": "adm-a", "decision": null, "decided_by": null,
    "decided_at": null, "decision_reason": null, "needs_password": true}', 'PB-9: it waits in a list'
);
select is(
    (pg_temp.run('b', '2026-03-02 09:05+08', 'account_change_list', 'true') #> array['changes', '0', 'details']) ? 'person', false,
    'without the person''s digest'
);
select is(
    pg_temp.run('a', '2026-03-02 09:05+08', 'decide_account_change', format(
        '%L, ''approved'', ''同意'', %L', pg_temp.recall('officer', 'change'), repeat('i', 32)
    )), '{"refused": "same_person PB-9"}', 'PB-9: whoever asks does not decide'
);
select is(
    pg_temp.run('b', '2026-03-02 09:05+08', 'decide_account_change', format('%L, ''approved'', ''同意'', null', pg_temp.recall('officer', 'change'))),
    '{"refused": "initial_password_missing QZ-2"}', 'QZ-2: who logs in needs a first password'
);
select is(
    pg_temp.run('b', '2026-03-02 09:05+08', 'decide_account_change', format('%L, ''granted'', ''同意'', null', pg_temp.recall('officer', 'change'))),
    '{"refused": "malformed_command PB-9"}', 'a decision is one of two'
);
select is(
    pg_temp.run('b', '2026-03-02 09:05+08', 'decide_account_change', format('%L, ''refused'', '' '', null', pg_temp.recall('officer', 'change'))),
    '{"refused": "malformed_command X-7"}', 'PB-9: and has a reason'
);
select is(
    pg_temp.run('b', '2026-03-02 09:05+08', 'decide_account_change', format(
        '%L, ''approved'', ''同意'', %L', pg_temp.recall('officer', 'change'), repeat('i', 32)
    )) - array['change', 'receipt'],
    '{"account": "off-1", "kind": "create", "decision": "approved", "state": "active", "password_given": true}', 'PB-9: another one approves'
);
select is(
    pg_temp.run('b', '2026-03-02 09:05+08', 'decide_account_change', format('%L, ''refused'', ''不同意'', null', pg_temp.recall('officer', 'change'))),
    '{"refused": "change_decided PB-9"}', 'PB-9: once'
);
select is(
    pg_temp.run('b', '2026-03-02 09:05+08', 'decide_account_change', format('%L, ''refused'', ''不同意'', null', gen_random_uuid())),
    '{"refused": "change_unknown PB-9"}', 'what nobody asked for is not decided'
);
select is(
    (
        select jsonb_agg(event - array['at', 'ground', 'details'])
        from jsonb_array_elements(pg_temp.run('a', '2026-03-02 09:05+08', 'account_history', '''off-1''') -> 'events') as event
    ),
    '[{"number": 1, "event": "opened", "from": "none", "to": "prepared", "actor": "adm-a", "approver": "adm-b"},
    {"number": 2, "event": "started", "from": "prepared", "to": "active", "actor": "adm-a", "approver": "adm-b"}]', 'PB-9: both are on record'
);

-- Who, where, in which role.
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'off-2', pg_temp.details('off-1', 'HZ-FGW', 'authority_officer'), true),
    'person_has_account QZ-1', 'QZ-1: one person, one account'
);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'off-1', pg_temp.details('off-2', 'HZ-FGW', 'authority_officer'), true),
    'account_exists HZ-S2', 'HZ-S2: an account is not passed on'
);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'off-2', pg_temp.details('adm-a', 'HZ-FGW', 'authority_officer'), true),
    'own_account PB-9', 'PB-10: no administrator asks for an account of the own person'
);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'off-2', pg_temp.details('adm-b', 'HZ-FGW', 'authority_officer'), true),
    'person_has_account QZ-1', 'PB-10: nor for one of another administrator'
);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'x', pg_temp.details('x', 'HZ-FGW', role_name), role_name not in ('querier', 'credit_administrator')),
    outcome, 'PB-10: an authority and a ' || role_name
)
from (
    values ('window_clerk', 'role_not_of_unit PB-10'), ('centre_clerk', 'role_not_of_unit PB-10'), ('submitter', 'role_not_of_unit PB-10'),
    ('provider_officer', 'role_not_of_unit PB-10'), ('emperor', 'details_not_allowed PB-10')
) as asked (role_name, outcome);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', account, pg_temp.details('x', unit, 'auditor'), true), outcome, 'an account ' || account || ' of ' || unit
)
from (
    values ('public', 'HZ-FGW', 'malformed_command HZ-S5'), ('unknown', 'HZ-FGW', 'malformed_command HZ-S5'), ('a"b', 'HZ-FGW', 'malformed_command HZ-S5'),
    ('a23456789-123456789-123456789-123', 'HZ-FGW', 'malformed_command HZ-S5'), ('x', 'NOBODY', 'unit_unknown JJ-10')
) as asked (account, unit, outcome);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'x', pg_temp.details('x', 'HZ-FGW', 'auditor', extra::jsonb), true), outcome, 'details ' || extra
)
from (
    values ('{"state": "active"}', 'details_not_allowed PB-9'), ('{"networks": []}', 'details_not_allowed PB-9'),
    ('{"networks": ["0.0.0.0/0"]}', 'details_not_allowed PB-9'), ('{"networks": ["10.0.0.0/7"]}', 'details_not_allowed PB-9'),
    ('{"networks": ["10.1.0.9/16"]}', 'details_not_allowed PB-9'), ('{"networks": "10.0.0.0/8"}', 'details_not_allowed PB-9'),
    ('{"networks": [null]}', 'details_not_allowed PB-9'), ('{"networks": ["not one"]}', 'details_not_allowed PB-9'),
    ('{"person": "张三"}', 'details_not_allowed PB-9'), ('{"person": null}', 'details_not_allowed PB-9'),
    ('{"holder": ""}', 'details_not_allowed PB-9'), ('{"holder": null}', 'details_not_allowed PB-9'),
    ('{"trained_on": "2026-03-03"}', 'details_not_allowed PB-9'), ('{"confidential_on": "2026-03-03"}', 'details_not_allowed PB-9'),
    ('{"trained_on": "2026-02-30"}', 'details_not_allowed PB-9'), ('{"follow_up_until": "2026-12-31"}', 'details_not_allowed PB-10'),
    ('{"trained_on": "-infinity"}', 'details_not_allowed PB-9'), ('{"confidential_on": "yesterday"}', 'details_not_allowed PB-9'),
    ('{"trained_on": "20260302"}', 'details_not_allowed PB-9'), ('{"trained_on": 20260302}', 'details_not_allowed PB-9'),
    ('{"follow_up_until": "infinity"}', 'details_not_allowed PB-9'), ('{"follow_up_until": "tomorrow"}', 'details_not_allowed PB-9'),
    ('{"follow_up_until": "now"}', 'details_not_allowed PB-9'), ('{"follow_up_until": "2026-12-31 "}', 'details_not_allowed PB-9'),
    ('{"reset_password": true}', 'details_not_allowed PB-9'), ('{"password": "secret"}', 'details_not_allowed PB-9')
) as asked (extra, outcome);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'wide', pg_temp.details('wide', 'HZ-FGW', 'auditor', '{"networks": ["10.0.0.0/8"]}'), true),
    'active', 'PB-11: the widest network'
);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'quer-1', pg_temp.details('quer-1', 'HZ-FGW', 'querier', '{"follow_up_until": "2026-03-02"}'), true),
    'initial_password_not_needed QZ-2', 'HZ-Q13: who comes by certificate has no password'
);
select is(
    (select count(*)::integer from credit.account_change where account_id = 'quer-1' and decision is null), 1, 'and the request still waits'
);
select is(
    pg_temp.run('b', '2026-03-02 09:06+08', 'decide_account_change', (
        select format('%L, ''refused'', ''材料不全'', null', change_id) from credit.account_change where account_id = 'quer-1'
    )) ->> 'decision', 'refused', 'PB-9: it can be refused'
);
select is(pg_temp.state('quer-1'), null, 'PB-9: and then nothing happens');
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'quer-1', pg_temp.details('quer-1', 'HZ-FGW', 'querier', '{"follow_up_until": "2026-03-02"}')),
    'active', 'QZ-6: with written authority for follow-up queries to this day'
);
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'quer-2', pg_temp.details('quer-2', 'HZ-FGW', 'querier', '{"follow_up_until": "2026-03-01"}')),
    'details_not_allowed PB-9', 'QZ-6: not to yesterday'
);

-- HZ-S1: training and confidentiality.
select is(
    pg_temp.make('2026-03-02 09:06+08', 'create', 'quer-2', pg_temp.details('quer-2', 'HZ-FGW', 'querier', '{"confidential_on": null}')),
    'prepared', 'HZ-S1: without a confidentiality agreement an account is prepared only'
);
select is(pg_temp.make('2026-03-02 09:06+08', 'start', 'quer-2', '''{}'''), 'training_missing HZ-S1', 'HZ-S1: and is not started');
select throws_ok(
    'update credit.account set state = ''active'' where account_id = ''quer-2''', '23514', null, 'HZ-S1: by nobody, not even past the functions'
);
select throws_ok(
    'update credit.account set trained_on = null where account_id = ''off-1''', '23514', null, 'HZ-S1: nor does what is on file get lost'
);
select is(
    (select refusal_code || ' ' || refusal_rule from credit.account_refusal('2026-03-02 09:06+08', 'quer-2')), 'account_not_active HZ-S2',
    'HZ-S1: it works for nothing'
);
delete from credit.account_change where account_id = 'quer-2' and decision is null;
select is(
    pg_temp.make('2026-03-02 09:06+08', 'change', 'quer-2', '''{"confidential_on": "2026-03-02"}'''), 'prepared', 'HZ-S1: the agreement comes on file'
);
select is(pg_temp.make('2026-03-02 09:06+08', 'start', 'quer-2', '''{}'''), 'active', 'HZ-S1: and the account works');

-- Nobody touches the own account, nor does a second name help.
select is(pg_temp.make('2026-03-02 09:07+08', kind, 'adm-a', details), 'own_account PB-9', 'PB-9: no administrator asks to ' || kind || ' the own account')
from (values ('change', '''{"networks": ["10.0.0.0/8"]}'''), ('stop', '''{}'''), ('lock', '''{}'''), ('start', '''{}''')) as asked (kind, details);
select is(
    pg_temp.make('2026-03-02 09:07+08', 'lock', 'adm-b', '''{}'''), 'own_account PB-9', 'PB-9: nor does one approve what concerns the own account'
);
select throws_ok(
    'update credit.account_change set decided_by = requested_by, decided_at = now(), decision = ''approved'', decision_reason = ''x'' '
    || 'where account_id = ''adm-b''', '23514', null, 'PB-9: the table knows that the two are two'
);
select throws_ok(
    'update credit.account_change set decided_by = account_id, decided_at = now(), decision = ''approved'', decision_reason = ''x'' '
    || 'where account_id = ''adm-b''', '23514', null, 'PB-9: and that the approver is not the one concerned'
);
delete from credit.account_change where account_id = 'adm-b';
-- adm-b had another name before, under which something was asked for.
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, networks, state_since, opened_at
) values (
    'adm-old', pg_temp.person('adm-b'), 'adm-b', 'HZ-FGW', 'account_administrator', 'stopped', '{10.1.0.0/16}', '2026-02-01 09:00+08', '2026-02-01 09:00+08'
);
insert into credit.account_change (change_id, account_id, kind, details, reason, requested_by, requested_at)
values ('00000000-0000-4000-8000-000000000001', 'off-1', 'lock', '{}', '旧账号申请', 'adm-old', '2026-02-01 09:00+08');
select is(
    pg_temp.run('b', '2026-03-02 09:07+08', 'decide_account_change', '''00000000-0000-4000-8000-000000000001'', ''approved'', ''同意'', null'),
    '{"refused": "same_person PB-9"}', 'PB-9: a second account is no second person'
);
select is(
    pg_temp.run('b', '2026-03-02 09:07+08', 'request_account_change', '''start'', ''adm-old'', ''{}'', ''恢复'''), '{"refused": "own_account PB-9"}',
    'PB-9: a former account is an own account, too'
);
delete from credit.account_change where account_id = 'off-1' and decision is null;

-- Log-in roles only: password and second factor are reset by two.
select is(pg_temp.begin_work('off-1', 'o', '2026-03-02 09:07+08'), 'none totp', 'the officer begins work');
select is(
    pg_temp.run('o', '2026-03-02 09:08+08', 'request_account_change', '''lock'', ''quer-1'', ''{}'', ''停用'''), '{"refused": "role_not_allowed PB-1"}',
    'PB-1: who is no administrator asks for no change'
);
select is(
    pg_temp.run('o', '2026-03-02 09:08+08', 'decide_account_change', format('%L, ''approved'', ''同意'', null', gen_random_uuid())),
    '{"refused": "role_not_allowed PB-1"}', 'PB-1: nor decides one'
);
select is(
    pg_temp.make('2026-03-02 09:08+08', 'change', 'quer-1', '''{"reset_password": true}''', true), 'details_not_allowed QZ-6',
    'HZ-Q13: there is no password to reset where a certificate is used'
);
select is(
    pg_temp.make('2026-03-02 09:08+08', 'change', 'off-1', '''{"reset_password": true, "reset_second_factor": true}''', true), 'active',
    'QZ-2: two administrators reset password and second factor'
);
select is(pg_temp.run('o', '2026-03-02 09:08+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'HZ-S5: which ends the session');
select is(pg_temp.begin_work('off-1', 'o2', '2026-03-02 09:09+08'), 'none totp', 'QZ-2: and begins as at the first time');
select is(
    pg_temp.make('2026-03-02 09:09+08', 'change', 'off-1', '''{"networks": ["10.2.0.0/16"]}'''), 'active', 'PB-11: networks are changed by two'
);
select is(pg_temp.run('o2', '2026-03-02 09:09+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'PB-11: which ends the session');
select is(
    pg_temp.log_in('off-1', 'x', '2026-03-02 09:10+08'), '{"refused": "network_not_allowed PB-11"}', 'PB-11: and from the former network nobody logs in'
);
select is(
    pg_temp.make('2026-03-02 09:10+08', 'change', 'off-1', '''{"role": "auditor"}'''), 'details_not_allowed PB-9', 'PB-10: a role is not changed'
);
select is(
    pg_temp.make('2026-03-02 09:10+08', 'change', 'off-1', '''{"unit": "HZ-FGW"}'''), 'details_not_allowed PB-9',
    'HZ-S2: nor a unit: who moves gets another account'
);
select is(pg_temp.make('2026-03-02 09:10+08', 'change', 'off-1', '''{}'''), 'details_not_allowed PB-9', 'what changes nothing is no change');
select is(
    pg_temp.make('2026-03-02 09:10+08', 'change', 'off-1', '''{"follow_up_until": "2026-12-31"}'''), 'details_not_allowed QZ-6',
    'QZ-6: follow-up queries are for who queries'
);
select is(pg_temp.make('2026-03-02 09:10+08', 'change', 'quer-1', '''{"follow_up_until": null}'''), 'active', 'QZ-6: an authority is withdrawn');
select is((select follow_up_until from credit.account where account_id = 'quer-1'), null, 'QZ-6: and is gone');

-- Lock, start, stop, and what they do at once.
select is(
    pg_temp.make('2026-03-02 09:10+08', 'change', 'off-1', '''{"networks": ["10.1.0.0/16"]}'''), 'active', 'the officer comes back from the former network'
);
select is(pg_temp.log_in('off-1', 'o3', '2026-03-02 09:10+08') ->> 'account', 'off-1', 'and logs in');
select is(pg_temp.make('2026-03-02 09:10+08', 'lock', 'off-1', '''{}'''), 'locked', 'PB-9: two lock an account');
select is(pg_temp.run('o3', '2026-03-02 09:10+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'QZ-13: its session ends at once');
select is(
    (select end_ground from credit.staff_session where token_digest = sha256('o3')), 'account_locked', 'QZ-13: and says why'
);
select is(pg_temp.log_in('off-1', 'x', '2026-03-02 09:11+08'), '{"refused": "account_not_active HZ-S2"}', 'QZ-13: nor is there a new one');
select is(pg_temp.make('2026-03-02 09:11+08', 'lock', 'off-1', '''{}'''), 'transition_not_allowed PB-9', 'what is locked is not locked again');
select is(pg_temp.make('2026-03-02 09:11+08', 'start', 'off-1', '''{}'''), 'active', 'PB-9: two start it again');
select is(pg_temp.log_in('off-1', 'o4', '2026-03-02 09:11+08') ->> 'account', 'off-1', 'PB-9: and it works');
select is(
    pg_temp.run('b', '2026-03-02 09:11+08', 'end_account_sessions', '''off-1''') - 'receipt', '{"account": "off-1", "ended": 1}',
    'HZ-S5: an administrator ends a session'
);
select is(pg_temp.run('o4', '2026-03-02 09:11+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'HZ-S5: at once');
select is(pg_temp.log_in('off-1', 'o5', '2026-03-02 09:12+08') ->> 'account', 'off-1', 'the officer is back');
select is(
    pg_temp.run('o5', '2026-03-02 09:12+08', 'end_account_sessions', '''adm-a'''), '{"refused": "role_not_allowed PB-1"}', 'PB-1: but ends nobody else''s'
);

-- QZ-13: at once, by one.
select is(
    pg_temp.run('o5', '2026-03-02 09:12+08', 'suspend_account', '''quer-1'', ''curiosity'', ''说明'''), '{"refused": "malformed_command QZ-13"}',
    'QZ-13: its grounds are four'
);
select is(
    pg_temp.run('o5', '2026-03-02 09:12+08', 'suspend_account', '''off-1'', ''leak'', ''说明'''), '{"refused": "own_account PB-9"}', 'PB-9: not the own account'
);
select is(
    pg_temp.run('o5', '2026-03-02 09:12+08', 'suspend_account', '''quer-1'', ''leak'', ''说明''') - 'receipt', '{"account": "quer-1", "state": "locked"}',
    'QZ-13: an account is suspended by one person'
);
select is(
    (select refusal_code from credit.account_refusal('2026-03-02 09:12+08', 'quer-1')), 'account_not_active', 'QZ-13: and works for nothing from now on'
);
select is(
    (select row(event, actor, approver, ground)::text from credit.account_event where account_id = 'quer-1' order by number desc limit 1),
    '(suspended,off-1,,"leak: 说明")', 'PB-9: on record, with its ground'
);
select is(
    pg_temp.run('a', '2026-03-02 09:12+08', 'request_account_change', '''start'', ''quer-1'', ''{}'', ''查明''') ? 'change', true, 'QZ-13: it takes one to ask'
);
select is(pg_temp.state('quer-1'), 'locked', 'QZ-13: and another one to start it again');

-- PB-8: idle, and checked by two.
update credit.account set state_since = '2026-01-31 09:12+08', last_query_at = '2026-01-31 09:12+08' where account_id = 'quer-2';
select is(
    (select array_agg(refusal_code) from credit.account_refusal('2026-03-02 09:12+08', 'quer-2')), null, 'PB-8: thirty days'
);
select is(
    (select refusal_code || ' ' || refusal_rule from credit.account_refusal('2026-03-02 09:12:00.000001+08', 'quer-2')), 'account_idle PB-8',
    'PB-8: and a moment more'
);
select is(
    pg_temp.run('a', '2026-03-02 09:13+08', 'idle_accounts') -> 'accounts',
    '[{"account": "quer-2", "unit": "HZ-FGW", "role": "querier", "idle_since": "2026-01-31T09:12:00.000000+08:00"}]', 'HZ-S5: surplus accounts are found'
);
select is(pg_temp.make('2026-03-02 09:13+08', 'start', 'quer-2', '''{}'''), 'active', 'PB-8: two persons check it');
select is(
    (select event from credit.account_event where account_id = 'quer-2' order by number desc limit 1), 'checked', 'PB-8: which is on record'
);
select is((select count(*)::integer from credit.account_refusal('2026-03-02 09:13+08', 'quer-2')), 0, 'PB-8: and it works again');
select is(pg_temp.make('2026-03-02 09:13+08', 'change', 'quer-2', '''{"holder": "丁"}'''), 'active', 'a name is changed');
select is(
    (select state_since from credit.account where account_id = 'quer-2'), '2026-03-02 09:13+08', 'PB-8: which is no sign of life'
);

-- QZ-3, HZ-S2, JJ-10: leaving.
select is(
    pg_temp.run('a', '2026-03-02 09:13+08', 'report_departure', format('''quer-2'', %L, ''无未结事项'', ''off-1''', day)),
    '{"refused": "malformed_command HZ-S2"}', 'QZ-3: nobody leaves on ' || coalesce(day, 'no day')
)
from unnest(array['infinity', '-infinity', null]) as day;
select is(
    pg_temp.run('a', '2026-03-02 09:13+08', 'report_departure', '''quer-2'', ''2026-03-06'', ''无未结事项'', ''quer-2'''),
    '{"refused": "holder_out_of_scope HZ-S2"}', 'HZ-S2: nobody hands over to nobody'
);
select is(
    pg_temp.run('a', '2026-03-02 09:13+08', 'report_departure', '''quer-2'', ''2026-12-31'', ''无未结事项'', ''off-1'''),
    '{"refused": "calendar_not_loaded QZ-3"}', 'QZ-3: a day that nobody can name is not named'
);
select is(
    pg_temp.run('a', '2026-03-02 09:13+08', 'report_departure', '''quer-2'', ''2026-03-06'', ''无未结事项'', ''off-1''') - array['change', 'receipt'],
    '{"account": "quer-2", "leaves_on": "2026-03-06", "stop_due_on": "2026-03-09"}', 'QZ-3: leaving on Friday: to be stopped by Monday'
);
select is(
    pg_temp.run('a', '2026-03-02 09:13+08', 'report_departure', '''quer-2'', ''2026-03-06'', ''无未结事项'', ''off-1'''),
    '{"refused": "departure_reported JJ-10"}', 'JJ-10: reported once'
);
select is(
    pg_temp.newest('operation', 'scope'), array['report_departure', '{"account": "quer-2", "handed_over_to": "off-1"}'], 'HZ-S2: the handover is logged'
);
select is((select count(*)::integer from credit.account_refusal('2026-03-09 23:59:59.999999+08', 'quer-2')), 0, 'QZ-3: it works to the end of that Monday');
select is(
    (select refusal_code || ' ' || refusal_rule from credit.account_refusal('2026-03-10 00:00+08', 'quer-2')), 'account_not_active QZ-3',
    'QZ-3: and then for nothing, whether two persons stopped it or not'
);
select is(pg_temp.run('a', '2026-03-02 09:13+08', 'overdue_departures') -> 'departures', '[]', 'QZ-3: nothing is overdue yet');
select is(pg_temp.log_in('adm-a', 'a10', '2026-03-10 09:00+08') ->> 'account', 'adm-a', 'a week later');
select is(
    pg_temp.run('a10', '2026-03-10 09:00+08', 'overdue_departures') -> 'departures',
    '[{"account": "quer-2", "unit": "HZ-FGW", "leaves_on": "2026-03-06", "stop_due_on": "2026-03-09", "state": "active"}]', 'QZ-3: what is overdue is found'
);
select is(pg_temp.log_in('adm-b', 'b10', '2026-03-10 09:00+08') ->> 'account', 'adm-b', 'the other one, too');
select is(
    pg_temp.run('b10', '2026-03-10 09:00+08', 'decide_account_change', (
        select format('%L, ''approved'', ''同意'', null', change_id) from credit.account_change where account_id = 'quer-2' and kind = 'stop'
    )) ->> 'state', 'stopped', 'JJ-10: the stop that the report asked for is approved'
);
select is(pg_temp.run('a10', '2026-03-10 09:00+08', 'overdue_departures') -> 'departures', '[]', 'QZ-3: and no longer overdue');
select is(
    pg_temp.make('2026-03-10 09:00+08', kind, 'quer-2', details, false, 'a10', 'b10'), 'transition_not_allowed PB-9', 'HZ-S2: a stopped account: ' || kind
)
from (values ('start', '''{}'''), ('lock', '''{}'''), ('stop', '''{}'''), ('change', '''{"holder": "丙"}''')) as asked (kind, details);
select is(
    pg_temp.make('2026-03-10 09:00+08', 'create', 'quer-3', pg_temp.details('quer-2', 'HZ-FGW', 'querier'), false, 'a10', 'b10'), 'active',
    'JJ-10: the person may have a new one'
);

-- One person's report does not end an account for good.
select is(
    pg_temp.run('a10', '2026-03-10 09:00+08', 'report_departure', '''wide'', ''2026-01-05'', ''无未结事项'', ''off-1''') ->> 'stop_due_on', '2026-01-06',
    'QZ-3: somebody left long ago'
);
select is(
    (select refusal_rule from credit.account_refusal('2026-03-10 09:00+08', 'wide')), 'QZ-3', 'QZ-3: and works for nothing at once'
);
select is(
    pg_temp.run('b10', '2026-03-10 09:00+08', 'decide_account_change', (
        select format('%L, ''refused'', ''未离岗'', null', change_id) from credit.account_change where account_id = 'wide' and kind = 'stop'
    )) ->> 'state', 'active', 'PB-9: a second person knows better'
);
select is((select count(*)::integer from credit.account_refusal('2026-03-10 09:00+08', 'wide')), 0, 'PB-9: and it works again');
select is(pg_temp.run('a10', '2026-03-10 09:00+08', 'overdue_departures') -> 'departures', '[]', 'QZ-3: nothing is overdue');
select is(
    pg_temp.make('2026-03-10 09:00+08', 'stop', 'wide', '''{}''', false, 'b10', 'b10'), 'same_person PB-9', 'a stop that was asked for otherwise'
);
select is(
    pg_temp.run('a10', '2026-03-10 09:01+08', 'report_departure', '''wide'', ''2026-03-13'', ''无未结事项'', ''off-1''') ->> 'stop_due_on', '2026-03-16',
    'JJ-10: who does leave at last is reported again'
);
select is(
    pg_temp.run('a10', '2026-03-10 09:01+08', 'decide_account_change', (
        select format('%L, ''approved'', ''同意'', null', change_id) from credit.account_change
        where account_id = 'wide' and kind = 'stop' and decision is null
    )) ->> 'state', 'stopped', 'PB-9: and stopped by two'
);
select is(
    (select array_agg(withdrawn_at order by reported_at) from credit.departure where account_id = 'wide'),
    array['2026-03-10 09:00+08', null]::timestamptz[], 'JJ-10: both reports are on record'
);

-- Bootstrap only where nobody else can.
select is(pg_temp.make('2026-03-10 09:00+08', 'stop', 'off-1', '''{}''', false, 'a10', 'b10'), 'stopped', 'an officer goes');
update credit.account set state = 'locked' where account_id = 'adm-b';
select is(
    pg_temp.machine('2026-03-10 09:00+08', 'bootstrap_administrators', format(
        '%L, %L', '{"unit": "HZ-FGW", "name": "发改委", "division": "330100"}',
        jsonb_build_array(pg_temp.administrator('adm-e'), pg_temp.administrator('adm-f'))
    )) ? 'administrators', true, 'PB-9: one administrator alone could do nothing: there are two more'
);

-- HZ-S5: adm-a, adm-e and adm-f can act; none of the last two is taken away by one.
select is(pg_temp.begin_work(account, token, '2026-03-10 09:01+08'), 'none totp', account || ' begins work')
from (values ('adm-e', 'e'), ('adm-f', 'f')) as new_one (account, token);
select is(
    pg_temp.run('a10', '2026-03-10 09:02+08', 'report_departure', '''adm-f'', ''2026-03-13'', ''交接完毕'', ''adm-e''') ->> 'stop_due_on', '2026-03-16',
    'HZ-S5: of three one may leave'
);
select is(
    pg_temp.run(token, '2026-03-10 09:02+08', command, arguments), '{"refused": "last_administrators HZ-S5"}', 'HZ-S5: of the two that stay none: ' || command
)
from (
    values ('a10', 'report_departure', '''adm-e'', ''2026-03-13'', ''交接完毕'', ''adm-f'''),
    ('a10', 'suspend_account', '''adm-e'', ''leak'', ''说明'''), ('e', 'suspend_account', '''adm-a'', ''leak'', ''说明''')
) as tried (token, command, arguments);
select is(
    pg_temp.run('e', '2026-03-10 09:02+08', 'decide_account_change', (
        select format('%L, ''refused'', ''不离岗'', null', change_id) from credit.account_change where account_id = 'adm-f' and kind = 'stop'
    )) ->> 'state', 'active', 'HZ-S5: the third one stays'
);

-- PB-9, QZ-13: whoever can no longer act is no first person.
select is(
    pg_temp.run('e', '2026-03-10 09:03+08', 'request_account_change', format('%L, ''quer-3'', %s, ''按申请''', kind, details)) ->> 'kind', kind,
    'an administrator asks to ' || kind
)
from (values ('lock', '''{}'''), ('change', '''{"holder": "丁"}''')) as asked (kind, details);
select is(
    pg_temp.run('a10', '2026-03-10 09:03+08', 'suspend_account', '''adm-e'', ''leak'', ''说明''') ->> 'state', 'locked', 'QZ-13: of three one is suspended'
);
select is(
    pg_temp.run('a10', '2026-03-10 09:03+08', 'suspend_account', '''adm-f'', ''leak'', ''说明'''),
    '{"refused": "last_administrators HZ-S5"}', 'HZ-S5: of two none'
);
select is(
    pg_temp.run('f', '2026-03-10 09:03+08', 'decide_account_change', (
        select format('%L, %L, ''核对'', null', change_id, asked.wanted) from credit.account_change
        where account_id = 'quer-3' and account_change.kind = asked.kind
    )) ->> outcome, result, 'PB-9: what a suspended one asked for is ' || result
)
from (
    values ('lock', 'approved', 'refused', 'requester_cannot_act PB-9'), ('lock', 'refused', 'decision', 'refused')
) as asked (kind, wanted, outcome, result);
select is(pg_temp.state('quer-3'), 'active', 'PB-9: and nothing happens');
select is(pg_temp.make('2026-03-10 09:04+08', 'start', 'adm-e', '''{}''', false, 'a10', 'f'), 'active', 'QZ-13: two start it again');
select is(
    pg_temp.run('f', '2026-03-10 09:04+08', 'decide_account_change', (
        select format('%L, ''approved'', ''同意'', null', change_id) from credit.account_change where account_id = 'quer-3' and kind = 'change'
    )) ->> 'decision', 'approved', 'PB-9: then its request counts again'
);

select * from finish();
rollback;
