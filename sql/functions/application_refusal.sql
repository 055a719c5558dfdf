-- Purpose: the grounds on which a window refuses an application, with rule and sentence for the applicant.
-- Rules: HZ-Q2, HZ-Q9, HZ-Q11, X-7.
-- Called by: refuse_application.
create or replace function credit.application_refusal(
    ground text,
    out rule_id text,
    out sentence text
)
returns record
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        case application_refusal.ground
            when 'outside_authority' then 'HZ-Q11'
            when 'does_not_exist' then 'HZ-Q11'
            when 'unclear' then 'HZ-Q11'
            when 'materials' then 'HZ-Q9'
            when 'not_eligible' then 'HZ-Q2'
        end,
        case application_refusal.ground
            when 'outside_authority' then '申请查询的信息不在授权范围内，不予提供。'
            when 'does_not_exist' then '在服务窗口可以查询的范围内，没有您申请查询的信息。'
            when 'unclear' then '申请查询的内容不明确，经告知更改、补充后仍不明确。'
            when 'materials' then '提交的材料不符合要求，不予受理。'
            when 'not_eligible'
                then '申请人不符合查询条件：法人须在本市登记注册；自然人须年满十八周岁，或者年满十六周岁并以自己的劳动收入为主要生活来源，'
                || '且具有本市户籍或居住证。'
        end;
$$;

comment on function credit.application_refusal(text) is
'Both null for what is no ground. Of every rule set: none of the sentences is a city''s own.';

alter function credit.application_refusal(text) owner to credit_case_keeper;
revoke all on function credit.application_refusal(text) from public;
