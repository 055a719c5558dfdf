-- Purpose: annotations: when they may be asked for, when they lapse, two of one record, and their withdrawal.
-- Rules: HZ-O2, HZ-O4, HZ-O7, HZ-O11, HZ-O12, HZ-O13, X-1, X-2.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(87);
\ir fixtures/objections.sql
create temporary table made (name text, number uuid) on commit drop;
create function pg_temp.about(named text) returns uuid language sql as $$ select number from made where name = named $$;
create function pg_temp.annotation(
    objected uuid, at timestamptz, reason text default '处罚决定已被撤销', who text default 'window-1', applicant credit.case_person default pg_temp.someone(),
    public_reason text default null
) returns text
language sql as $$
    select pg_temp.staff(
        who, at, 'receive_annotation',
        format(
            '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, %L, %L, %L', pg_temp.receipt('annotation', at), objected,
            applicant, reason, coalesce(public_reason, reason || '（已脱敏）'), gen_random_uuid()
        )
    )
$$;
create function pg_temp.withdrawal(annotated uuid, at timestamptz, applicant credit.case_person default pg_temp.someone()) returns text
language sql as $$
    select pg_temp.staff(
        'window-1', at, 'receive_annotation_withdrawal',
        format(
            '%L, %L, ''natural'', %L::credit.case_person, null, null::credit.case_person, false, %L', pg_temp.receipt('annotation_withdrawal', at),
            annotated, applicant, gen_random_uuid()
        )
    )
$$;
-- Annotated: the record is marked at an instant, by an objection that was collected on the day.
create function pg_temp.annotated(objected uuid, at timestamptz, reason text) returns uuid
language plpgsql as $$
declare
    made_case uuid := pg_temp.bring(pg_temp.id(pg_temp.annotation(objected, at, reason)));
begin
    perform pg_temp.step('window-1', at, 'accept_annotation', made_case);
    perform pg_temp.step('clerk', at, 'mark_annotation', made_case, (select quote_literal(public_reason) from credit.annotation where case_id = made_case));
    return made_case;
end;
$$;

-- When: within five working days of collecting; 2026-06-11 is a Thursday, 19 June to 21 June is 端午节.
insert into made select
'notified',
pg_temp.objection_in('notified', 1, '2026-06-10 10:00+08');
select is(
    pg_temp.annotation(pg_temp.about('notified'), '2026-06-11 09:00+08'), 'annotation_not_due HZ-O11', 'HZ-O11: not before the result was collected'
);
select pg_temp.step('window-1', '2026-06-11 10:00+08', 'collect_result', pg_temp.about('notified'), $$'测试人', null$$);
select is(left(answer, 40), expected, 'HZ-O11: ' || why)
from (
    values
    (pg_temp.annotation(pg_temp.about('notified'), '2026-06-19 00:00+08'), 'annotation_window_over HZ-O11', 'X-2: not after the fifth working day'),
    (pg_temp.annotation(pg_temp.about('notified'), '2026-06-22 10:00+08'), 'annotation_window_over HZ-O11', 'not on the sixth working day'),
    (
        pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08', applicant => pg_temp.someone('d5000000-0000-4000-8000-000000000001')),
        'not_the_subject HZ-O11', 'not by somebody else'
    ),
    (
        pg_temp.annotation(
            pg_temp.about('notified'), '2026-06-12 10:00+08', who => 'window-2', applicant => pg_temp.someone('d5000000-0000-4000-8000-000000000001')
        ), 'case_unknown HZ-O2', 'and at a window that does not know the case not even that there is one'
    ),
    (pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08', who => 'clerk'), 'role_not_allowed PB-1', 'not by the centre'),
    (pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08', ''), 'malformed_command X-7', 'not without a reason'),
    (pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08', repeat('理', 501)), 'malformed_command X-7', 'not with one of 501 characters'),
    (pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08', public_reason => ' '), 'malformed_command X-7', 'not without a text for society'),
    (
        pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08', public_reason => repeat('理', 1001)), 'malformed_command X-7',
        'nor with one of 1001 characters'
    )
) as refused (answer, expected, why);
insert into made select
'refused',
pg_temp.id(pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:00+08'));
select is(
    pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:01+08'), 'annotation_open HZ-O11', 'HZ-O11: one request at a time'
);
select is(pg_temp.clocks(pg_temp.about('refused')), 'annotation_acceptance 06-17', 'X-1: what was taken in has a clock, so that nobody forgets it');
select is(
    pg_temp.step('window-1', '2026-06-12 10:02+08', 'accept_annotation', pg_temp.about('refused')), 'materials_missing HZ-O11',
    'HZ-O5: not accepted without its materials'
);
select is(
    pg_temp.step('window-1', '2026-06-12 10:03+08', 'refuse_annotation', pg_temp.about('refused'), $$'materials', '缺少身份证明'$$), 'refused',
    'X-7: refused with a reason'
);
select is(pg_temp.clocks(pg_temp.about('refused')), 'annotation_acceptance 06-17 met', 'X-1: which is an answer');
-- BX-15: the same person by a number that it has, too.
insert into credit.identifier (
    identifier_digest, identifier_type, subject_key, sealed_value, key_version, batch_id, added_at
) values (
    'd5000000-0000-4000-8000-000000000012', 'identity_document', pg_temp.who(2), '\x00', 1, gen_random_uuid(), '2026-01-01Z'
);
insert into made select
'taken back',
pg_temp.bring(
        pg_temp.id(pg_temp.annotation(pg_temp.about('notified'), '2026-06-12 10:04+08', applicant => pg_temp.someone('d5000000-0000-4000-8000-000000000012')))
    );
select is(
    pg_temp.step('window-1', '2026-06-12 10:05+08', 'accept_annotation', pg_temp.about('taken back')), 'accepted',
    'HZ-O11, BX-15: one that was refused is asked for again'
);
select is(
    pg_temp.clocks(pg_temp.about('taken back')),
    'annotation_acceptance 06-17 met, annotation_handling 06-24, archive_filing 06-12', 'HZ-O4: seven working days from acceptance'
);
select is(
    pg_temp.step('window-1', '2026-06-12 10:06+08', 'withdraw_annotation_request', pg_temp.about('taken back'), $$'不再需要'$$),
    'materials_missing HZ-O14', 'HZ-O14: it is not taken back by the window''s word alone'
);
select pg_temp.form(pg_temp.about('taken back'));
select is(
    pg_temp.step('window-1', '2026-06-12 10:06+08', 'withdraw_annotation_request', pg_temp.about('taken back'), $$'不再需要'$$), 'withdrawn', 'and taken back'
);
select is(
    pg_temp.clocks(pg_temp.about('taken back')), 'annotation_acceptance 06-17 met, annotation_handling 06-24 withdrawn, archive_filing 06-12',
    'whose papers are filed all the same'
);
insert into made select
'last minute',
pg_temp.bring(pg_temp.id(pg_temp.annotation(pg_temp.about('notified'), '2026-06-18 23:59:59.999999+08')));
select is(
    (select array[reason, public_reason] from credit.annotation where case_id = pg_temp.about('last minute')),
    array['处罚决定已被撤销', '处罚决定已被撤销（已脱敏）'], 'HZ-O11, BX-10: the reason as given is kept beside the one for society'
);
select isnt(pg_temp.about('last minute'), null, 'HZ-O11, X-2: the fifth working day is in time until midnight in Shanghai');
select is(
    pg_temp.step('window-1', '2026-06-22 09:00+08', 'accept_annotation', pg_temp.about('last minute')), 'accepted',
    'HZ-O11: who came in time is accepted later'
);
select is(pg_temp.channels('2026-06-22 09:00+08'), 'full, full, full', 'HZ-O11: which marks nothing yet');
select is(
    pg_temp.step('window-1', '2026-06-22 09:30+08', 'mark_annotation', pg_temp.about('last minute'), $$'处罚决定已被撤销（已脱敏）'$$), 'role_not_allowed PB-1',
    'HZ-O2: the window does not mark'
);
-- JJ-2: what society reads, a person of the centre has read.
select is(
    (
        select document #> '{annotations,2}' ->> 'public_reason'
        from (select pg_temp.staff('clerk', '2026-06-22 09:40+08', 'objection_document', format('%L', pg_temp.about('notified')))::jsonb as document) as read
    ), '处罚决定已被撤销（已脱敏）', 'BX-10: the centre reads what is proposed'
);
select is(
    pg_temp.step('clerk', '2026-06-22 09:50+08', 'mark_annotation', pg_temp.about('last minute'), quote_nullable(confirmed)), expected,
    'JJ-2: not confirmed: ' || why
)
from (
    values
    (null, 'malformed_command X-7', 'nothing'),
    ('  ', 'malformed_command X-7', 'blanks'), (repeat('*', 1001), 'malformed_command X-7', 'more than a column holds'),
    ('处罚决定已被撤销', 'public_reason_not_allowed BX-10', 'a part'), ('处罚决定已被撤销（已脱敏）。', 'public_reason_not_allowed BX-10', 'one character more'),
    ('处罚决定已被维持（已脱敏）', 'public_reason_not_allowed BX-10', 'other words'), ('处罚决定已被撤×（已脱敏）', 'public_reason_not_allowed BX-10', 'another mask')
) as given (confirmed, expected, why);
select is(credit.is_masked_further(proposed, confirmed), expected, 'JJ-2: ' || proposed || ' as ' || confirmed)
from (
    values
    ('张三骗人', '张三骗人', true), ('张三骗人', '**骗人', true), ('张三骗人', '****', true), ('138****1234', '***********', true), ('138****1234', '1380***1234', false),
    ('张三', '三张', false), ('𠮷*', '*𠮷', false), ('𠮷*', '**', true), ('张三', '', false)
) as given (proposed, confirmed, expected);

-- Marked for thirty days: from 22 June to 22 July.
select is(
    (
        select document - 'receipt' - 'receipt_number' - 'case' - 'deadlines' - 'missing_years' from (
            select pg_temp.staff(
                'clerk', '2026-06-22 10:00+08', 'mark_annotation', format('%L, %L', pg_temp.about('last minute'), '处*决定已被撤销（已脱敏）')
            )::jsonb as document
        ) as marked
    ),
    '{"kind": "annotation", "state": "marked", "marker": "applicant_disputes", "last_day": "2026-07-22",
      "lapses_at": "2026-07-23T00:00:00.000000+08:00", "public_reason": "处*决定已被撤销（已脱敏）"}'::jsonb,
    'HZ-O11: the day itself is not counted; the thirtieth is the last'
);
select is(
    pg_temp.newest('operation', 'scope,marker_set', 'scope,record', 'scope,reason', 'scope,proposed_reason', 'scope,public_reason', 'scope,objection'),
    array[
        'mark_annotation', 'applicant_disputes', pg_temp.rec(1)::text, pg_temp.digest('处罚决定已被撤销'), pg_temp.digest('处罚决定已被撤销（已脱敏）'),
        pg_temp.digest('处*决定已被撤销（已脱敏）'), pg_temp.about('notified')::text
    ],
    'HZ-O13: who, when, which marker, why, and what was confirmed of it'
);
select is(
    pg_temp.clocks(pg_temp.about('last minute')),
    'annotation_acceptance 06-24 met, annotation_handling 07-01 met, archive_filing 06-22', 'HZ-O4: done in time'
);
select is(
    array[
        pg_temp.reads(pg_temp.public_record('2026-06-22 10:00+08')), pg_temp.reads(pg_temp.window_record('2026-06-22 10:00+08')),
        pg_temp.reads(pg_temp.government_record('2026-06-22 10:00+08'))
    ],
    array['disputed: 处*决定已被撤销（已脱敏）', 'disputed: 处罚决定已被撤销', 'disputed: 处罚决定已被撤销'],
    'HZ-O11, BX-10: with the reason on every channel: as given to the subject and to government, masked to society'
);
select is(
    (
        select shown.document #>> '{markers,0,reason}'
        from credit.window_records(
            '2026-06-22 10:00+08', 1, 'window_clerk', 'city', '330100', 'authorised_inquiry', pg_temp.who(2), null
        ) as shown
        where shown.record_id = pg_temp.rec(1)
    ), '处*决定已被撤销（已脱敏）', 'BX-10: and masked to whoever comes with the subject''s letter'
);
select ok(
    not has_column_privilege('credit_public_discloser', 'credit.record_marker', 'reason', 'select')
    and has_column_privilege('credit_public_discloser', 'credit.record_marker', 'public_reason', 'select'),
    'JJ-2: what answers society can read no reason that is not masked'
);
select throws_ok(
    $$ insert into credit.record_marker (subject_key, record_id, marker, reason, marked_at, lapses_at)
    values (pg_temp.who(2), pg_temp.rec(2), 'applicant_disputes', 'x', '2026-01-01Z', '2026-02-01Z') $$,
    '23514', null, 'BX-10: no dispute is marked without a text for society'
);

select is(pg_temp.channels(at::timestamptz), expected, 'HZ-O11: ' || why)
from (
    values
    ('2026-06-22 10:00+08', 'disputed, disputed, disputed', 'every disclosure carries the marker'),
    ('2026-07-22 23:59:59.999999+08', 'disputed, disputed, disputed', 'to the last microsecond of the thirtieth day'),
    ('2026-07-23 00:00:00+08', 'full, full, full', 'and at midnight in Shanghai it has lapsed, by itself')
) as instant (at, expected, why);
select is(
    pg_temp.annotation(pg_temp.about('notified'), '2026-06-18 12:00+08'), 'annotation_open HZ-O11', 'HZ-O11: a result is annotated once'
);

-- An objection to a record that is annotated: the stronger marker counts, and the other one shows again after it.
insert into made select
'over it',
pg_temp.objection_in('accepted', 1, '2026-06-23 10:00+08', 'incomplete', repeats => true);
select is(pg_temp.channels('2026-06-23 10:00+08'), 'suspended, suspended, suspended', 'HZ-O7: under processing is stronger than disputed');
select is(
    pg_temp.step('window-1', '2026-06-23 11:00+08', 'withdraw_objection', pg_temp.form(pg_temp.about('over it')), $$'撤回'$$), 'withdrawn', 'which ends'
);
select is(
    pg_temp.channels('2026-06-23 11:00+08'), 'disputed, disputed, disputed', 'HZ-O11: and the dispute is shown again'
);

-- Withdrawal.
select is(
    pg_temp.withdrawal(pg_temp.about('last minute'), '2026-06-24 09:00+08', pg_temp.someone('d5000000-0000-4000-8000-000000000001')),
    'not_the_subject HZ-O12', 'HZ-O12: nobody takes another''s annotation away'
);
select is(
    pg_temp.withdrawal(pg_temp.about('refused'), '2026-06-24 09:00+08'), 'annotation_not_in_force HZ-O12', 'HZ-O12: nor one that was never marked'
);
select is(
    pg_temp.withdrawal(pg_temp.about('notified'), '2026-06-24 09:00+08'), 'case_unknown HZ-O11', 'HZ-O12: nor what is no annotation'
);
select is(
    pg_temp.withdrawal(pg_temp.about('last minute'), '2026-07-23 00:00+08'), 'annotation_not_in_force HZ-O12', 'HZ-O12: nor one that lapsed'
);
insert into made select
'withdrawal',
pg_temp.id(pg_temp.withdrawal(pg_temp.about('last minute'), '2026-06-24 09:00+08'));
select is(
    pg_temp.withdrawal(pg_temp.about('last minute'), '2026-06-24 09:01+08'), 'annotation_open HZ-O12', 'HZ-O12: one withdrawal at a time'
);
select is(
    pg_temp.step('window-1', '2026-06-24 09:02+08', 'refuse_annotation_withdrawal', pg_temp.about('withdrawal'), $$'identity', '身份不符'$$), 'refused',
    'X-7: refused with a reason'
);
insert into made select
'second withdrawal',
pg_temp.id(pg_temp.withdrawal(pg_temp.about('last minute'), '2026-06-24 10:00+08'));
select is(
    pg_temp.step('window-1', '2026-06-24 10:00+08', 'accept_annotation_withdrawal', pg_temp.about('second withdrawal')), 'materials_missing HZ-O12',
    'HZ-O12: with its materials'
);
select pg_temp.bring(pg_temp.about('second withdrawal'));
select is(
    pg_temp.step('window-1', '2026-06-24 10:00+08', 'accept_annotation_withdrawal', pg_temp.about('second withdrawal')), 'accepted', 'HZ-O12: accepted'
);
select is(
    pg_temp.clocks(pg_temp.about('second withdrawal')),
    'annotation_acceptance 06-29 met, annotation_handling 07-03, annotation_removal 07-01, archive_filing 06-24',
    'HZ-O4, HZ-O12: seven working days, and five'
);
select is(
    pg_temp.reads(pg_temp.public_record('2026-06-25 10:00+08')),
    'disputed: 处*决定已被撤销（已脱敏）', 'HZ-O12: still marked until the centre has done it'
);
select is(
    pg_temp.step('officer-1', '2026-06-25 10:00+08', 'unmark_annotation', pg_temp.about('second withdrawal')), 'role_not_allowed PB-1',
    'HZ-O2: the authority does not'
);
select is(
    pg_temp.staff('clerk', '2026-06-25 10:00+08', 'unmark_annotation', format('%L', pg_temp.about('second withdrawal')))::jsonb ->> 'marker_removed', 'true',
    'HZ-O12: the centre takes it away'
);
select is(
    pg_temp.newest('operation', 'scope,marker_removed', 'scope,annotation'),
    array['unmark_annotation', 'applicant_disputes', pg_temp.about('last minute')::text], 'HZ-O13: which the log says'
);
select is(pg_temp.channels('2026-06-25 10:00+08'), 'full, full, full', 'HZ-O12: and no disclosure carries it any more');
select is(
    pg_temp.clocks(pg_temp.about('second withdrawal')),
    'annotation_acceptance 06-29 met, annotation_handling 07-03 met, annotation_removal 07-01 met, archive_filing 06-24',
    'both clocks are met'
);
select is((select count(*) from credit.record_marker), 0::bigint, 'HZ-O12: nothing is left of it among the markers');
select is(
    (select removed_at from credit.annotation where case_id = pg_temp.about('last minute')), '2026-06-25 10:00+08'::timestamptz,
    'X-5: but in the history'
);

-- Two annotations of one record: each reason lapses on its own day.
insert into made
select
kind,
pg_temp.objection_in('collected', 2, '2026-07-01 10:00+08', kind, repeats => kind <> 'wrong_content')
from unnest(array['wrong_content', 'incomplete', 'outdated']) as kind;
-- HZ-O11: closing a case that was collected takes nothing away.
update credit.case_material set filed_at = '2026-07-01Z', filed_by = 'window-1' where case_id = pg_temp.about('outdated');
select is(
    pg_temp.step('window-1', '2026-07-01 11:00+08', 'close_case', pg_temp.about('outdated'), 'null'), 'closed', 'HZ-O14: a result that was collected is closed'
);
select isnt(
    pg_temp.id(pg_temp.annotation(pg_temp.about('outdated'), '2026-07-02 09:00+08')), null, 'HZ-O11: and an annotation is asked for within the five days'
);
insert into made values
('a', pg_temp.annotated(pg_temp.about('wrong_content'), '2026-07-02 10:00+08', '甲')),
('b', pg_temp.annotated(pg_temp.about('incomplete'), '2026-07-06 10:00+08', '乙'));
select is(pg_temp.reads(pg_temp.government_record(at::timestamptz, 2)), expected, 'HZ-O11: ' || why)
from (
    values
    ('2026-07-06 10:00+08', 'disputed: 甲；乙', 'two reasons, the older one first'),
    ('2026-08-01 23:59:59.999999+08', 'disputed: 甲；乙', 'until the first has had its thirty days'),
    ('2026-08-02 00:00+08', 'disputed: 乙', 'then the second alone'),
    ('2026-08-05 23:59:59.999999+08', 'disputed: 乙', 'until its own end'),
    ('2026-08-06 00:00+08', 'full', 'and then none')
) as instant (at, expected, why);
select is(
    (select count(*) from jsonb_path_query(
        (select answer::jsonb from credit.disclose_to_government(
            '2026-07-06 10:00+08', 'query', array[sha256('zb-user')], array['d5000000-0000-4000-8000-000000000002'::uuid], array['{"identity_document":"x"}'],
            array[null::text], array[null::bigint], array['government_matter'], array['bidding'], array['7'], array['["SHARED"]'], array['192.0.2.7'],
            array['ab']
        )), '$.items[*].records[*]'
    )), 1::bigint, 'HZ-O11: and the record is still there once'
);
-- The first one is withdrawn before the second lapses.
insert into made select
'withdrawal of a',
pg_temp.bring(pg_temp.id(pg_temp.withdrawal(pg_temp.about('a'), '2026-07-07 10:00+08')));
select pg_temp.step('window-1', '2026-07-07 10:00+08', 'accept_annotation_withdrawal', pg_temp.about('withdrawal of a'));
select is(
    pg_temp.step('clerk', '2026-07-07 11:00+08', 'unmark_annotation', pg_temp.about('withdrawal of a')), 'unmarked', 'HZ-O12: one of two is taken away'
);
select is(pg_temp.reads(pg_temp.government_record('2026-07-07 11:00+08', 2)), 'disputed: 乙', 'HZ-O12: the other one stays');
select is(pg_temp.reads(pg_temp.government_record('2026-08-05 23:59:59.999999+08', 2)), 'disputed: 乙', 'as long as before');
-- One that lapses while its withdrawal is in hand.
insert into made select
'withdrawal of b',
pg_temp.bring(pg_temp.id(pg_temp.withdrawal(pg_temp.about('b'), '2026-08-05 10:00+08')));
select pg_temp.step('window-1', '2026-08-05 10:00+08', 'accept_annotation_withdrawal', pg_temp.about('withdrawal of b'));
select is(
    pg_temp.staff('clerk', '2026-08-06 09:00+08', 'unmark_annotation', format('%L', pg_temp.about('withdrawal of b')))::jsonb
    - 'receipt' - 'case' - 'receipt_number' - 'deadlines' - 'missing_years',
    '{"kind": "annotation_withdrawal", "state": "unmarked", "marker_removed": false}'::jsonb, 'HZ-O12: what lapsed meanwhile was removed by nobody'
);

-- X-1: a window that reaches into a year that is not loaded.
select credit.prepare_query_log_partitions('2026-12-15 12:00+08');
insert into made select
'year''s end',
pg_temp.objection_in('collected', 2, '2026-12-29 10:00+08', 'wrong_subject', repeats => true);
select is(
    pg_temp.annotation(pg_temp.about('year''s end'), '2026-12-30 10:00+08'), 'calendar_not_loaded X-1', 'X-1: nobody guesses the last day of next year'
);
insert into made select
'omission',
pg_temp.objection_in('collected', 0, '2026-07-01 10:00+08', 'omission', item => 'WATER');
select is(
    pg_temp.annotation(pg_temp.about('omission'), '2026-07-02 10:00+08'), 'record_unknown HZ-O11', 'HZ-O11: what is not there is not annotated'
);
select * from finish();
rollback;
