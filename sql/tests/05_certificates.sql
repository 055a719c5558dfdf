-- Purpose: units and use agreements; certificates from application to their end; who may deal with which unit.
-- Rules: HZ-Q13, HZ-Q14, HZ-S2, JJ-10, JJ-14, PB-1, PB-9, PB-11, PB-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(157);
\ir fixtures/staff_commands.sql
select is(pg_temp.open_office(), '["none totp", "none totp"]', 'an authority with two administrators');
select is(
    pg_temp.make('2026-03-02 09:03+08', 'create', account, pg_temp.details(account, 'HZ-FGW', role_name), true), 'active', 'and ' || account
)
from (values ('off-1', 'authority_officer'), ('aud-1', 'auditor')) as asked (account, role_name);
select is(pg_temp.begin_work('off-1', 'o', '2026-03-02 09:04+08'), 'none totp', 'the officer is at work');
select is(pg_temp.begin_work('aud-1', 'u', '2026-03-02 09:04+08'), 'none totp', 'and the auditor');

-- Units.
select is(
    pg_temp.run('o', '2026-03-02 09:05+08', 'register_unit', '''HZ-SJJ'', ''市建委'', ''{using_unit,provider}'', ''city'', ''330100''') - 'receipt',
    '{"unit": "HZ-SJJ", "name": "市建委", "kinds": ["using_unit", "provider"], "level": "city", "division": "330100"}', 'an officer registers a unit'
);
select is(
    pg_temp.run('a', '2026-03-02 09:05+08', 'register_unit', '''HZ-X'', ''某局'', ''{using_unit}'', ''city'', ''330100'''),
    '{"refused": "role_not_allowed PB-1"}', 'PB-1: an administrator of accounts does not'
);
select is(
    pg_temp.run('o', '2026-03-02 09:05+08', 'register_unit', arguments), jsonb_build_object('refused', outcome), 'a unit: ' || arguments
)
from (
    values ('''HZ-SJJ'', ''市建委'', ''{using_unit}'', ''city'', ''330100''', 'unit_exists JJ-10'),
    ('''HZ-X'', ''某局'', ''{using_unit}'', ''city'', ''330199''', 'division_unknown JJ-10'),
    ('''HZ-X'', ''某局'', ''{using_unit}'', ''city'', null', 'division_unknown JJ-10'),
    ('''HZ-X'', ''某局'', ''{}'', ''city'', ''330100''', 'malformed_command JJ-10'),
    ('''HZ-X'', ''某局'', ''{using_unit,bank}'', ''city'', ''330100''', 'malformed_command JJ-10'),
    ('''HZ-X'', ''某局'', ''{using_unit}'', ''above'', ''330100''', 'malformed_command JJ-10'),
    ('''HZ-X'', ''某局'', ''{using_unit}'', ''town'', ''330100''', 'malformed_command JJ-10'),
    ('''HZ X'', ''某局'', ''{using_unit}'', ''city'', ''330100''', 'malformed_command JJ-10'),
    ('''HZ-X'', '''', ''{using_unit}'', ''city'', ''330100''', 'malformed_command X-7')
) as asked (arguments, outcome);
select is(
    pg_temp.run('o', '2026-03-02 09:05+08', 'register_unit', arguments) ? 'unit', true, 'a unit: ' || arguments
)
from (
    values ('''ZJ-SHT'', ''省生态环境厅'', ''{provider}'', ''above'', ''330100'''), ('''XH-FGJ'', ''西湖区发改局'', ''{authority}'', ''county'', ''330106'''),
    ('''XH-ZJJ'', ''西湖区住建局'', ''{using_unit}'', ''county'', ''330106'''), ('''YH-ZJJ'', ''余杭区住建局'', ''{using_unit}'', ''county'', ''330110''')
) as asked (arguments);
select is(
    pg_temp.machine('2026-03-02 09:05+08', 'register_catalogue_units', quote_literal(
        '[{"unit": "XH-ZJJ", "name": "西湖区住建局", "kinds": ["provider", "using_unit"], "level": "county", "division": "330106"},
        {"unit": "HZ-RSJ", "name": "市人社局", "kinds": ["provider"], "level": "city", "division": "330100"}]'
    )) - 'receipt', '{"added": ["HZ-RSJ"], "extended": ["XH-ZJJ"]}', 'a catalogue''s units are added, and kinds'
);
select is(
    pg_temp.machine('2026-03-02 09:05+08', 'register_catalogue_units', quote_literal(
        '[{"unit": "HZ-RSJ", "name": "市人社局", "kinds": ["provider"], "level": "city", "division": "330100"}]'
    )) - 'receipt', '{"added": [], "extended": []}', 'once'
);
select is(
    pg_temp.machine('2026-03-02 09:05+08', 'register_catalogue_units', quote_literal(
        jsonb_build_array(jsonb_build_object(
            'unit', unit, 'name', '某局', 'kinds', jsonb_build_array('provider', kind), 'level', 'city', 'division', '330100'
        ))
    )), '{"refused": "malformed_command JJ-10"}', 'PB-1: a catalogue makes no ' || kind || ' of ' || unit
)
from unnest(array['authority', 'centre', 'window', 'auditor', 'bank', null]) as kind
cross join unnest(array['HZ-RSJ', 'HZ-NEW']) as unit;
select is(
    (select string_agg(array_to_string(kinds, ' '), ', ' order by unit_code) from credit.unit where unit_code in ('HZ-NEW', 'HZ-RSJ', 'XH-ZJJ')),
    'provider, using_unit provider', 'nothing is taken away'
);

-- JJ-14: use agreements.
select is(
    pg_temp.run('o', '2026-03-02 09:06+08', 'record_use_agreement', '''HZ-SJJ'', ''2026-03-02'', ''2026-03-02'', ''2026-12-31'',
    ''{government_matter}'', ''{bidding}''')
    - array['agreement', 'receipt'], '{"unit": "HZ-SJJ"}', 'JJ-14: an agreement is recorded'
);
select is(
    pg_temp.run('o', '2026-03-02 09:06+08', 'record_use_agreement', arguments), jsonb_build_object('refused', outcome), 'JJ-14: an agreement: ' || arguments
)
from (
    values ('''HZ-SJJ'', ''2026-03-01'', ''2026-12-31'', ''2027-12-31'', ''{government_matter}'', ''{}''', 'agreement_overlaps JJ-14'),
    ('''HZ-SJJ'', ''2026-03-01'', ''2026-03-01'', ''2026-03-02'', ''{government_matter}'', ''{}''', 'agreement_overlaps JJ-14'),
    ('''NOBODY'', ''2026-03-01'', ''2026-03-01'', ''2026-03-02'', ''{government_matter}'', ''{}''', 'unit_unknown JJ-14'),
    ('''XH-ZJJ'', ''2026-03-03'', ''2026-03-03'', ''2026-12-31'', ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-02'', ''2026-03-01'', ''2026-12-31'', ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-01'', ''2026-03-02'', ''2026-03-01'', ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-01'', ''2026-03-02'', ''infinity'', ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''-infinity'', ''2026-03-02'', ''2026-12-31'', ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', null, ''2026-03-02'', ''2026-12-31'', ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-01'', ''2026-03-02'', null, ''{government_matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-01'', ''2026-03-02'', ''2026-12-31'', ''{}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-01'', ''2026-03-02'', ''2026-12-31'', ''{government matter}'', ''{}''', 'malformed_command JJ-14'),
    ('''XH-ZJJ'', ''2026-03-01'', ''2026-03-02'', ''2026-12-31'', ''{null}'', ''{}''', 'malformed_command JJ-14')
) as asked (arguments, outcome);
select is(
    pg_temp.run('o', '2026-03-02 09:06+08', 'record_use_agreement', '''HZ-SJJ'', ''2026-03-01'', ''2027-01-01'', ''2027-12-31'',
    ''{government_matter}'', ''{}''') ? 'agreement',
    true, 'JJ-14: the next one begins the day after'
);
select is(
    (
        select unit #>> array['agreement', 'valid_until'] from jsonb_array_elements(pg_temp.run('u', '2026-03-02 09:06+08', 'unit_list') -> 'units') as unit
        where unit ->> 'unit' = 'HZ-SJJ'
    ), '2026-12-31', 'JJ-14: the list names the one in force'
);
select is(
    pg_temp.run('o', '2026-03-02 09:06+08', 'suspend_use_agreement', (
        select format('%L, ''越权查询''', agreement_id) from credit.use_agreement where unit_code = 'HZ-SJJ' and valid_until = '2026-12-31'
    )) ->> 'suspended_at', '2026-03-02T09:06:00.000000+08:00', 'JJ-14: it is suspended at once'
);
select is(
    pg_temp.run('o', '2026-03-02 09:06+08', 'suspend_use_agreement', (
        select format('%L, ''越权查询''', agreement_id) from credit.use_agreement where unit_code = 'HZ-SJJ' and valid_until = '2026-12-31'
    )), '{"refused": "agreement_unknown JJ-14"}', 'JJ-14: once'
);
select is(
    pg_temp.run('o', '2026-03-02 09:06+08', 'record_use_agreement', '''HZ-SJJ'', ''2026-03-02'', ''2026-03-02'', ''2026-12-31'',
    ''{government_matter}'', ''{bidding}''') ? 'agreement',
    true, 'JJ-14: then another one can take its place'
);

-- Who may deal with which unit.
select is(
    (
        select string_agg(own_unit || (case when credit.may_administer_unit(own_unit, other_unit) then ' → ' else ' ↛ ' end) || other_unit, ', ' order by n)
        from (
            values (1, 'HZ-FGW', 'HZ-SJJ'), (2, 'HZ-FGW', 'XH-ZJJ'), (3, 'XH-FGJ', 'XH-ZJJ'), (4, 'XH-FGJ', 'YH-ZJJ'), (5, 'XH-FGJ', 'HZ-SJJ'),
            (6, 'XH-FGJ', 'HZ-FGW'), (7, 'HZ-SJJ', 'HZ-SJJ'), (8, 'HZ-SJJ', 'XH-ZJJ'), (9, 'HZ-SJJ', 'NOBODY'), (10, 'HZ-FGW', 'NOBODY')
        ) as pair (n, own_unit, other_unit)
    ),
    'HZ-FGW → HZ-SJJ, HZ-FGW → XH-ZJJ, XH-FGJ → XH-ZJJ, XH-FGJ ↛ YH-ZJJ, XH-FGJ ↛ HZ-SJJ, XH-FGJ ↛ HZ-FGW, HZ-SJJ → HZ-SJJ, HZ-SJJ ↛ XH-ZJJ, '
    || 'HZ-SJJ ↛ NOBODY, HZ-FGW ↛ NOBODY', 'JJ-10: the city has the city, a county its county, a unit itself'
);
select is(
    pg_temp.make('2026-03-02 09:07+08', 'create', account, pg_temp.details(account, unit, role_name), role_name <> 'querier'),
    'active', unit || ' has ' || account
)
from (
    values ('xh-adm', 'XH-FGJ', 'account_administrator'), ('xh-off', 'XH-FGJ', 'authority_officer'), ('sj-adm', 'HZ-SJJ', 'account_administrator'),
    ('sj-q1', 'HZ-SJJ', 'querier'), ('sj-q2', 'HZ-SJJ', 'querier'), ('xh-q1', 'XH-ZJJ', 'querier'), ('yh-q1', 'YH-ZJJ', 'querier')
) as asked (account, unit, role_name);
select is(pg_temp.begin_work(account, token, '2026-03-02 09:07+08'), 'none totp', account || ' is at work')
from (values ('xh-adm', 'xa'), ('xh-off', 'xo'), ('sj-adm', 'sa')) as asked (account, token);
select is(
    pg_temp.run(token, '2026-03-02 09:08+08', 'request_account_change', format('''lock'', %L, ''{}'', ''停用''', account)) ->> 'refused', outcome,
    'JJ-10: ' || token || ' locks ' || account
)
from (
    values ('xa', 'xh-q1', null), ('xa', 'yh-q1', 'unit_out_of_scope JJ-10'), ('xa', 'sj-q1', 'unit_out_of_scope JJ-10'),
    ('xa', 'adm-a', 'unit_out_of_scope JJ-10'), ('sa', 'sj-q2', null), ('sa', 'xh-q1', 'unit_out_of_scope JJ-10'), ('sa', 'nobody', 'account_unknown PB-9'),
    ('sa', 'sj-adm', 'own_account PB-9'), ('a', 'yh-q1', null)
) as asked (token, account, outcome);
select is(
    pg_temp.run('xa', '2026-03-02 09:08+08', 'request_account_change', format(
        '''create'', ''yh-q2'', %s, ''按申请''', pg_temp.details('yh-q2', 'YH-ZJJ', 'querier')
    )), '{"refused": "unit_out_of_scope JJ-10"}', 'JJ-10: nor does a county open accounts for another'
);
select is(
    pg_temp.run('xa', '2026-03-02 09:08+08', 'decide_account_change', (
        select format('%L, %L, ''说明'', null', change_id, choice) from credit.account_change where account_id = 'yh-q1' and decision is null
    )), '{"refused": "unit_out_of_scope JJ-10"}', 'JJ-10: nor decides about one: ' || choice
)
from (values ('approved'), ('refused')) as asked (choice);
select is(
    pg_temp.run('a', '2026-03-02 09:08+08', 'request_account_change', format(
        '''create'', ''yh-q2'', %s, ''按申请''', pg_temp.details('yh-q2', 'YH-ZJJ', 'querier')
    )) ? 'change', true, 'the city asks for an account of a county'
);
select is(
    pg_temp.run('xa', '2026-03-02 09:08+08', 'decide_account_change', (
        select format('%L, %L, ''说明'', null', change_id, choice) from credit.account_change where account_id = 'yh-q2'
    )), '{"refused": "unit_out_of_scope JJ-10"}', 'JJ-10: about which another county does not decide: ' || choice
)
from (values ('approved'), ('refused')) as asked (choice);
select is(
    (
        select array_agg(listed ->> 'account' order by n) from
            jsonb_array_elements(pg_temp.run('xa', '2026-03-02 09:08+08', 'account_list', 'null, null, null') -> 'accounts') with ordinality as l (listed, n)
    ), array['xh-adm', 'xh-off', 'xh-q1'], 'JJ-10: a county lists its county'
);
select is(
    jsonb_array_length(pg_temp.run('u', '2026-03-02 09:08+08', 'account_list', 'null, ''active'', null') -> 'accounts'), 11, 'an auditor lists everybody'
);
select is(
    pg_temp.run('u', '2026-03-02 09:08+08', 'account_list', '''XH-ZJJ'', null, null') -> 'accounts',
    '[{"account": "xh-q1", "holder": "xh-q1", "unit": "XH-ZJJ", "role": "querier", "state": "active", "state_since": "2026-03-02T09:07:00.000000+08:00",
    "trained_on": "2026-02-02", "confidential_on": "2026-02-03", "networks": ["10.1.0.0/16"], "follow_up_until": null, "last_seen_at": null, "refusal": null}]',
    'with what is on file'
);
select is(
    pg_temp.run('xa', '2026-03-02 09:08+08', 'account_history', '''yh-q1'''), '{"refused": "account_unknown JJ-10"}', 'JJ-10: a history out of scope is none'
);
select is(
    pg_temp.run('xo', '2026-03-02 09:08+08', 'register_unit', arguments) ->> 'refused', outcome, 'JJ-10: a county''s officer registers ' || arguments
)
from (
    values ('''XH-RSJ'', ''西湖区人社局'', ''{provider}'', ''county'', ''330106''', null),
    ('''YH-RSJ'', ''余杭区人社局'', ''{provider}'', ''county'', ''330110''', 'unit_out_of_scope JJ-10'),
    ('''HZ-Y'', ''某局'', ''{provider}'', ''city'', ''330100''', 'unit_out_of_scope JJ-10'),
    ('''HZ-Y'', ''某局'', ''{provider}'', ''city'', ''330106''', 'unit_out_of_scope JJ-10'),
    ('''HZ-Y'', ''某局'', ''{provider}'', null, ''330106''', 'unit_out_of_scope JJ-10')
) as asked (arguments, outcome);
select is(
    pg_temp.run('xo', '2026-03-02 09:08+08', 'record_use_agreement', format('%L, ''2026-03-01'', ''2026-03-02'', ''2026-12-31'',
    ''{government_matter}'', ''{}''', unit))
    ->> 'refused', outcome, 'JJ-14: a county''s officer and ' || unit
)
from (values ('XH-ZJJ', null), ('YH-ZJJ', 'unit_out_of_scope JJ-10')) as asked (unit, outcome);

-- HZ-Q13: applying for a certificate and granting it.
create function pg_temp.key(name text) returns bytea
language sql as $$ select sha256(convert_to('key of ' || name, 'UTF8')) $$;
create function pg_temp.certificate(key text, until text default '2028-03-02 00:00+08', note text default '按申请') returns text
language sql as $$
    select format('%L, ''CN=%s'', ''CN=CA'', ''01'', ''2026-03-01 00:00+08'', %L, %L', pg_temp.key(key), key, until, note)
$$;
create function pg_temp.apply(name text, token text, at timestamptz, account text, key text) returns jsonb
language sql as $$
    select pg_temp.remember(name, pg_temp.run(token, at, 'apply_for_certificate', quote_literal(account) || ', ' || pg_temp.certificate(key)))
$$;
create function pg_temp.decide(token text, at timestamptz, name text, decision text) returns jsonb
language sql as $$
    select pg_temp.run(token, at, 'decide_certificate', format('%L, %L, ''说明''', pg_temp.recall(name, 'certificate'), decision))
$$;
create function pg_temp.report(token text, at timestamptz, name text, event text) returns jsonb
language sql as $$
    select pg_temp.run(token, at, 'report_certificate', format('%L, %L, ''说明''', pg_temp.recall(name, 'certificate'), event))
$$;
create function pg_temp.certificate_state(id text) returns text
language sql as $$ select state || coalesce(' ' || end_ground, '') from credit.certificate where certificate_id = id::uuid $$;
select is(
    pg_temp.apply('one', 'sa', '2026-03-02 09:09+08', 'sj-q1', 'k1')
    - array['certificate', 'receipt'], '{"account": "sj-q1", "state": "applied"}', 'HZ-Q13: the unit applies for its person'
);
select is(
    pg_temp.run(token, '2026-03-02 09:09+08', 'apply_for_certificate', format('%L, ', account) || pg_temp.certificate(key, until)) ->> 'refused', outcome,
    'HZ-Q13: ' || token || ' applies for ' || account
)
from (
    values ('sa', 'xh-q1', 'k2', '2028-03-02 00:00+08', 'unit_out_of_scope JJ-10'), ('sa', 'sj-adm', 'k2', '2028-03-02 00:00+08', 'own_account PB-9'),
    ('sa', 'nobody', 'k2', '2028-03-02 00:00+08', 'account_unknown PB-9'), ('sa', 'sj-q1', 'k2', '2026-03-02 09:08:59+08', 'certificate_expired HZ-Q13'),
    ('sa', 'sj-q1', 'k2', '2026-02-28 00:00+08', 'malformed_command HZ-Q13'), ('o', 'sj-q1', 'k2', '2028-03-02 00:00+08', 'role_not_allowed PB-1'),
    ('sa', 'sj-q1', 'k2', '2026-03-02 09:09+08', null)
) as asked (token, account, key, until, outcome);
select is(
    pg_temp.run(token, '2026-03-02 09:09+08', 'decide_certificate', format('%L, %L, ''同意''', pg_temp.recall('one', 'certificate'), decision))
    ->> 'refused', outcome,
    'HZ-Q13: ' || token || ' decides: ' || decision
)
from (
    values ('sa', 'granted', 'role_not_allowed PB-1'), ('a', 'granted', 'role_not_allowed PB-1'), ('xo', 'granted', 'unit_out_of_scope JJ-10'),
    ('o', 'approved', 'malformed_command HZ-Q13')
) as asked (token, decision, outcome);
select is(pg_temp.certificate_state(pg_temp.recall('one', 'certificate')), 'applied', 'HZ-Q13: nothing is granted yet');
select is(
    pg_temp.decide('o', '2026-03-02 09:09+08', 'one', 'granted') - array['certificate', 'receipt'],
    '{"account": "sj-q1", "state": "granted"}', 'HZ-Q13: the authority grants'
);
select is(
    pg_temp.newest('operation', 'actor') || array[(pg_temp.newest('scope'))[1]::jsonb ->> 'account'], array['decide_certificate', 'off-1', 'sj-q1'],
    'PB-12: which is logged'
);
select is(
    pg_temp.run('o', '2026-03-02 09:09+08', 'decide_certificate', format('%L, %L, ''同意''', pg_temp.recall('one', 'certificate'), decision)),
    '{"refused": "transition_not_allowed HZ-Q13"}', 'HZ-Q13: once: ' || decision
)
from (values ('granted'), ('refused')) as asked (decision);
select is(
    pg_temp.run('sa', '2026-03-02 09:09+08', 'apply_for_certificate', format('%L, ', account) || pg_temp.certificate('k1')),
    '{"refused": "certificate_bound HZ-Q14"}', 'HZ-Q14: the same key again, for ' || account
)
from (values ('sj-q1'), ('sj-q2')) as asked (account);
-- Two applications with one key: the first grant wins.
select is(
    pg_temp.apply(account, 'sa', '2026-03-02 09:09+08', account, 'k3') ->> 'state', 'applied',
    account || ' applies with a key'
)
from (values ('sj-q1'), ('sj-q2')) as asked (account);
select is(
    pg_temp.decide('o', '2026-03-02 09:09+08', account, 'granted') ->> field, outcome,
    'HZ-Q14: a key is granted to one person: ' || account
)
from (values (1, 'sj-q2', 'state', 'granted'), (2, 'sj-q1', 'refused', 'certificate_bound HZ-Q14')) as asked (n, account, field, outcome)
order by n;
select throws_ok(
    format('update credit.certificate set state = ''granted'' where certificate_id = %L', pg_temp.recall('sj-q1', 'certificate')), '23505', null,
    'HZ-Q14: by the table, too'
);
select is(
    pg_temp.decide('o', '2026-03-02 09:09+08', 'sj-q1', 'refused') ->> 'state', 'refused',
    'HZ-Q13: the other one is refused'
);
-- An officer who was an administrator and applied.
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, networks, state_since, opened_at
) values (
    'off-old', pg_temp.person('off-1'), 'off-1', 'HZ-SJJ', 'account_administrator', 'stopped', '{10.1.0.0/16}', '2026-02-01 09:00+08', '2026-02-01 09:00+08'
);
select is(
    pg_temp.apply('two', 'sa', '2026-03-02 09:09+08', 'sj-q1', 'k4') ->> 'state', 'applied',
    'an application'
);
update credit.certificate_event set actor = 'off-old' where certificate_id = pg_temp.recall('two', 'certificate')::uuid;
select is(
    pg_temp.decide('o', '2026-03-02 09:09+08', 'two', 'granted'),
    '{"refused": "same_person PB-9"}', 'PB-9: who applied does not grant'
);
-- An application that waits until it is over.
select is(
    (
        select pg_temp.run('o', '2026-03-02 09:09:00.000001+08', 'decide_certificate', format('%L, ''granted'', ''同意''', certificate_id)) ->> 'refused'
        from credit.certificate where spki_digest = pg_temp.key('k2')
    ), 'certificate_expired HZ-Q13', 'HZ-Q13: what is over is not granted'
);

-- Renewal.
select is(
    pg_temp.remember('next', pg_temp.run('sa', '2026-03-02 09:10+08', 'renew_certificate', format('%L, ', pg_temp.recall('one',
    'certificate')) || pg_temp.certificate('k1', '2030-03-02 00:00+08')))
    ->> 'renews', pg_temp.recall('one', 'certificate'), 'HZ-Q14: a certificate is renewed, even with its key'
);
select is(pg_temp.certificate_state(pg_temp.recall('one', 'certificate')), 'granted', 'HZ-Q14: until then the former one works');
select is(
    pg_temp.decide('o', '2026-03-02 09:10+08', 'next', 'granted') ->> 'state', 'granted',
    'HZ-Q14: granted'
);
select is(pg_temp.certificate_state(pg_temp.recall('one', 'certificate')), 'ended renewed', 'HZ-Q14: which ends the former one');
select is(
    pg_temp.run('sa', '2026-03-02 09:10+08', 'renew_certificate', format('%L, ', pg_temp.recall('one', 'certificate')) || pg_temp.certificate('k5')),
    '{"refused": "transition_not_allowed HZ-Q14"}', 'HZ-Q14: what is over is not renewed'
);
select is(
    pg_temp.run('sa', '2026-03-02 09:10+08', 'renew_certificate', format('%L, ', gen_random_uuid()) || pg_temp.certificate('k5')),
    '{"refused": "certificate_unknown HZ-Q14"}', 'HZ-Q14: nor what never was'
);

-- HZ-Q14: lost, lent.
select is(
    pg_temp.run(token, '2026-03-02 09:11+08', 'report_certificate', format('%L, %L, ''说明''', pg_temp.recall('next', 'certificate'), event))
    ->> 'refused', outcome,
    'HZ-Q14: ' || token || ' reports ' || event
)
from (
    values ('sa', 'renewed', 'malformed_command HZ-Q14'), ('sa', 'left', 'malformed_command HZ-Q14'), ('u', 'lost', 'role_not_allowed PB-1'),
    ('xa', 'lost', 'unit_out_of_scope JJ-10')
) as asked (token, event, outcome);
select is(
    pg_temp.report('sa', '2026-03-02 09:11+08', 'next', 'lost') - array['certificate', 'receipt'],
    '{"account": "sj-q1", "state": "ended", "end_ground": "lost"}', 'HZ-Q14: a loss ends access at once'
);
select is(
    pg_temp.report('sa', '2026-03-02 09:11+08', 'next', 'lent'),
    '{"refused": "transition_not_allowed HZ-Q14"}', 'HZ-Q14: once'
);
select is(
    pg_temp.run('sa', '2026-03-02 09:11+08', 'apply_for_certificate', '''sj-q1'', ' || pg_temp.certificate('k1')), '{"refused": "certificate_ended HZ-Q14"}',
    'HZ-Q14: a key that was lost is never granted again'
);
select is(
    pg_temp.report('o', '2026-03-02 09:11+08', 'sj-q2', 'lent') ->> 'end_ground', 'lent',
    'HZ-Q14: the authority reports, too'
);

-- HZ-S2: who goes has none.
select is(
    pg_temp.apply('last', 'sa', '2026-03-02 09:11+08', 'sj-q1', 'k6') ->> 'state', 'applied', 'an application'
);
select is(
    pg_temp.decide('o', '2026-03-02 09:11+08', 'last', 'granted') ->> 'state', 'granted', 'granted'
);
select is(
    pg_temp.apply('waiting', 'sa', '2026-03-02 09:11+08', 'sj-q1', 'k7') ->> 'state', 'applied', 'and one more'
);
select is(pg_temp.make('2026-03-02 09:12+08', 'stop', 'sj-q1', '''{}'''), 'stopped', 'HZ-S2: the account is stopped');
select is(pg_temp.certificate_state(pg_temp.recall('last', 'certificate')), 'ended left', 'HZ-S2: its certificate ends');
select is(pg_temp.certificate_state(pg_temp.recall('waiting', 'certificate')), 'refused', 'HZ-S2: and what it applied for is refused');
select is(
    pg_temp.run('sa', '2026-03-02 09:12+08', 'apply_for_certificate', '''sj-q1'', ' || pg_temp.certificate('k8')), '{"refused": "account_not_active HZ-S2"}',
    'HZ-S2: nothing more is applied for'
);
select is(
    pg_temp.run('sa', '2026-03-02 09:12+08', 'apply_for_certificate', '''sj-q2'', ' || pg_temp.certificate('k6')), '{"refused": "certificate_bound HZ-Q14"}',
    'HZ-Q14: nor does another one get its key'
);
select is(
    (
        select array_agg(event ->> 'event' order by n) from
            jsonb_array_elements(pg_temp.run('u', '2026-03-02 09:12+08', 'certificate_list', '''HZ-SJJ'', ''ended'', null') -> 'certificates') as listed
        cross join lateral jsonb_array_elements(listed -> 'events') with ordinality as e (event, n)
        where listed ->> 'certificate' = pg_temp.recall('last', 'certificate')
    ), array['applied', 'granted', 'left'], 'HZ-Q14: all of it is on record'
);

-- A certificate as the second factor.
select is(
    pg_temp.apply('officer', 'a', '2026-03-02 09:12+08', 'xh-off', 'k9') ->> 'state', 'applied', 'an officer, too'
);
select is(
    pg_temp.log_in('xh-off', 'x', '2026-03-02 09:12+08', 'certificate', null, '10.1.0.9', pg_temp.key('k9')), '{"refused": "login_failed PB-11"}',
    'PB-11: a certificate that is not granted is no factor'
);
update credit.account set state = 'locked' where account_id = 'adm-a';
select is(
    pg_temp.decide('o', '2026-03-02 09:12+08', 'officer', 'granted') ->> 'refused', 'requester_cannot_act HZ-Q13',
    'HZ-Q13: not while whoever applied can''t act'
);
update credit.account set state = 'active' where account_id = 'adm-a';
select is(
    pg_temp.decide('o', '2026-03-02 09:12+08', 'officer', 'granted') ->> 'state', 'granted', 'granted'
);
select is(
    pg_temp.log_in('xh-off', 'x', '2026-03-02 09:12+08', 'certificate', null, '10.1.0.9', pg_temp.key('k6')), '{"refused": "login_failed PB-11"}',
    'PB-11: nor is somebody else''s'
);
select is(
    pg_temp.log_in('xh-off', 'x', '2026-03-02 09:12+08', 'certificate'), '{"refused": "login_failed PB-11"}', 'PB-11: nor none'
);
select is(
    pg_temp.log_in('xh-off', 'xc', '2026-03-02 09:12+08', 'certificate', null, '10.1.0.9', pg_temp.key('k9')) ->> 'second_factor', 'certificate',
    'PB-11: the own one is'
);
select is(
    pg_temp.report('xc', '2026-03-02 09:12+08', 'officer', event) ->> 'refused', 'own_account PB-9', 'PB-9: of the own one nobody reports ' || event
)
from unnest(array['lent', 'revoked']) as event;
select is(
    pg_temp.report('xc', '2026-03-02 09:12+08', 'officer', 'lost') - array['certificate', 'receipt'],
    '{"account": "xh-off", "state": "ended", "end_ground": "lost"}', 'HZ-Q14: its loss is reported by whoever lost it'
);
select is(
    pg_temp.report('a', '2026-03-02 09:12+08', 'officer', 'lost') ->> 'refused', 'transition_not_allowed HZ-Q14', 'HZ-Q14: once'
);
select is(pg_temp.run('xc', '2026-03-02 09:12+08', 'unit_list'), '{"refused": "session_ended QZ-3"}', 'HZ-Q14: which ends the session that came with it');
select is(
    concat_ws(
        ' ', pg_temp.apply('audit', 'a', '2026-03-02 09:12+08', 'aud-1', 'k10') ->> 'state',
        pg_temp.decide('o', '2026-03-02 09:12+08', 'audit', 'granted') ->> 'state'
    ), 'applied granted', 'an auditor, too'
);
select is(pg_temp.report('u', '2026-03-02 09:12+08', 'audit', 'lent') ->> 'refused', 'role_not_allowed PB-1', 'PB-1: who reports for nobody');
select is(pg_temp.report('u', '2026-03-02 09:12+08', 'audit', 'lost') ->> 'end_ground', 'lost', 'HZ-Q14: but for the own one');

select * from finish();
rollback;
