-- Purpose: consents for items on authority: application, decision, period, withdrawal, lists; and who may do what.
-- Rules: JJ-7, HZ-Q15, HZ-S5.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(115);
set local client_min_messages = 'warning';
\ir fixtures/units_and_staff.sql

-- Application, by certificate.
select is(
    (
        select left(answer, 3) || ' ' || (substr(answer, 5)::jsonb #>> '{consents,0,item}') || ' ' || (substr(answer, 5)::jsonb #>> '{consents,1,state}')
        from pg_temp.user('zb-user', '2026-06-01 10:00+08', 'apply_for_consent', $$'HZ-CG', '{WATER,TAX}', 'government_matter', '核对"缴税"'$$) as answer
    ),
    '201 TAX applied', 'JJ-7: a using unit applies for several items at once'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'purpose', 'outcome', 'address', 'request'),
    array['government', 'apply_for_consent', 'zb-user', 'HZ-ZB', 'administration', 'answered', '192.0.2.7', 'ab'],
    'HZ-Q15: an application is logged'
);
select is(
    pg_temp.newest('scope'), array['{"items": ["WATER", "TAX"], "purpose": "government_matter", "providing_unit": "HZ-CG"}'],
    'HZ-Q15: with what was applied for, not with the reason'
);
select is(
    (select array_agg(array[using_unit, providing_unit, item_code, purpose, state, reason, applied_by] order by item_code) from credit.consent),
    array[
        ['HZ-ZB', 'HZ-CG', 'TAX', 'government_matter', 'applied', '核对"缴税"', 'zb-user'],
        ['HZ-ZB', 'HZ-CG', 'WATER', 'government_matter', 'applied', '核对"缴税"', 'zb-user']
    ],
    'JJ-7: a consent names unit, item, purpose'
);
select is(
    pg_temp.refusal(pg_temp.user('zb-chief', '2026-06-01 10:01+08', 'apply_for_consent', $$'HZ-CG', '{TAX}', 'government_matter', '再次'$$)),
    '409 consent_already_applied JJ-7', 'JJ-7: the same application waits once'
);
select is(
    pg_temp.refusal(pg_temp.user('zb-chief', '2026-06-01 10:01+08', 'apply_for_consent', $$'HZ-SW', '{TAX}', 'government_matter', '税'$$)),
    null, 'JJ-7: another provider is another application'
);
select is((select count(*) from credit.consent), 3::bigint, 'and what was refused has left nothing');
create temporary table before_refusals on commit drop as select pg_temp.log_size() as size;
select is(
    pg_temp.refusal(pg_temp.user(coalesce(who, 'zb-user'), '2026-06-01 10:02+08', 'apply_for_consent', arguments)), expected, 'JJ-7: ' || why
)
from (
    values
    (null, $$'HZ-ZB', '{TAX}', 'government_matter', '理由'$$, '404 consent_unit_unknown JJ-7', 'a unit that provides nothing'),
    (null, $$'NOBODY', '{TAX}', 'government_matter', '理由'$$, '404 consent_unit_unknown JJ-7', 'no unit'),
    (null, $$'HZ-SW', '{WATER,OPEN}', 'government_matter', '理由'$$, '404 consent_item_unknown JJ-7', 'an item that is open to society'),
    (null, $$'HZ-SW', '{SHARED}', 'government_matter', '理由'$$, '404 consent_item_unknown JJ-7', 'an item that is shared'),
    (null, $$'HZ-SW', '{NONE}', 'government_matter', '理由'$$, '404 consent_item_unknown JJ-7', 'no item'),
    (null, $$'HZ-SW', '{WATER}', 'own_data', '理由'$$, '400 purpose_unknown QZ-4', 'no purpose of the policy'),
    (null, $$'HZ-SW', '{WATER,WATER}', 'government_matter', '理由'$$, '400 malformed_command X-7', 'an item twice'),
    (null, $$'HZ-SW', '{}', 'government_matter', '理由'$$, '400 malformed_command X-7', 'no item at all'),
    (null, $$'HZ-SW', null, 'government_matter', '理由'$$, '400 malformed_command X-7', 'items missing'),
    (null, $$'HZ-SW', array[null], 'government_matter', '理由'$$, '400 malformed_command X-7', 'an item missing'),
    (
        null, $$'HZ-SW', (select array_agg('I' || n) from generate_series(1, 101) as n), 'government_matter', '理由'$$,
        '400 malformed_command X-7', '101 items'
    ),
    (
        null, $$'HZ-SW', (select array_agg('I' || n) from generate_series(1, 100) as n), 'government_matter', '理由'$$,
        '404 consent_item_unknown JJ-7', '100 items are not too many'
    ),
    (null, $$null, '{WATER}', 'government_matter', '理由'$$, '400 malformed_command X-7', 'no provider'),
    (null, $$'HZ-SW"', '{WATER}', 'government_matter', '理由'$$, '400 malformed_command X-7', 'a provider that would break the entry'),
    (null, $$'HZ-SW', '{WATER}', null, '理由'$$, '400 malformed_command X-7', 'no purpose'),
    (null, $$'HZ-SW', '{WATER}', 'government_matter', null$$, '400 malformed_command X-7', 'no reason'),
    (null, $$'HZ-SW', '{WATER}', 'government_matter', '　 '$$, '400 malformed_command X-7', 'a blank reason'),
    (null, $$'HZ-SW', '{WATER}', 'government_matter', repeat('理', 501)$$, '400 malformed_command X-7', 'a reason of 501 characters'),
    (null, $$'HZ-SW', '{WATER}', 'government_matter', E'一\n二'$$, '400 malformed_command X-7', 'a reason of two lines'),
    ('nobody', $$'HZ-SW', '{WATER}', 'government_matter', '理由'$$, '403 certificate_not_bound HZ-Q13', 'a certificate that is nobody''s')
) as refused (who, arguments, expected, why);
select is((select count(*) from credit.consent), 3::bigint, 'JJ-7: refusals change nothing');
select is(pg_temp.log_size() - size, 20::bigint, 'HZ-Q15: but each is logged') from before_refusals;
select is(
    pg_temp.newest('actor', 'outcome', 'rule', 'scope'),
    array['certificate:' || left(encode(sha256('nobody'), 'hex'), 16), 'refused', 'HZ-Q13', '{}'],
    'HZ-Q15: by the certificate where it is nobody''s, and nothing of what was sent'
);
select is(
    left(pg_temp.user('sc-user', '2026-06-01 10:02+08', 'apply_for_consent', $$'HZ-CG', '{TAX}', 'follow_up', repeat('理', 500)$$), 3),
    '201', 'JJ-7: a reason of 500 characters'
);
select throws_ok(
    $$ select credit.apply_for_consent('2026-06-01Z', sha256('zb-user'), '192.0.2.7', '"}', 'HZ-CG', '{TAX}', 'follow_up', '理由') $$,
    'CR001', 'malformed_command', 'HZ-Q15: no request id breaks an entry'
);

-- Decision, by the providing unit.
create function pg_temp.consent(item text, unit text default 'HZ-ZB', provider text default 'HZ-CG') returns uuid
language sql as $$
    select consent_id from credit.consent where using_unit = unit and providing_unit = provider and item_code = item
$$;
create function pg_temp.decide(
    who text, item text, decision text default 'granted', reason text default null, since date default '2026-06-02',
    until date default '2026-06-30', as_of timestamptz default '2026-06-02 10:00+08', unit text default 'HZ-ZB'
) returns text
language sql as $$
    select pg_temp.staff(
        who, as_of, 'decide_consent',
        format('array[%L]::uuid[], %L, %L, %L::date, %L::date', pg_temp.consent(item, unit), decision, reason, since, until)
    )
$$;
create temporary table size_before on commit drop as select pg_temp.log_size() as size;
select is(answer, expected, 'JJ-7: refused: ' || why)
from (
    values
    (pg_temp.decide('sw-officer', 'TAX'), 'consent_unknown JJ-7', 'another provider''s'),
    (pg_temp.decide('cg-officer', 'OPEN'), 'consent_unknown JJ-7', 'no such application'),
    (pg_temp.decide('officer-1', 'TAX'), 'role_not_allowed PB-1', 'the authority does not consent for a provider'),
    (pg_temp.decide('zb-admin', 'TAX'), 'role_not_allowed PB-1', 'nor does who wants it'),
    (pg_temp.decide('cg-officer', 'TAX', 'withdrawn'), 'malformed_command X-7', 'no decision'),
    (pg_temp.decide('cg-officer', 'TAX', null), 'malformed_command X-7', 'a missing decision'),
    (pg_temp.decide('cg-officer', 'TAX', 'refused', null, null, null), 'malformed_command X-7', 'a refusal without a reason'),
    (pg_temp.decide('cg-officer', 'TAX', 'refused', '不予'), 'malformed_command X-7', 'a refusal with a period'),
    (pg_temp.decide('cg-officer', 'TAX', 'granted', null, null, null), 'malformed_command X-7', 'a grant without a period'),
    (pg_temp.decide('cg-officer', 'TAX', until => null), 'malformed_command X-7', 'a grant without an end'),
    (pg_temp.decide('cg-officer', 'TAX', reason => ' '), 'malformed_command X-7', 'a blank remark'),
    (pg_temp.decide('cg-officer', 'TAX', since => '2026-06-01'), 'consent_period_not_allowed JJ-7', 'dated back'),
    (pg_temp.decide('cg-officer', 'TAX', until => '2026-06-01'), 'consent_period_not_allowed JJ-7', 'an end before the beginning'),
    (pg_temp.decide('cg-officer', 'TAX', until => 'infinity'), 'consent_period_not_allowed JJ-7', 'for ever'),
    (pg_temp.decide('cg-officer', 'TAX', until => '2027-06-03'), 'consent_period_not_allowed JJ-7', '367 days'),
    (
        pg_temp.staff('cg-officer', '2026-06-02 10:00+08', 'decide_consent', $$'{}', 'refused', '不予', null, null$$),
        'malformed_command X-7', 'no application'
    ),
    (
        pg_temp.staff(
            'cg-officer', '2026-06-02 10:00+08', 'decide_consent',
            $$(select array_agg(gen_random_uuid()) from generate_series(1, 101)), 'refused', '不予', null, null$$
        ),
        'malformed_command X-7', '101 applications'
    ),
    (
        pg_temp.staff(
            'cg-officer', '2026-06-02 10:00+08', 'decide_consent',
            $$array[pg_temp.consent('TAX'), pg_temp.consent('TAX')], 'refused', '不予', null, null$$
        ),
        'consent_unknown JJ-7', 'one twice'
    )
) as refused (answer, expected, why);
select is((select array_agg(distinct state) from credit.consent), array['applied'], 'JJ-7: and nothing was decided');
select is(pg_temp.log_size(), size, 'HZ-Q15: the service logs refusals, after it rolled back') from size_before;

select is(
    pg_temp.decide('cg-officer', 'TAX', until => '2026-06-30')::jsonb - 'consents' - 'receipt',
    '{"state": "granted", "valid_from": "2026-06-02", "valid_until": "2026-06-30"}'::jsonb, 'JJ-7: the providing unit consents'
);
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'outcome'),
    array['staff', 'decide_consent', 'cg-officer', 'HZ-CG', 'answered'], 'HZ-Q15: the decision is logged'
);
select is(pg_temp.decide('cg-officer', 'TAX'), 'transition_not_allowed JJ-7', 'JJ-7: what is granted is not granted again');
select is(
    pg_temp.decide('cg-officer', 'TAX', 'refused', '不予', null, null), 'transition_not_allowed JJ-7', 'nor refused'
);
select is(
    pg_temp.staff(
        'cg-officer', '2026-06-02 10:00+08', 'decide_consent',
        $$array[pg_temp.consent('TAX'), pg_temp.consent('WATER')], 'refused', '不予', null, null$$
    ),
    'transition_not_allowed JJ-7', 'JJ-7: all or none'
);
select is(
    pg_temp.decide('cg-officer', 'WATER', 'refused', '与职责无关', null, null)::jsonb ->> 'state', 'refused', 'JJ-7: or it refuses, with a reason'
);
select is(
    (select array[state, decided_by, decision_reason, valid_from::text] from credit.consent where consent_id = pg_temp.consent('WATER')),
    array['refused', 'cg-officer', '与职责无关', null], 'JJ-7: which is kept'
);
select is(
    pg_temp.decide('cg-officer', 'TAX', until => '2027-06-02', unit => 'SC-ZB')::jsonb ->> 'state', 'granted', 'JJ-7: 366 days are a period'
);
insert into credit.consent (consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at)
values ('00000000-0000-4000-8000-0000000000aa', 'HZ-CG', 'HZ-CG', 'TAX', 'follow_up', 'applied', '理由', 'cg-former', '2026-06-01Z');
select is(
    pg_temp.decide('cg-officer', 'TAX', unit => 'HZ-CG'), 'same_person JJ-7', 'JJ-7: nobody consents to the own application, under whatever account'
);

-- In force, by date.
create function pg_temp.in_force(
    day date, unit text default 'HZ-ZB', provider text default 'HZ-CG', item text default 'TAX', purpose text default 'government_matter'
) returns boolean
language sql as $$
    select exists(
        select from credit.consents_in_force(array[unit, 'HZ-XY'], day) as held
        where held.using_unit = unit and held.providing_unit = provider and held.item_code = item and held.purpose = in_force.purpose
    )
$$;
select is(pg_temp.in_force(day::date), expected, 'JJ-7: ' || why)
from (
    values
    ('2026-06-01', false, 'not on the day before the first'),
    ('2026-06-02', true, 'on the first day'),
    ('2026-06-30', true, 'on the last day'),
    ('2026-07-01', false, 'not on the day after: nobody has to end it'),
    (null, false, 'not on no day')
) as day (day, expected, why);
select is(found, false, 'JJ-7: not for ' || why)
from (
    values
    (pg_temp.in_force('2026-06-02', 'GS-ZB'), 'another unit'),
    (pg_temp.in_force('2026-06-02', provider => 'HZ-SW'), 'another provider'),
    (pg_temp.in_force('2026-06-02', item => 'WATER'), 'an item that was refused'),
    (pg_temp.in_force('2026-06-02', purpose => 'follow_up'), 'another purpose'),
    (pg_temp.in_force('2026-06-02', item => null), 'nothing')
) as other (found, why);

-- Withdrawal.
create function pg_temp.withdraw(who text, item text, reason text default '用途不符') returns text
language sql as $$
    select pg_temp.staff(who, '2026-06-10 10:00+08', 'withdraw_consent', format('%L, %L', pg_temp.consent(item), reason))
$$;
select is(pg_temp.withdraw(who, item, reason), expected, 'JJ-7: no withdrawal ' || why)
from (
    values
    ('sw-officer', 'TAX', '理由', 'consent_unknown JJ-7', 'by another provider'),
    ('officer-1', 'TAX', '理由', 'role_not_allowed PB-1', 'by the authority'),
    ('cg-officer', 'WATER', '理由', 'transition_not_allowed JJ-7', 'of what was refused'),
    ('cg-officer', 'OPEN', '理由', 'malformed_command X-7', 'of nothing'),
    ('cg-officer', 'TAX', '', 'malformed_command X-7', 'without a reason')
) as refused (who, item, reason, expected, why);
select is(pg_temp.in_force('2026-06-10'), true, 'JJ-7: in force before it is withdrawn');
select is(
    pg_temp.withdraw('cg-officer', 'TAX')::jsonb - 'consent' - 'receipt', '{"at": "2026-06-10T10:00:00.000000+08:00", "state": "withdrawn"}'::jsonb,
    'JJ-7: the providing unit withdraws'
);
select is(pg_temp.in_force('2026-06-10'), false, 'JJ-7: the next statement finds it withdrawn, on the very day');
select is(pg_temp.withdraw('cg-officer', 'TAX'), 'transition_not_allowed JJ-7', 'JJ-7: once');
select is(
    (
        select array_agg(concat_ws(' ', number, from_state, event, to_state, actor, note) order by number)
        from credit.consent_event where consent_id = pg_temp.consent('TAX')
    ),
    array['1 none applied applied zb-user 核对"缴税"', '2 applied granted granted cg-officer', '3 granted withdrawn withdrawn cg-officer 用途不符'],
    'JJ-7: every step is kept'
);
select is(
    left(pg_temp.user('zb-user', '2026-06-10 10:01+08', 'apply_for_consent', $$'HZ-CG', '{TAX}', 'government_matter', '重新申请'$$), 3), '201',
    'JJ-7: after a withdrawal a new application is possible'
);
delete from credit.consent_event where note = '重新申请';
delete from credit.consent where reason = '重新申请';
select throws_ok(
    $$ update credit.consent set state = 'granted' where consent_id = pg_temp.consent('WATER') $$, '23514', null, 'JJ-7: no consent in force without a period'
);
select throws_ok(
    $$ insert into credit.consent_event values (pg_temp.consent('TAX'), 4, 'withdrawn', 'granted', 'granted', '2026-06-10Z', 'x', null) $$,
    '23503', null, 'JJ-7: no step that is not in the table of steps'
);

-- Lists.
create function pg_temp.list(who text, state text, page_size text default '200', after text default 'null, null') returns text
language sql as $$
    select pg_temp.staff(who, '2026-06-11 10:00+08', 'consent_list', format('%L, %s, %s', state, after, page_size))
$$;
create function pg_temp.listed(who text, state text default null) returns text
language sql as $$
    select case when left(answer, 1) = '{' then coalesce(
        (
            select string_agg(concat_ws('/', c ->> 'using_unit', c ->> 'item', c ->> 'state'), ' ' order by c ->> 'item', c ->> 'state')
            from jsonb_array_elements(answer::jsonb -> 'consents') as c
        ), 'none'
    ) else answer end
    from pg_temp.list(who, state) as answer
$$;
select is(pg_temp.listed(who, state), expected, 'JJ-7: ' || why)
from (
    values
    ('sw-officer', null, 'HZ-ZB/TAX/applied', 'a provider sees what is asked of it'),
    ('cg-officer', 'granted', 'SC-ZB/TAX/granted', 'by state'),
    ('zb-admin', null, 'HZ-ZB/TAX/applied HZ-ZB/TAX/withdrawn HZ-ZB/WATER/refused', 'a using unit''s administrator sees what it asks for'),
    ('sc-officer', null, 'SC-ZB/TAX/granted', 'a county''s authority sees its county'),
    ('gs-admin', null, 'none', 'and nobody else''s'),
    ('zb-officer', null, 'role_not_of_unit PB-10', 'an officer''s role counts for nothing outside an authority'),
    ('window', null, 'role_not_allowed PB-1', 'a window clerk sees none'),
    ('auditor', 'withdrawn', 'HZ-ZB/TAX/withdrawn', 'the city''s auditors see all')
) as list (who, state, expected, why);
select is(pg_temp.list('zb-admin', state, page_size, after), expected, 'JJ-7: no list ' || why)
from (
    values
    ('lost', '10', 'null, null', 'malformed_command X-7', 'of a state that is none'),
    (null, '0', 'null, null', 'malformed_command X-7', 'of empty pages'),
    (null, '201', 'null, null', 'malformed_command X-7', 'of pages of 201'),
    (null, 'null', 'null, null', 'malformed_command X-7', 'without pages'),
    (null, '10', 'now(), null', 'malformed_command X-7', 'behind half a place')
) as refused (state, page_size, after, expected, why);
create temporary table page on commit drop as select
pg_temp.list('auditor', null, '2')::jsonb as first_page,
null::jsonb as second_page;
update page set second_page = pg_temp.list(
    'auditor', null, '3', format('%L, %L', first_page #>> '{next,applied_at}', first_page #>> '{next,consent}')
)::jsonb;
select is(
    (
        select array_agg(distinct c ->> 'consent')
        from page, jsonb_array_elements((first_page -> 'consents') || (second_page -> 'consents')) as c
    ),
    (select array_agg(consent_id::text order by consent_id) from credit.consent), 'JJ-7: pages join without a gap'
);
select is((select second_page -> 'next' from page), 'null'::jsonb, 'JJ-7: the last page has no next');
select is(
    (
        select array[c ->> 'in_force', c ->> 'using_unit_name', c ->> 'applied_at', c ->> 'valid_until']
        from jsonb_array_elements(pg_temp.list('cg-officer', 'granted')::jsonb -> 'consents') as c
    ),
    array['true', '单位SC-ZB', '2026-06-01T10:02:00.000000+08:00', '2027-06-02'], 'JJ-7: what a line of it says'
);
select is(pg_temp.newest('operation', 'actor', 'outcome'), array['consent_list', 'cg-officer', 'answered'], 'HZ-Q15: looking is logged');
select is(
    (
        select array[c ->> 'item', c ->> 'state', c ->> 'in_force', c ->> 'valid_from']
        from jsonb_array_elements(substr(pg_temp.user('sc-user', '2026-06-11 10:00+08', 'consents_of_unit'), 5)::jsonb -> 'consents') as c
    ),
    array['TAX', 'granted', 'true', '2026-06-02'], 'JJ-7: a using unit sees its own consents, and no other'
);
select is(
    pg_temp.refusal(pg_temp.user('sc-user', '2026-07-10 00:00+08', 'consents_of_unit')), '403 account_idle PB-8',
    'JJ-7: an account that was idle for a month is shown nothing'
);
select is(pg_temp.newest('actor', 'outcome', 'rule'), array['sc-user', 'refused', 'PB-8'], 'HZ-Q15: and that is logged');

-- Who may do what, as each role that can log in.
select is(
    (
        select array_agg(rolname || ' ' || proname order by rolname, proname)
        from pg_proc
        inner join pg_namespace on pg_proc.pronamespace = pg_namespace.oid
        cross join pg_roles
        where nspname = 'credit' and rolname like 'credit\_%' and rolcanlogin and not rolsuper and rolname <> 'credit_migrator'
            and has_function_privilege(rolname, pg_proc.oid, 'execute')
            and proname = any(array[
                'add_consent_events', 'apply_for_consent', 'begin_daily_check', 'block_list', 'consent_application_refusal',
                'consent_list', 'consents_in_force', 'consents_of_unit', 'daily_check_accounts', 'daily_check_list',
                'daily_check_page', 'daily_check_permit', 'decide_block_lift', 'decide_consent', 'decide_hours_exception',
                'feedback_list', 'hours_exception_in_force', 'hours_exception_list', 'is_same_person', 'is_statement',
                'log_government_command', 'own_query_of_receipt', 'record_daily_check', 'refuse_government_command',
                'report_feedback', 'request_block_lift', 'request_hours_exception', 'units_overseen', 'withdraw_consent'
            ])
    ),
    array[
        'credit_government apply_for_consent', 'credit_government consents_of_unit', 'credit_government report_feedback',
        'credit_staff begin_daily_check', 'credit_staff block_list', 'credit_staff consent_list', 'credit_staff daily_check_list',
        'credit_staff decide_block_lift', 'credit_staff decide_consent', 'credit_staff decide_hours_exception',
        'credit_staff feedback_list', 'credit_staff hours_exception_list', 'credit_staff record_daily_check',
        'credit_staff request_block_lift', 'credit_staff request_hours_exception', 'credit_staff withdraw_consent'
    ],
    'HZ-S5: staff''s commands are staff''s, a using unit''s are its own, and the parts they are made of are nobody''s'
);
select is(
    (
        select string_agg(rolname || ' ' || relname, ', ')
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        cross join pg_roles
        where nspname = 'credit' and rolname like 'credit\_%' and rolcanlogin and not rolsuper and rolname <> 'credit_migrator'
            and relname in ('consent', 'consent_event', 'consent_transition', 'hours_exception', 'use_feedback', 'daily_check')
            and (
                has_table_privilege(rolname, pg_class.oid, 'select, insert, update, delete, truncate, references, trigger')
                or has_any_column_privilege(rolname, pg_class.oid, 'select, insert, update, references')
            )
    ),
    null, 'HZ-S5: who logs in has no right on these tables'
);
select is(
    (
        select string_agg(role_name || ' ' || relname, ', ')
        from unnest(array['credit_account_keeper', 'credit_government_discloser']) as role_name
        cross join pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where nspname = 'credit' and relkind in ('r', 'p')
            and relname in ('consent', 'consent_event', 'consent_transition', 'hours_exception', 'use_feedback', 'daily_check')
            and has_table_privilege(role_name, pg_class.oid, 'delete, truncate, trigger')
    ),
    null, 'JJ-7: nobody deletes a step of them'
);
select is(
    (
        select array_agg(relname::text order by relname)
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where nspname = 'credit' and relname in ('consent_event', 'use_feedback', 'daily_check', 'consent_transition')
            and has_any_column_privilege('credit_account_keeper', pg_class.oid, 'update')
    ),
    null, 'JJ-7: histories are added to, never changed'
);
set local role credit_government_discloser;
select lives_ok($$ select credit.hours_exception_in_force('HZ-ZB', '2026-06-02Z') $$, 'QZ-8: the disclosure asks for open hours');
select is(
    (select array_agg(using_unit || '/' || item_code) from credit.consents_in_force('{SC-ZB,HZ-ZB}', '2026-06-11')), array['SC-ZB/TAX'],
    'JJ-7: the disclosure asks for consents with its own rights'
);
select throws_ok($$ select reason from credit.consent $$, '42501', null, 'JJ-7: and for nothing else about them');
reset role;
set local role credit_government;
select throws_ok(
    $$ select credit.decide_consent('2026-06-02Z', sha256('cg-officer'), '192.0.2.7', 'ab', '{}', 'granted', null, null, null) $$,
    '42501', null, 'JJ-7: the government''s login decides nothing'
);
select throws_ok($$ update credit.consent set state = 'granted' $$, '42501', null, 'JJ-7: and changes nothing by itself');
reset role;
set local role credit_staff;
select throws_ok(
    $$ select credit.apply_for_consent('2026-06-02Z', sha256('zb-user'), '192.0.2.7', 'ab', 'HZ-CG', '{TAX}', 'follow_up', '理由') $$,
    '42501', null, 'HZ-Q13: staff''s login does not act by certificate'
);
select throws_ok($$ select * from credit.daily_check_accounts(1, '2026-07-17Z') $$, '42501', null, 'HZ-Q15: and reads no query but through the logged way');
reset role;

select * from finish();
rollback;
