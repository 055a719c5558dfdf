-- Purpose: the checklist of a case as answers show it: what is needed, what is there, what is wrong.
-- Rules: HZ-Q2, HZ-Q5, HZ-Q6, HZ-O5, X-7.
-- Called by: amend_application, application_document, case_checklist, check_material, receipt_document,
-- receive_application, uncheck_material.
create or replace function credit.checklist_document(case_id uuid)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
    return (
        select
            coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'material', required.material_code,
                        'name', required.name,
                        'needs_original', required.needs_original,
                        'needs_stamp', required.needs_stamp,
                        'needs_notary', required.needs_notary,
                        'problem', missing.problem,
                        'rule', required.rule_id,
                        'article', required.article
                    ) order by required.rule_number
                ),
                '[]'
            )
        from credit.service_case as concerned
        cross join credit.case_situation(concerned.case_id) as situation
        cross join
            credit.required_materials(
                concerned.profile, situation.kind, situation.applicant_kind, situation.is_own_data, situation.subject_kind,
                situation.has_agent, situation.is_minor, situation.is_elsewhere
            ) as required
        left join credit.missing_materials(checklist_document.case_id) as missing
            on required.rule_number = missing.rule_number
        where concerned.case_id = checklist_document.case_id
    );
end;
$$;

comment on function credit.checklist_document(uuid) is
'A JSON array; problem null: it is there as required.';

alter function credit.checklist_document(uuid) owner to credit_case_keeper;
revoke all on function credit.checklist_document(uuid) from public;
