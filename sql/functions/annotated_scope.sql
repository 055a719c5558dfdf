-- Purpose: what an entry in the log says of an annotation's record.
-- Rules: HZ-O13.
-- Called by: the commands of annotations and their withdrawal.
create or replace function credit.annotated_scope(
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
            pg_catalog.jsonb_build_object(
                'record', annotation.record_id, 'annotation', annotation.case_id, 'objection', annotation.objection_case
            )
        from credit.service_case
        inner join credit.annotation
            on
                annotation.case_id
                = case when service_case.kind = 'annotation' then service_case.case_id else service_case.parent_case end
        where service_case.case_id = annotated_scope.case_id
    );
end;
$$;

comment on function credit.annotated_scope(uuid) is
'Ids only; for the case of an annotation and for that of its withdrawal.';

alter function credit.annotated_scope(uuid) owner to credit_case_keeper;
revoke all on function credit.annotated_scope(uuid) from public;
