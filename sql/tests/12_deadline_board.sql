-- Purpose: the board: who sees which deadlines, in which order and with which warning; overdue ones reach the authority by
-- themselves, and nothing ends by time; lists and documents of cases.
-- Rules: X-1, X-2, HZ-Q12, HZ-O2, HZ-O3, HZ-S5, BX-14, X-8.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(104);
set local client_min_messages = 'warning';
\ir fixtures/cases.sql
select credit.prepare_query_log_partitions('2027-06-01 12:00+08');

-- Standing: both sides of each boundary, of 30 days from 1 June to 1 July.
select is(credit.deadline_standing('2026-06-01', '2026-07-01', today::date), wanted, 'BX-14: on ' || today || ' it is ' || wanted)
from (
    values
    ('2026-06-01', 'running'), ('2026-06-15', 'running'), ('2026-06-16', 'half_over'), ('2026-06-24', 'half_over'), ('2026-06-25', 'closing'),
    ('2026-06-30', 'closing'), ('2026-07-01', 'due_today'), ('2026-07-02', 'overdue')
) as given (today, wanted);
select is(credit.deadline_standing('2026-06-01', '2026-06-01', '2026-06-01'), 'due_today', 'HZ-Q16: a period of no day is due on its day');
select is(credit.deadline_standing('2026-06-01', null, '2030-01-01'), 'uncountable', 'X-1: what cannot be counted is never overdue');

-- Four clocks: of two windows, of the centre, of a provider; and one that cannot be counted.
create temporary table given on commit drop as
select
    name,
    case_id,
    credit.start_deadline('2026-06-01Z', case_id, code, since::date, role, unit) as deadline_id
from (
    select
        name,
        pg_temp.make_case_in(state, kind, '2026-06-01 09:30+08', who) as case_id,
        code,
        since,
        role,
        unit
    from (
        values
        ('city', 'application', 'accepted', 'window-1', 'application_answer', '2026-06-01', 'window_clerk', 'HZ-CK'),
        ('district', 'application', 'accepted', 'window-2', 'application_answer', '2026-06-08', 'window_clerk', 'BJ-CK'),
        ('objection', 'objection', 'verifying', 'window-1', 'objection_handling', '2026-06-01', 'centre_clerk', 'HZ-ZX'),
        ('provider', 'objection', 'provider_asked', 'window-1', 'provider_answer', '2026-06-01', 'provider_officer', 'HZ-CG'),
        ('unknown', 'application', 'accepted', 'window-1', 'application_answer', '2026-12-25', 'window_clerk', 'HZ-CK')
    ) as wanted (name, kind, state, who, code, since, role, unit)
) as made;
create function pg_temp.board(
    who text, at timestamptz default '2026-06-10 10:00+08', standing text default null, unit text default null, account text default null,
    until date default null, after_due date default null, after_deadline uuid default null, page integer default 200
) returns text
language sql as $$
    select pg_temp.staff(who, at, 'deadline_board', format('%L, %L, %L, %L, %L, %L, %L', standing, unit, account, until, after_due, after_deadline, page))
$$;
-- The names of what stands on it, in its order, with its standing.
create function pg_temp.shown(answer text) returns text
language sql as $$
    select case
        when left(answer, 1) = '{' then (
            select coalesce(string_agg(given.name || ' ' || (entry ->> 'standing'), ', ' order by place), '')
            from jsonb_array_elements(answer::jsonb -> 'deadlines') with ordinality as listed (entry, place)
            inner join given on given.deadline_id = (entry ->> 'deadline')::uuid
        )
        else answer
    end
$$;
select is(pg_temp.shown(pg_temp.board(who)), wanted, 'X-1: the board of ' || who)
from (
    values
    ('window-1', 'unknown uncountable, provider overdue, city running, objection running'),
    ('window-1b', 'unknown uncountable, provider overdue, city running, objection running'),
    ('window-2', 'district running'),
    ('clerk', 'unknown uncountable, provider overdue, city running, district running, objection running'),
    ('officer-1', 'unknown uncountable, provider overdue, city running, district running, objection running'),
    ('auditor', 'unknown uncountable, provider overdue, city running, district running, objection running'),
    ('sc-officer', ''),
    ('cg-officer', 'provider overdue'),
    ('sw-officer', ''),
    ('zb-user', 'role_not_allowed PB-1')
) as expected (who, wanted);
select is(pg_temp.shown(pg_temp.board('admin-1')), 'role_not_allowed PB-1', 'HZ-S5: who keeps accounts has no board');

-- The last day is 8 June for the provider: from 00:00 of the 9th the authority sees it as overdue, without anybody doing anything.
select is(pg_temp.shown(pg_temp.board('officer-1', at::timestamptz, 'overdue')), wanted, 'HZ-O3: the authority''s overdue ones at ' || at)
from (
    values
    ('2026-06-08 23:59:59.999999+08', ''), ('2026-06-09 00:00+08', 'provider overdue'), ('2026-06-23 23:59+08', 'provider overdue'),
    ('2026-06-24 00:00+08', 'provider overdue, city overdue'), ('2026-07-02 00:00+08', 'provider overdue, city overdue, district overdue, objection overdue'),
    ('2027-06-01 00:00+08', 'provider overdue, city overdue, district overdue, objection overdue')
) as moment (at, wanted);
select is(
    (select count(*) from credit.case_deadline where met_at is null and ended_at is null), 5::bigint, 'X-1: and however late it is, nothing has ended by time'
);

-- By standing, unit, person and date.
select is(pg_temp.shown(answer), wanted, 'X-1: ' || why)
from (
    values
    (pg_temp.board('clerk', standing => 'uncountable'), 'unknown uncountable', 'what cannot be counted'),
    (pg_temp.board('clerk', '2026-06-23 10:00+08', standing => 'due_today'), 'city due_today', 'what is due today'),
    (pg_temp.board('clerk', '2026-06-20 10:00+08', standing => 'closing'), 'city closing', 'what closes'),
    (pg_temp.board('clerk', '2026-06-20 10:00+08', standing => 'half_over'), 'district half_over, objection half_over', 'what is half over'),
    (pg_temp.board('clerk', unit => 'BJ-CK'), 'district running', 'by unit'),
    (pg_temp.board('clerk', unit => 'HZ-ZX'), 'objection running', 'by the centre'),
    (pg_temp.board('clerk', account => 'window-2'), 'district running', 'by person'),
    (pg_temp.board('window-1', account => 'window-2'), '', 'by a person of another window'),
    (pg_temp.board('clerk', until => '2026-06-23'), 'unknown uncountable, provider overdue, city running', 'up to a day, itself included'),
    (pg_temp.board('clerk', until => '2026-06-22'), 'unknown uncountable, provider overdue', 'up to the day before'),
    (pg_temp.board('clerk', page => 0), 'malformed_command X-7', 'a page of none'),
    (pg_temp.board('clerk', page => 201), 'malformed_command X-7', 'a page of 201'),
    (pg_temp.board('clerk', standing => 'late'), 'malformed_command X-7', 'no standing'),
    (pg_temp.board('clerk', after_due => '2026-06-01'), 'malformed_command X-7', 'half a place')
) as asked (answer, wanted, why);
-- Page by page it is the same.
create function pg_temp.pages(size integer) returns text
language plpgsql as $$
declare
    answer jsonb;
    following jsonb;
    seen text;
begin
    loop
        answer := pg_temp.board(
            'clerk', after_due => (following ->> 'due')::date, after_deadline => (following ->> 'deadline')::uuid, page => size
        )::jsonb;
        seen := concat_ws(', ', seen, nullif(pg_temp.shown(answer::text), ''));
        following := nullif(answer -> 'next', 'null');
        exit when following is null;
    end loop;
    return seen;
end;
$$;
select is(pg_temp.pages(size), pg_temp.shown(pg_temp.board('clerk')), 'X-1: pages of ' || size) from unnest(array[1, 2, 4, 5]) as size;
select is(
    (
        select (pg_temp.board('clerk', standing => 'closing', at => '2026-06-20 10:00+08')::jsonb #> '{deadlines,0}')
            - array['deadline', 'case', 'receipt_number']
    ),
    '{
        "kind": "application", "state": "accepted", "window": "HZ-CK", "period": "application_answer", "about": null, "responsible_role": "window_clerk",
        "responsible_unit": "HZ-CK", "responsible_account": "window-1", "starts_on": "2026-06-01", "due_on": "2026-06-23", "extended_until": null,
        "last_day": "2026-06-23", "missing_year": null, "days_left": 3, "standing": "closing", "met_at": null, "ended_at": null, "ended_ground": null,
        "profile": "hangzhou", "effective_on": "2015-05-18", "rule": "HZ-Q12", "article": "article", "sentence": "sentence", "is_statutory": true,
        "longest_extension": 15, "extension_unit": "working_day", "instruction": null, "acknowledged_at": null
    }'::jsonb, 'X-1, X-7: each says whose it is, how long there is, and by which rule and version'
);
select is(
    pg_temp.board('window-1')::jsonb -> 'missing_years', '[{"year": 2027, "deadlines": 1, "sentence": "2027年的节假日安排尚未公布或尚未载入，无法计算工作日。"}]'::jsonb,
    'X-1: the board says which year is missing'
);
select is(pg_temp.newest('operation', 'purpose', 'subject'), array['deadline_board', 'administration', null], 'HZ-Q15: looking at it is logged');

-- What the authority says to a missed deadline changes nothing about it.
create function pg_temp.note(of_name text, at timestamptz, who text default 'officer-1', said text default '立即办结并说明原因') returns text
language sql as $$
    select pg_temp.staff(who, at, 'acknowledge_overdue', format('%L, %L', deadline_id, said)) from given where name = of_name
$$;
select is(answer, wanted, 'X-1: taking note: ' || why)
from (
    values
    (pg_temp.note('city', '2026-06-23 23:59:59+08'), 'transition_not_allowed HZ-Q12', 'not on the last day'),
    (pg_temp.note('city', '2026-06-24 00:00+08', 'window-1'), 'role_not_allowed PB-1', 'not by the window'),
    (pg_temp.note('city', '2026-06-24 00:00+08', 'clerk'), 'role_not_allowed PB-1', 'not by the centre'),
    (pg_temp.note('city', '2026-06-24 00:00+08', 'sc-officer'), 'deadline_unknown X-1', 'not by another authority'),
    (pg_temp.note('city', '2026-06-24 00:00+08', said => ' '), 'malformed_command X-7', 'not without saying something'),
    (pg_temp.note('unknown', '2027-06-24 00:00+08'), 'transition_not_allowed HZ-Q12', 'not of what cannot be counted')
) as attempt (answer, wanted, why);
-- Its own clock the authority notes when it is done, and then it is known who was late.
update credit.case_deadline set responsible_role = 'authority_officer' where deadline_id = (select deadline_id from given where name = 'city');
select is(pg_temp.note('city', '2026-06-24 00:00+08'), 'transition_not_allowed HZ-Q12', 'X-1: not the authority''s own that runs');
update credit.case_deadline set met_at = '2026-06-24 00:00+08', responsible_account = 'officer-2'
where deadline_id = (select deadline_id from given where name = 'city');
select is(pg_temp.note('city', '2026-06-24 00:00+08', 'officer-2'), 'same_person HZ-Q12', 'X-1: nor, when it is done, by who did it late');
update credit.case_deadline set responsible_role = 'window_clerk', responsible_account = 'window-1', met_at = null
where deadline_id = (select deadline_id from given where name = 'city');
select isnt(pg_temp.note('city', '2026-06-24 00:00+08')::jsonb ->> 'case', null, 'X-1: from the first instant of the day after');
select is(pg_temp.note('city', '2026-06-24 00:01+08', 'officer-2'), 'transition_not_allowed HZ-Q12', 'X-1: once');
select is(
    pg_temp.shown(pg_temp.board('officer-1', '2026-06-24 10:00+08', 'overdue')), 'provider overdue, city overdue', 'X-1: it stays overdue'
);
select is(
    pg_temp.board('officer-1', '2026-06-24 10:00+08', 'overdue', 'HZ-CK')::jsonb #>> '{deadlines,0,instruction}', '立即办结并说明原因',
    'X-1: with what was said'
);
select is(
    (select credit.meet_deadline('2026-06-25 10:00+08', case_id, 'application_answer') from given where name = 'city'), false, 'X-1: done late'
);
select is(pg_temp.shown(pg_temp.board('officer-1', '2026-06-25 10:00+08', 'overdue')), 'provider overdue', 'X-1: and only then is it gone');
select is(pg_temp.shown(pg_temp.board('officer-1', '2026-06-25 10:00+08', 'missed')), '', 'X-1: for good, because the authority had noted it');

-- What was missed stays until the authority has noted it, whoever acted meanwhile.
create temporary table undone on commit drop as select * from credit.case_deadline where deadline_id in (select deadline_id from given);
create function pg_temp.missed(of_name text, met timestamptz, ended timestamptz default null) returns text
language plpgsql as $$
begin
    update credit.case_deadline set met_at = met, ended_at = ended, ended_ground = case when ended is not null then 'withdrawn' end
    where deadline_id = (select deadline_id from given where name = of_name);
    return pg_temp.shown(pg_temp.board('officer-1', '2026-09-01 10:00+08', 'missed'));
end;
$$;
select is(pg_temp.missed('objection', met::timestamptz, ended::timestamptz), wanted, 'X-1: ' || why)
from (
    values
    ('2026-07-01 23:59:59.999999+08', null, '', 'met on the last day is not missed'),
    ('2026-07-02 00:00+08', null, 'objection missed', 'met in the first instant after it is'),
    (null, '2026-07-01 23:59:59.999999+08', '', 'ended on the last day is not missed'),
    (null, '2026-07-02 00:00+08', 'objection missed', 'ended after it is: a withdrawal hides nothing')
) as given_end (met, ended, wanted, why);
select is(pg_temp.shown(pg_temp.board('window-1', '2026-09-01 10:00+08', 'missed')), 'objection missed', 'X-1: the window sees it as well');
select is(
    pg_temp.shown(pg_temp.board('officer-1', '2026-09-01 10:00+08')), 'unknown uncountable, provider overdue, district overdue, objection missed',
    'X-1: it stands among the others by its last day'
);
-- Who may strike it off: the city's authority, and nobody who let it pass.
create temporary table place on commit drop as select division_code from credit.unit where unit_code = 'SC-XY';
update credit.unit set division_code = '330108' where unit_code = 'SC-XY';
select is(
    pg_temp.note('district', '2026-09-01 11:00+08', 'sc-officer'), 'authority_of_city_only HZ-Q12',
    'X-1: a district''s authority sees it, and does not strike it off'
);
update credit.unit set division_code = place.division_code from place where unit_code = 'SC-XY';
create function pg_temp.responsible(who text) returns void
language sql as $$
    update credit.case_deadline set responsible_account = who where deadline_id = (select deadline_id from given where name = 'objection')
$$;
select pg_temp.responsible('officer-1');
select is(pg_temp.note('objection', '2026-09-01 11:00+08'), 'same_person HZ-O3', 'X-1: nor whoever was responsible for it');
select pg_temp.responsible('clerk');
create function pg_temp.passed_on(of_day timestamptz) returns void
language sql as $$
    insert into credit.case_event (case_id, number, kind, from_state, event, to_state, role, at, actor, details)
    select case_id, 2, 'objection', 'reported', 'approved', 'approved', 'authority_officer', of_day, 'officer-1', '{}'
    from given where name = 'objection'
    on conflict (case_id, number) do update set at = excluded.at
$$;
select pg_temp.passed_on('2026-07-02 00:00+08');
select is(pg_temp.note('objection', '2026-09-01 11:00+08'), 'same_person HZ-O3', 'X-1: nor whoever passed it on after its last day');
select pg_temp.passed_on('2026-07-01 23:59:59+08');
select isnt(pg_temp.note('objection', '2026-09-01 11:00+08')::jsonb ->> 'case', null, 'X-1: whoever passed it on in time notes it');
delete from credit.case_event where event = 'approved';
select is(pg_temp.shown(pg_temp.board('officer-1', '2026-09-01 12:00+08', 'missed')), '', 'X-1: and only then does it leave the board');
select is(pg_temp.note('objection', '2026-09-01 13:00+08', 'officer-2'), 'transition_not_allowed HZ-O3', 'X-1: once');
update credit.case_deadline set met_at = '2026-06-20Z', ended_at = null, ended_ground = null
where deadline_id = (select deadline_id from given where name = 'district');
select is(pg_temp.note('district', '2026-09-01 13:00+08'), 'transition_not_allowed HZ-Q12', 'X-1: what was met in time is not noted');
update credit.case_deadline
set met_at = undone.met_at, ended_at = undone.ended_at, ended_ground = undone.ended_ground
from undone where undone.deadline_id = case_deadline.deadline_id;
delete from credit.case_escalation where deadline_id = (select deadline_id from given where name = 'objection');
update credit.case_deadline set is_noted = false where deadline_id = (select deadline_id from given where name = 'objection');

select is(
    (
        select count(*) filter (where case_deadline.is_noted is distinct from (case_escalation.deadline_id is not null))
        from credit.case_deadline
        left join credit.case_escalation using (deadline_id)
    ),
    0::bigint, 'X-1: what the authority said and that it said something are in step'
);

-- Lists and documents.
create function pg_temp.listed(
    who text, kind text default null, state text default null, unit text default null, receipt text default null, digest uuid default null,
    before_at timestamptz default null, before_case uuid default null, page integer default 200
) returns text
language sql as $$
    select case
        when left(answer, 1) = '{' then (
            select concat(
                string_agg(coalesce(given.name, '?'), ', ' order by given.name), case when answer::jsonb ->> 'next' is not null then ' …' end,
                case when bool_or(entry ->> 'applicant' is not null) then ' with names' end
            )
            from jsonb_array_elements(answer::jsonb -> 'cases') as listed (entry)
            left join given on given.case_id = (entry ->> 'case')::uuid
        )
        else answer
    end
    from pg_temp.staff(
        who, '2026-06-25 10:00+08', 'case_list',
        format('%L, %L, %L, %L, %L, %L, %L, %L', kind, state, unit, receipt, digest, before_at, before_case, page)
    ) as answer
$$;
select is(answer, wanted, 'HZ-O2: cases: ' || why)
from (
    values
    (pg_temp.listed('window-1'), 'city, objection, provider, unknown with names', 'of the own window'),
    (pg_temp.listed('window-2'), 'district with names', 'of the other one'),
    (pg_temp.listed('clerk', 'objection'), 'objection, provider with names', 'the centre, by kind'),
    (pg_temp.listed('officer-1', state => 'accepted'), 'city, district, unknown', 'the authority, by state, without names'),
    (pg_temp.listed('auditor', unit => 'BJ-CK'), 'district', 'the auditor, by window'),
    (pg_temp.listed('sc-officer'), '', 'another district''s authority'),
    (pg_temp.listed('cg-officer'), 'role_not_allowed PB-1', 'a provider'),
    (pg_temp.listed('clerk', digest => 'd5000000-0000-4000-8000-000000000001'), '', 'of another applicant'),
    (pg_temp.listed('clerk', digest => (pg_temp.someone()).digest), 'city, district, objection, provider, unknown with names', 'of a person, at the centre'),
    (pg_temp.listed('window-2', digest => (pg_temp.someone()).digest), 'district with names', 'of a person, at the window that has some'),
    (pg_temp.listed('officer-1', digest => (pg_temp.someone()).digest, kind => 'objection'), 'objection, provider', 'of a person, by kind'),
    (pg_temp.listed('auditor', digest => (pg_temp.someone()).digest), 'role_not_allowed PB-1', 'an auditor who looks for a person'),
    (pg_temp.listed('cg-officer', digest => (pg_temp.someone()).digest), 'role_not_allowed PB-1', 'a provider who looks for a person'),
    (pg_temp.listed('clerk', page => 201), 'malformed_command X-7', 'a page of 201'),
    (pg_temp.listed('clerk', 'coffee'), 'malformed_command X-7', 'no kind')
) as asked (answer, wanted, why);
select is(pg_temp.listed('window-2', digest => (pg_temp.someone()).digest), 'district with names', 'HZ-O2: a window looks for a person');
select is(
    pg_temp.newest('operation', 'actor', 'purpose', 'subject'),
    array['case_search', 'window-2', 'administration', (select subject_key::text from credit.identifier where identifier_digest = (pg_temp.someone()).digest)],
    'X-8: a search for a person is in the log under that person''s file'
);
select is(
    pg_temp.newest('scope', 'disclosed'),
    array['{"applicant": "given"}', (select '[{"case": "' || case_id || '"}]' from given where name = 'district')],
    'X-4: with the cases that were found, and without the number''s digest'
);
select is(pg_temp.listed('clerk', digest => 'd5000000-0000-4000-8000-000000000099'), '', 'X-8: a search that finds nothing');
select is(pg_temp.newest('operation', 'subject', 'disclosed'), array['case_search', null, '[]'], 'X-8: is logged as well, under nobody who has no file');
select is(
    (
        select
            (answer::jsonb -> 'applicant')::text || (answer::jsonb -> 'allowed')::text
            || jsonb_array_length(answer::jsonb -> 'events') || jsonb_array_length(answer::jsonb -> 'deadlines')
        from given
        cross join lateral pg_temp.staff('window-1', '2026-06-25 10:00+08', 'case_document', quote_literal(case_id)) as answer
        where name = 'unknown'
    ),
    '{"code": null, "name": "测试人", "document_tail": "0011", "document_type": "identity_card"}'
    '["answered", "extension_requested", "refused", "withdrawn"]11', 'HZ-O2: a case with its applicant, what may be done, and its history'
);
select is(
    pg_temp.newest('operation', 'purpose', 'subject'), array['case_document', 'window_application', '5b000000-0000-4000-8000-000000000002'],
    'X-8: and the subject is told who looked'
);
select is(
    (
        select (answer::jsonb -> 'applicant')::text
        from given
        cross join lateral pg_temp.staff('auditor', '2026-06-25 10:00+08', 'case_document', quote_literal(case_id)) as answer
        where name = 'unknown'
    ), 'null', 'HZ-S5: an auditor sees what was done, not for whom'
);
select is(pg_temp.staff(who, '2026-06-25 10:00+08', 'case_document', quote_literal(case_id)), wanted, 'HZ-S5: a case is not shown to ' || who)
from given
cross join (values ('window-2', 'case_unknown HZ-O2'), ('sc-officer', 'case_unknown HZ-O2'), ('cg-officer', 'role_not_allowed PB-1')) as other (who, wanted)
where name = 'objection';
rollback;
