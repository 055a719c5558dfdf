-- Purpose: letters of authority: four elements, form, parties, matter, period, content, and that one serves once.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q8, HZ-O1, QZ-5, X-4.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(138);
set local client_min_messages = 'warning';
\ir fixtures/applications.sql
create temporary table made (name text, id uuid) on commit drop;
create function pg_temp.made(name text) returns uuid language sql as $$ select id from made where made.name = $1 $$;
-- 王五 asks about 张三; the papers are complete.
create function pg_temp.other(applicant text default '王五', items text[] default null, purpose text default '入职背景调查', clerk text default 'window-1')
returns uuid
language plpgsql as $$
declare
    received uuid := pg_temp.case_of(pg_temp.receive(
        applicant, subject => '张三', subject_kind => 'natural', purpose => purpose, items => items, clerk => clerk
    ));
begin
    perform pg_temp.hand_in(received, clerk => clerk);
    return received;
end;
$$;
insert into made values ('other', pg_temp.other()), ('second', pg_temp.other('孙八')), ('twice', pg_temp.other());
select is(pg_temp.made('twice'), null, 'X-7: 王五 asks about 张三 in the same words once at a time');

-- Form.
select is(pg_temp.do_case('accept_application', pg_temp.made('other')), 'letter_missing HZ-Q6', 'HZ-Q6: a paper alone is no letter on record');
select is(pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', clerk => who), expected, 'HZ-Q8: not recorded by ' || who)
from (values ('window-2', 'case_unknown HZ-O2'), ('clerk', 'role_not_allowed PB-1'), ('officer-1', 'role_not_allowed PB-1')) as other (who, expected);
select is(answer, expected, 'HZ-Q8: no letter: ' || why)
from (
    values
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', null), 'letter_incomplete HZ-Q8', 'nobody is authorised'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', matter => null), 'letter_incomplete HZ-Q8', 'no matter'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', matter => ' '), 'letter_incomplete HZ-Q8', 'a blank matter'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', valid_from => null), 'letter_incomplete HZ-Q8', 'no first day'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', valid_until => null), 'letter_incomplete HZ-Q8', 'no last day'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', valid_until => 'infinity'), 'letter_incomplete HZ-Q8', 'for ever'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', valid_until => '2026-05-31'), 'letter_incomplete HZ-Q8', 'an end before the beginning'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', content => null), 'letter_incomplete HZ-Q8', 'no content'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', purpose => ''), 'letter_incomplete HZ-Q8', 'no purpose'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '张三'), 'letter_incomplete HZ-Q8', 'who authorises himself'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', original => false), 'letter_form HZ-Q6', 'a copy'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', notarised => false), 'letter_form HZ-Q6', 'a person''s that is not notarised'),
    (
        pg_temp.letter(pg_temp.made('other'), 'query', '甲公司', '王五', grantor_kind => 'legal', stamped => false), 'letter_form HZ-Q6',
        'a firm''s without its seal'
    ),
    (pg_temp.letter(pg_temp.made('other'), 'query', '', '王五'), 'malformed_command X-7', 'nobody gives it'),
    (pg_temp.letter(pg_temp.made('other'), 'other', '张三', '王五'), 'malformed_command X-7', 'of no kind'),
    (pg_temp.letter(pg_temp.made('other'), null, '张三', '王五'), 'malformed_command X-7', 'of a missing kind'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', kinds => '{objection}'), 'malformed_command X-7', 'a query letter for an objection'),
    (pg_temp.letter(pg_temp.made('other'), 'agency', '张三', '王五', kinds => '{forgery}'), 'malformed_command X-7', 'an agency for what nobody applies for'),
    (pg_temp.letter(pg_temp.made('other'), 'agency', '张三', '王五', kinds => '{}'), 'malformed_command X-7', 'an agency for nothing'),
    (pg_temp.letter(pg_temp.made('other'), 'agency', '张三', '王五', grantee_kind => 'legal'), 'malformed_command X-7', 'an agent that is a firm'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', original => null), 'malformed_command X-7', 'original or not unknown'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', reference => repeat('号', 101)), 'malformed_command X-7', 'a reference of 101 characters'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', reference => null), 'letter_form HZ-Q6', 'a person''s without the number of its deed'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', reference => '（）'), 'malformed_command X-7', 'a number without letter and digit'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', purpose => '。。'), 'letter_incomplete HZ-Q8', 'a purpose without a letter'),
    (pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', items => '{NONE}'), 'item_unknown HZ-Q11', 'for an item that there is not')
) as refused (answer, expected, why);
select is(count(*), 0::bigint, 'HZ-Q8: none of them is kept') from credit.authority_letter;
select is(
    (
        select (answer::jsonb -> 'letter') - 'letter' from
        pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', '入职背景调查', stamped => false, reference => '（2026）浙杭证字第1号') as answer
    ),
    '{"kind": "query", "grantor": "张三", "grantee": "王五", "grantee_document_type": "resident_identity", "grantee_tail": "001X",
      "matter": "查询公共信用信息", "case_kinds": ["application"], "content": "全部信用信息", "purpose": "入职背景调查", "items": null,
      "valid_from": "2026-06-01", "valid_until": "2026-06-30", "reference": "（2026）浙杭证字第1号",
      "recorded_at": "2026-06-01T10:10:00.000000+08:00", "used_at": null}',
    'HZ-Q8: a letter with its four elements; the number by its end only'
);
select is(
    pg_temp.newest('operation', 'purpose', 'scope,kind', 'scope,valid_until'), array['record_letter', 'window_application', 'query', '2026-06-30'],
    'HZ-Q15: which is logged'
);
select is(
    (
        select position('王五' in convert_from(entry, 'UTF8')) + position('张三' in convert_from(entry, 'UTF8'))
        from credit.query_log_entry order by log_position desc limit 1
    ), 0, 'X-4: with no name'
);
select throws_ok(
    format('update credit.authority_letter set %s', change), '23514', null, 'HZ-Q8: no letter in the table with ' || change
)
from unnest(array[
    'is_original = false', 'is_notarised = false', 'reference = null', 'valid_until = valid_from - 1', 'case_kinds = ''{}''', 'purpose = ''''', 'matter = ''''',
    'content = ''''', 'grantee_name = ''''', 'grantee_digest = grantor_digest', 'used_at = ''2026-06-01Z'''
]) as change;
select throws_ok(
    format('update credit.authority_letter set %s = null', element), '23502', null, 'HZ-Q8: nor without ' || element
)
from unnest(array['grantee_name', 'grantee_document_type', 'grantee_digest', 'matter', 'valid_from', 'valid_until', 'content', 'purpose']) as element;

-- What a letter covers: every side of every limit.
create function pg_temp.problem(
    day date default '2026-06-15', grantor text default '张三', grantee text default '王五', kind text default 'application',
    purpose text default '入职背景调查', items text[] default null, of_items text[] default null, used timestamptz default null
) returns text
language sql as $$
    select credit.letter_problem(
        (
            select jsonb_populate_record(
                letter, jsonb_build_object('items', of_items, 'used_at', used)
            )
            from credit.authority_letter as letter
            where letter.kind = 'query' and letter.grantee_name = '王五'
            limit 1
        ),
        kind, (pg_temp.who(grantor)).digest, (pg_temp.who(grantee)).digest, purpose, items, day
    )
$$;
select is(found, expected, 'HZ-Q8, QZ-5: ' || why)
from (
    values
    (pg_temp.problem(), null, 'a letter covers what it says'),
    (pg_temp.problem('2026-05-31'), 'letter_outside_period', 'not the day before its first'),
    (pg_temp.problem('2026-06-01'), null, 'its first day'),
    (pg_temp.problem('2026-06-30'), null, 'its last day'),
    (pg_temp.problem('2026-07-01'), 'letter_outside_period', 'not the day after its last'),
    (pg_temp.problem(grantor => '孙八'), 'letter_other_grantor', 'not another subject'),
    (pg_temp.problem(grantee => '孙八'), 'letter_other_grantee', 'not another applicant'),
    (pg_temp.problem(kind => 'objection'), 'letter_outside_matter', 'not another matter'),
    (pg_temp.problem(purpose => '贷款审批'), 'letter_outside_purpose', 'not another purpose'),
    (pg_temp.problem(purpose => ' 入职　背景调查'), null, 'blanks are no other purpose'),
    (pg_temp.problem(purpose => '「入职」背景调查。'), null, 'punctuation is no other purpose'),
    (pg_temp.problem(purpose => null, items => '{TAX}', of_items => '{WATER}'), null, 'of what is no query there is no content'),
    (pg_temp.problem(items => '{TAX}'), null, 'an item, where the letter names none'),
    (pg_temp.problem(items => '{TAX}', of_items => '{TAX,WATER}'), null, 'an item that it names'),
    (pg_temp.problem(items => '{TAX,WATER}', of_items => '{TAX,WATER}'), null, 'all that it names'),
    (pg_temp.problem(items => '{TAX,OPEN}', of_items => '{TAX,WATER}'), 'letter_outside_content', 'not one that it does not name'),
    (pg_temp.problem(items => null, of_items => '{TAX,WATER}'), 'letter_outside_content', 'not the whole file, where it names items'),
    (pg_temp.problem(used => '2026-06-01Z'), 'letter_used', 'nothing, once it is used')
) as letter (found, expected, why);

-- The case rests on it.
select is(pg_temp.do_case('accept_application', pg_temp.made('other'))::jsonb ->> 'state', 'accepted', 'HZ-Q6: with the letter it is accepted');
select is(
    pg_temp.newest('scope,letters,0'), (select array[letter_id::text] from credit.case_letter where case_id = pg_temp.made('other')),
    'HZ-Q15: the entry names the letter'
);
select is(
    pg_temp.letter(pg_temp.made('other'), 'query', '张三', '王五', '入职背景调查'), 'transition_not_allowed HZ-Q5',
    'HZ-Q8: what a case was accepted on is not exchanged'
);
select is(pg_temp.scope_problem(pg_temp.made('other'), instant::timestamptz), expected, 'HZ-Q8: the answer ' || why)
from (
    values
    ('2026-06-30 23:59:59+08', '', 'until midnight of the last day'), ('2026-07-01 00:00+08', 'letter_outside_period HZ-Q8', 'not from midnight on')
) as answer (instant, expected, why);
select is(
    (select array[letter_id::text, purpose_text, is_own_data::text] from credit.application_scope(pg_temp.made('other'), '2026-06-15Z')),
    (select array[letter_id::text, '入职背景调查', 'false'] from credit.case_letter where case_id = pg_temp.made('other')),
    'HZ-Q8: the disclosure is told letter and purpose'
);

-- QZ-5: one letter, one use.
create function pg_temp.the_letter(case_name text, applicant text default '孙八') returns text
language sql as $$
    select pg_temp.letter(pg_temp.made(case_name), 'query', '张三', applicant, '入职背景调查', reference => '（2026）浙杭证字第2号')
$$;
select isnt(pg_temp.the_letter('second')::jsonb -> 'letter', null, 'QZ-5: a letter of another number is another letter');
select is(
    pg_temp.the_letter('second')::jsonb #>> '{letter,letter}', (select letter_id::text from credit.case_letter where case_id = pg_temp.made('second')),
    'QZ-5: the same paper recorded again is the letter on record'
);
select is(count(*), 2::bigint, 'QZ-5: and no third one') from credit.authority_letter;
insert into made values ('third', pg_temp.other('孙八'));
select is(pg_temp.made('third'), null, 'X-7: an open application of the same words is in the way');
select pg_temp.check_paper(pg_temp.made('second'), 'withdrawal_form', false, false, false);
select is(pg_temp.do_case('withdraw_application', pg_temp.made('second'), $$'改日再来'$$)::jsonb ->> 'state', 'withdrawn', 'HZ-Q12: withdrawn');
insert into made values ('fourth', pg_temp.other('孙八', clerk => 'window-2')), ('fifth', pg_temp.other('周九'));
select isnt(
    pg_temp.letter(
        pg_temp.made('fourth'), 'query', '张三', '孙八', '入职背景调查', reference => '(2026) 浙杭证字第3号', clerk => 'window-2'
    )::jsonb -> 'letter', null, 'QZ-5: a third letter'
);
select is(
    pg_temp.letter(
        pg_temp.made('fourth'), 'query', '张三', '孙八', ' 入职 背景调查', reference => '（2026）浙杭证字第2号 ', clerk => 'window-2'
    )::jsonb #>> '{letter,letter}',
    (select letter_id::text from credit.authority_letter where reference = '（2026）浙杭证字第2号'),
    'QZ-5: a letter of a withdrawn case was not used, and is known by its number, whatever blanks are typed'
);
select is(
    (select count(*) from credit.case_letter where case_id = pg_temp.made('fourth')), 1::bigint, 'QZ-5: a case rests on one letter of a kind'
);
select is(
    pg_temp.letter(pg_temp.made('fifth'), 'query', '张三', '孙八', '入职背景调查', reference => '（2026）浙杭证字第2号'), 'letter_in_use QZ-5',
    'QZ-5: not on one that another open case rests on'
);
select is(pg_temp.do_case('accept_application', pg_temp.made('fourth'), clerk => 'window-2')::jsonb ->> 'state', 'accepted', 'QZ-5: it is accepted');
select lives_ok(
    format('select credit.consume_letter(%L, ''2026-06-10 10:00+08'')', pg_temp.made('fourth')), 'QZ-5: the answer uses the letter'
);
select is(
    (select array[used_case::text, used_at::text] from credit.authority_letter where reference = '（2026）浙杭证字第2号'),
    array[pg_temp.made('fourth')::text, '2026-06-10 02:00:00+00'], 'QZ-5: for this case, then'
);
select throws_ok(
    format('select credit.consume_letter(%L, ''2026-06-10 10:00+08'')', pg_temp.made('fourth')), 'CR001', 'letter_used', 'QZ-5: once'
);
select is(pg_temp.scope_problem(pg_temp.made('fourth')), 'letter_used QZ-5', 'QZ-5: no second disclosure on it');
update credit.service_case set state = 'answered' where case_id = pg_temp.made('fourth');
insert into made values ('sixth', pg_temp.other('孙八'));
select is(pg_temp.the_letter('sixth'), 'letter_used QZ-5', 'QZ-5: nor for another case, after the answer');
select is(
    pg_temp.do_case('accept_application', pg_temp.made('sixth')), 'letter_missing HZ-Q6', 'QZ-5: which rests on nothing'
);

-- Typed otherwise, it is still the same paper: spent is spent.
create function pg_temp.as_recorded(answer text) returns text
language sql as $$ select case when left(answer, 1) = '{' then (answer::jsonb #>> '{letter,letter}') else answer end $$;
select is(pg_temp.as_recorded(answer), 'letter_used QZ-5', 'QZ-5: used, though ' || why)
from (
    values
    (pg_temp.letter(pg_temp.made('sixth'), 'query', '张三', '孙八', '贷款审批', reference => '（2026）浙杭证字第2号'), 'another purpose is typed'),
    (pg_temp.letter(pg_temp.made('sixth'), 'query', '张三', '孙八', '入职背景调查。', reference => '(2026)浙杭证字第２号。'), 'full stop and width differ'),
    (pg_temp.letter(pg_temp.made('sixth'), 'query', '张三', '孙八', valid_until => '2026-07-30', reference => '（2026）浙杭证字第2号'), 'another day is typed')
) as typed (answer, why);
-- Nor does another number make another paper of it; other parties or days do, which the case must rest on.
create function pg_temp.alike(
    grantor text default '张三', grantee text default '孙八', until date default '2026-06-30', reference text default '（2026）浙杭证民字第2号'
) returns text
language plpgsql as $$
declare
    said text := pg_temp.letter(pg_temp.made('sixth'), 'query', grantor, grantee, '入职背景调查', valid_until => until, reference => reference);
begin
    raise exception using errcode = 'UN001', detail = case when left(said, 1) = '{' then 'recorded' else said end;
exception
    when sqlstate 'UN001' then
        get stacked diagnostics said = pg_exception_detail;
        return said;
end;
$$;
select is(answer, expected, 'QZ-5: ' || why)
from (
    values
    (pg_temp.alike(), 'letter_alike QZ-5', 'used, and only the number is another'),
    (pg_temp.alike(until => '2026-07-01'), 'recorded', 'other days are another letter'),
    (pg_temp.alike(grantee => '周九'), 'recorded', 'so is another grantee'), (pg_temp.alike(grantor => '周九'), 'recorded', 'and another grantor'),
    (pg_temp.alike('周九', reference => '（2026）浙杭证字第2号'), 'recorded', 'somebody else''s number, typed by mistake, spends nobody''s deed'),
    (pg_temp.alike('张三', '王五', reference => '（2026）浙杭证字第9号'), 'letter_alike QZ-5', 'while the other one serves an open case it is in the way, too')
) as typed (answer, expected, why);
-- What was typed wrongly is put right while it has not served.
select is(
    pg_temp.as_recorded(pg_temp.letter(
        pg_temp.made('fifth'), 'query', '张三', '周九', '贷款', reference => '第5号', id => '1e000000-0000-4000-8000-000000000005'
    )), '1e000000-0000-4000-8000-000000000005', 'QZ-5: a letter with a wrong purpose'
);
select is(
    pg_temp.as_recorded(pg_temp.letter(
        pg_temp.made('fifth'), 'query', '张三', '周九', '入职背景调查', reference => '第 5 号', id => '1e000000-0000-4000-8000-000000000006'
    )), '1e000000-0000-4000-8000-000000000006', 'QZ-5: is recorded again as it is'
);
select is(
    (
        select array_agg(letter_id || ' ' || (superseded_at is null)::text order by letter_id) from credit.authority_letter
        where reference like '第%5%号'
    ),
    array['1e000000-0000-4000-8000-000000000005 false', '1e000000-0000-4000-8000-000000000006 true'],
    'QZ-5: what was typed first is kept, and is no letter any more'
);
select is(
    (select letter_id from credit.case_letter where case_id = pg_temp.made('fifth')), '1e000000-0000-4000-8000-000000000006',
    'QZ-5: the case rests on the right one'
);
select is(
    pg_temp.letter(pg_temp.made('sixth'), 'query', '张三', '周九', '贷款', reference => '第5号'), 'letter_in_use QZ-5',
    'QZ-5: nobody else puts it right'
);
select throws_ok(
    $$ update credit.authority_letter set superseded_at = '2026-06-01Z' where used_at is not null $$, '23514', null,
    'QZ-5: a letter that has served stays on record'
);
-- A firm's letter is known by parties, days and number; once it has served, the number makes no other.
create function pg_temp.firms(reference text, purpose text default '投标', until date default '2026-06-30', case_name text default 'seventh') returns text
language sql as $$
    select pg_temp.as_recorded(pg_temp.letter(
        pg_temp.made(case_name), 'agency', '甲公司', '李四', purpose, valid_until => until, grantor_kind => 'legal', notarised => false,
        reference => reference
    ))
$$;
insert into made values
('seventh', pg_temp.case_of(pg_temp.receive('甲公司', 'legal', null, '李四', applicant_code => '91330100TESTFIRM01', purpose => '投标', items => '{TAX}')));
select isnt(pg_temp.firms('授7号'), null, 'QZ-5: a firm''s letter');
update credit.authority_letter set used_at = '2026-06-01Z', used_case = pg_temp.made('seventh') where reference = '授7号';
select is(pg_temp.firms(reference, purpose, until::date), expected, 'QZ-5: a firm''s letter, used: ' || why)
from (
    values
    ('授7号', '贷款', '2026-06-30', 'letter_used QZ-5', 'another purpose'), ('授-7-号', '投标', '2026-06-30', 'letter_used QZ-5', 'punctuation'),
    (null, '投标', '2026-06-30', 'letter_alike QZ-5', 'the number left out'), ('授8号', '投标', '2026-06-30', 'letter_alike QZ-5', 'another number')
) as typed (reference, purpose, until, expected, why);
select is(length(pg_temp.firms('授7号', until => '2026-07-01')), 36, 'QZ-5: another letter of the firm: another period');
select pg_temp.check_paper(pg_temp.made('seventh'), 'withdrawal_form', false, false, false);
select pg_temp.do_case('withdraw_application', pg_temp.made('seventh'), $$'改日再来'$$);

-- A letter that falls short is found at the acceptance, whatever window looked at it.
insert into made
select
    name,
    pg_temp.other(name, items => items)
from (values ('other items', '{TAX,OPEN}'::text[]), ('too early', null), ('too late', null), ('other use', null), ('of another', null)) as given (name, items);
select pg_temp.letter(
    pg_temp.made(name), 'query', grantor, name, purpose, items, valid_from::date, valid_until::date
)
from (
    values
    ('other items', '张三', '入职背景调查', '{TAX}'::text[], '2026-06-01', '2026-06-30'), ('too early', '张三', '入职背景调查', null, '2026-06-02', '2026-06-30'),
    ('too late', '张三', '入职背景调查', null, '2026-05-01', '2026-05-31'), ('other use', '张三', '贷款审批', null, '2026-06-01', '2026-06-30'),
    ('of another', '周九', '入职背景调查', null, '2026-06-01', '2026-06-30')
) as given (name, grantor, purpose, items, valid_from, valid_until);
select is(pg_temp.do_case('accept_application', pg_temp.made(name)), expected || ' HZ-Q8', 'HZ-Q8: not accepted: ' || name)
from (
    values
    ('other items', 'letter_outside_content'), ('too early', 'letter_outside_period'), ('too late', 'letter_outside_period'),
    ('other use', 'letter_outside_purpose'), ('of another', 'letter_other_grantor')
) as given (name, expected);
select is(
    pg_temp.do_case('case_checklist', pg_temp.made('other use'))::jsonb #> '{letters}',
    '{"rule": "HZ-Q8", "problem": "letter_outside_purpose", "sentence": "申请的用途与授权书约定的用途不一致。"}', 'X-7: the checklist says what is wrong'
);
select is(
    pg_temp.do_case('refuse_application', pg_temp.made('other use'), $$'outside_authority', '授权用途为贷款审批'$$)::jsonb ->> 'sentence',
    '申请查询的信息不在授权范围内，不予提供。', 'HZ-Q11: and the applicant is told why'
);
select is(
    pg_temp.do_case('accept_application', pg_temp.made('too early'), as_of => '2026-06-02 00:00+08')::jsonb ->> 'state', 'accepted',
    'HZ-Q8: on its first day it is'
);

-- Agents.
insert into made values
('firm', pg_temp.case_of(pg_temp.receive('甲公司', 'legal', null, '李四', applicant_code => '91330100TESTFIRM01', purpose => '投标'))),
('person', pg_temp.case_of(pg_temp.receive('吴十', agent => '李四', purpose => '投标'))),
(
    'both',
    pg_temp.case_of(pg_temp.receive('乙公司', 'legal', null, '李四', '张三', 'natural', '913301060000000001', purpose => '贷款审批', items => '{TAX}'))
);
select pg_temp.hand_in(id) from made where name in ('firm', 'person', 'both');
select is(pg_temp.do_case('accept_application', pg_temp.made('firm')), 'letter_missing HZ-Q5', 'HZ-Q5: an agent shows a letter of agency');
select pg_temp.letter(
    pg_temp.made('firm'), 'agency', '甲公司', '李四', '投标', grantor_kind => 'legal', kinds => '{objection}', notarised => false
);
select is(pg_temp.do_case('accept_application', pg_temp.made('firm')), 'letter_outside_matter HZ-Q8', 'HZ-Q8: for this matter, not for an objection');
select pg_temp.letter(
    pg_temp.made('firm'), 'agency', '甲公司', '李四', '投标', grantor_kind => 'legal', kinds => '{application,objection}', notarised => false,
    valid_until => '2026-06-29',
    reference => '授字1号'
);
select is(pg_temp.do_case('accept_application', pg_temp.made('firm'))::jsonb ->> 'state', 'accepted', 'HZ-Q5: of a firm, stamped');
select pg_temp.letter(pg_temp.made('person'), 'agency', '吴十', '李四', '投标', stamped => false);
select is(pg_temp.do_case('accept_application', pg_temp.made('person'))::jsonb ->> 'state', 'accepted', 'HZ-Q6: of a person, notarised');
select pg_temp.letter(pg_temp.made('both'), 'agency', '乙公司', '李四', '贷款审批', grantor_kind => 'legal', items => '{TAX,WATER}');
select is(pg_temp.do_case('accept_application', pg_temp.made('both')), 'letter_missing HZ-Q6', 'HZ-Q6: an agent who asks about another needs both letters');
select pg_temp.letter(pg_temp.made('both'), 'query', '张三', '李四', '贷款审批', items => '{TAX}');
select is(pg_temp.do_case('accept_application', pg_temp.made('both')), 'letter_other_grantee HZ-Q8', 'HZ-Q8: to the firm, not to its agent');
select pg_temp.letter(pg_temp.made('both'), 'query', '张三', '乙公司', '贷款审批', items => '{TAX}', grantee_kind => 'legal');
select is(pg_temp.do_case('accept_application', pg_temp.made('both'))::jsonb ->> 'state', 'accepted', 'HZ-Q6: then it is accepted');
select credit.consume_letter(pg_temp.made('both'), '2026-06-10 10:00+08');
select is(
    (select count(*) from credit.authority_letter where used_case = pg_temp.made('both')), 2::bigint, 'QZ-5: and both are spent together'
);
select lives_ok($$ select credit.consume_letter(gen_random_uuid(), '2026-06-10Z') $$, 'QZ-5: a case without letters spends none');

-- Other kinds of cases use letters of agency, too.
insert into made values ('objection', pg_temp.make_case('objection', agent => pg_temp.who('李四')));
select is(
    concat_ws(' ', refusal_code, refusal_rule), 'letter_missing HZ-O2', 'HZ-O1: an agent who objects shows a letter'
)
from credit.case_letter_problem(pg_temp.made('objection'), '2026-06-01');
select is(
    pg_temp.letter(
        pg_temp.made('objection'), 'agency', '张三', '李四', '提出异议', '{TAX}', kinds => '{objection,annotation}'
    )::jsonb ->> 'case', pg_temp.made('objection')::text, 'HZ-O1: it is recorded for the objection'
);
select is(
    (select refusal_code from credit.case_letter_problem(pg_temp.made('objection'), day::date)), expected, 'HZ-O1: and covers it on ' || day
)
from (values ('2026-06-30', null), ('2026-07-01', 'letter_outside_period')) as day (day, expected);
-- One letter for an application and one for an objection, of the same days: two letters, as they say themselves.
update credit.authority_letter set superseded_at = '2026-06-01Z' where case_kinds @> '{annotation}';
insert into credit.authority_letter
select
    (jsonb_populate_record(
        letter, jsonb_build_object(
            'letter_id', gen_random_uuid(), 'case_kinds', array['application'], 'superseded_at', null, 'used_at', '2026-06-01Z',
            'used_case', pg_temp.made('firm')
        )
    )).*
from credit.authority_letter as letter
where case_kinds @> '{annotation}';
create function pg_temp.for_objection() returns text
language sql as $$
    select pg_temp.as_recorded(pg_temp.letter(
        pg_temp.made('objection'), 'agency', '张三', '李四', '提出异议', kinds => '{objection,annotation}', reference => '第12号'
    ))
$$;
select is(length(pg_temp.for_objection()), 36, 'QZ-5: a letter for other business is another letter');
update credit.authority_letter set case_kinds = '{application,annotation}' where used_case = pg_temp.made('firm') and case_kinds = '{application}';
select is(pg_temp.for_objection(), 'letter_alike QZ-5', 'QZ-5: for any of the same business it is not');
select * from finish();
rollback;
