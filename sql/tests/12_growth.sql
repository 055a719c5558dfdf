-- Purpose: no command reads more rows because more cases were closed before.
-- Rules: X-1, HZ-O2, HZ-O6, HZ-O8, HZ-Q12, HZ-Q16.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(23);
set local client_min_messages = 'warning';
\ir fixtures/closed_cases.sql

-- Some that are open, as on any day, and what the commands are asked about.
create temporary table open_case on commit drop as
select
    number,
    case when number % 2 = 0 then pg_temp.make_case_in('accepted', 'application', '2026-06-01 09:30+08') else null end as application
from generate_series(1, 20) as number;
create temporary table given on commit drop as
select
    pg_temp.id(pg_temp.objection(1, kind => 'outdated')) as objection,
    pg_temp.id(pg_temp.objection(0, kind => 'omission', item => 'WATER')) as omission;
create function pg_temp.costs(who text, command text, arguments text) returns bigint
language plpgsql as $$
declare
    before bigint := pg_temp.rows_read();
    answer text;
begin
    answer := pg_temp.staff(who, '2026-06-10 10:00+08', command, arguments);
    if left(answer, 1) <> '{' then
        raise exception '% %', command, answer;
    end if;
    return pg_temp.rows_read() - before;
end;
$$;
create function pg_temp.costs_of(query text) returns bigint
language plpgsql as $$
declare
    before bigint := pg_temp.rows_read();
begin
    execute query;
    return pg_temp.rows_read() - before;
end;
$$;
create function pg_temp.measured() returns table (what text, rows_read bigint)
language sql as $$
    select what, pg_temp.costs(who, command, arguments)
    from (
        values
        ('the board', 'officer-1', 'deadline_board', 'null, null, null, null, null, null, 200'),
        ('the board of a window', 'window-1', 'deadline_board', 'null, null, null, null, null, null, 200'),
        ('what was missed', 'officer-1', 'deadline_board', '''missed'', null, null, null, null, null, 200'),
        ('the newest cases', 'officer-1', 'case_list', 'null, null, null, null, null, null, null, 200'),
        ('the newest cases of a window', 'window-1', 'case_list', 'null, null, null, null, null, null, null, 200'),
        ('accepted cases', 'officer-1', 'case_list', 'null, ''accepted'', null, null, null, null, null, 200'),
        ('accepted cases of a window', 'window-1', 'case_list', 'null, ''accepted'', null, null, null, null, null, 200'),
        ('a rare kind of cases', 'officer-1', 'case_list', '''forgery'', null, null, null, null, null, null, 200'),
        ('a case by its number', 'officer-1', 'case_list', 'null, null, null, ''S20260601ZZZZZZZZA'', null, null, null, 200'),
        ('cases of a person', 'clerk', 'case_list', 'null, null, null, null, ''d5000000-0000-4000-8000-000000000002'', null, null, 200'),
        ('open cases of a person', 'clerk', 'case_list', 'null, ''accepted'', null, null, ''d5000000-0000-4000-8000-000000000002'', null, null, 200'),
        ('the evening list', 'window-1', 'unfiled_list', null),
        ('the evening list of the centre', 'clerk', 'unfiled_list', null),
        ('boxes on the way', 'clerk', 'handover_list', 'true'),
        ('boxes', 'clerk', 'handover_list', 'false'),
        ('open loans', 'officer-1', 'loan_list', 'true, null, null, 200'),
        ('open destructions', 'officer-1', 'destruction_list', 'true'),
        ('what may be destroyed', 'clerk', 'destruction_due', 'null, null, 200'),
        ('a provider''s open tasks', 'cg-officer', 'provider_task_list', 'true, null, null')
    ) as given (what, who, command, arguments)
    union all
    select 'an objection to a record that was objected to', pg_temp.costs_of(format('select credit.former_objections(%L)', objection)) from given
    union all
    select 'an omission', pg_temp.costs_of(format('select credit.former_objections(%L)', omission)) from given
    union all
    select
        'an application of somebody who has none',
        pg_temp.costs_of($q$
            select credit.require_no_open_application(
                'd5000000-0000-4000-8000-000000000077', 'd5000000-0000-4000-8000-000000000077', 'HZ-CK', '全部', '了解', null, null
            )
        $q$)
    union all
    select 'a case', pg_temp.costs('officer-1', 'case_document', quote_literal(objection)) from given
$$;
select pg_temp.close_many(1, 500);
create temporary table few on commit drop as select * from pg_temp.measured();
select pg_temp.close_many(501, 5000);
create temporary table many on commit drop as select * from pg_temp.measured();
-- A tenth and a few rows: what lies on the edge of a page, or in another order.
select cmp_ok(
    many.rows_read::numeric, '<=', few.rows_read * 1.1 + 10, what || ': ' || few.rows_read || ' rows at 500 closed cases, ' || many.rows_read || ' at 5,000'
)
from few
inner join many using (what)
order by what;
rollback;
