-- Purpose: lists of accounts and certificates: what may be asked, and page by page.
-- Rules: HZ-S5, HZ-Q14, JJ-10, PB-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(24);
\ir fixtures/staff_commands.sql
select is(pg_temp.open_office(), '["none totp", "none totp"]', 'an authority with two administrators');

-- PB-12: what is no unit and no state is not logged as one.
create temporary table log_before on commit drop as
select to_jsonb(state) as state
from credit.query_log_state() as state;
select is(
    pg_temp.run('a', '2026-03-02 09:05+08', command, arguments), jsonb_build_object('refused', outcome), 'PB-12: ' || command || ' of ' || arguments
)
from (
    values ('account_list', '''张三 330102199001011234'', null, null', 'unit_unknown JJ-10'), ('account_list', ''''', null, null', 'unit_unknown JJ-10'),
    ('account_list', '''330102199001011234'', null, null', 'unit_unknown JJ-10'), ('account_list', 'null, ''李四'', null', 'malformed_command X-7'),
    ('account_list', 'null, ''granted'', null', 'malformed_command X-7'), ('account_list', 'null, null, ''王五''', 'account_unknown X-7'),
    ('certificate_list', '''张三'', null, null', 'unit_unknown JJ-10'), ('certificate_list', 'null, ''active'', null', 'malformed_command X-7'),
    ('certificate_list', 'null, null, ''00000000-0000-4000-8000-000000000001''', 'certificate_unknown X-7')
) as asked (command, arguments, outcome);
select is(
    (select to_jsonb(state) from credit.query_log_state() as state), (select state from log_before), 'PB-12: nothing of that is in the log'
);
select is(
    pg_temp.run('a', '2026-03-02 09:05+08', 'account_list', '''HZ-FGW'', ''active'', ''adm-a''') #> '{accounts,0,account}', '"adm-b"',
    'a unit, a state and a place in the list are'
);
select is(
    pg_temp.newest('operation', 'scope'), array['account_list', '{"unit": "HZ-FGW", "after": "adm-a", "state": "active"}'], 'PB-12: and logged'
);

-- 500 a page. There are two administrators.
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, state_since, opened_at
)
select
    'many-' || lpad(number::text, 3, '0'),
    gen_random_uuid(),
    '测试',
    'HZ-FGW',
    'querier',
    'active',
    '2026-02-02',
    '2026-02-02',
    '{10.1.0.0/16}',
    '2026-03-02 09:00+08',
    '2026-03-02 09:00+08'
from generate_series(1, 497) as number;
insert into credit.certificate (
    certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after, state, state_since
)
select
    gen_random_uuid(),
    account_id,
    sha256(account_id::bytea),
    'CN=test',
    'CN=test',
    '01',
    '2026-01-01Z',
    '2028-01-01Z',
    'granted',
    '2026-03-02 09:00+08'
from credit.account
where account_id like 'many-%';
create function pg_temp.page(command text, member text, after text) returns text
language sql as $$
    select concat_ws('/', jsonb_array_length(page -> member), page #>> array[member, '0', 'account'], coalesce(page ->> 'next', 'end'))
    from (select pg_temp.run('a', '2026-03-02 09:06+08', command, format('null, null, %L', after)) as page) as asked
$$;
select is(pg_temp.page('account_list', 'accounts', null), '499/adm-a/end', 'a page is not full');
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, networks, state_since, opened_at
)
select
    'more-' || number,
    gen_random_uuid(),
    '测试',
    'HZ-FGW',
    'querier',
    'prepared',
    '{10.1.0.0/16}',
    '2026-03-02 09:00+08',
    '2026-03-02 09:00+08'
from generate_series(1, 4) as number;
select is(pg_temp.page('account_list', 'accounts', null), '500/adm-a/more-1', 'a page is full');
select is(pg_temp.page('account_list', 'accounts', 'more-1'), '3/more-2/end', 'the next one has the rest');
select is(pg_temp.page('account_list', 'accounts', 'more-4'), '0/end', 'and after the last there is nothing');
select is(pg_temp.page('certificate_list', 'certificates', null), '497/many-001/end', 'certificates of a page');
insert into credit.certificate (
    certificate_id, account_id, spki_digest, subject_name, issuer_name, serial, not_before, not_after, state, state_since
)
select
    ('00000000-0000-4000-8000-00000000000' || number)::uuid,
    'more-1',
    sha256(number::text::bytea),
    'CN=test',
    'CN=test',
    '01',
    '2026-01-01Z',
    '2028-01-01Z',
    'applied',
    '2026-03-02 09:00+08'
from generate_series(1, 5) as number;
select is(
    pg_temp.page('certificate_list', 'certificates', null), '500/many-001/00000000-0000-4000-8000-000000000003', 'a page ends between two of one account'
);
select is(
    pg_temp.page('certificate_list', 'certificates', '00000000-0000-4000-8000-000000000003'), '2/more-1/end', 'and the next one begins there'
);

-- Who has not been there: the oldest thousand.
insert into credit.account (
    account_id, person_digest, holder_name, unit_code, role, state, trained_on, confidential_on, networks, state_since, opened_at
)
select
    'idle-' || number,
    gen_random_uuid(),
    '测试',
    'HZ-FGW',
    'querier',
    'active',
    '2026-01-01',
    '2026-01-01',
    '{10.1.0.0/16}',
    '2026-01-02 09:00+08'::timestamptz - number * interval '1 min',
    '2026-01-01 09:00+08'
from generate_series(1, 1001) as number;
insert into credit.departure (account_id, reported_by, reported_at, leaves_on, stop_due_on, handover, handed_over_to)
select
    account_id,
    'adm-a',
    '2026-01-02 09:00+08',
    date '2026-01-05' + substr(account_id, 6)::integer % 20,
    date '2026-01-06' + substr(account_id, 6)::integer % 20,
    '无',
    'adm-b'
from credit.account
where account_id like 'idle-%' and account_id <> 'idle-1001';
update credit.departure set stop_due_on = '2026-03-02' where account_id = 'idle-7';
select is(
    jsonb_array_length(pg_temp.run('a', '2026-03-02 09:07+08', 'overdue_departures') -> 'departures'), 999, 'QZ-3: who is due today is not overdue'
);
update credit.departure set withdrawn_at = '2026-02-02 09:00+08' where account_id <> 'idle-7';
select is(
    (
        select concat_ws('/', jsonb_array_length(idle), idle #>> '{0,account}', idle #>> '{999,account}')
        from (select pg_temp.run('a', '2026-03-02 09:08+08', 'idle_accounts') -> 'accounts' as idle) as listed
    ), '1000/idle-1001/idle-2', 'PB-8: the oldest thousand of 1,001'
);

select is(pg_temp.log_in('adm-a', 'a1', '2026-03-03 09:00+08') ->> 'account', 'adm-a', 'the next day');
select is(
    pg_temp.run('a1', '2026-03-03 09:00+08', 'overdue_departures') #>> '{departures,0,account}', 'idle-7', 'QZ-3: what was withdrawn is not overdue either'
);

select * from finish();
rollback;
