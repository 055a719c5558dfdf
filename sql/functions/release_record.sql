-- Purpose: takes the marker of an objection from its record, unless another open objection needs it.
-- Rules: HZ-O9.
-- Called by: notify_applicant, withdraw_objection.
create or replace function credit.release_record(
    objection_case uuid
)
returns boolean
language plpgsql
volatile
set search_path = ''
as $$
declare
    present record;
begin
    select
        objection.subject_key,
        objection.record_id
    into strict present
    from credit.objection
    where objection.case_id = objection_case;
    if present.record_id is null then
        return false;
    end if;
    perform credit.lock_record(present.record_id);
    -- A statement of its own, so that it sees what whoever held the lock before has committed.
    delete from credit.record_marker
    where
        record_marker.subject_key = present.subject_key
        and record_marker.record_id = present.record_id
        and record_marker.marker = 'under_processing'
        and not exists (
            select
            from credit.objection
            inner join credit.service_case
                on objection.case_id = service_case.case_id
            where
                objection.subject_key = present.subject_key
                and objection.record_id = present.record_id
                and objection.case_id <> objection_case
                and service_case.state in ('accepted', 'verifying', 'provider_asked', 'reported', 'approved')
        );
    return found;
end;
$$;

comment on function credit.release_record(uuid) is
'Whether the marker went: false for an omission, and while another objection to the record is open.';

alter function credit.release_record(uuid) owner to credit_case_keeper;
revoke all on function credit.release_record(uuid) from public;
