-- Purpose: logs that a scan is read, and gives out what is needed to read it.
-- Rules: HZ-Q17, HZ-Q15, TM-1, TM-3.
-- Called by: creditd, staff audience; the bytes are read from the store after COMMIT.
create or replace function credit.file_for_reading(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    file_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    kept record;
    found_case credit.service_case;
    ground text;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['window_clerk', 'centre_clerk', 'authority_officer', 'auditor']
        ) as staff;
    select
        stored_file.case_id,
        stored_file.material_id,
        stored_file.media_type,
        stored_file.byte_count,
        stored_file.content_digest,
        stored_file.key_version,
        stored_file.destroyed_at
    into kept
    from credit.stored_file
    where stored_file.file_id = file_for_reading.file_id;
    if not found then
        perform credit.refuse_staff_command('file_unknown', 'HZ-Q17');
    end if;
    -- The case stays as it is until the reading is logged.
    found_case := credit.require_case(kept.case_id, null, actor.unit_code, actor.role);
    -- Before the ground: nobody can be lent what is gone, so a leave that is missing is not the reason.
    if kept.destroyed_at is not null then
        perform credit.refuse_staff_command('file_destroyed', 'QZ-16');
    end if;
    ground := credit.archive_reading_ground(as_of, actor.account_id, actor.role, found_case, kept.material_id);
    if ground is null then
        perform credit.refuse_staff_command('reading_not_approved', 'HZ-Q17');
    end if;

    return credit.log_case_operation(
        as_of, 'read_file', credit.case_purpose(found_case.kind), kept.case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object('file', file_id, 'material', kept.material_id, 'ground', ground),
        pg_catalog.jsonb_build_object(
            'file', file_id, 'media_type', kept.media_type, 'byte_count', kept.byte_count,
            'content_digest', pg_catalog.encode(kept.content_digest, 'hex'), 'key_version', kept.key_version,
            'ground', ground
        )
    );
end;
$$;

comment on function credit.file_for_reading(timestamptz, bytea, text, text, uuid) is
'ASCII. The entry is of the case''s subject, who is told of it (X-8). CR001 file_unknown, case_unknown, '
'file_destroyed (said to whoever may know of the case), reading_not_approved.';

alter function credit.file_for_reading(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.file_for_reading(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.file_for_reading(timestamptz, bytea, text, text, uuid) to credit_staff;
