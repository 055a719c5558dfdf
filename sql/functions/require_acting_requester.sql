-- Purpose: refuses that something is approved whose requester can no longer act.
-- Rules: PB-9, QZ-8, QZ-12, QZ-13.
-- Called by: the commands by which a second person approves or grants.
create or replace function credit.require_acting_requester(
    as_of timestamptz,
    requester text,
    rule_id text
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    perform from credit.account_refusal(as_of, requester);
    if found then
        perform credit.refuse_staff_command('requester_cannot_act', rule_id);
    end if;
end;
$$;

comment on function credit.require_acting_requester(timestamptz, text, text) is
'Whoever was locked, stopped or is idle counts for no first person; it can be refused and asked for anew. CR001 '
'requester_cannot_act.';

alter function credit.require_acting_requester(timestamptz, text, text) owner to credit_account_keeper;
revoke all on function credit.require_acting_requester(timestamptz, text, text) from public;
