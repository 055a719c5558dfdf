-- Purpose: who may see what, for one situation.
-- Rules: HZ-Q3, JJ-4 to JJ-7, X-7.
-- Called by: creditctl policy table and explain, the tests of the complete matrix.
create or replace function credit.decide_access(
    policy_id integer,
    audience text,
    role text,
    unit_level text,
    relation text,
    open_level text,
    sharing_mode text,
    consent text,
    marker text,
    purpose text
)
returns table (form text, rule_id text, rule_number integer)
language plpgsql
stable
set search_path = ''
as $$
begin
    return query
    select
        decided.form,
        decided.rule_id,
        decided.rule_number
    from
        credit.decide_accesses(
            decide_access.policy_id, decide_access.audience, array[decide_access.role],
            array[decide_access.unit_level], array[decide_access.relation], array[decide_access.sharing_mode],
            array[decide_access.consent], array[decide_access.marker], array[decide_access.purpose]
        ) as decided
    where decided.open_level = decide_access.open_level;
end;
$$;

comment on function credit.decide_access(
    integer, text, text, text, text, text, text, text, text, text
) is
'As decide_accesses; no row: no such policy or open level. Null for what the audience does not have, such as a role.';

alter function credit.decide_access(integer, text, text, text, text, text, text, text, text, text)
owner to credit_government_discloser;
revoke all on function credit.decide_access(
    integer, text, text, text, text, text, text, text, text, text
) from public;
grant execute on function credit.decide_access(
    integer, text, text, text, text, text, text, text, text, text
) to credit_intake;
