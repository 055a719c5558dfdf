-- Purpose: the corrections that were asked for of a report, for its list; what is wrong in which record, not the texts.
-- Rules: TM-5.
-- Called by: report_list.
create or replace function credit.correction_documents(report_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return coalesce(
        (
            select
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'correction', report_correction.correction_id, 'record', report_correction.record_id,
                        'item', report_correction.item_code, 'field', report_correction.field_code,
                        'reason', report_correction.reason,
                        'requested_at', credit.json_time(report_correction.requested_at),
                        'requested_by', report_correction.requested_by, 'decision', report_correction.decision,
                        'decided_at', credit.json_time(report_correction.decided_at),
                        'decided_by', report_correction.decided_by,
                        'decision_reason', report_correction.decision_reason
                    )
                    order by report_correction.requested_at, report_correction.correction_id
                )
            from credit.report_correction
            where report_correction.report_id = correction_documents.report_id
        ),
        '[]'
    );
end;
$$;

comment on function credit.correction_documents(uuid) is 'An array, in the order of the requests.';

alter function credit.correction_documents(uuid) owner to credit_window_discloser;
revoke all on function credit.correction_documents(uuid) from public;
