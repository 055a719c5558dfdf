-- Purpose: what government users are refused, and the thresholds that block an account.
-- Rules: HZ-M5, HZ-Q13, HZ-Q14, JJ-14, QZ-4, QZ-6, QZ-8, QZ-9, QZ-12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(76);
\ir fixtures/government.sql

-- Every refusal, and what is just not refused.
create function pg_temp.refused(answer jsonb) returns text language sql as $$
    select coalesce((answer ->> 'status') || ' ' || (answer ->> 'code') || ' ' || (answer ->> 'rule'), 'answered')
$$;
select is(pg_temp.refused(pg_temp.ask('nobody', 1)), '403 certificate_not_bound HZ-Q13', 'HZ-Q13: a certificate that no account was granted');
select is(pg_temp.refused(pg_temp.ask('ended', 1)), '403 certificate_ended HZ-Q14', 'HZ-Q14: one that was reported lost');
select is(pg_temp.refused(pg_temp.ask('city', 1, address => '198.51.100.1')), '403 network_not_allowed PB-11', 'PB-11: from another network');
select is(pg_temp.refused(pg_temp.ask('locked', 1)), '403 account_not_active HZ-S2', 'HZ-S2: an account that is locked');
select is(pg_temp.refused(pg_temp.ask('clerk', 1)), '403 role_not_allowed PB-10', 'PB-10: a role that does not query');
select is(pg_temp.refused(pg_temp.ask('bare', 1)), '403 unit_without_agreement JJ-14', 'JJ-14: a unit without an agreement');
select is(
    pg_temp.refused(pg_temp.ask('city2', 1, '2026-04-19 10:00+08')), '403 outside_hours QZ-8', 'PB-8: on the thirtieth day of idleness it is another rule'
);
select is(pg_temp.refused(pg_temp.ask('city2', 1, '2026-04-19 10:00:01+08')), '403 account_idle PB-8', 'PB-8: after it the account is idle');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 08:59:59+08')), '403 outside_hours QZ-8', 'QZ-8: before it opens');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 09:00+08')), 'answered', 'QZ-8: when it opens');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 11:59:59+08')), 'answered', 'QZ-8: until midday');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 12:00+08')), '403 outside_hours QZ-8', 'QZ-8: not at midday');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-04 10:00+08')), '403 outside_hours QZ-8', 'QZ-8: not on Saturday');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-06 10:00+08')), '403 outside_hours QZ-8', 'QZ-8: not on a holiday');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-11 10:00+08')), 'answered', 'QZ-8, X-1: on a worked Saturday');
create temporary table hours on commit drop as select * from credit.service_hours;
create temporary table exception on commit drop as select * from credit.calendar_exception;
delete from credit.calendar_exception;
delete from credit.calendar_year;
select is(pg_temp.refused(pg_temp.ask('city', 1)), '503 calendar_not_loaded X-1', 'X-1: a year that nobody loaded is not guessed');
insert into credit.hours_exception (
    exception_id, unit_code, opens_at, closes_at, reason, requested_by, requested_at, decided_by, decided_at, decision
) values
(gen_random_uuid(), 'U-CITY', '2026-04-01 12:00+08', '2026-04-01 13:00+08', 'r', 'city', '2026-04-01Z', 'boss', '2026-04-01Z', 'approved');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 12:00+08')), 'answered', 'QZ-8: an approved exception opens');
select is(pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 13:00+08')), '503 calendar_not_loaded X-1', 'QZ-8: and closes');
select is(pg_temp.refused(pg_temp.ask('county', 1, '2026-04-01 12:30+08')), '503 calendar_not_loaded X-1', 'QZ-8: for that unit only');
delete from credit.service_hours;
select is(pg_temp.refused(pg_temp.ask('county', 1, '2026-04-01 23:59+08')), 'answered', 'QZ-8: a policy without hours restricts nothing and needs no calendar');
delete from credit.hours_exception;
insert into credit.service_hours select * from hours;
insert into credit.calendar_exception select * from exception;
insert into credit.calendar_year (year, source, loaded_at, loaded_by) values (2026, 'test', '2026-01-01Z', 'test');
select is(pg_temp.refused(pg_temp.ask('city', 1, purpose => 'curiosity')), '400 purpose_unknown QZ-4', 'QZ-4: a purpose that is not on the list');
select is(pg_temp.refused(pg_temp.ask('city', 1, purpose => null)), '400 purpose_unknown QZ-4', 'QZ-4: no purpose');
select is(
    (select pg_temp.last_entry() ->> 'purpose' from pg_temp.ask('city', 1, purpose => 'x", "outcome": "answered')), 'unknown',
    'HZ-Q15: what is no word does not get into the entry'
);
select is(pg_temp.refused(pg_temp.ask('city', 1, purpose => 'verification')), '403 purpose_not_agreed JJ-14', 'JJ-14: one that is not in the agreement');
select is(
    pg_temp.refused(pg_temp.ask('city', 1, purpose => 'government_matter', case_number => '1')), '400 matter_missing HZ-M5', 'HZ-M5: no matter'
);
select is(
    pg_temp.refused(pg_temp.ask('city', 1, purpose => 'government_matter', matter => 'gossip', case_number => '1')), '400 matter_unknown HZ-M5',
    'HZ-M5: a matter that is not on the list'
);
select is(
    pg_temp.refused(pg_temp.ask('city', 1, purpose => 'government_matter', matter => 'bidding', case_number => '1')), '403 matter_not_agreed HZ-M5',
    'HZ-M5: one that is not on the unit''s list'
);
select is(
    pg_temp.refused(pg_temp.ask('city', 1, purpose => 'government_matter', matter => 'procurement')), '400 case_number_missing PB-6', 'PB-6: no case'
);
select is(
    pg_temp.refused(pg_temp.ask('city', 1, purpose => 'government_matter', matter => 'procurement', case_number => '1')), 'answered',
    'HZ-M5: purpose, matter and case in order'
);
select is(
    pg_temp.refused(pg_temp.ask('city2', 1, purpose => 'follow_up', case_number => '1')), '403 follow_up_not_authorised QZ-6',
    'QZ-6: follow-up without written authority'
);
select is(
    pg_temp.refused(pg_temp.ask('city', 1, '2026-04-01 16:59+08', purpose => 'follow_up', case_number => '1')), 'answered', 'QZ-6: on its last day'
);
select is(
    pg_temp.refused(pg_temp.ask('city', 1, '2026-04-02 09:00+08', purpose => 'follow_up', case_number => '1')), '403 follow_up_not_authorised QZ-6',
    'QZ-6: on the day after'
);
select is(pg_temp.refused(pg_temp.ask('city', 1, operation => 'batch')), 'answered', 'QZ-9: a city role asks in batches');
select is(pg_temp.refused(pg_temp.ask('county', 1, operation => 'batch')), '403 bulk_not_allowed QZ-9', 'QZ-9: a county role does not');
select is(pg_temp.refused(pg_temp.ask('city', 1, operation => 'verification')), '403 bulk_not_allowed QZ-9', 'QZ-9: nor a querier whole lists');
update credit.certificate set not_after = '2026-04-01 09:59:59+08' where account_id = 'city';
select is(pg_temp.refused(pg_temp.ask('city', 1)), '403 certificate_ended HZ-Q14', 'HZ-Q14: a certificate that has run out');
update credit.certificate set not_after = '2026-12-31 00:00+08';
update credit.use_agreement set suspended_at = '2026-04-01 10:00+08', suspension_ground = 'x' where unit_code = 'U-XS';
select is(pg_temp.refused(pg_temp.ask('county', 1, '2026-04-01 09:59:59+08')), 'answered', 'JJ-14: until the agreement is suspended');
select is(pg_temp.refused(pg_temp.ask('county', 1)), '403 unit_without_agreement JJ-14', 'JJ-14: from then on not');
update credit.use_agreement set suspended_at = null, suspension_ground = null, valid_until = '2026-03-31' where unit_code = 'U-XS';
select is(pg_temp.refused(pg_temp.ask('county', 1, '2026-03-31 16:00+08')), 'answered', 'JJ-14: on the agreement''s last day');
select is(pg_temp.refused(pg_temp.ask('county', 1, '2026-04-01 09:00+08')), '403 unit_without_agreement JJ-14', 'JJ-14: on the day after');
update credit.use_agreement set valid_until = '2026-12-31';
update credit.access_policy set effective_on = '2026-04-02';
select is(pg_temp.refused(pg_temp.ask('boss', 1)), '503 no_policy_in_force HZ-Q3', 'HZ-Q3: no policy, no answer');
update credit.access_policy set effective_on = '2026-01-01';
select is(
    (select (pg_temp.last_entry() ->> 'actor') || ' ' || (pg_temp.last_entry() ->> 'outcome') || ' ' || (pg_temp.last_entry() ->> 'rule')
    from pg_temp.ask('nobody', 1)),
    'certificate:' || left(encode(sha256(convert_to('nobody', 'UTF8')), 'hex'), 16) || ' refused HZ-Q13', 'HZ-Q15: a refusal is logged, with who it was'
);
select is(
    pg_temp.ask('city', 1, operation => 'verification') ->> 'type', 'urn:credit:problem:bulk_not_allowed', 'X-7: a refusal is a problem document'
);
select is(
    (select string_agg(code, ', ' order by code) from unnest(array[
        'certificate_not_bound', 'certificate_ended', 'network_not_allowed', 'account_not_active', 'role_not_allowed', 'account_idle',
        'unit_without_agreement', 'account_blocked', 'usage_limit_reached', 'no_policy_in_force', 'calendar_not_loaded', 'outside_hours',
        'bulk_not_allowed', 'purpose_unknown', 'purpose_not_agreed', 'matter_missing', 'matter_unknown', 'matter_not_agreed', 'case_number_missing',
        'follow_up_not_authorised', 'verification_not_found', 'verification_not_finished', 'verification_fetched', 'content_suspended'
    ]) as code where (select count(*) from credit.refusal_sentence(code)) <> 1),
    null, 'X-7: every refusal has its words'
);

-- A batch of several persons and purposes at once: each gets its own.
create temporary table batch on commit drop as
select
    place,
    status,
    answer::jsonb as answer
from credit.disclose_to_government(
    '2026-04-01 10:00+08', 'query',
    array[sha256('city'), sha256('nobody'), sha256('county'), sha256('boss'), sha256('city')],
    array_fill('d0000000-0000-0000-0000-000000000001'::uuid, array[5]), array_fill('{"unified_code":"C1"}'::text, array[5]),
    array_fill(null::text, array[5]), array_fill(null::bigint, array[5]),
    array['objection_check', 'objection_check', 'objection_check', 'government_matter', 'curiosity'],
    array[null, null, null, 'procurement', null], array[null, null, null, '1', null], array_fill(null::text, array[5]),
    array_fill('192.0.2.7'::text, array[5]), array['r1', 'r2', 'r3', 'r4', 'r5']
) as disclosed (place, status, answer);
select is(
    (select array_agg(place || ' ' || status || ' ' || coalesce(pg_temp.records(answer), answer ->> 'code') order by place) from batch),
    array[
        '1 200 11 full, 12 masked, 13 masked, 15 full, 21 full, 22 full', '2 403 certificate_not_bound', '3 200 12 full',
        '4 200 11 full, 12 full, 13 full, 14 full, 15 full, 16 full, 21 full, 22 full, 23 full', '5 400 purpose_unknown'
    ], 'a batch of several persons: each its own answer, in its place'
);
select is(
    (
        select array_agg(entry ->> 'request' order by batch.place)
        from batch
        inner join (
            select convert_from(entry, 'UTF8')::jsonb as entry from credit.query_log_entry where logged_at >= '2026-03-01Z'
        ) as logged on batch.answer #>> '{receipt,position}' = logged.entry ->> 'position'
        where batch.answer #>> '{receipt,secret}' = logged.entry ->> 'salt'
    ),
    array['r1', 'r2', 'r3', 'r4', 'r5'], 'BX-13: and the receipt of its own entry, whatever the purposes'
);

-- Thresholds, one at a time: what is just in order, what crosses, what comes after, what two persons change.
select pg_temp.limited('queries_per_minute', 3, 0);
select is(pg_temp.tried('city', 3), 'ok ok ok', 'PB-3: as many in a minute as are in order');
select is(pg_temp.tried('city', 1, '2026-04-01 10:01+08'), 'ok', 'PB-3: the next minute counts anew');
select is(
    pg_temp.tried('city', 5, '2026-04-01 10:01:59+08'), 'ok ok usage_limit_reached account_blocked account_blocked',
    'PB-3: the one too many blocks the account, in the middle of a batch'
);
select is(pg_temp.tried('city', 1, '2026-04-01 10:30+08'), 'account_blocked', 'QZ-12: and all that comes later');
select is(pg_temp.tried('city2', 1, '2026-04-01 10:30+08'), 'ok', 'QZ-12: a colleague of the same unit asks on');
select is(
    (select limit_code || ' ' || observed || ' ' || allowed || ' ' || rule_id from credit.account_block), 'queries_per_minute 4 3 QZ-12',
    'QZ-12: the block says what was observed and what is allowed'
);
select is(
    (select outcome || ' ' || coalesce(pg_temp.last_entry() ->> 'subject', 'nobody') || ' ' || (pg_temp.last_entry() ->> 'disclosed')
    from credit.query_log_entry where logged_at >= '2026-03-01Z' and actor = 'city' order by log_position desc limit 1),
    'refused nobody []', 'HZ-Q15: a query that is blocked is logged as refused, with nothing disclosed'
);
update credit.account_block set lift_requested_by = 'a', lift_requested_at = now(), lift_reason = 'r';
select is(pg_temp.tried('city', 1, '2026-04-01 10:31+08'), 'account_blocked', 'QZ-12: one person does not lift a block');
select throws_ok(
    'update credit.account_block set lifted_by = ''a'', lifted_at = now()', '23514', null, 'QZ-12: nor the same one twice'
);
call pg_temp.lift();
select is(pg_temp.tried('city', 1, '2026-04-01 10:31+08'), 'ok', 'QZ-12: two do');

select pg_temp.limited('queries_per_day', 4, 0);
select is(pg_temp.tried('city', 4, '2026-04-01 09:00+08'), 'ok ok ok ok', 'QZ-12: as many in a day as are in order');
select is(pg_temp.tried('city', 1, '2026-04-01 16:59+08'), 'usage_limit_reached', 'QZ-12: one more on the same day');
call pg_temp.lift();
select is(
    pg_temp.tried('city', 5, '2026-04-01 16:59+08'), 'ok ok ok ok usage_limit_reached', 'QZ-12: once lifted, what the block was for does not count again'
);
call pg_temp.lift();
select is(pg_temp.tried('city', 4, '2026-04-02 09:00+08'), 'ok ok ok ok', 'QZ-12: the next day counts anew');
select pg_temp.limited('queries_per_day', 2, 0, 'credit_administrator');
select is(pg_temp.tried('city', 3), 'ok ok ok', 'a limit of one role is none of another');
insert into credit.usage_limit (policy_id, limit_code, role, value, minimum_sample, rule_id, reason) values (1, 'queries_per_day', null, 3, 0, 'PB-3', 'r');
select is(pg_temp.tried('boss', 3), 'ok ok usage_limit_reached', 'a role''s own limit stands in for the one for everybody');
select is(
    pg_temp.ask('city', 1) ->> 'rule', 'PB-3', 'X-7: a refusal names the rule of the limit that was crossed'
);

select pg_temp.limited('outside_share_percent', 50, 4);
select is(
    pg_temp.tried('city', 3, divisions => array['110000', '110000', '110000']), 'ok ok ok', 'QZ-12: below the sample nothing is said of a share'
);
select is(pg_temp.tried('city', 1, divisions => array['330110']), 'usage_limit_reached', 'QZ-12: three of four are more than a half');
select pg_temp.limited('outside_share_percent', 50, 4);
select is(
    pg_temp.tried('city', 5, divisions => array['110000', '330110', '360400', '330109', null]), 'ok ok ok ok ok',
    'QZ-12: two of four are a half; counties of the city and who has no division are not outside'
);
select pg_temp.limited('outside_share_percent', 1, 1);
select is(
    pg_temp.tried('county', 4, divisions => array['330109', '330181', '330100', '330110']), 'ok ok ok usage_limit_reached',
    'QZ-12: of a county its own district, what became part of it and the city''s firms are not outside, the next district is'
);

select pg_temp.limited('jump_factor_percent', 300, 3);
select is(pg_temp.tried('city', 9), 'ok ok ok ok ok ok ok ok ok', 'QZ-12: without days before there is no mean to jump from');
insert into credit.account_usage (account_id, day, query_count, outside_count, settled_query_count, settled_outside_count)
values ('city2', '2026-03-02', 2, 0, 0, 0), ('city2', '2026-03-31', 1, 0, 0, 0), ('city2', '2026-03-01', 1000, 0, 0, 0);
select is(
    pg_temp.tried('city2', 5), 'ok ok ok ok usage_limit_reached', 'QZ-12: three times the mean of the thirty days before, 1.5, is more than 4 and less than 5'
);
select pg_temp.limited('sequential_run', 3, 0);
select is(
    pg_temp.tried('city', 8, codes => array[10, 11, 12, 20, 21, 22, 5, 4]), 'ok ok ok ok ok ok ok ok', 'QZ-12: runs of three neighbouring codes'
);
select is(
    pg_temp.tried('city', 4, codes => array[4, null, 3, 2]), 'ok ok ok usage_limit_reached',
    'QZ-12: across calls, with persons between them, the same code twice'
);
call pg_temp.lift();
select is(pg_temp.tried('city', 4, codes => array[4, 5, 6, 100]), 'ok ok ok ok', 'QZ-12: once lifted a run begins anew');
select pg_temp.limited('queries_per_minute', 1, 0);
select is(pg_temp.tried('boss', 3, operation => 'batch'), 'ok usage_limit_reached account_blocked', 'PB-3: a batch counts by subjects');
select pg_temp.limited('queries_per_day', 1, 0);
select is(pg_temp.tried('nobody', 3), 'certificate_not_bound certificate_not_bound certificate_not_bound', 'who is refused before is not counted');
select is((select count(*)::integer from credit.account_usage), 0, 'indeed');

select * from finish();
rollback;
