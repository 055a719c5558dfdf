-- Purpose: whether a text is something that a person states: a reason, a note, a finding.
-- Rules: JJ-7, QZ-8, HZ-M8, PB-3.
-- Called by: the commands that keep such texts.
create or replace function credit.is_statement(statement text)
returns boolean
language sql
immutable
parallel safe
begin atomic
    select
        coalesce(
            pg_catalog.length(is_statement.statement) <= 500
            and is_statement.statement ~ '[^[:space:]]'
            and is_statement.statement !~ '[[:cntrl:]]',
            false
        );
end;

comment on function credit.is_statement(text) is
'1 to 500 characters on one line, not all of them blank; null is none.';

alter function credit.is_statement(text) owner to credit_owner;
revoke all on function credit.is_statement(text) from public;
grant execute on function credit.is_statement(text) to credit_account_keeper;
grant execute on function credit.is_statement(text)
to credit_case_keeper, credit_window_discloser, credit_corrector;
