-- Purpose: the approved corrections of an issued report, which are shown with it.
-- Rules: TM-5, BX-6.
-- Called by: stage_report_use.
create or replace function credit.report_corrections(report_id uuid)
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
                    pg_catalog.jsonb_strip_nulls(
                        pg_catalog.jsonb_build_object(
                            'number', report_record.number, 'record', report_correction.record_id,
                            'field', report_correction.field_code, 'wrong', report_correction.wrong_text,
                            'right', report_correction.right_text,
                            'approved_on', credit.local_day(report_correction.decided_at)
                        )
                    )
                    order by report_correction.decided_at, report_correction.correction_id
                )
            from credit.report_correction
            inner join credit.report_record
                on
                    report_correction.report_id = report_record.report_id
                    and report_correction.record_id = report_record.record_id
            where
                report_correction.report_id = report_corrections.report_id
                and report_correction.decision = 'approved'
        ),
        '[]'
    );
end;
$$;

comment on function credit.report_corrections(uuid) is 'An array, in the order of approval; number is the record''s.';

alter function credit.report_corrections(uuid) owner to credit_window_discloser;
revoke all on function credit.report_corrections(uuid) from public;
