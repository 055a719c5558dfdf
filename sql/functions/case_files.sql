-- Purpose: the scans of a case and where its materials stand; nothing of their content.
-- Rules: HZ-Q16, HZ-O14, HZ-Q17.
-- Called by: creditd, staff audience.
create or replace function credit.case_files(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    found_case credit.service_case;
    listed jsonb;
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
    found_case := credit.require_case(case_id, null, actor.unit_code, actor.role);

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'material', case_material.material_id, 'code', case_material.material_code,
                'page_count', case_material.page_count, 'filed_at', credit.json_time(archive_filing.filed_at),
                'filed_by', archive_filing.filed_by, 'late_reason', archive_filing.late_reason,
                'keeper', archive_filing.keeper, 'holding_unit', archive_filing.holding_unit,
                'shelf_mark', archive_filing.shelf_mark, 'secret_grade', archive_filing.secret_grade,
                'retained_until', archive_filing.retained_until,
                'destroyed_at', credit.json_time(archive_filing.destroyed_at),
                'files', coalesce(
                    (
                        select
                            pg_catalog.jsonb_agg(
                                pg_catalog.jsonb_build_object(
                                    'file', stored_file.file_id, 'media_type', stored_file.media_type,
                                    'byte_count', stored_file.byte_count,
                                    'uploaded_at', credit.json_time(stored_file.uploaded_at),
                                    'uploaded_by', stored_file.uploaded_by,
                                    'destroyed_at', credit.json_time(stored_file.destroyed_at)
                                ) order by stored_file.uploaded_at, stored_file.file_id
                            )
                        from credit.stored_file
                        where stored_file.material_id = case_material.material_id
                    ),
                    '[]'
                )
            ) order by case_material.checked_at, case_material.material_id
        )
    into listed
    from credit.case_material
    left join credit.archive_filing
        on case_material.material_id = archive_filing.material_id
    where case_material.case_id = case_files.case_id;

    return credit.log_case_operation(
        as_of, 'case_files', credit.case_purpose(found_case.kind), case_id, actor.account_id, actor.unit_code,
        network_address, request_id, '{}',
        pg_catalog.jsonb_build_object('case', case_id, 'materials', coalesce(listed, '[]'))
    );
end;
$$;

comment on function credit.case_files(timestamptz, bytea, text, text, uuid) is
'Ids, kinds, sizes and places, for whoever may see the case; reading a file needs more (file_for_reading).';

alter function credit.case_files(timestamptz, bytea, text, text, uuid) owner to credit_case_keeper;
revoke all on function credit.case_files(timestamptz, bytea, text, text, uuid) from public;
grant execute on function credit.case_files(timestamptz, bytea, text, text, uuid) to credit_staff;
