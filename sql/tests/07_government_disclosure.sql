-- Purpose: what government users are answered, and that nothing else changes a byte of it.
-- Rules: HZ-O7, HZ-O11, HZ-Q1, HZ-Q3, HZ-Q15, JJ-4 to JJ-7.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(56);
\ir fixtures/government.sql

-- Who sees what of the same file.
select is(
    pg_temp.records(pg_temp.ask('city', 1)), '11 full, 12 masked, 13 masked, 15 full, 21 full, 22 full',
    'JJ-5: a city unit sees the city''s and what is above it, of its counties what the policy gives it, of nobody else anything'
);
select is(
    pg_temp.records(pg_temp.ask('county', 1)), '12 full', 'JJ-6, HZ-Q1: a county unit sees its own jurisdiction, and level C of nobody'
);
select is(
    pg_temp.records(pg_temp.ask('boss', 1)), '11 full, 12 full, 13 full, 14 full, 15 full, 16 full, 21 full, 22 full, 23 full',
    'JJ-4: the city''s administrator sees all but what is used on authority'
);
select is(pg_temp.record(pg_temp.ask('city', 1), 11) -> 'fields', '{"a": "甲11", "b": "乙", "c": "丙"}'::jsonb, 'full form: the fields of every level');
select is(
    pg_temp.record(pg_temp.ask('city', 1), 12) -> 'fields', '{"a": "*"}'::jsonb,
    'HZ-Q1: a field is as open as the stricter of its own level and its record''s: what is masked at A is nothing at B and C here'
);
select is(
    pg_temp.record(pg_temp.ask('county', 1), 12) -> 'fields', '{"a": "甲12", "b": "乙"}'::jsonb,
    'HZ-Q1: a role that sees no level C sees no field of level C either'
);
select is(
    pg_temp.record(pg_temp.ask('city', 1, purpose => 'follow_up', case_number => '7'), 11) -> 'fields', '{"a": "甲11", "b": "乙", "c": "*"}'::jsonb,
    'a cap for stricter levels masks those fields only; what has no masked form of its own reads the same'
);
select is(
    pg_temp.ask('city', 1) #> '{items,0,records,0}',
    '{"record": "10000000-0000-0000-0000-000000000015", "version": 1, "open_level": "A", "provider": {"code": "P-ABOVE", "name": "省提供单位"},
    "decided_on": "2026-01-16",
      "form": "full", "fields": {"a": "甲15", "b": "乙", "c": "丙"}, "markers": []}'::jsonb,
    'a record as it reads, the newest decision first'
);
select is(
    (select array_agg((item ->> 'item') || ' ' || (item ->> 'count') order by place)
    from jsonb_array_elements(pg_temp.ask('city', 1) -> 'items') with ordinality as entry (item, place)),
    array['OPEN 4', 'SHARED 1', 'INNER 1'], 'grouped by item in the catalogue''s order; only what is shown is counted'
);
select is(
    pg_temp.ask('city', 1) -> 'subject', '{"unified_code": "C1"}'::jsonb, 'the subject reads as it was asked for'
);
select is(pg_temp.ask('city', 1) ->> 'policy', 'test-1', 'the answer names its policy');

-- What was withheld: by rule, never by what exists.
select is(
    pg_temp.withheld(pg_temp.ask('city', 1)), 'on_authority ["AUTH"] HZ-Q3; other_jurisdiction ["OPEN", "SHARED", "INNER"] HZ-Q3',
    'HZ-Q11: withheld is told by category and rule'
);
select is(
    pg_temp.withheld(pg_temp.ask('county', 1)), 'on_authority ["AUTH"] HZ-Q3; open_level ["INNER"] HZ-Q1; other_jurisdiction ["OPEN", "SHARED"] HZ-Q3',
    'HZ-Q11: and to a county by its own'
);
select is(pg_temp.ask('county', 1) #>> '{withheld,1,reason}', '县级不得查询。', 'X-7: with the rule''s sentence');
select is(
    pg_temp.ask('city', 1) -> 'withheld', pg_temp.ask('city', 9) -> 'withheld', 'withheld reads the same for a subject that nobody knows'
);
select is(
    pg_temp.ask('city', 2) - 'receipt' - 'subject', pg_temp.ask('city', 9) - 'receipt' - 'subject',
    'HZ-Q3: a file with nothing for the asker reads exactly like no file'
);
select is(pg_temp.ask('city', 9) ->> 'status', '200', 'and is no error');
select is(pg_temp.ask('city', 2) -> 'items', '[]'::jsonb, 'with no items');
select is(
    (select pg_temp.last_entry() ->> 'subject' from pg_temp.ask('city', 2)), null,
    'the entry, which the receipt''s holder can read, does not tell of a file either'
);
select is((select pg_temp.last_entry() ->> 'outcome' from pg_temp.ask('city', 2)), 'empty', 'its outcome is that of an unknown subject');
select is(
    pg_temp.records(pg_temp.ask('city', 1, items => '["SHARED","NONE","OPEN"]')), '11 full, 12 masked, 13 masked, 15 full, 21 full',
    'only the items that were asked for'
);
select is(
    pg_temp.withheld(pg_temp.ask('city', 1, items => '["SHARED","NONE","AUTH"]')),
    'item ["NONE"] BX-1; on_authority ["AUTH"] HZ-Q3; other_jurisdiction ["SHARED"] HZ-Q3', 'BX-1: an item that the catalogue does not have is said to be none'
);
select is(pg_temp.records(pg_temp.ask('city', 4)), '51 full', 'a natural person is found by the digest of the number');
select is(
    pg_temp.withheld(pg_temp.ask('city', 4, items => '["AUTH","OPEN"]')), 'item ["AUTH"] BX-1; other_jurisdiction ["OPEN"] HZ-Q3',
    'BX-1: an item that is not about persons is none for a person'
);
select is(
    (select pg_temp.last_entry() -> 'scope' from pg_temp.ask(
        'city', 4, purpose => 'government_matter', matter => 'procurement', case_number => '采-"7"', items => '["OPEN"]'
    )),
    '{"subject": {"identity_document": "3301**********1234"}, "identifier": "d0000000-0000-0000-0000-000000000004",
      "matter": "procurement", "case_number": "采-\"7\"", "items": ["OPEN"], "policy": 1}'::jsonb,
    'HZ-Q15, X-4: the entry''s scope: subject without its number, matter, case, items, policy'
);
select is(
    (select pg_temp.last_entry() - 'salt' - 'answer' - 'position' - 'time' - 'scope' from pg_temp.ask('county', 1)),
    '{"v": 1, "audience": "government", "operation": "query", "actor": "county", "unit": "U-XS", "address": "192.0.2.7", "request": "ab",
      "purpose": "objection_check", "subject": "00000000-0000-0000-0000-000000000001", "outcome": "answered",
      "disclosed": [["10000000-0000-0000-0000-000000000012", 1, "full", "JJ-6"]]}'::jsonb,
    'HZ-Q15: who, for which unit, why, what was disclosed in which form by which rule'
);

select is(
    (
        select string_agg(who || ' ' || purpose || ' ' || subject, ', ')
        from unnest(array['city', 'county', 'boss']) as who
        cross join unnest(array['objection_check', 'follow_up']) as purpose
        cross join unnest(array[1, 4]) as subject
        where pg_temp.ask(who, subject, purpose => purpose, case_number => '1') -> 'withheld'
            is distinct from pg_temp.ask(
                who, subject, purpose => purpose, case_number => '1',
                items => (
                    select jsonb_agg(item_code)::text from credit.catalogue_item
                    where case subject when 4 then person_level else organisation_level end is not null
                )
            ) -> 'withheld'
    ),
    null, 'what is withheld is the same, kept from before or worked out for the items one by one'
);
select is((select count(*)::integer from credit.withheld_document), 32, 'and is kept for two roles, two levels, four purposes and two kinds');

-- The world changes where the asker may not look: not one byte moves.
create temporary table before on commit drop as
select
    who,
    subject,
    (pg_temp.ask(who, subject) - 'receipt')::text as answer
from unnest(array['city', 'county']) as who cross join generate_series(1, 4) as subject;
call pg_temp.add_record(1, 61, 1, 'A', 'OPEN', 'P-JJ');
call pg_temp.add_record(1, 62, 1, 'C', 'AUTH', 'P-CITY');
call pg_temp.add_record(1, 14, 2, 'A', 'OPEN', 'P-JJ');
call pg_temp.add_record(1, 13, 2, 'C', 'INNER', 'P-YH', 'withdrawn');
call pg_temp.add_record(2, 41, 2, 'C', 'INNER', 'P-YH', 'withdrawn');
call pg_temp.add_record(3, 63, 1, 'C', 'AUTH', 'P-CITY');
insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at)
values (pg_temp.key_of(1), pg_temp.record_of(14), 'applicant_disputes', 'x', 'x', '2026-03-01Z', '2027-03-01Z'),
(pg_temp.key_of(2), pg_temp.record_of(41), 'applicant_disputes', 'x', 'x', '2026-03-01Z', '2027-03-01Z');
insert into credit.unit (unit_code, name, kinds, level, division_code, added_at, added_by) values
('P-NEW', '新', '{provider}', 'county', '330111', '2026-01-01Z', 'test');
select is(
    (
        select string_agg(who || ' of ' || subject, ', ') from before
        where (pg_temp.ask(who, subject) - 'receipt')::text <> answer and not (who = 'city' and subject = 1)
    ),
    null, 'non-interference: what one may not see changes no byte of what one gets'
);
select is(
    pg_temp.records(pg_temp.ask('city', 1)), '11 full, 12 masked, 15 full, 21 full, 22 full',
    'what was withdrawn is gone, whatever level the newest version is of, and nothing came in its place'
);
delete from credit.record_version where right(record_id::text, 2) in ('61', '62', '63') or version > 1;
delete from credit.record_marker;
delete from credit.unit where unit_code = 'P-NEW';

-- Time and state of records.
call pg_temp.add_record(3, 71, 1, 'A', 'OPEN', 'P-CITY', 'in_force', '2026-03-31');
select is(pg_temp.records(pg_temp.ask('city', 3, '2026-03-31 16:59:59+08')), '71 full', 'BX-4: on the last day of its retention a record is shown');
select is(pg_temp.records(pg_temp.ask('city', 3, '2026-04-01 09:00+08')), null, 'BX-4: on the day after it is not');
call pg_temp.add_record(3, 72, 1, 'A', 'OPEN', 'P-CITY');
call pg_temp.add_record(3, 72, 2, 'B', 'OPEN', 'P-CITY');
select is(
    pg_temp.record(pg_temp.ask('city', 3), 72) ->> 'version', '2', 'X-5: of versions on two levels the newest counts, and only that'
);


delete from credit.record_version where subject_key = pg_temp.key_of(3);
create function pg_temp.shown_in_state(state text) returns text language plpgsql as $$
declare
    answer text;
begin
    call pg_temp.add_record(3, 73, 1, 'A', 'OPEN', 'P-CITY');
    call pg_temp.add_record(3, 73, 2, 'C', 'OPEN', 'P-CITY', state);
    answer := coalesce(pg_temp.records(pg_temp.ask('boss', 3)), 'nothing');
    raise exception using message = answer, errcode = 'P0002';
exception when sqlstate 'P0002' then
    return answer;
end;
$$;
select is(pg_temp.shown_in_state(state), case state when 'in_force' then '73 full' else 'nothing' end, 'X-5: a record that is ' || state)
from unnest(array['in_force', 'withdrawn', 'corrected', 'repaired']) as state;
update credit.catalogue_version set state = 'superseded';
insert into credit.catalogue_version (
    catalogue_version_id, profile, label, state, effective_on, document, public_document, document_digest, published_at, published_by
) values (2, 'test', '2027', 'published', '2026-01-01', '{}', '{}', '\x00', '2026-01-01Z', 'test');
insert into credit.catalogue_item (catalogue_version_id, item_code, item_position, name, organisation_level, sharing_mode)
values (2, 'SHARED', 0, '共享', 'B', 'shared');
select is(pg_temp.records(pg_temp.ask('boss', 1)), '21 full', 'BX-1: what the catalogue in force does not have is not disclosed');
delete from credit.catalogue_item where catalogue_version_id = 2;
delete from credit.catalogue_version where catalogue_version_id = 2;
update credit.catalogue_version set state = 'published';

-- Markers.
insert into credit.record_marker (subject_key, record_id, marker, reason, public_reason, marked_at, lapses_at) values
(pg_temp.key_of(1), pg_temp.record_of(11), 'under_processing', null, null, '2026-03-01Z', null),
(pg_temp.key_of(1), pg_temp.record_of(21), 'applicant_disputes', '金额"不符', '金额"不符', '2026-03-02Z', '2026-04-02 00:00+08'),
(pg_temp.key_of(1), pg_temp.record_of(14), 'under_processing', null, null, '2026-03-01Z', null);
select is(
    pg_temp.record(pg_temp.ask('city', 1), 11),
    '{"record": "10000000-0000-0000-0000-000000000011", "suspended": true, "markers": [{"marker": "under_processing", "name": "异议正在处理"}]}'::jsonb,
    'HZ-O7: while an objection is being processed only that is said'
);
select is(
    (select pg_temp.last_entry() -> 'disclosed' -> 3 from pg_temp.ask('city', 1)),
    '["10000000-0000-0000-0000-000000000011", 1, "suspended", "HZ-O7"]'::jsonb, 'HZ-O7, HZ-Q15: and logged'
);
select is(pg_temp.record(pg_temp.ask('city', 1), 14), null, 'non-interference: a marker shows nothing of what is not shown without it');
select is(
    pg_temp.record(pg_temp.ask('city', 1, '2026-04-01 16:59+08'), 21) -> 'markers',
    '[{"marker": "applicant_disputes", "name": "申请人存疑", "reason": "金额\"不符"}]'::jsonb, 'HZ-O11: a dispute goes with the record, with its reason'
);
select is(pg_temp.record(pg_temp.ask('city', 1, '2026-04-02 09:00+08'), 21) -> 'markers', '[]'::jsonb, 'HZ-O11: and lapses by itself');
update credit.access_rule set form = 'full' where rule_number = 6;
select is(
    pg_temp.record(pg_temp.ask('city', 1), 11) ->> 'fields', null, 'HZ-O7: a policy that would show its content does not'
);
update credit.access_rule set form = 'marker_only' where rule_number = 6;
delete from credit.record_marker;

-- Consent: item, unit, purpose, provider, first and last day.
insert into credit.consent (
    consent_id, using_unit, providing_unit, item_code, purpose, state, reason, applied_by, applied_at, decided_by, decided_at, valid_from, valid_until
) values
(gen_random_uuid(), 'U-CITY', 'P-CITY', 'AUTH', 'objection_check', 'granted', 'r', 'city', '2026-01-01Z', 'city', '2026-01-01Z', '2026-04-01', '2026-04-02');
select is(pg_temp.record(pg_temp.ask('city', 1), 31) ->> 'form', 'full', 'JJ-7: seen with the providing unit''s consent');
select is(pg_temp.record(pg_temp.ask('city', 1), 32), null, 'JJ-7: another provider''s of the same item not');
select is(pg_temp.record(pg_temp.ask('city', 1, '2026-03-31 16:00+08'), 31), null, 'JJ-7: not on the day before the first');
select is(pg_temp.record(pg_temp.ask('city', 1, '2026-04-02 16:59+08'), 31) ->> 'form', 'full', 'JJ-7: on the last day it is');
select is(pg_temp.record(pg_temp.ask('city', 1, '2026-04-03 09:00+08'), 31), null, 'JJ-7: on the day after it is not');
select is(pg_temp.record(pg_temp.ask('city', 1, purpose => 'follow_up', case_number => '1'), 31), null, 'JJ-7: not for another purpose');
select is(pg_temp.record(pg_temp.ask('county', 1), 31), null, 'JJ-7: not to another unit');
select ok(pg_temp.withheld(pg_temp.ask('city', 1)) not like '%on_authority%', 'JJ-7: and nothing is withheld for want of consent');
update credit.consent set state = 'withdrawn', withdrawn_by = 'city', withdrawn_at = '2026-04-01Z', withdrawal_reason = 'r';
select is(pg_temp.record(pg_temp.ask('city', 1), 31), null, 'JJ-7: withdrawn, it ends with the next statement');
delete from credit.consent;

-- What the disclosure looks up is what the evaluation says.
select cmp_ok((select count(*)::integer from credit.access_decision), '>', 150, 'HZ-Q3: every situation has its decision');
select is(
    (
        select count(*)::integer from credit.access_decision
        cross join unnest(array['A', 'B', 'C']) with ordinality as level (open_level, level_place)
        cross join unnest(array['none', 'under_processing', 'applicant_disputes']) with ordinality as marked (marker, marker_place)
        left join lateral credit.decide_access(
            policy_id, 'government', role, unit_level, relation, open_level, sharing_mode, consent, marker, purpose
        ) as decided on true
        where (decided.form, decided.rule_id) is distinct from (forms[marker_place * 3 - 3 + level_place], rule_ids[marker_place * 3 - 3 + level_place])
    ), 0, 'HZ-Q3: and it is that of the one evaluation'
);

select * from finish();
rollback;
