-- Purpose: the annotations that an objection's result led to.
-- Rules: HZ-O11, HZ-O12.
-- Called by: objection_document.
create or replace function credit.annotation_documents(
    objection_case uuid
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            coalesce(
                pg_catalog.jsonb_agg(
                    pg_catalog.jsonb_build_object(
                        'case', annotation.case_id, 'state', service_case.state, 'reason', annotation.reason,
                        'public_reason', annotation.public_reason,
                        'marked_at', credit.json_time(annotation.marked_at),
                        'lapses_at', credit.json_time(annotation.lapses_at),
                        'removed_at', credit.json_time(annotation.removed_at)
                    ) order by service_case.received_at, annotation.case_id
                ), '[]'
            )
        from credit.annotation
        inner join credit.service_case
            on annotation.case_id = service_case.case_id
        where annotation.objection_case = annotation_documents.objection_case
    );
end;
$$;

comment on function credit.annotation_documents(uuid) is
'An array, the oldest first. public_reason: what society reads, and until it is marked the proposal that the centre '
'confirms.';

alter function credit.annotation_documents(uuid) owner to credit_case_keeper;
revoke all on function credit.annotation_documents(uuid) from public;
