-- Purpose: what two persons decide: windows outside the hours of service, and lifting the block of an account.
-- Rules: QZ-8, QZ-12, PB-3.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(73);
set local client_min_messages = 'warning';
\ir fixtures/units_and_staff.sql

-- Hours: a window that one person asks for and another one approves.
create function pg_temp.ask(
    who text, unit text default 'HZ-ZB', opens text default '2026-06-13 12:00+08', closes text default '2026-06-13 14:00+08',
    reason text default '突发事件核查', as_of timestamptz default '2026-06-12 10:00+08'
) returns text
language sql as $$
    select pg_temp.staff(who, as_of, 'request_hours_exception', format('%L, %L, %L, %L', unit, opens, closes, reason))
$$;
select is(answer, expected, 'QZ-8: no request ' || why)
from (
    values
    (pg_temp.ask('sc-admin'), 'unit_out_of_scope QZ-8', 'for another unit'),
    (pg_temp.ask('sc-officer'), 'unit_out_of_scope QZ-8', 'of a county''s authority for the city''s unit'),
    (pg_temp.ask('sc-officer', 'GS-ZB'), 'unit_out_of_scope QZ-8', 'nor for another county''s'),
    (pg_temp.ask('zb-admin', 'NOBODY'), 'unit_out_of_scope QZ-8', 'for no unit'),
    (pg_temp.ask('auditor'), 'role_not_allowed PB-1', 'by an auditor'),
    (pg_temp.ask('cg-officer'), 'role_not_allowed PB-1', 'by a provider'),
    (pg_temp.ask('zb-admin', closes => '2026-06-13 12:00+08'), 'hours_window_not_allowed QZ-8', 'for an empty window'),
    (pg_temp.ask('zb-admin', closes => '2026-07-14 12:00:00.000001+08'), 'hours_window_not_allowed QZ-8', 'for more than 31 days'),
    (pg_temp.ask('zb-admin', closes => 'infinity'), 'hours_window_not_allowed QZ-8', 'without an end'),
    (pg_temp.ask('zb-admin', as_of => '2026-06-13 14:00+08'), 'hours_window_not_allowed QZ-8', 'for what is over'),
    (pg_temp.ask('zb-admin', reason => ''), 'malformed_command X-7', 'without a reason'),
    (pg_temp.ask('zb-admin', opens => null), 'malformed_command X-7', 'without a beginning'),
    (pg_temp.ask(null), 'session_ended HZ-S5', 'without a log-in')
) as refused (answer, expected, why);
select is((select count(*) from credit.hours_exception), 0::bigint, 'QZ-8: and there is none');
create temporary table asked (name text, exception_id uuid) on commit drop;
insert into asked select
    'one',
    (pg_temp.ask('zb-admin')::jsonb ->> 'exception')::uuid;
select is(pg_temp.ask('admin-1'), 'transition_not_allowed QZ-8', 'QZ-8: the same window waits once');
select is(
    pg_temp.newest('audience', 'operation', 'actor'), array['staff', 'request_hours_exception', 'zb-admin'], 'HZ-Q15: the request is logged'
);
insert into asked select
    'longest',
    (pg_temp.ask('officer-1', 'SC-ZB', closes => '2026-07-14 12:00+08')::jsonb ->> 'exception')::uuid;
insert into credit.hours_exception (exception_id, unit_code, opens_at, closes_at, reason, requested_by, requested_at)
values ('00000000-0000-4000-8000-0000000000bb', 'HZ-CG', '2026-06-13 12:00+08', '2026-06-13 14:00+08', '理由', 'old-admin', '2026-06-12Z');
insert into asked values ('old', '00000000-0000-4000-8000-0000000000bb');
create function pg_temp.approve(
    who text, name text, decision text default 'approved', reason text default null, as_of timestamptz default '2026-06-12 11:00+08'
) returns text
language sql as $$
    select pg_temp.staff(
        who, as_of, 'decide_hours_exception',
        format('%L, %L, %L', (select exception_id from asked where asked.name = approve.name), decision, reason)
    )
$$;
create function pg_temp.open(as_of text, unit text default 'HZ-ZB') returns boolean
language sql as $$ select credit.hours_exception_in_force(unit, as_of::timestamptz) $$;
select is(pg_temp.open('2026-06-13 12:30+08'), false, 'QZ-8: a request opens nothing');
select is(answer, expected, 'QZ-8: no decision ' || why)
from (
    values
    (pg_temp.approve('zb-admin', 'one'), 'role_not_allowed QZ-8', 'by the unit itself'),
    (pg_temp.approve('sc-officer', 'one'), 'hours_exception_unknown QZ-8', 'by the authority of a county about the city''s unit'),
    (pg_temp.approve('officer-1', 'longest'), 'same_person QZ-8', 'by the person that asked'),
    (pg_temp.approve('officer-2', 'old'), 'same_person QZ-8', 'by that person under another account'),
    (pg_temp.approve('zb-officer', 'one'), 'role_not_of_unit PB-10', 'by an officer outside an authority'),
    (pg_temp.approve('auditor', 'one'), 'role_not_allowed PB-1', 'by an auditor'),
    (pg_temp.approve('officer-1', 'none'), 'malformed_command X-7', 'about nothing'),
    (pg_temp.approve('officer-1', 'one', 'granted'), 'malformed_command X-7', 'that is none'),
    (pg_temp.approve('officer-1', 'one', 'refused'), 'malformed_command X-7', 'against it without a reason'),
    (pg_temp.approve('officer-1', 'one', as_of => '2026-06-13 14:00+08'), 'hours_window_not_allowed QZ-8', 'for it when it is over')
) as refused (answer, expected, why);
update credit.account set state = 'locked' where account_id = 'zb-admin';
select is(
    pg_temp.approve('officer-1', 'one'), 'requester_cannot_act QZ-8', 'QZ-8: nobody approves what somebody asked for who was locked since'
);
update credit.account set state = 'active' where account_id = 'zb-admin';
select is(pg_temp.approve('officer-1', 'one')::jsonb ->> 'decision', 'approved', 'QZ-8: the authority approves');
select is(pg_temp.approve('admin-1', 'one'), 'transition_not_allowed QZ-8', 'QZ-8: once');
select is(pg_temp.open(at), expected, 'QZ-8: ' || why)
from (
    values
    ('2026-06-13 11:59:59.999999+08', false, 'closed before the first instant'),
    ('2026-06-13 12:00+08', true, 'open at the first instant'),
    ('2026-06-13 13:59:59.999999+08', true, 'open at the last instant'),
    ('2026-06-13 14:00+08', false, 'closed again at the end')
) as instant (at, expected, why);
select is(pg_temp.open('2026-06-13 12:30+08', 'GS-ZB'), false, 'QZ-8: for no other unit');
select is(
    pg_temp.approve('sc-officer', 'longest', 'refused', '请在工作时间办理')::jsonb ->> 'decision', 'refused', 'QZ-8: a county''s authority decides about its own'
);
select is(pg_temp.open('2026-06-13 12:30+08', 'SC-ZB'), false, 'QZ-8: what is refused opens nothing');
select is(
    (
        select string_agg(concat_ws('/', e ->> 'unit', e ->> 'decision', e ->> 'opens_at'), ' ' order by e ->> 'unit')
        from jsonb_array_elements(pg_temp.staff(who, '2026-06-12 12:00+08', 'hours_exception_list', waiting)::jsonb -> 'exceptions') as e
    ), expected, 'QZ-8: the list of ' || who
)
from (
    values
    ('zb-admin', 'false', 'HZ-ZB/approved/2026-06-13T12:00:00.000000+08:00'),
    ('sc-officer', 'false', 'SC-ZB/refused/2026-06-13T12:00:00.000000+08:00'),
    ('auditor', 'true', 'HZ-CG/2026-06-13T12:00:00.000000+08:00'),
    ('gs-admin', 'false', null)
) as list (who, waiting, expected);
select throws_ok(
    $$ update credit.hours_exception set decided_by = 'zb-admin', decided_at = '2026-06-12Z', decision = 'approved' where unit_code = 'HZ-ZB' $$,
    '23514', null, 'QZ-8: not even the table takes one person twice'
);

-- Blocks.
insert into credit.account_block (block_id, account_id, rule_id, limit_code, observed, allowed, blocked_at)
values
('00000000-0000-4000-8000-0000000000c1', 'zb-user', 'QZ-12', 'queries_per_day', 201, 200, '2026-06-12 10:00+08'),
('00000000-0000-4000-8000-0000000000c2', 'sc-user', 'PB-3', 'sequential_run', 21, 20, '2026-06-12 10:01+08');
create function pg_temp.lift(
    who text, block text, decision text default null, reason text default '已与业务逐笔核对', as_of timestamptz default '2026-06-12 11:00+08'
) returns text
language sql as $$
    select pg_temp.staff(
        who, as_of, case when decision is null then 'request_block_lift' else 'decide_block_lift' end,
        concat_ws(', ', quote_literal('00000000-0000-4000-8000-0000000000' || block), quote_literal(decision), quote_nullable(reason))
    )
$$;
select is(
    pg_temp.refusal(pg_temp.user('zb-user', '2026-06-12 10:30+08', 'consents_of_unit')), '403 account_blocked QZ-12',
    'QZ-12: whoever is blocked gives no command'
);
select is(answer, expected, 'QZ-12: refused: ' || why)
from (
    values
    (pg_temp.lift('zb-admin', 'c1', 'approved'), 'role_not_allowed QZ-12', 'a unit lifts none'),
    (pg_temp.lift('officer-1', 'c1', 'approved'), 'transition_not_allowed QZ-12', 'nobody has asked for it'),
    (pg_temp.lift('sc-admin', 'c1'), 'block_unknown QZ-12', 'another unit''s'),
    (pg_temp.lift('sc-officer', 'c1'), 'block_unknown QZ-12', 'the city''s, for a county'),
    (pg_temp.lift('zb-admin', 'ff'), 'block_unknown QZ-12', 'no block'),
    (pg_temp.lift('auditor', 'c1'), 'role_not_allowed PB-1', 'by an auditor'),
    (pg_temp.lift('zb-admin', 'c1', null, ''), 'malformed_command X-7', 'without what was found')
) as refused (answer, expected, why);
select is(pg_temp.lift('zb-admin', 'c1')::jsonb ->> 'account', 'zb-user', 'QZ-12: the unit''s administrator asks');
select is(pg_temp.lift('admin-1', 'c1'), 'transition_not_allowed QZ-12', 'QZ-12: once');
select isnt((select refusal_code from credit.government_actor('2026-06-12 11:00+08', sha256('zb-user'), '192.0.2.7')), null, 'QZ-12: it stays blocked');
select is(pg_temp.lift('officer-1', 'c1', 'refused', null), 'malformed_command X-7', 'QZ-12: no refusal without a reason');
select is(pg_temp.lift('officer-1', 'c1', 'granted'), 'malformed_command X-7', 'QZ-12: no other decision');
select is(pg_temp.lift('officer-1', 'c1', 'refused')::jsonb ->> 'lifted', 'false', 'QZ-12: a second person lets it stay');
select is(
    pg_temp.newest('scope,account', 'scope,decision', 'scope,requested_by', 'actor'), array['zb-user', 'refused', 'zb-admin', 'officer-1'],
    'HZ-Q15: and the log says who had asked'
);
select is(pg_temp.lift('admin-1', 'c1')::jsonb ->> 'block', '00000000-0000-4000-8000-0000000000c1', 'QZ-12: then it may be asked for again');
select is(pg_temp.lift('admin-1', 'c1', 'approved'), 'same_person QZ-12', 'QZ-12: the same person does not lift it');
update credit.account set state = 'locked' where account_id = 'admin-1';
select is(pg_temp.lift('officer-1', 'c1', 'approved', null), 'requester_cannot_act QZ-12', 'QZ-12: nor anybody after the first was locked');
update credit.account set state = 'active' where account_id = 'admin-1';
select is(pg_temp.lift('officer-1', 'c1', 'approved', null)::jsonb ->> 'lifted', 'true', 'QZ-12: a second person does');
select is((select refusal_code from credit.government_actor('2026-06-12 11:00+08', sha256('zb-user'), '192.0.2.7')), null, 'QZ-12: at once');
select is(pg_temp.lift('officer-2', 'c1', 'approved', null), 'transition_not_allowed QZ-12', 'QZ-12: once');
update credit.account_block set lift_requested_by = 'old-admin', lift_requested_at = '2026-06-12Z', lift_reason = '理由' where account_id = 'sc-user';
select is(pg_temp.lift('officer-2', 'c2', 'approved'), 'same_person QZ-12', 'QZ-12: nor under another account');
update credit.account set person_digest = (select person_digest from credit.account where account_id = 'admin-2'), state = 'stopped'
where account_id = 'sc-user';
select is(pg_temp.lift('admin-2', 'c2', 'approved'), 'own_account QZ-12', 'QZ-12: nobody lifts the block of what was the own account');
update credit.account_block set lift_requested_by = null, lift_requested_at = null, lift_reason = null where account_id = 'sc-user';
select is(pg_temp.lift('admin-2', 'c2'), 'own_account QZ-12', 'QZ-12: nor asks for it');
select is(
    (
        select string_agg(concat_ws('/', e ->> 'account', e ->> 'limit', e ->> 'observed', e ->> 'lifted_by'), ' ' order by e ->> 'account')
        from jsonb_array_elements(pg_temp.staff(who, '2026-06-12 12:00+08', 'block_list', only_open)::jsonb -> 'blocks') as e
    ), expected, 'QZ-12: the list of ' || who
)
from (
    values
    ('zb-admin', 'false', 'zb-user/queries_per_day/201/officer-1'),
    ('zb-admin', 'true', null),
    ('auditor', 'true', 'sc-user/sequential_run/21'),
    ('sc-officer', 'false', 'sc-user/sequential_run/21')
) as list (who, only_open, expected);
select is(
    (
        select array_agg(pg_temp.staff('auditor', '2026-06-12 12:00+08', command, 'null')) from unnest(array['block_list', 'hours_exception_list']) as command
    ),
    array_fill('malformed_command X-7'::text, array[2]), 'X-7: a list says which'
);
-- One rule, said twice: for one unit and for all.
select is(
    (
        select string_agg(concat_ws('/', own.unit_code, role.role, other.unit_code), ' ')
        from credit.unit as own
        cross join credit.role
        cross join credit.unit as other
        where
            role.role <> 'centre_clerk'
            and credit.may_see_unit(own.unit_code, role.role, other.unit_code)
            <> (other.unit_code in (select unit_code from credit.units_overseen(own.unit_code, role.role)))
    ),
    null, 'JJ-10: who oversees which units is the same for one as for all of them'
);
select is(
    (select array_agg(unit_code order by unit_code) from credit.units_overseen('HZ-ZX', 'window_clerk')), array['HZ-ZX'],
    'HZ-M8: a window clerk of the centre oversees the own unit'
);

select * from finish();
rollback;
