-- Purpose: refuses to end a case in its applicant's name without the applicant's word on paper.
-- Rules: HZ-Q16, HZ-O14, HZ-O9.
-- Called by: withdraw_application, withdraw_objection, withdraw_annotation_request.
create or replace function credit.require_withdrawal_form(
    case_id uuid
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    wanted record;
begin
    select
        material_rule.material_code,
        material_rule.rule_id
    into strict wanted
    from credit.service_case
    inner join credit.material_rule
        on
            service_case.profile = material_rule.profile
            and service_case.kind = material_rule.kind
    where service_case.case_id = require_withdrawal_form.case_id and material_rule.condition = 'withdrawal';
    if not exists (
        select
        from credit.case_material
        where
            case_material.case_id = require_withdrawal_form.case_id
            and case_material.material_code = wanted.material_code
            and case_material.removed_at is null
    ) then
        perform credit.refuse_staff_command('materials_missing', wanted.rule_id);
    end if;
end;
$$;

comment on function credit.require_withdrawal_form(uuid) is
'A withdrawal releases the record and ends the clocks, so the window alone does not say it: the signed form is checked '
'off first, and filed like all papers. CR001 materials_missing.';

alter function credit.require_withdrawal_form(uuid) owner to credit_case_keeper;
revoke all on function credit.require_withdrawal_form(uuid) from public;
