-- Purpose: what a case's document offers as its next steps is what the commands do: nothing that they refuse as out of turn.
-- Rules: HZ-O2, HZ-O3, HZ-O6, HZ-O11, HZ-Q9, HZ-Q12.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(27);
\ir fixtures/objections.sql
-- HZ-Q9: what an established forgery is recorded as.
insert into credit.catalogue_item (catalogue_version_id, item_code, item_position, name, organisation_level, person_level, sharing_mode)
values (1, 'XYPT-XJCL', 1000, '伪造材料', 'B', 'B', 'shared');

-- A case in every state of every kind, with what it has there; forgeries by somebody known and by nobody knows whom.
create temporary table standing (name text, kind text, state text, id uuid) on commit drop;
insert into standing
select
    reached.kind || ' ' || reached.state || variant.name,
    reached.kind,
    reached.state,
    pg_temp.make_case_in(reached.state, reached.kind)
from (select distinct
    kind,
    to_state as state
from credit.case_transition) as reached
cross join (values (''), (' by nobody knows whom')) as variant (name)
where reached.kind = 'forgery' or variant.name = '';
insert into credit.query_application (
    case_id, is_own_data, subject_kind, subject_label, subject_document_type, subject_digest, subject_sealed, subject_tail, content, purpose_text,
    copy_wanted, applicant_age
)
select
    id,
    true,
    'natural',
    '测试人',
    'identity_card',
    'd5000000-0000-4000-8000-000000000002',
    '\x00',
    '0011',
    '全部',
    '核对',
    false,
    'adult'
from standing where kind = 'application';
insert into credit.forgery_report (case_id, finding, person)
select
    id,
    '证明系伪造',
    case when name like '%nobody%' then 'unknown' else 'applicant' end
from standing where kind = 'forgery';
update credit.forgery_report
set decision_reason = '属实', decided_by = 'officer-2', decided_at = '2026-06-02Z'
from standing where case_id = id and state <> 'reported';
insert into credit.objection (case_id, subject_key, record_id, version, item_code, provider_code, kind_of_error, reason, public_reason)
select
    id,
    pg_temp.who(2),
    pg_temp.rec(1),
    1,
    'OPEN',
    'HZ-CG',
    'wrong_content',
    '金额有误',
    '金额有误'
from standing where kind = 'objection';
update credit.objection
set outcome = 'upheld', result_text = '维持', result_by = 'clerk-2', result_at = '2026-06-01 11:00+08'
from standing where id = case_id and state in ('reported', 'approved', 'notified', 'collected');
update credit.objection
set approved_by = 'officer-2', approved_at = '2026-06-01 11:30+08'
from standing where id = case_id and state in ('approved', 'notified', 'collected');
update credit.objection
set notified_at = '2026-06-01 11:40+08', notified_how = 'letter'
from standing where id = case_id and state in ('notified', 'collected');
insert into credit.objection_task (task_id, case_id, provider_unit, question, asked_by, asked_at)
select
    gen_random_uuid(),
    id,
    'HZ-CG',
    '是否有误',
    'clerk-2',
    '2026-06-01Z'
from standing where name = 'objection provider_asked';
insert into credit.annotation (case_id, objection_case, subject_key, record_id, reason, public_reason, marked_at, lapses_at)
select
    standing.id,
    objected.id,
    pg_temp.who(2),
    pg_temp.rec(1),
    '不服',
    '不服',
    case when standing.state in ('marked', 'closed') then '2026-06-01Z'::timestamptz end,
    case when standing.state in ('marked', 'closed') then '2026-07-01Z'::timestamptz end
from standing cross join standing as objected
where standing.kind = 'annotation' and objected.name = 'objection collected';
update credit.service_case
set parent_case = (select id from standing where name = 'annotation marked')
from standing where id = case_id and standing.kind = 'annotation_withdrawal';

-- Steps and their commands. $1: the case; what a step needs besides is looked up.
create temporary table command_of (event text, kinds text[], command text, arguments text) on commit drop;
insert into command_of
values
('accepted', '{application}', 'accept_application', '%1$L'), ('accepted', '{objection}', 'accept_objection', '%1$L'),
('accepted', '{annotation}', 'accept_annotation', '%1$L'), ('accepted', '{annotation_withdrawal}', 'accept_annotation_withdrawal', '%1$L'),
('amendment_requested', null, 'request_amendment', '%1$L, ''请补充'''),
(
    'amended', null, 'amend_application',
    '%1$L, (select receipt_number from credit.service_case where case_id = %1$L), null, null::credit.case_person, null, ''全部'', ''核对'', null::text[], false'
),
('refused', '{application}', 'refuse_application', '%1$L, ''outside_authority'', ''超出范围'''),
('refused', '{objection}', 'refuse_objection', '%1$L, ''materials'', ''证据不足'''),
('refused', '{annotation}', 'refuse_annotation', '%1$L, ''identity'', ''身份不符'''),
('refused', '{annotation_withdrawal}', 'refuse_annotation_withdrawal', '%1$L, ''identity'', ''身份不符'''),
('withdrawn', '{application}', 'withdraw_application', '%1$L, ''撤回'''), ('withdrawn', '{objection}', 'withdraw_objection', '%1$L, ''撤回'''),
('withdrawn', '{annotation}', 'withdraw_annotation_request', '%1$L, ''撤回'''),
('answered', null, 'stage_application_answer', '%1$L, gen_random_uuid(), ''R2026060200000000000001A'''),
('handed_over', null, 'hand_over_report', 'coalesce((select report_id from credit.credit_report where case_id = %1$L), %1$L), ''测试人'', true, null'),
('closed', null, 'close_case', '%1$L, ''办结'''),
(
    'extension_requested', null, 'request_extension',
    'coalesce((select deadline_id from credit.case_deadline where case_id = %1$L and period_code in (''application_answer'', ''objection_handling'')), '
    '%1$L), 3, ''材料较多'''
),
('extension_granted', null, 'decide_extension', 'coalesce((select extension_id from credit.case_extension where case_id = %1$L), %1$L), ''granted'', null'),
('extension_refused', null, 'decide_extension', 'coalesce((select extension_id from credit.case_extension where case_id = %1$L), %1$L), ''refused'', ''不必'''),
('repeat_permitted', null, 'permit_repeat', '%1$L, ''理由成立'''), ('taken_up', null, 'take_up_objection', '%1$L'),
('provider_asked', null, 'ask_provider', '%1$L, null, ''是否有误'''),
('provider_recalled', null, 'recall_task', 'coalesce((select task_id from credit.objection_task where case_id = %1$L), %1$L), ''不需要'''),
('corrected', null, 'store_correction', '%1$L, ''delete'', ''核对'', %2$L, %3$L::jsonb'),
('recorded', null, 'store_correction', '%1$L, ''forgery'', ''核对'', %2$L, %3$L::jsonb'),
('reported', null, 'report_result', '%1$L, ''upheld'', ''维持'''), ('returned', null, 'return_result', '%1$L, ''退回'''),
('approved', null, 'approve_result', '%1$L'), ('notified', null, 'notify_applicant', '%1$L, ''letter'''),
('collected', null, 'collect_result', '%1$L, ''测试人'', null'),
('marked', null, 'mark_annotation', '%1$L, (select public_reason from credit.annotation where case_id = %1$L)'),
('unmarked', null, 'unmark_annotation', '%1$L'),
('established', null, 'decide_forgery', '%1$L, ''established'', ''属实'''), ('dismissed', null, 'decide_forgery', '%1$L, ''dismissed'', ''不属实''');
create temporary table staffed (role text, who text) on commit drop;
insert into staffed
values ('window_clerk', 'window-1'), ('centre_clerk', 'clerk'), ('authority_officer', 'officer-1'), ('auditor', 'auditor');

create function pg_temp.offered(who text, of_case uuid, at timestamptz) returns text[]
language sql as $$
    select array(select jsonb_array_elements_text(pg_temp.staff(who, at, 'case_document', quote_literal(of_case))::jsonb -> 'allowed'))
$$;
-- What the command of a step says to a person; nothing of it stays.
create function pg_temp.tried(who text, step text, of_case uuid, at timestamptz) returns text
language plpgsql as $$
declare
    wanted record;
    said text;
begin
    select command_of.command, command_of.arguments
    into strict wanted
    from pg_temp.command_of inner join pg_temp.standing on standing.kind = any(coalesce(command_of.kinds, array[standing.kind]))
    where standing.id = of_case and command_of.event = step;
    update credit.staff_session set opened_at = at, last_seen_at = at where account_id = who;
    update credit.staff_credential set password_set_at = at where account_id = who;
    begin
        execute format('select credit.%s(%s%L::timestamptz, sha256(%L::bytea), ''192.0.2.7'', ''ab'', ', wanted.command,
            case when wanted.command like 'stage%' then 'gen_random_uuid(), ' else '' end, at, who)
            || format(
                wanted.arguments, of_case, credit.credit_file_stamp(pg_temp.who(2)),
                '{"subject": "5b000000-0000-4000-8000-000000000002", "identifiers": [], "names": {"replaces": true, "identifiers": []}}'
            ) || ')' into said;
        raise exception using errcode = 'UN001';
    exception
        when sqlstate 'UN001' then return 'done';
        when sqlstate 'CR001' then return sqlerrm;
        when others then return sqlstate || ' ' || sqlerrm;
    end;
end;
$$;
create function pg_temp.answers(at timestamptz) returns table (name text, role text, step text, is_offered boolean, said text)
language sql as $$
    select
        standing.name, staffed.role, case_transition.event,
        case_transition.event = any(pg_temp.offered(staffed.who, standing.id, at)),
        pg_temp.tried(staffed.who, case_transition.event, standing.id, at)
    from pg_temp.standing
    inner join credit.case_transition on standing.kind = case_transition.kind and standing.state = case_transition.from_state
    inner join pg_temp.staffed on case_transition.role = staffed.role
$$;
create function pg_temp.wrongly_offered(at timestamptz) returns text
language sql as $$
    select string_agg(name || ', ' || step || ': ' || said, '; ' order by name, step)
    from pg_temp.answers(at)
    where is_offered and (
        said in ('transition_not_allowed', 'role_not_allowed', 'authority_of_city_only', 'extension_not_allowed', 'result_waiting') or said ~ '^\d'
    )
$$;
create function pg_temp.wrongly_left_out(at timestamptz) returns text
language sql as $$
    select string_agg(name || ', ' || step, '; ' order by name, step) from pg_temp.answers(at) where not is_offered and said = 'done'
$$;
select is(pg_temp.wrongly_offered('2026-06-02 10:00+08'), null, 'HZ-O2: no step is offered whose command says that it is not its turn');
select is(pg_temp.wrongly_left_out('2026-06-02 10:00+08'), null, 'HZ-O2: and none is left out that its command takes');
select is(
    (select count(*) from pg_temp.answers('2026-06-02 10:00+08')),
    (
        select count(*) from credit.case_transition inner join staffed using (role)
        where from_state <> 'none'
    ) + 6, 'HZ-O2: every step of every kind was tried, of forgery in both ways'
);

-- With clocks that run and all papers there.
select
    credit.start_deadline(
        '2026-06-01Z', id, case kind when 'objection' then 'objection_handling' else 'application_answer' end, '2026-06-01',
        case kind when 'objection' then 'centre_clerk' else 'window_clerk' end, case kind when 'objection' then 'HZ-ZX' else 'HZ-CK' end
    )
from standing
where kind in ('application', 'objection') and state not in ('closed', 'refused', 'withdrawn', 'answered', 'handed_over', 'notified', 'collected');
select pg_temp.bring(id) from standing where kind <> 'forgery' and state = 'received';
select pg_temp.form(id) from standing where kind in ('application', 'objection', 'annotation') and state not in ('closed', 'refused', 'withdrawn');
select is(pg_temp.wrongly_offered('2026-06-02 10:00+08'), null, 'HZ-O2: nor with the papers there');
select is(pg_temp.wrongly_left_out('2026-06-02 10:00+08'), null, 'HZ-O2: and none is left out');
select ok(
    (select count(*) filter (where said = 'done') > 40 from pg_temp.answers('2026-06-02 10:00+08') where is_offered),
    'HZ-O2: most that is offered needs nothing more than to be done'
);

-- More time (HZ-O3, HZ-Q12): asked for while a clock runs, decided while a request waits, by the city's authority.
create function pg_temp.extensions(of_name text, at timestamptz, who text default null) returns text
language sql as $$
    select coalesce(string_agg(step, ', ' order by step), 'none')
    from pg_temp.standing
    cross join pg_temp.staffed
    cross join lateral unnest(pg_temp.offered(coalesce(extensions.who, staffed.who), standing.id, at)) as step
    where standing.name = of_name and step like 'extension%' and (extensions.who is null or staffed.who = 'officer-1')
$$;
select is(pg_temp.wrongly_offered('2026-06-02 10:00+08'), null, 'HZ-O3: with a clock that runs nothing is offered that is not taken');
select is(pg_temp.wrongly_left_out('2026-06-02 10:00+08'), null, 'HZ-O3: nor left out');
select is(pg_temp.extensions(name, at), wanted, 'HZ-O3: ' || name || ' at ' || at || ': ' || why)
from (
    values
    ('objection accepted', '2026-07-01 23:59:59+08'::timestamptz, 'extension_requested', 'on the last day more time may be asked for'),
    ('objection accepted', '2026-07-02 00:00+08', 'none', 'not after it'),
    ('application received', '2026-06-23 23:59:59+08', 'extension_requested', 'on the fifteenth working day'),
    ('application received', '2026-06-24 00:00+08', 'none', 'not on the sixteenth'),
    ('objection received', '2026-06-02 10:00+08', 'none', 'before the acceptance it is not asked for')
) as asked (name, at, wanted, why);
insert into credit.case_extension (extension_id, case_id, deadline_id, requested_by, requested_at, length, reason)
select
    gen_random_uuid(),
    case_id,
    deadline_id,
    'clerk-2',
    '2026-06-02Z',
    3,
    '材料较多'
from credit.case_deadline inner join standing on case_id = id
where kind in ('application', 'objection');
select is(pg_temp.wrongly_offered('2026-06-02 10:00+08'), null, 'HZ-O3: with a request that waits nothing is offered that is not taken');
select is(pg_temp.wrongly_left_out('2026-06-02 10:00+08'), null, 'HZ-O3: nor left out');
select is(pg_temp.extensions(name, at), wanted, 'HZ-O3: ' || name || ' at ' || at || ': ' || why)
from (
    values
    ('objection accepted', '2026-07-01 23:59:59+08'::timestamptz, 'extension_granted, extension_refused', 'a request is decided, not made again'),
    ('objection accepted', '2026-07-02 00:00+08', 'extension_refused', 'what is late is not healed'),
    ('application accepted', '2026-06-23 23:59:59+08', 'extension_granted, extension_refused', 'on the last day'),
    ('application accepted', '2026-06-24 00:00+08', 'extension_refused', 'and after it')
) as asked (name, at, wanted, why);
select is(
    pg_temp.extensions('objection accepted', '2026-06-02 10:00+08', 'officer-2'), 'extension_granted, extension_refused', 'HZ-O3: by the city''s authority'
);
update credit.unit set level = 'county' where unit_code = 'HZ-XY';
select is(pg_temp.wrongly_offered('2026-06-02 10:00+08'), null, 'HZ-O2: a district''s authority is offered nothing that only the city''s decides');
update credit.unit set level = 'city' where unit_code = 'HZ-XY';
update credit.case_extension set decision = 'refused', decided_by = 'officer-2', decided_at = '2026-06-02Z', decision_reason = '不必';
select is(pg_temp.extensions('objection accepted', '2026-06-03 10:00+08'), 'extension_requested', 'HZ-O3: after a refusal it may be asked for again');

-- A result that nobody fetches, and a repetition.
select is('closed' = any(pg_temp.offered('window-1', id, at::timestamptz)), wanted, 'HZ-O11: a result that was not collected, at ' || at)
from standing
cross join (values ('2026-07-01 23:59:59+08', false), ('2026-07-02 00:00+08', true)) as given (at, wanted)
where name = 'objection notified';
select is(pg_temp.wrongly_offered('2026-07-02 00:00+08'), null, 'HZ-O11: and its case is closed when it is offered');
update credit.objection set new_ground = '新取得的证据' from standing where id = case_id and name = 'objection received';
select is(pg_temp.wrongly_left_out('2026-06-02 10:00+08'), null, 'HZ-O6: with a new ground the centre is offered to permit it');
select is(pg_temp.wrongly_offered('2026-06-02 10:00+08'), null, 'HZ-O6: and does');
select * from finish();
rollback;
