-- Purpose: the purpose under which entries about a case of a kind stand in the log.
-- Rules: HZ-O13, HZ-Q15.
-- Called by: the commands about cases of any kind.
create or replace function credit.case_purpose(kind text)
returns text
language sql
immutable
parallel safe
set search_path = ''
as $$
    select case
        when case_purpose.kind in ('application', 'forgery') then 'window_application'
        else 'objection'
    end;
$$;

comment on function credit.case_purpose(text) is 'window_application or objection, as log_case_operation takes it.';

alter function credit.case_purpose(text) owner to credit_case_keeper;
revoke all on function credit.case_purpose(text) from public;
grant execute on function credit.case_purpose(text) to credit_window_discloser, credit_corrector;
