-- Purpose: the life of a case in the database: every event in every state by every role; whose case is whose.
-- Rules: HZ-O2, HZ-O13, HZ-Q5, HZ-Q7, HZ-S5, X-7, X-8.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(66);
set local client_min_messages = 'warning';
\ir fixtures/cases.sql

-- Every event in every state by every role, those of other kinds too; what is not a row of the table is refused.
create function pg_temp.tried(case_id uuid, event text, role text) returns text
language plpgsql as $$
declare
    new_state text;
begin
    new_state := credit.advance_case('2026-06-02 10:00+08', case_id, event, 'window-1', role, null, null);
    -- Undoes the step.
    raise exception using errcode = 'CR999', message = new_state;
exception
    when sqlstate 'CR001' or sqlstate 'CR999' then
        return sqlerrm;
end;
$$;
create function pg_temp.mistakes(of_kind text, out tried bigint, out mistakes text)
language plpgsql as $$
declare
    made constant uuid := pg_temp.make_case(of_kind);
    present record;
begin
    -- Of forgery the first event is reported, of the others received; none of them happens twice.
    tried := 0;
    for present in
        select distinct to_state as state from credit.case_transition order by to_state
    loop
        update credit.service_case
        set state = present.state, closed_at = case when present.state = 'closed' then received_at end
        where case_id = made;
        select
            tried + count(*),
            concat_ws('; ', mistakes, string_agg(format('%s %s %s: %s', present.state, event, role, came), '; ')
                filter (where came <> coalesce(wanted, 'transition_not_allowed')))
        into tried, mistakes
        from (
            select
                events.event,
                roles.role,
                case_transition.to_state as wanted,
                pg_temp.tried(made, events.event, roles.role) as came
            from (select distinct event from credit.case_transition) as events
            cross join credit.role as roles
            left join credit.case_transition
                on
                    case_transition.kind = of_kind
                    and case_transition.from_state = present.state
                    and events.event = case_transition.event
                    and roles.role = case_transition.role
        ) as attempt;
    end loop;
    mistakes := nullif(mistakes, '');
end;
$$;
create temporary table outcome on commit drop as
select
    kind,
    result.tried,
    result.mistakes
from unnest(array['application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery']) as kind
cross join lateral pg_temp.mistakes(kind) as result;
select is(mistakes, null, 'HZ-O2: ' || kind || ': every event in every state by every role does what its life says, and nothing else') from outcome;
select ok(min(tried) = max(tried) and min(tried) > 4000, 'HZ-O2: and these were all combinations') from outcome;
select is(
    (select count(*) from credit.case_event where number > 1), 0::bigint, 'HZ-O13: what was refused or undone has left no event'
);

-- The first event: whose it is.
create function pg_temp.opened(kind text, role text, changes jsonb default '{}') returns text
language plpgsql as $$
begin
    perform credit.open_case(
        '2026-06-01 09:30+08', kind, coalesce(changes ->> 'number', pg_temp.receipt(kind, '2026-06-01 09:30+08')), 'window-1', role, 'HZ-CK',
        '5b000000-0000-4000-8000-000000000002', coalesce(changes ->> 'kind', 'natural'),
        row(
            coalesce(changes ->> 'name', '测试人'), coalesce(changes ->> 'type', 'identity_card'),
            case when changes ? 'no_digest' then null else 'd5000000-0000-4000-8000-000000000002'::uuid end,
            case when changes ? 'no_number' then ''::bytea else '\x00'::bytea end, coalesce(changes ->> 'tail', '0011')
        )::credit.case_person,
        changes ->> 'code',
        case when changes ? 'agent' then row(changes ->> 'agent', 'identity_card', null, '\x00'::bytea, '1')::credit.case_person end,
        case when changes ? 'no_oral' then null else changes ? 'oral' end, null, changes ->> 'note', null
    );
    return 'opened';
exception
    when sqlstate 'CR001' then
        return sqlerrm;
end;
$$;
select is(
    (
        select string_agg(kinds.kind || ' ' || roles.role, ', ' order by kinds.kind, roles.role)
        from unnest(array['application', 'objection', 'annotation', 'annotation_withdrawal', 'forgery', 'nothing']) as kinds (kind)
        cross join (select role from credit.role union all select null) as roles
        where pg_temp.opened(kinds.kind, roles.role) <> 'transition_not_allowed'
    ),
    'annotation window_clerk, annotation_withdrawal window_clerk, application window_clerk, forgery window_clerk, objection window_clerk',
    'HZ-O2: nobody but the window begins a case, of a kind that there is'
);
select is(pg_temp.opened('application', 'window_clerk', given::jsonb), wanted, 'HZ-Q5: ' || why)
from (
    values
    ('{}', 'opened', 'complete'),
    ('{"number": "Y20260601000000019"}', 'malformed_command', 'the number of another kind'),
    ('{"number": "S20260602000000019"}', 'malformed_command', 'a number of another day'),
    ('{"number": "S2026060100000I019"}', 'malformed_command', 'a letter that is none of a number'),
    ('{"number": "S2026060100000019"}', 'malformed_command', 'a character too few'),
    ('{"name": " "}', 'malformed_command', 'no name'),
    ('{"name": "两\n行"}', 'malformed_command', 'a name of two lines'),
    ('{"type": "身份证"}', 'malformed_command', 'no code of a document'),
    ('{"no_digest": 1}', 'malformed_command', 'no digest'),
    ('{"no_number": 1}', 'malformed_command', 'no sealed number'),
    ('{"tail": "00112"}', 'malformed_command', 'five characters of the number'),
    ('{"tail": "001X"}', 'opened', 'four characters of the number'),
    ('{"kind": "animal"}', 'malformed_command', 'no kind of person'),
    ('{"code": "91330100TESTFIRM01"}', 'malformed_command', 'a unified code of a natural person'),
    ('{"code": "91330100TESTFIRM01", "kind": "legal"}', 'opened', 'a unified code of a legal person'),
    ('{"agent": "代理人"}', 'malformed_command', 'an agent without a number'),
    ('{"no_oral": 1}', 'malformed_command', 'not said whether it was oral'),
    ('{"note": " "}', 'malformed_command', 'a blank note')
) as attempt (given, wanted, why);
select is(
    pg_temp.opened('application', 'window_clerk', jsonb_build_object('name', repeat('名', 100))), 'opened', 'HZ-Q5: a name of 100 characters'
);
select is(
    pg_temp.opened('application', 'window_clerk', jsonb_build_object('name', repeat('名', 101))), 'malformed_command',
    'HZ-Q5: a name of 101 characters'
);
select is(
    pg_temp.opened('application', 'window_clerk', jsonb_build_object('number', receipt_number)), 'changed_meanwhile',
    'HZ-O5: a number is given once'
)
from credit.service_case where kind = 'application' limit 1;
select is(pg_temp.opened('application', 'window_clerk', '{"oral": 1, "number": "S2026060199999999A"}'), 'opened', 'HZ-Q7: an oral application');
select is(
    (select array[written_by, received_by, state, profile, unit_code] from credit.service_case where receipt_number = 'S2026060199999999A'),
    array['window-1', 'window-1', 'received', 'hangzhou', 'HZ-CK'], 'HZ-Q7: says who wrote it, and by which rules it runs'
);

-- A step as it is kept.
create temporary table walked on commit drop as select pg_temp.make_case('objection') as case_id;
select is(
    credit.advance_case('2026-06-01 11:00+08', case_id, 'accepted', 'window-1b', 'window_clerk', '材料齐全', '{"materials": 4}'), 'accepted',
    'HZ-O5: accepted'
)
from walked;
select is(
    (
        select array_agg(array[number::text, from_state, event, to_state, role, actor, note, details::text] order by number)
        from credit.case_event where case_id = (select case_id from walked)
    ),
    array[
        ['1', 'none', 'received', 'received', 'window_clerk', 'window-1', null, '{}'],
        ['2', 'received', 'accepted', 'accepted', 'window_clerk', 'window-1b', '材料齐全', '{"materials": 4}']
    ],
    'HZ-O13: who, when, from where to where, with the reason as given'
);
select is(
    (select state_since from credit.service_case where case_id = (select case_id from walked)), '2026-06-01 11:00+08'::timestamptz,
    'HZ-O13: since when'
);
select throws_ok(
    format($$ select credit.advance_case('2026-06-01 11:00+08', %L, 'taken_up', 'clerk', 'centre_clerk', %L, null) $$, case_id, note),
    'CR001', 'malformed_command', 'X-7: ' || why
)
from walked
cross join (values (' ', 'a blank note'), (repeat('理', 501), 'a note of 501 characters')) as bad (note, why);
select lives_ok(
    format($$ select credit.advance_case('2026-06-01 11:00+08', %L, 'taken_up', 'clerk', 'centre_clerk', repeat('理', 500), null) $$, case_id),
    'X-7: a note of 500 characters'
)
from walked;
select throws_ok(
    $$ select credit.advance_case('2026-06-01 11:00+08', gen_random_uuid(), 'accepted', 'window-1', 'window_clerk', null, null) $$,
    'CR001', 'case_unknown', 'X-7: no such case'
);
select throws_ok(
    format(
        $$ insert into credit.case_event (case_id, number, kind, from_state, event, to_state, role, at, actor, details)
        values (%L, 9, 'objection', %L, %L, %L, %L, now(), 'clerk', '{}') $$,
        (select case_id from walked), from_state, event, to_state, role
    ),
    '23503', null, 'HZ-O2: not even the owner of the tables writes an event that is none: ' || why
)
from (
    values
    ('verifying', 'approved', 'approved', 'authority_officer', 'a state is left out'),
    ('reported', 'approved', 'approved', 'centre_clerk', 'another role approves'),
    ('reported', 'approved', 'notified', 'authority_officer', 'another state comes of it')
) as wrong (from_state, event, to_state, role, why);

-- X-1: who acted last in a role has its clocks.
select lives_ok(
    format($$ select credit.start_deadline('2026-06-01 11:00+08', %L, 'objection_handling', null, 'centre_clerk', 'HZ-ZX') $$, case_id),
    'a clock of the centre'
)
from walked;
select is((select responsible_account from credit.case_deadline), 'clerk', 'X-1: whoever of the role acted last is responsible');
select lives_ok(
    format($$ select credit.advance_case('2026-06-01 12:00+08', %L, 'provider_asked', 'clerk-2', 'centre_clerk', null, null) $$, case_id), 'another clerk acts'
)
from walked;
select is((select responsible_account from credit.case_deadline), 'clerk-2', 'X-1: and is responsible from then on');
select throws_ok(
    format($$ select credit.start_deadline('2026-06-01 11:00+08', %L, 'objection_handling', null, 'centre_clerk', 'HZ-ZX') $$, case_id),
    '23505', null, 'X-1: one clock of a kind runs in a case'
)
from walked;

-- Whose case it is.
select is(
    (
        select string_agg(account_id, ', ' order by account_id)
        from credit.account
        where credit.may_see_case(account.unit_code, account.role, 'HZ-CK') and account.state = 'active'
    ),
    'auditor, clerk, clerk-2, officer-1, officer-2, window-1, window-1b, zb-officer',
    'HZ-O2: a case of the city''s window: its clerks, the centre, the city''s authority, the auditor'
);
select is(credit.may_see_case('SC-XY', 'authority_officer', 'BJ-CK'), false, 'HZ-S5: a district does not see another district''s');
select is(credit.may_see_case('HZ-XY', 'authority_officer', 'BJ-CK'), true, 'HZ-O2: the city sees a district''s');
select is(
    (
        select string_agg(role, ', ' order by role)
        from credit.role
        where credit.may_see_case('HZ-XY', role, 'BJ-CK')
    ),
    'auditor, authority_officer, centre_clerk', 'HZ-S5: no other role sees cases'
);
select throws_ok(
    format('select credit.require_case(%L, %L, %L, %L)', coalesce(given_case, case_id), kind, unit_code, role), 'CR001', 'case_unknown', 'HZ-S5: ' || why
)
from walked
cross join (
    values
    (null::uuid, 'objection', 'BJ-CK', 'window_clerk', 'another window''s'), (null, 'application', 'HZ-CK', 'window_clerk', 'of another kind'),
    (null, 'objection', 'HZ-CG', 'provider_officer', 'a provider''s'), (null, 'objection', 'HZ-CK', 'querier', 'a user''s'),
    ('00000000-0000-4000-8000-000000000000', null, 'HZ-CK', 'window_clerk', 'none')
) as attempt (given_case, kind, unit_code, role, why);
select is(
    (credit.require_case(case_id, null, 'HZ-CK', 'window_clerk')).state, 'provider_asked', 'HZ-O2: the own window''s'
)
from walked;

-- The entry in the log.
select is(
    (
        credit.log_case_operation(
            '2026-06-02 10:00+08', 'ask_provider', 'objection', case_id, 'clerk', 'HZ-ZX', '192.0.2.7', 'r-1', '{"x": 1}', '{"a": 1}'
        )::jsonb - 'receipt'
    )::text, '{"a": 1}', 'HZ-O13: an answer'
)
from walked;
select is(
    pg_temp.newest('audience', 'operation', 'actor', 'unit', 'purpose', 'outcome', 'subject', 'scope,x', 'scope,case'),
    array[
        'staff', 'ask_provider', 'clerk', 'HZ-ZX', 'objection', 'answered', '5b000000-0000-4000-8000-000000000002', '1',
        (select case_id::text from walked)
    ],
    'HZ-O13, X-8: its entry is the subject''s to see, and names the case'
);
select throws_ok(
    format(
        $$ select credit.log_case_operation('2026-06-02Z', 'x', %L, %L, 'clerk', 'HZ-ZX', '192.0.2.7', 'r', '{}', %L) $$, purpose, case_id, answer
    ),
    '22023', null, 'HZ-O13: ' || why
)
from walked
cross join (
    values ('administration', '{"a": 1}', 'another purpose'), ('objection', '{}', 'an empty answer'), ('objection', '[]', 'an answer that is no object')
) as bad (purpose, answer, why);

-- Rights: events are added, nothing is deleted, and no function of cases reads what a record says.
select is(
    (
        select string_agg(relname, ', ' order by relname)
        from pg_class
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where
            nspname = 'credit' and relkind in ('r', 'p')
            and has_table_privilege('credit_case_keeper', pg_class.oid, 'delete, truncate, trigger, references')
    ), 'progress_failure, record_marker, report_document',
    'HZ-O13, HZ-Q16: the keeper of cases deletes markers, counts of former days and reports that were destroyed, nothing else'
);
select is(
    (
        select string_agg(relname, ', ' order by relname)
        from unnest(array['case_event', 'case_transition', 'case_escalation', 'legal_period', 'calendar_year', 'calendar_exception']) as relname
        where
            has_any_column_privilege('credit_case_keeper', 'credit.' || relname, 'update')
            or has_any_column_privilege('credit_window_discloser', 'credit.' || relname, 'update')
            or has_any_column_privilege('credit_corrector', 'credit.' || relname, 'update')
    ), null, 'HZ-O13: events, rules and the calendar are added to, never changed'
);
select is(
    (
        select string_agg(relname || '.' || attname, ', ')
        from pg_attribute
        inner join pg_class on pg_attribute.attrelid = pg_class.oid
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where
            nspname = 'credit' and relname like 'record\_version%' and attnum > 0
            and (attname like '%level\__\_fields' or attname = 'content')
            and has_column_privilege('credit_case_keeper', pg_class.oid, attnum, 'select')
    ), null, 'HZ-O2: the keeper of cases reads no content of a record'
);
select is(
    (
        select string_agg(relname || '.' || attname, ', ' order by relname, attname)
        from pg_attribute
        inner join pg_class on pg_attribute.attrelid = pg_class.oid
        inner join pg_namespace on pg_class.relnamespace = pg_namespace.oid
        where
            nspname = 'credit' and relname in ('record_version', 'record_version_c') and attnum > 0
            and has_column_privilege('credit_window_discloser', pg_class.oid, attnum, 'select')
    ),
    'record_version.open_level, record_version.record_id, record_version.subject_key, record_version.version',
    'HZ-Q3: of level C the window learns that there is a version, and nothing that stands in it'
);
select is(
    (
        select string_agg(attname, ', ')
        from pg_attribute
        where
            attrelid in ('credit.record_version_a'::regclass, 'credit.record_version_b'::regclass) and attnum > 0
            and (attname like '%level\_c\_fields' or attname = 'content')
            and has_column_privilege('credit_window_discloser', attrelid, attnum, 'select')
    ), null, 'HZ-Q3: nor of fields of level C in records of level A and B'
);
select * from finish();
rollback;
