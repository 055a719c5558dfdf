-- Purpose: the case that a command is about, locked, if it is the business of whoever gives the command.
-- Rules: HZ-O2, HZ-S5, X-7.
-- Called by: the commands about cases, after require_staff.
create or replace function credit.require_case(
    case_id uuid,
    kind text,
    actor_unit text,
    actor_role text
)
returns credit.service_case
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    found_case credit.service_case;
begin
    select *
    into found_case
    from credit.service_case
    where service_case.case_id = require_case.case_id
    for update;
    -- The same answer for what there is not and for what is another's.
    if
        not found
        or (kind is not null and found_case.kind <> kind)
        or not credit.may_see_case(actor_unit, actor_role, found_case.unit_code)
    then
        perform credit.refuse_staff_command('case_unknown', coalesce(credit.case_rule(kind), 'HZ-O2'));
    end if;
    return found_case;
end;
$$;

comment on function credit.require_case(uuid, text, text, text) is
'kind null: any. Locked until the transaction ends, so commands about one case come one after the other. A provider''s '
'command asks for its task first and then gives the case''s own unit and the role centre_clerk. CR001 case_unknown.';

alter function credit.require_case(uuid, text, text, text) owner to credit_case_keeper;
revoke all on function credit.require_case(uuid, text, text, text) from public;
grant execute on function credit.require_case(uuid, text, text, text) to credit_window_discloser, credit_corrector;
