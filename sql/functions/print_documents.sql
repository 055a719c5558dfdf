-- Purpose: the prints of a report, for its list.
-- Rules: QZ-9.
-- Called by: report_list.
create or replace function credit.print_documents(report_id uuid)
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
                        'number', report_print.number, 'ground', report_print.ground, 'reason', report_print.copy_reason,
                        'printed_at', credit.json_time(report_print.printed_at),
                        'printed_by', report_print.printed_by, 'position', report_print.log_position
                    )
                    order by report_print.number
                )
            from credit.report_print
            where report_print.report_id = print_documents.report_id
        ),
        '[]'
    );
end;
$$;

comment on function credit.print_documents(uuid) is 'An array, in the order of their numbers.';

alter function credit.print_documents(uuid) owner to credit_window_discloser;
revoke all on function credit.print_documents(uuid) from public;
