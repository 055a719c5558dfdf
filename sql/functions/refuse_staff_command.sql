-- Purpose: ends a command of staff with a refusal that the edge can answer.
-- Rules: HZ-Q11, X-7.
-- Called by: the functions of staff, wherever they refuse.
create or replace function credit.refuse_staff_command(
    code text,
    rule_id text
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    raise exception using
        errcode = 'CR001',
        message = code,
        detail = rule_id,
        hint = credit.staff_refusal_sentence(code);
end;
$$;

comment on function credit.refuse_staff_command(text, text) is
'Raises CR001: message is the problem code, detail the rule id, hint a sentence for the user. Nothing personal.';

alter function credit.refuse_staff_command(text, text) owner to credit_account_keeper;
revoke all on function credit.refuse_staff_command(text, text) from public;
grant execute on function credit.refuse_staff_command(text, text)
to credit_case_keeper, credit_window_discloser, credit_corrector;
