-- Purpose: a window checks a paper of a case off the list.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q16, HZ-O5.
-- Called by: creditd, staff audience.
create or replace function credit.check_material(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    material_code text,
    is_original boolean,
    is_stamped boolean,
    is_notarised boolean,
    page_count integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Papers of which a case may have several; supplement is whatever else is handed in.
    repeatable constant text[] := array['evidence', 'supplement'];
    new_material constant uuid := pg_catalog.gen_random_uuid();
    actor record;
    concerned credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    concerned := credit.require_case(case_id, null, actor.unit_code, 'window_clerk');
    if concerned.state = 'closed' then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q16');
    end if;
    if is_original is null or is_stamped is null or is_notarised is null or page_count between 1 and 2000 is not true then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    if material_code is distinct from 'supplement' and not exists (
        select
        from credit.material_rule
        where
            material_rule.profile = concerned.profile
            and material_rule.kind = concerned.kind
            and material_rule.material_code = check_material.material_code
    ) then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q5');
    end if;
    if material_code <> all(repeatable) and exists (
        select
        from credit.case_material
        where
            case_material.case_id = check_material.case_id
            and case_material.material_code = check_material.material_code
            and case_material.removed_at is null
    ) then
        perform credit.refuse_staff_command('material_present', 'HZ-Q5');
    end if;

    insert into credit.case_material (
        material_id, case_id, material_code, is_original, is_stamped, is_notarised, page_count, checked_by, checked_at
    )
    values (
        new_material, check_material.case_id, check_material.material_code, check_material.is_original,
        check_material.is_stamped, check_material.is_notarised, check_material.page_count, actor.account_id, as_of
    );
    -- HZ-Q16: the day counts from when the papers are complete; what comes in later is filed on its own day.
    if concerned.state not in ('received', 'amending') then
        perform credit.start_filing(as_of, case_id);
    end if;

    return credit.log_case_operation(
        as_of, 'check_material',
        credit.case_purpose(concerned.kind),
        case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('material', new_material, 'code', material_code),
        pg_catalog.jsonb_build_object(
            'case', case_id, 'material', new_material, 'code', material_code, 'checklist',
            credit.checklist_document(case_id)
        )
    );
end;
$$;

comment on function credit.check_material(
    timestamptz, bytea, text, text, uuid, text, boolean, boolean, boolean, integer
) is
'material_code: of material_rule for the case''s kind, or supplement. page_count: 1 to 2000, of what is kept. CR001 '
'case_unknown, material_unknown, material_present, transition_not_allowed (the case is closed), malformed_command.';

alter function credit.check_material(timestamptz, bytea, text, text, uuid, text, boolean, boolean, boolean, integer)
owner to credit_case_keeper;
revoke all on function credit.check_material(
    timestamptz, bytea, text, text, uuid, text, boolean, boolean, boolean, integer
) from public;
grant execute on function credit.check_material(
    timestamptz, bytea, text, text, uuid, text, boolean, boolean, boolean, integer
) to credit_staff;
