-- Purpose: refuses the same objection again, unless it was permitted on a new ground, and finds the one before.
-- Rules: HZ-O6, HZ-O7.
-- Called by: accept_objection, behind the lock on the record.
create or replace function credit.earlier_objection(
    objection_case uuid,
    accepting_account text
)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
    former record;
    permitted_by text;
begin
    select * into strict former from credit.former_objections(objection_case);
    -- Whatever is new can be said in the case that is open.
    if former.open_count > 0 then
        perform credit.refuse_staff_command('objection_open', 'HZ-O6');
    end if;
    select objection.repeat_permitted_by
    into strict permitted_by
    from credit.objection
    where objection.case_id = objection_case;
    -- Each acceptance suspends the record (HZ-O7): without a second person's word one could be suspended for ever.
    if former.used_count > 0 and permitted_by is null then
        perform credit.refuse_staff_command('objection_repeated', 'HZ-O6');
    end if;
    if permitted_by is not null and credit.is_same_person(permitted_by, accepting_account) then
        perform credit.refuse_staff_command('same_person', 'HZ-O6');
    end if;
    return former.newest;
end;
$$;

comment on function credit.earlier_objection(uuid, text) is
'The newest accepted objection to the same information; null: none. CR001 objection_open, objection_repeated, '
'same_person.';

alter function credit.earlier_objection(uuid, text) owner to credit_case_keeper;
revoke all on function credit.earlier_objection(uuid, text) from public;
