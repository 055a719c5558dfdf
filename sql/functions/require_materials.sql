-- Purpose: refuses to go on with a case while a required material is unchecked.
-- Rules: HZ-Q5, HZ-Q6, HZ-O5, HZ-O11, HZ-O12.
-- Called by: accept_application, accept_objection, accept_annotation, accept_annotation_withdrawal.
create or replace function credit.require_materials(case_id uuid)
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    first_missing record;
begin
    -- A rule set that names no papers at all is one that nobody has written down yet.
    if not exists (
        select
        from credit.service_case
        inner join credit.material_rule
            on
                service_case.profile = material_rule.profile
                and service_case.kind = material_rule.kind
        where service_case.case_id = require_materials.case_id
    ) then
        perform credit.refuse_staff_command('materials_missing', 'HZ-Q5');
    end if;
    select missing.rule_id
    into first_missing
    from credit.missing_materials(case_id) as missing
    limit 1;
    if found then
        perform credit.refuse_staff_command('materials_missing', first_missing.rule_id);
    end if;
end;
$$;

comment on function credit.require_materials(uuid) is
'CR001 materials_missing with the rule of the first that is missing; which ones says case_checklist. Also where '
'the case''s rule set has no list.';

alter function credit.require_materials(uuid) owner to credit_case_keeper;
revoke all on function credit.require_materials(uuid) from public;
