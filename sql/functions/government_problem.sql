-- Purpose: a refusal as a problem document.
-- Rules: X-7, HZ-Q11.
-- Called by: disclose_to_government, the functions of verification jobs.
create or replace function credit.government_problem(code text, decided_rule_id text)
returns table (document text, status integer, rule_id text)
language plpgsql
immutable
set search_path = ''
as $$
begin
    return query
    select
        '{"type":"urn:credit:problem:' || government_problem.code
        || '","title":' || to_json(sentence.title)
        || ',"status":' || sentence.status || ',"detail":' || to_json(sentence.detail)
        || ',"code":"' || government_problem.code
        || '","rule":"' || coalesce(government_problem.decided_rule_id, sentence.rule_id) || '"',
        sentence.status,
        coalesce(government_problem.decided_rule_id, sentence.rule_id)
    from credit.refusal_sentence(government_problem.code) as sentence;
end;
$$;

comment on function credit.government_problem(text, text) is
'RFC 9457, without its closing brace, to which the log adds the receipt. decided_rule_id null: that of '
'refusal_sentence.';

alter function credit.government_problem(text, text) owner to credit_government_discloser;
revoke all on function credit.government_problem(text, text) from public;
grant execute on function credit.government_problem(text, text) to credit_account_keeper;
