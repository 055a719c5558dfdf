-- Purpose: the checklist of materials that a situation needs.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-O5, HZ-O11, HZ-O12.
-- Called by: missing_materials, checklist_document.
create or replace function credit.required_materials(
    profile text,
    kind text,
    applicant_kind text,
    is_own_data boolean,
    subject_kind text,
    has_agent boolean,
    is_minor boolean,
    is_elsewhere boolean
)
returns setof credit.material_rule
language sql
stable
set search_path = ''
as $$
    select
        material_rule.rule_number,
        material_rule.kind,
        material_rule.applicant_kind,
        material_rule.is_own_data,
        material_rule.subject_kind,
        material_rule.has_agent,
        material_rule.condition,
        material_rule.material_code,
        material_rule.needs_original,
        material_rule.needs_stamp,
        material_rule.needs_notary,
        material_rule.name,
        material_rule.rule_id,
        material_rule.article,
        material_rule.profile
    from credit.material_rule
    where
        material_rule.profile = required_materials.profile
        and material_rule.kind = required_materials.kind
        and coalesce(material_rule.applicant_kind = required_materials.applicant_kind, true)
        and coalesce(material_rule.is_own_data = required_materials.is_own_data, true)
        and coalesce(material_rule.subject_kind = required_materials.subject_kind, true)
        and coalesce(material_rule.has_agent = required_materials.has_agent, true)
        and case material_rule.condition
            when 'always' then true
            when 'minor' then required_materials.is_minor
            when 'elsewhere' then required_materials.is_elsewhere
        end
    order by material_rule.rule_number;
$$;

comment on function credit.required_materials(text, text, text, boolean, text, boolean, boolean, boolean) is
'In the order of the checklist; the arguments are not null. profile: of the case.';

alter function credit.required_materials(text, text, text, boolean, text, boolean, boolean, boolean)
owner to credit_case_keeper;
revoke all on function credit.required_materials(text, text, text, boolean, text, boolean, boolean, boolean)
from public;
