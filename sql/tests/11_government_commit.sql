-- Purpose: proves with real transactions that an answer is handed out only when its entry is committed.
-- Rules: HZ-Q15.
-- Called by: make test (pg_prove), last of all: what it commits to the query log stays in the tests' database.
select plan(19);
select cmp_ok(credit.prepare_query_log_partitions('2026-05-04 10:00+08'), '>=', 0, 'HZ-Q15: the log has its months');

-- Whoever shows a certificate that is nobody's is refused: a whole way through, without any data.
create function pg_temp.stage(ticket uuid, request text) returns bytea language sql as $$
    select credit.stage_government_answers(
        ticket, '2026-05-04 10:00+08', 'query', array['\x00'::bytea], array[null::uuid], array['{"unified_code":"C1"}'], array[null::text],
        array[null::bigint], array['objection_check'], array[null::text], array[null::text], array[null::text], array['192.0.2.1'], array[request]
    )
$$;
create function pg_temp.entries(request text) returns integer language sql as $$
    select count(*)::integer from credit.query_log_entry
    where logged_at >= '2026-05-01 00:00+08' and convert_from(entry, 'UTF8')::jsonb ->> 'request' = request
$$;

set session authorization credit_government;
create temporary table answered as select null::text as answers;
do $$
declare
    answers text;
begin
    call credit.answer_government_queries(
        '90000000-0000-0000-0000-000000000001', '2026-05-04 10:00+08', 'query', array['\x00', '\x01']::bytea[], array[null, null]::uuid[],
        array['{"unified_code":"C1"}', '{"unified_code":"C2"}'], array[null, null]::text[], array[null, null]::bigint[],
        array['objection_check', 'follow_up'], array[null, null]::text[], array[null, null]::text[], array[null, null]::text[],
        array['192.0.2.1', '192.0.2.1'], array['called', 'called'], answers
    );
    update pg_temp.answered set answers = given.answers from (select answers) as given;
end;
$$;
reset session authorization;
select is(
    (select array_agg(left(line, 4) || (substr(line, 5)::jsonb ->> 'code') order by place)
    from answered cross join regexp_split_to_table(answers, e'\n') with ordinality as answer (line, place)),
    array['403 certificate_not_bound', '403 certificate_not_bound'], 'the procedure answers, a line for each query'
);
select is(pg_temp.entries('called'), 2, 'and each has its entry');
select is((select count(*)::integer from credit.answer_envelope), 0, 'and nothing stays staged');

begin;
select pg_temp.stage('90000000-0000-0000-0000-000000000002', 'rolled back') as envelope \gset
select is(position('certificate_not_bound' in encode(:'envelope', 'escape')), 0, 'HZ-Q15: before COMMIT the envelope shows nothing');
select is(credit.open_envelope('90000000-0000-0000-0000-000000000002', :'envelope'), null, 'HZ-Q15: before COMMIT nothing is handed out');
select is(
    octet_length(credit.put_into_envelope(gen_random_uuid(), '2026-05-04 10:00+08', answers)), size,
    'HZ-Q15: nor does its length: ' || octet_length(answers) || ' bytes in ' || size
)
from (
    values
    ('a', 16400), (repeat('a', 16384), 16400), (repeat('a', 16385), 32784), (repeat('汉', 5461) || 'ab', 32784), (repeat('a', 262144), 262160)
) as filled (answers, size);
rollback;
select is(credit.open_envelope('90000000-0000-0000-0000-000000000002', :'envelope'), null, 'HZ-Q15: after ROLLBACK there is nothing');
select is(pg_temp.entries('rolled back'), 0, 'no entry and no answer');

begin;
select pg_temp.stage('90000000-0000-0000-0000-000000000003', 'committed') as envelope \gset
commit;
select is(pg_temp.entries('committed'), 1, 'once the entry is committed');
begin;
select is(substr(credit.open_envelope('90000000-0000-0000-0000-000000000003', :'envelope'), 1, 3), '403', 'the answer is handed out');
rollback;
select is(substr(credit.open_envelope('90000000-0000-0000-0000-000000000003', :'envelope'), 1, 3), '403', 'again, when the taking was rolled back');
select is(credit.open_envelope('90000000-0000-0000-0000-000000000003', :'envelope'), null, 'and otherwise once');

begin;
set local session authorization credit_government;
select throws_ok(
    $$call credit.answer_government_queries(
        '90000000-0000-0000-0000-000000000004', '2026-05-04 10:00+08', 'query', array['\x00'::bytea], array[null::uuid], array['{}'],
        array[null::text], array[null::bigint], array['objection_check'], array[null::text], array[null::text], array[null::text], array['192.0.2.1'],
        array['in a block'], null
    )$$, '2D000', null, 'HZ-Q15: in a transaction block the procedure fails'
);
rollback;
select is(pg_temp.entries('in a block'), 0, 'and leaves nothing');

select * from finish();
