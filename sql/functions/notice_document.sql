-- Purpose: what an applicant is told of a result, and what may be done next.
-- Rules: HZ-O9, HZ-O10, HZ-O11, X-1, X-7.
-- Called by: notify_applicant, collect_result.
create or replace function credit.notice_document(case_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
    told record;
    last_day record;
    steps jsonb := '[]';
begin
    select
        objection.outcome,
        objection.result_text,
        objection.record_id,
        objection.collected_at,
        service_case.profile,
        annotation_window.length as days
    into strict told
    from credit.objection
    inner join credit.service_case
        on objection.case_id = service_case.case_id
    left join lateral (
        select period.length
        from credit.legal_period as period
        where
            period.profile = service_case.profile
            and period.period_code = 'annotation_request_window'
            and period.effective_on <= credit.local_day(objection.notified_at)
        order by period.effective_on desc
        limit 1
    ) as annotation_window
        on true
    where objection.case_id = notice_document.case_id;
    select
        null::date as due_on,
        null::integer as missing_year
    into last_day;
    if told.collected_at is not null then
        select
            counted.due_on,
            counted.missing_year
        into strict last_day
        from
            credit.due_date(told.profile, 'annotation_request_window', credit.local_day(told.collected_at)) as counted;
    else
        steps := steps || pg_catalog.jsonb_build_object(
            'step', 'collection', 'rule', 'HZ-O9', 'until', null, 'missing_year', null,
            'sentence', '请持受理回执和身份证件到任一服务窗口领取异议处理结果报告。'
        );
    end if;
    -- What is not there can't be annotated.
    if told.record_id is not null then
        steps := steps || pg_catalog.jsonb_build_object(
            'step', 'annotation', 'rule', 'HZ-O11', 'until', last_day.due_on, 'missing_year', last_day.missing_year,
            'sentence', '对处理结果仍有异议的，可在领取结果后' || coalesce(told.days::text || '个工作日', '规定期限')
            || '内到任一服务窗口申请异议标注。'
        );
    end if;
    if credit.is_correction(told.outcome) then
        steps := steps || pg_catalog.jsonb_build_object(
            'step', 'free_print', 'rule', 'HZ-O10', 'until', credit.reprint_until(case_id), 'missing_year', null,
            'sentence', '信息已经修正，可到任一服务窗口免费打印一次公共信用信息报告。'
        );
    end if;
    return pg_catalog.jsonb_build_object(
        'outcome', told.outcome, 'outcome_name', credit.outcome_name(told.outcome), 'result_text', told.result_text,
        'next_steps', steps
    );
end;
$$;

comment on function credit.notice_document(uuid) is
'outcome with its Chinese word, the text of the report, next_steps (collection, annotation, free_print, each only '
'where it is open to the applicant) with rule, sentence and until: the last day, null where none runs yet or its year '
'is not loaded (missing_year).';

alter function credit.notice_document(uuid) owner to credit_case_keeper;
revoke all on function credit.notice_document(uuid) from public;
