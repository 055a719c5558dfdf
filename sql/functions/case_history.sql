-- Purpose: what happened to a case and what hangs on it: events, clocks, extensions, materials, cases that came of it.
-- Rules: HZ-O13, HZ-Q5, HZ-Q12, HZ-Q16.
-- Called by: case_document.
create or replace function credit.case_history(
    case_id uuid,
    today date
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return pg_catalog.jsonb_build_object(
        'events', (
            select pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'number', case_event.number, 'event', case_event.event, 'from', case_event.from_state,
                    'to', case_event.to_state, 'role', case_event.role, 'actor', case_event.actor,
                    'at', credit.json_time(case_event.at), 'note', case_event.note, 'details', case_event.details
                )
                order by case_event.number
            )
            from credit.case_event
            where case_event.case_id = case_history.case_id
        ),
        'deadlines', (
            select coalesce(
                pg_catalog.jsonb_agg(
                    credit.deadline_entry(case_deadline.deadline_id, today)
                    order by case_deadline.starts_on, case_deadline.period_code, case_deadline.deadline_id
                ),
                '[]'
            )
            from credit.case_deadline
            where case_deadline.case_id = case_history.case_id
        ),
        'extensions', (
            select coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'extension', case_extension.extension_id, 'deadline', case_extension.deadline_id,
                        'length', case_extension.length, 'reason', case_extension.reason,
                        'requested_by', case_extension.requested_by,
                        'requested_at', credit.json_time(case_extension.requested_at),
                        'decision', case_extension.decision, 'decision_reason', case_extension.decision_reason,
                        'decided_by', case_extension.decided_by,
                        'decided_at', credit.json_time(case_extension.decided_at),
                        'told_by', case_extension.told_by, 'told_at', credit.json_time(case_extension.told_at)
                    )
                    order by case_extension.requested_at, case_extension.extension_id
                ),
                '[]'
            )
            from credit.case_extension
            where case_extension.case_id = case_history.case_id
        ),
        'materials', (
            select coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'material', case_material.material_id, 'code', case_material.material_code,
                        'is_original', case_material.is_original, 'is_stamped', case_material.is_stamped,
                        'is_notarised', case_material.is_notarised, 'pages', case_material.page_count,
                        'checked_by', case_material.checked_by,
                        'checked_at', credit.json_time(case_material.checked_at),
                        'filed_by', case_material.filed_by, 'filed_at', credit.json_time(case_material.filed_at),
                        'file', case_material.file_id, 'removed_at', credit.json_time(case_material.removed_at),
                        'removal_reason', case_material.removal_reason
                    )
                    order by case_material.checked_at, case_material.material_id
                ),
                '[]'
            )
            from credit.case_material
            where case_material.case_id = case_history.case_id
        ),
        'children', (
            select coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'case', child.case_id, 'kind', child.kind, 'state', child.state,
                        'receipt_number', child.receipt_number
                    )
                    order by child.received_at, child.case_id
                ),
                '[]'
            )
            from credit.service_case as child
            where child.parent_case = case_history.case_id
        )
    );
end;
$$;

comment on function credit.case_history(uuid, date) is
'events, deadlines, extensions, materials, children. Notes and reasons are as people gave them.';

alter function credit.case_history(uuid, date) owner to credit_case_keeper;
revoke all on function credit.case_history(uuid, date) from public;
