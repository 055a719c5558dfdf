-- Purpose: what an outcome is called to an applicant.
-- Rules: HZ-O9.
-- Called by: notice_document.
create or replace function credit.outcome_name(outcome text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select case outcome_name.outcome
        when 'corrected' then '信息有误，已更正'
        when 'supplemented' then '信息有遗漏，已补充'
        when 'deleted' then '信息有误，已删除'
        when 'disclosure_ended' then '已停止披露'
        when 'upheld' then '经核查信息无误'
        when 'unconfirmed' then '经核查无法确认'
    end;
$$;

comment on function credit.outcome_name(text) is 'Null for what is no outcome.';

alter function credit.outcome_name(text) owner to credit_case_keeper;
revoke all on function credit.outcome_name(text) from public;
