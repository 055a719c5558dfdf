-- Purpose: the rule that a refusal about a case of a kind names.
-- Rules: HZ-Q5, HZ-Q9, HZ-O2, HZ-O11, HZ-O12.
-- Called by: the functions of cases, where they refuse.
create or replace function credit.case_rule(kind text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select case case_rule.kind
        when 'application' then 'HZ-Q5'
        when 'objection' then 'HZ-O2'
        when 'annotation' then 'HZ-O11'
        when 'annotation_withdrawal' then 'HZ-O12'
        when 'forgery' then 'HZ-Q9'
        else 'HZ-O2'
    end;
$$;

comment on function credit.case_rule(text) is 'Never null, also for what is no kind.';

alter function credit.case_rule(text) owner to credit_case_keeper;
revoke all on function credit.case_rule(text) from public;
grant execute on function credit.case_rule(text) to credit_window_discloser, credit_corrector;
