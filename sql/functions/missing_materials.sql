-- Purpose: which required materials of a case are not there, or not in the form that is required.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-Q9, HZ-O5, HZ-O11, HZ-O12.
-- Called by: application_scope, checklist_document, require_materials.
create or replace function credit.missing_materials(case_id uuid)
returns table (
    rule_number integer,
    material_code text,
    name text,
    problem text,
    rule_id text,
    article text
)
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return query
        select
            required.rule_number,
            required.material_code,
            required.name,
            case
                when held.material_count = 0 then 'absent'
                when not held.is_original then 'not_original'
                when not held.is_stamped then 'not_stamped'
                else 'not_notarised'
            end,
            required.rule_id,
            required.article
        from credit.service_case as concerned
        cross join credit.case_situation(concerned.case_id) as situation
        cross join
            credit.required_materials(
                concerned.profile, situation.kind, situation.applicant_kind, situation.is_own_data, situation.subject_kind,
                situation.has_agent, situation.is_minor, situation.is_elsewhere
            ) as required
        -- One paper must have all of it: the seal on one copy and the notary's on another do not add up.
        cross join lateral (
            select
                pg_catalog.count(*) as material_count,
                coalesce(pg_catalog.bool_or(case_material.is_original or not required.needs_original), false)
                as is_original,
                coalesce(
                    pg_catalog.bool_or(
                        (case_material.is_original or not required.needs_original)
                        and (case_material.is_stamped or not required.needs_stamp)
                    ),
                    false
                ) as is_stamped,
                coalesce(
                    pg_catalog.bool_or(
                        (case_material.is_original or not required.needs_original)
                        and (case_material.is_stamped or not required.needs_stamp)
                        and (case_material.is_notarised or not required.needs_notary)
                    ),
                    false
                ) as is_complete
            from credit.case_material
            where
                case_material.case_id = missing_materials.case_id
                and case_material.material_code = required.material_code
                and case_material.removed_at is null
        ) as held
        where
            concerned.case_id = missing_materials.case_id
            and not held.is_complete
        order by required.rule_number;
end;
$$;

comment on function credit.missing_materials(uuid) is
'No row: complete. problem: absent, not_original, not_stamped or not_notarised.';

alter function credit.missing_materials(uuid) owner to credit_case_keeper;
revoke all on function credit.missing_materials(uuid) from public;
grant execute on function credit.missing_materials(uuid) to credit_window_discloser;
