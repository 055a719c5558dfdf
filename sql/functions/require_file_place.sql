-- Purpose: refuses a scan that has no place: no such open case or material, or too much of it.
-- Rules: HZ-Q16, HZ-O14.
-- Called by: permit_file, record_file.
create or replace function credit.require_file_place(
    actor_unit text,
    actor_role text,
    case_id uuid,
    material_id uuid,
    byte_count integer
)
returns text
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- Set by us: what a clerk can look through; a bundle of papers is one document of many pages.
    most_files constant integer := 100;
    -- Set by us, bytes: twenty files of the largest size.
    most_bytes constant bigint := 209715200;
    found_case credit.service_case;
    rule_id text;
    file_count integer;
    case_bytes bigint;
begin
    found_case := credit.require_case(case_id, null, actor_unit, actor_role);
    rule_id := credit.archive_rule(found_case.kind);
    -- TM-5: an issued report is corrected as long as it is kept, and that paper is scanned like every other.
    if found_case.state = 'closed' and not exists (
        select
        from credit.case_material
        where
            case_material.material_id = require_file_place.material_id
            and case_material.case_id = require_file_place.case_id
            and case_material.material_code = 'report_correction'
    ) then
        perform credit.refuse_staff_command('transition_not_allowed', rule_id);
    end if;
    -- The centre adds to what it verifies; what a window took in for a query is the window's.
    if actor_role = 'centre_clerk' and found_case.kind = 'application' then
        perform credit.refuse_staff_command('role_not_allowed', rule_id);
    end if;
    perform
    from credit.case_material
    where
        case_material.material_id = require_file_place.material_id
        and case_material.case_id = require_file_place.case_id
        and case_material.removed_at is null;
    if not found then
        perform credit.refuse_staff_command('material_unknown', rule_id);
    end if;
    if exists (
        select from credit.archive_filing where archive_filing.material_id = require_file_place.material_id
    ) then
        perform credit.refuse_staff_command('transition_not_allowed', rule_id);
    end if;
    if byte_count is null or byte_count < 1 then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        pg_catalog.count(*),
        coalesce(pg_catalog.sum(stored_file.byte_count), 0)
    into file_count, case_bytes
    from credit.stored_file
    where stored_file.case_id = require_file_place.case_id and stored_file.destroyed_at is null;
    if file_count >= most_files or case_bytes + byte_count > most_bytes then
        perform credit.refuse_staff_command('case_file_limit', rule_id);
    end if;
    return found_case.kind;
end;
$$;

comment on function credit.require_file_place(text, text, uuid, uuid, integer) is
'The kind of the case, locked. CR001 case_unknown, material_unknown, transition_not_allowed (closed, or the material '
'is filed), case_file_limit (100 files, 200 MiB a case), role_not_allowed, malformed_command.';

alter function credit.require_file_place(text, text, uuid, uuid, integer) owner to credit_case_keeper;
revoke all on function credit.require_file_place(text, text, uuid, uuid, integer) from public;
