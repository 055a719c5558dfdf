-- Purpose: refuses objections to what was never disclosed or is not in force.
-- Rules: HZ-O1.
-- Called by: accept_objection.
create or replace function credit.require_objectable(
    as_of timestamptz,
    subject_key uuid,
    record_id uuid,
    objected_on date
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    obstacle constant text := credit.objection_obstacle(as_of, subject_key, record_id, objected_on);
begin
    if obstacle is not null then
        perform credit.refuse_staff_command(obstacle, 'HZ-O1');
    end if;
end;
$$;

comment on function credit.require_objectable(timestamptz, uuid, uuid, date) is
'objected_on: day of receipt; both last days are still in time. CR001 record_not_in_force, record_not_disclosed.';

alter function credit.require_objectable(timestamptz, uuid, uuid, date) owner to credit_case_keeper;
revoke all on function credit.require_objectable(timestamptz, uuid, uuid, date) from public;
