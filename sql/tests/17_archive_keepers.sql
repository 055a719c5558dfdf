-- Purpose: whoever left, or does other work now, is no keeper, and the lists say which archives have none.
-- Rules: HZ-Q16, HZ-S2, QZ-3.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(22);
\ir fixtures/archive.sql
select pg_temp.remember('case', pg_temp.make_case('application'));
select pg_temp.remember('paper', pg_temp.material(pg_temp.the('case')));
create function pg_temp.vacant(who text, command text) returns text
language sql as $$
    select coalesce(string_agg(concat_ws(' of ', entry ->> 'unit', entry ->> 'former_keeper'), ', ' order by entry ->> 'unit'), '')
    from jsonb_array_elements(pg_temp.staff(who, '2026-06-01 17:30+08', command)::jsonb -> 'vacant') as entry
$$;
select is(pg_temp.vacant(who, command), wanted, 'HZ-Q16: nobody was appointed yet: ' || command || ' of ' || who)
from (
    values
    ('officer-1', 'BJ-CK, HZ-CK, HZ-ZX'), ('auditor', 'BJ-CK, HZ-CK, HZ-ZX'), ('window-1', 'HZ-CK'), ('clerk', 'BJ-CK, HZ-CK, HZ-ZX')
) as seen (who, wanted)
cross join unnest(array['keeper_list', 'unfiled_list']) as command;
select pg_temp.appoint('officer-1', 'HZ-CK', 'window-1b');
select pg_temp.appoint('officer-1', 'HZ-ZX', 'clerk');
select is(pg_temp.vacant('officer-1', 'keeper_list'), 'BJ-CK', 'HZ-Q16: where somebody is in charge nothing is vacant');
create function pg_temp.ending(of_day date) returns text
language sql as $$
    update credit.unit set ended_on = of_day where unit_code = 'BJ-CK';
    select pg_temp.vacant('officer-1', 'keeper_list')
$$;
select is(pg_temp.ending('2026-06-01'), '', 'HZ-Q16: a window that has ended needs nobody');
select is(pg_temp.ending('2026-06-02'), 'BJ-CK', 'HZ-Q16: one that ends tomorrow does');
create function pg_temp.in_charge() returns jsonb
language sql as $$
    select entry -> 'in_charge'
    from jsonb_array_elements(pg_temp.staff('officer-1', '2026-06-01 17:30+08', 'keeper_list')::jsonb -> 'keepers') as entry
    where entry ->> 'unit' = 'HZ-CK'
$$;
select is(pg_temp.in_charge(), 'true'::jsonb, 'HZ-Q16: who was appointed and is there is in charge');

-- Each way of not being there any more; undone.
create function pg_temp.without(change text) returns text[]
language plpgsql as $$
declare
    said text[];
begin
    execute 'update credit.account set ' || change || ' where account_id = ''window-1b''';
    said := array[
        pg_temp.file_it('window-1', array[pg_temp.the('paper')]), pg_temp.vacant('window-1', 'unfiled_list'), pg_temp.in_charge()::text
    ];
    raise exception using errcode = 'UN001', detail = said;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(
    pg_temp.without(change), array['keeper_missing HZ-Q16', 'HZ-CK of window-1b', 'false'], 'HZ-S2: ' || why || ': nothing is filed, and both lists say so'
)
from (
    values
    ('state = ''stopped''', 'who was stopped'), ('state = ''locked''', 'whose account is locked'), ('unit_code = ''BJ-CK''', 'who works elsewhere'),
    ('role = ''provider_officer''', 'who does other work')
) as gone (change, why);
select is((pg_temp.without('holder_name = ''他名'''))[2], '', 'HZ-Q16: another name takes nothing away');
-- Whoever comes is appointed in their place.
update credit.account set state = 'stopped' where account_id = 'window-1b';
select is(pg_temp.appoint('officer-1', 'HZ-CK', 'window-1', '2026-06-01 16:00+08'), 'window-1', 'HZ-Q16: somebody else is named');
select is(pg_temp.vacant('officer-1', 'keeper_list'), 'BJ-CK', 'HZ-Q16: and the post is filled');
select is(
    (
        select array_agg(account_id || coalesce(' until ' || (ended_at at time zone 'Asia/Shanghai')::text, '') order by appointed_at)
        from credit.archive_keeper where unit_code = 'HZ-CK'
    ),
    array['window-1b until 2026-06-01 16:00:00', 'window-1'], 'HZ-S2: with the hour at which the care went over'
);
select is(pg_temp.answer(pg_temp.file_it('window-1', array[pg_temp.the('paper')])) ->> 'late', '0', 'HZ-Q16: and papers are filed again');
select is((select keeper from credit.archive_filing where material_id = pg_temp.the('paper')), 'window-1', 'HZ-Q16: in that person''s care');
select * from finish();
rollback;
