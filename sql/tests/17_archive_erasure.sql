-- Purpose: with the certified destruction of its papers a case forgets who was at the window, and nothing else.
-- Rules: HZ-Q16, HZ-O13, HZ-O14, HZ-S7, X-4.
-- Called by: make test (pg_prove), in a database of its own.
begin;
select plan(22);
\ir fixtures/archive.sql

-- Closed cases by name, each with an agent, one paper that was filed five years ago, and a letter.
create temporary table kept (name text, id uuid, material uuid, letter uuid) on commit drop;
create function pg_temp.old_case(wanted text, kind text default 'application', closed timestamptz default '2026-06-02 10:00+08', papers boolean default true)
returns void
language plpgsql as $$
declare
    made uuid := pg_temp.make_case(
        kind, '2026-06-01 09:30+08', agent => row('代理人' || wanted, 'identity_card', gen_random_uuid(), '\x01', '9999')::credit.case_person
    );
    paper uuid := case when papers then pg_temp.material(made) end;
begin
    update credit.service_case set state = 'closed', closed_at = closed where case_id = made;
    insert into credit.query_application (
        case_id, is_own_data, subject_kind, subject_label, subject_document_type, subject_digest, subject_sealed, subject_tail, content, purpose_text,
        copy_wanted, applicant_age
    ) values (made, false, 'natural', '被查询人' || wanted, 'identity_card', gen_random_uuid(), '\x02', '8888', '全部', '核对', false, 'adult');
    if papers then
        insert into credit.archive_filing (
            material_id, case_id, shelf_mark, secret_grade, filed_at, filed_by, holding_unit, keeper, profile, period_code, effective_on, retained_until
        ) values (
            paper, made, 'A-1', 'ordinary', '2026-06-01Z', 'window-1', 'HZ-ZX', 'clerk', 'hangzhou', 'archive_retention', '2015-05-18', '2031-06-01'
        );
        update credit.case_material set filed_at = '2026-06-01Z', filed_by = 'window-1' where material_id = paper;
    end if;
    insert into pg_temp.kept values (wanted, made, paper, null);
end;
$$;
select pg_temp.old_case(name) from unnest(array['one', 'two papers', 'open', 'shared']) as name;
select pg_temp.old_case('without papers', 'application', '2026-06-01 23:59:59+08', false);
select pg_temp.old_case('without papers, later', 'application', '2026-06-03 00:00+08', false);
insert into credit.archive_filing (
    material_id, case_id, shelf_mark, secret_grade, filed_at, filed_by, holding_unit, keeper, profile, period_code, effective_on, retained_until
)
select
    pg_temp.material(id, 'residence_proof'),
    id,
    'A-2',
    'ordinary',
    '2026-06-01Z',
    'window-1',
    'HZ-ZX',
    'clerk',
    'hangzhou',
    'archive_retention',
    '2015-05-18',
    '2031-06-02'
from kept where name = 'two papers';
update credit.service_case set state = 'handed_over', closed_at = null from kept where case_id = id and name = 'open';
insert into credit.authority_letter (
    letter_id, kind, grantor_kind, grantor_name, grantor_digest, grantee_kind, grantee_name, grantee_document_type, grantee_digest, grantee_sealed,
    grantee_tail, matter, case_kinds, content, purpose, valid_from, valid_until, reference, is_original, is_stamped, is_notarised, content_digest,
    recorded_at, recorded_by
)
select
    gen_random_uuid(),
    'agency',
    'natural',
    '委托人' || name,
    gen_random_uuid(),
    'natural',
    '受托人' || name,
    'identity_card',
    gen_random_uuid(),
    '\x03',
    '7777',
    '查询',
    '{application}',
    '全部',
    '核对',
    '2026-06-01',
    '2026-06-30',
    '公证' || name,
    true,
    true,
    true,
    sha256(convert_to(name, 'UTF8')),
    '2026-06-01Z',
    'window-1'
from unnest(array['one', 'shared']) as name;
insert into credit.case_letter (case_id, kind, letter_id, attached_at, attached_by)
select
    id,
    'agency',
    letter_id,
    '2026-06-01Z',
    'window-1'
from kept inner join credit.authority_letter
    on reference = case kept.name when 'one' then '公证one' else '公证shared' end
where kept.name in ('one', 'shared', 'open');

-- Who is named in a case, everywhere.
create function pg_temp.named(of_name text) returns text
language sql as $$
    select concat_ws(
        ' ', service_case.applicant_name, encode(applicant_sealed, 'hex'), applicant_tail, agent_name, encode(agent_sealed, 'hex'), agent_tail, subject_label,
        encode(subject_sealed, 'hex'), subject_tail
    )
    from pg_temp.kept
    inner join credit.service_case on kept.id = service_case.case_id
    inner join credit.query_application on kept.id = query_application.case_id
    where kept.name = of_name
$$;
create function pg_temp.letter_of(of_name text) returns text
language sql as $$
    select concat_ws(' ', grantor_name, grantee_name, encode(grantee_sealed, 'hex'), grantee_tail, reference)
    from credit.authority_letter where reference = '公证' || of_name
$$;
create temporary table digests_before on commit drop as select
    case_id,
    applicant_digest,
    agent_digest,
    subject_key
from credit.service_case;
-- As an approved destruction calls it.
create function pg_temp.destroy(of_names text[], at timestamptz) returns uuid[]
language plpgsql as $$
declare
    proposal uuid := gen_random_uuid();
begin
    insert into credit.archive_destruction (destruction_id, unit_code, reason, proposed_by, proposed_at)
    values (proposal, 'HZ-ZX', '期满', 'clerk', at);
    insert into credit.archive_destruction_item (destruction_id, material_id)
    select proposal, material from pg_temp.kept where name = any(of_names);
    perform pg_temp.staff('officer-1', at, 'decide_destruction', format('%L, ''approved'', ''期满''', proposal));
    return (
        select array(select jsonb_array_elements_text(convert_from(entry, 'UTF8')::jsonb #> '{scope,cases_erased}')::uuid)
        from credit.query_log_entry where operation = 'decide_destruction' order by logged_at desc, log_position desc limit 1
    );
end;
$$;
select credit.prepare_query_log_partitions('2031-06-02 09:00+08');
create temporary table locked_before on commit drop as select
    case_id,
    xmax::text as locked_by
from credit.service_case;
create temporary table gone on commit drop as
select pg_temp.destroy(array['one', 'two papers', 'open', 'shared'], '2031-06-02 10:00+08') as ids;
select is(
    (select string_agg(name, ', ' order by name) from kept, gone where id = any(ids)), 'one, shared, without papers',
    'HZ-S7: the log says of which cases the certificate took the people out: closed, without another paper, or old and without any'
);
select isnt(
    (select service_case.xmax::text from credit.service_case inner join kept on case_id = id where name = 'two papers'),
    (select locked_by from locked_before inner join kept on case_id = id where name = 'two papers'),
    'HZ-Q17: every case whose papers go is locked, so that a loan that is being asked for is waited for'
);
select is(
    pg_temp.named('one'), '已销毁  * 已销毁  * 已销毁  *', 'HZ-Q16: names, sealed numbers and tails of applicant, agent and subject are gone with the papers'
);
select is(pg_temp.named('shared'), '已销毁  * 已销毁  * 已销毁  *', 'HZ-Q16: of each such case');
select
    is(
        pg_temp.named(name), '测试人 00 0011 代理人' || name || ' 01 9999 被查询人' || name || ' 02 8888', 'HZ-Q16: ' || why
    )
from (
    values
    ('two papers', 'not while another paper of the case is kept'), ('open', 'not while the case goes on'),
    ('without papers, later', 'not of a case without papers that is a day younger than five years')
) as given (name, why);
select is(pg_temp.named('without papers'), '已销毁  * 已销毁  * 已销毁  *', 'HZ-S7: a case that had no papers is as old as they would be');
select is(pg_temp.letter_of('one'), '已销毁 已销毁  * 公证one', 'HZ-Q16: so are those of its letter, whose number stays: it was used (QZ-5)');
select is(pg_temp.letter_of('shared'), '委托人shared 受托人shared 03 7777 公证shared', 'HZ-Q8: not of a letter that another case still rests on');
select is(
    (
        select count(*) from credit.service_case inner join digests_before using (case_id)
        where
            service_case.applicant_digest = digests_before.applicant_digest and service_case.agent_digest = digests_before.agent_digest
            and service_case.subject_key = digests_before.subject_key
    ), (select count(*) from digests_before), 'HZ-O13: keyed digests and the file that it is about stay for ever'
);
select ok(
    (select bool_and(credit.is_statement(note) or note is null) and count(*) > 0 from credit.case_event), 'HZ-O13: and the history of each case'
);
select is(
    (select array_agg(content || purpose_text) from credit.query_application where subject_label = '已销毁'), array['全部核对', '全部核对', '全部核对'],
    'HZ-Q15: 用途 and 范围 stay, as the log keeps them'
);
select is(
    (select count(*) from credit.service_case where persons_erased_at = '2031-06-02 10:00+08'), 3::bigint, 'HZ-S7: when that was stands with the case'
);
-- The rest, once nothing is in the way.
update credit.service_case set state = 'closed', closed_at = '2031-06-02 11:00+08' from kept where case_id = id and name = 'open';
update credit.archive_filing set destroyed_at = '2031-06-02Z', destruction_id = (select destruction_id from credit.archive_destruction limit 1)
from kept where archive_filing.case_id = id and name = 'two papers';
create function pg_temp.erased(at timestamptz, of_cases uuid[]) returns text
language plpgsql as $$
declare
    gone uuid[] := credit.erase_case_person(at, of_cases);
begin
    return (select string_agg(name, ', ' order by name) from pg_temp.kept where id = any(gone));
end;
$$;
select is(
    pg_temp.erased('2031-06-03 00:00+08', array(select id from kept where name in ('two papers', 'open'))), 'open, two papers',
    'HZ-Q16: what was in the way is erased once it is gone'
);
select is(pg_temp.letter_of('shared'), '已销毁 已销毁  * 公证shared', 'HZ-Q8: and the letter with the last case that rests on it');
select is(pg_temp.erased('2031-06-03 23:59:59+08', '{}'), null, 'HZ-S7: on the last day of five years nothing else is');
select is(pg_temp.erased('2031-06-04 00:00+08', '{}'), 'without papers, later', 'HZ-S7: from the day after on it is');
select is(pg_temp.erased('2031-06-05 00:00+08', array(select id from kept)), null, 'HZ-S7: once');
select is(
    (
        select jsonb_build_array(answer::jsonb -> 'applicant' ->> 'name', answer::jsonb -> 'applicant' ->> 'document_tail', answer::jsonb -> 'agent' ->> 'name')
        from kept cross join lateral pg_temp.staff('window-1', '2031-06-05 10:00+08', 'case_document', quote_literal(id)) as answer where name = 'one'
    ), '["已销毁", "*", "已销毁"]'::jsonb, 'HZ-Q16: whoever opens the case reads that they are gone'
);
select is(
    (
        select string_agg(grantee.rolname, ', ') from pg_roles as grantee
        where
            not grantee.rolsuper and grantee.rolname not in ('credit_owner', 'credit_case_keeper', 'credit_migrator', 'pg_write_all_data')
            and has_column_privilege(grantee.oid, 'credit.service_case', 'applicant_sealed', 'update')
    ), null, 'X-4: nobody else takes a number out'
);
select throws_ok(
    $$ set local role credit_staff; select credit.erase_case_person('2031-06-05Z', '{}') $$, '42501', null,
    'QZ-16: nor does the staff''s login, without a certificate'
);
select * from finish();
rollback;
