-- Purpose: a window takes back that a paper of a case was checked; the row stays, with the reason.
-- Rules: HZ-Q5, HZ-Q16.
-- Called by: creditd, staff audience.
create or replace function credit.uncheck_material(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    material_id uuid,
    reason text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    material record;
    concerned credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    perform credit.require_staff_text(reason, 500);
    select
        case_material.case_id,
        case_material.material_code
    into material
    from credit.case_material
    where case_material.material_id = uncheck_material.material_id;
    -- The same answer for what there is not and for what is another window's.
    if not found or not exists (
        select
        from credit.service_case
        where
            service_case.case_id = material.case_id
            and credit.may_see_case(actor.unit_code, 'window_clerk', service_case.unit_code)
    ) then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q5');
    end if;
    concerned := credit.require_case(material.case_id, null, actor.unit_code, 'window_clerk');
    -- What a case was accepted on stays with it.
    if concerned.state not in ('received', 'amending') then
        perform credit.refuse_staff_command('transition_not_allowed', credit.case_rule(concerned.kind));
    end if;
    update credit.case_material
    set
        removed_at = as_of,
        removed_by = actor.account_id,
        removal_reason = uncheck_material.reason
    where
        case_material.material_id = uncheck_material.material_id
        and case_material.filed_at is null
        and case_material.removed_at is null;
    if not found then
        perform credit.refuse_staff_command('material_filed', 'HZ-Q16');
    end if;

    return credit.log_case_operation(
        as_of, 'uncheck_material',
        credit.case_purpose(concerned.kind),
        concerned.case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('material', material_id, 'code', material.material_code),
        pg_catalog.jsonb_build_object(
            'case', concerned.case_id, 'material', material_id, 'removed', true, 'checklist',
            credit.checklist_document(concerned.case_id)
        )
    );
end;
$$;

comment on function credit.uncheck_material(timestamptz, bytea, text, text, uuid, text) is
'Only before the case is accepted and before the paper is filed. CR001 material_unknown, material_filed (filed, or '
'taken back already), transition_not_allowed.';

alter function credit.uncheck_material(timestamptz, bytea, text, text, uuid, text) owner to credit_case_keeper;
revoke all on function credit.uncheck_material(timestamptz, bytea, text, text, uuid, text) from public;
grant execute on function credit.uncheck_material(timestamptz, bytea, text, text, uuid, text) to credit_staff;
