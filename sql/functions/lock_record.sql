-- Purpose: one who marks, corrects or releases a record at a time, so that no open objection loses its marker.
-- Rules: HZ-O7, HZ-O9, HZ-O11.
-- Called by: the commands that set and remove markers, behind the lock on their case.
create or replace function credit.lock_record(
    record_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    -- Set by us, different from every other one. Held until COMMIT; two records that meet in it only wait.
    perform pg_catalog.pg_advisory_xact_lock(482915022, pg_catalog.hashtext(record_id::text));
end;
$$;

comment on function credit.lock_record(uuid) is
'Null locks nothing: an omission has no record.';

alter function credit.lock_record(uuid) owner to credit_case_keeper;
revoke all on function credit.lock_record(uuid) from public;
