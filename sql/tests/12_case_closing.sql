-- Purpose: a case that is done is closed by a day, and its papers are the archive's from its last step on.
-- Rules: HZ-Q16, HZ-Q17, HZ-O14, X-1.
-- Called by: make test (pg_prove), inside its own transaction.
begin;
select plan(36);
\ir fixtures/archive.sql
-- HZ-Q9: what an established forgery is recorded as.
insert into credit.catalogue_item (catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode)
values (1, 'XYPT-XJCL', 1000, '伪造材料', 'B', 'B', 'shared');

-- Which states wait for more than the closing.
select is(
    (select string_agg(distinct kind || ' ' || to_state, ', ' order by kind || ' ' || to_state) from credit.case_transition
    where not credit.case_awaits_step(kind, to_state)),
    'annotation closed, annotation marked, annotation refused, annotation withdrawn, annotation_withdrawal closed, annotation_withdrawal refused, '
    'annotation_withdrawal unmarked, application closed, application handed_over, application refused, application withdrawn, forgery closed, '
    'forgery dismissed, forgery recorded, objection closed, objection collected, objection refused, objection withdrawn',
    'HZ-Q16: a case is done when only its closing is left'
);

-- The clock.
create function pg_temp.closing(of_case uuid) returns text
language sql as $$
    select string_agg(
        due_on || ' ' || responsible_role || ' ' || responsible_unit
        || case when met_at is not null then ' met' when ended_at is not null then ' ' || ended_ground else '' end, ', ' order by due_on
    )
    from credit.case_deadline where case_id = of_case and period_code = 'case_closing'
$$;
create function pg_temp.step(of_case uuid, event text, day text, who text default 'window-1', role text default 'window_clerk') returns text
language sql as $$ select credit.advance_case((day || ' 10:00+08')::timestamptz, of_case, event, who, role, null, null) $$;
create function pg_temp.walk(kind text, from_state text, event text, role text) returns text
language plpgsql as $$
declare
    made uuid := pg_temp.make_case_in(from_state, kind);
begin
    perform pg_temp.step(
        made, event, '2026-06-10', case role when 'window_clerk' then 'window-1' when 'centre_clerk' then 'clerk' else 'officer-1' end, role
    );
    return pg_temp.closing(made);
end;
$$;
-- Each state that can be closed, by one way into it.
select is(
    pg_temp.walk(kind, from_state, event, role),
    '2026-07-25 ' || case kind when 'forgery' then 'authority_officer' else 'window_clerk' end || ' '
    || case when kind = 'forgery' and role = 'authority_officer' then 'HZ-XY' else 'HZ-CK' end,
    'HZ-Q16: ' || kind || ', ' || from_state || ', ' || event || ': to be closed within our period'
)
from (
    select distinct on (kind, to_state)
        kind,
        from_state,
        event,
        role
    from credit.case_transition as way
    where
        from_state not in ('none', to_state) and to_state <> 'closed'
        and exists (
            select from credit.case_transition as closing
            where closing.kind = way.kind and closing.from_state = way.to_state and closing.event = 'closed'
        )
    order by kind, to_state, from_state
) as way;
select is(pg_temp.walk('application', 'received', 'accepted', 'window_clerk'), null, 'not while there is more to do');
select is(pg_temp.walk('objection', 'accepted', 'extension_requested', 'centre_clerk'), null, 'nor by what changes nothing');

-- Step by step.
select pg_temp.remember('case', pg_temp.make_case_in('accepted', 'application'));
select pg_temp.step(pg_temp.the('case'), 'answered', '2026-06-10');
select pg_temp.step(pg_temp.the('case'), 'handed_over', '2026-06-12');
select is(
    pg_temp.closing(pg_temp.the('case')), '2026-07-25 window_clerk HZ-CK went_on, 2026-07-27 window_clerk HZ-CK', 'a further step begins the days again'
);
select is(credit.end_deadline('2026-06-12 11:00+08', pg_temp.the('case'), null, 'refused'), 0, 'what ends the other clocks does not end it');
create function pg_temp.board(at timestamptz) returns text
language sql as $$
    select string_agg(entry ->> 'standing', ', ')
    from jsonb_array_elements(pg_temp.staff(
        'officer-1', at, 'deadline_board', 'null, null, null, null, null, null, 200'
    )::jsonb -> 'deadlines') as entry
    where entry ->> 'case' = pg_temp.the('case')::text
$$;
select is(pg_temp.board('2026-07-27 23:59+08'), 'due_today', 'X-1: on its last day it is in time');
select is(pg_temp.board('2026-07-28 00:00+08'), 'overdue', 'X-1: the day after it is listed as missed, before the authority');
select is(
    pg_temp.answer(pg_temp.staff('window-1', '2026-07-27 23:59+08', 'close_case', format('%L, null', pg_temp.the('case')))) ->> 'state', 'closed', 'closed'
);
select is(
    pg_temp.closing(pg_temp.the('case')), '2026-07-25 window_clerk HZ-CK went_on, 2026-07-27 window_clerk HZ-CK met', 'X-1: which meets it'
);

-- Reading, handing over and destroying do not wait for the closing.
select pg_temp.appoint('officer-1', 'HZ-CK', 'window-1b');
select pg_temp.remember('case', pg_temp.make_case('application'));
select pg_temp.remember('paper', pg_temp.material(pg_temp.the('case')));
select pg_temp.upload('window-1', pg_temp.the('paper'), file => '00000000-0000-4000-8000-0000000000f1');
select pg_temp.file_it('window-1', array[pg_temp.the('paper')]);
create function pg_temp.give() returns text
language sql as $$
    select pg_temp.staff('window-1b', '2026-06-10 10:00+08', 'hand_over_archive', format('''HZ-ZX'', %L, null', array[pg_temp.the('case')]))
$$;
create function pg_temp.in_state(wanted text, command text) returns text
language sql as $$
    select pg_temp.tried(
        format(
            'update credit.service_case set state = %L, '
            'closed_at = case when %1$L = ''closed'' then ''2026-06-05Z''::timestamptz end where case_id = %L returning state',
            wanted, pg_temp.the('case')
        ),
        command
    )
$$;
select is(
    pg_temp.in_state(state, $$select pg_temp.read_it('window-1', '00000000-0000-4000-8000-0000000000f1', '2026-06-10 10:00+08')$$),
    case when is_at_work then 'own_case' else 'reading_not_approved HZ-Q17' end, 'HZ-Q17: ' || state || ': the papers of a case are read'
    || case when is_at_work then ' by whoever works on it' else ' by leave only' end
)
from (values ('received', true), ('answered', true), ('handed_over', false), ('refused', false), ('closed', false)) as given (state, is_at_work);
select is(
    pg_temp.in_state(state, $$select pg_temp.answer(pg_temp.give()) ->> 'materials'$$), '1', 'HZ-Q16: ' || state || ': its papers go to the centre'
)
from (values ('handed_over'), ('closed')) as given (state);
select is(
    pg_temp.in_state('answered', $$select pg_temp.give()$$), 'handover_not_allowed HZ-Q16', 'HZ-Q16: not while there is a step to come'
);
select is(
    pg_temp.in_state(state, $$select coalesce(credit.archive_obstacle(pg_temp.the('paper'), null, '2031-06-02'), 'none')$$), wanted,
    'HZ-Q16: ' || state || ': destruction after its five years'
)
from (values ('answered', 'open_case'), ('handed_over', 'none'), ('closed', 'none')) as given (state, wanted);
select * from finish();
rollback;
