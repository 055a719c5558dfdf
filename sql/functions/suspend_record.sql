-- Purpose: marks a record as being under processing: from this transaction on nobody sees its content.
-- Rules: HZ-O7.
-- Called by: accept_objection, behind the lock on the record.
create or replace function credit.suspend_record(
    as_of timestamptz,
    subject_key uuid,
    record_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    insert into credit.record_marker (subject_key, record_id, marker, marked_at)
    select
        suspend_record.subject_key,
        suspend_record.record_id,
        'under_processing',
        as_of
    where
        not exists (
            select
            from credit.record_marker
            where
                record_marker.subject_key = suspend_record.subject_key
                and record_marker.record_id = suspend_record.record_id
                and record_marker.marker = 'under_processing'
        );
end;
$$;

comment on function credit.suspend_record(timestamptz, uuid, uuid) is
'One that is marked already stays as it is.';

alter function credit.suspend_record(timestamptz, uuid, uuid) owner to credit_case_keeper;
revoke all on function credit.suspend_record(timestamptz, uuid, uuid) from public;
