-- Purpose: what an applicant reads on the receipt of an objection, an annotation or its withdrawal (受理回执).
-- Rules: HZ-O5, HZ-O11, HZ-O12, X-1.
-- Called by: accept_objection, accept_annotation, accept_annotation_withdrawal.
create or replace function credit.receipt_document(
    as_of timestamptz,
    case_id uuid
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            credit.case_answer(accepted.case_id) || pg_catalog.jsonb_build_object(
                'received_on', credit.local_day(accepted.received_at), 'accepted_on', credit.local_day(as_of),
                'window', accepted.unit_code, 'window_name', unit.name, 'applicant', accepted.applicant_name,
                'agent', accepted.agent_name, 'concerning', credit.concerned_information(accepted.case_id),
                'papers', (
                    select
                        coalesce(
                            pg_catalog.jsonb_agg(
                                pg_catalog.jsonb_build_object(
                                    'material', case_material.material_code,
                                    'name', coalesce(listed.name, case_material.material_code),
                                    'pages', case_material.page_count
                                ) order by case_material.checked_at, case_material.material_id
                            ), '[]'
                        )
                    from credit.case_material
                    left join (
                        select
                            entry.value ->> 'material' as material_code,
                            min(entry.value ->> 'name') as name
                        from
                            pg_catalog.jsonb_array_elements(
                                credit.checklist_document(receipt_document.case_id)
                            ) as entry
                        group by entry.value ->> 'material'
                    ) as listed
                        on case_material.material_code = listed.material_code
                    where
                        case_material.case_id = accepted.case_id
                        and case_material.removed_at is null
                )
            )
        from credit.service_case as accepted
        inner join credit.unit
            on accepted.unit_code = unit.unit_code
        where accepted.case_id = receipt_document.case_id
    );
end;
$$;

comment on function credit.receipt_document(timestamptz, uuid) is
'case_answer with the days of receipt and acceptance, the window, who came, the information concerned and the papers '
'taken. For the applicant: it names the applicant.';

alter function credit.receipt_document(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.receipt_document(timestamptz, uuid) from public;
