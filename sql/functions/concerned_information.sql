-- Purpose: the information that an objection or an annotation is about, as its applicant reads it.
-- Rules: HZ-O5, HZ-O11, HZ-O12.
-- Called by: receipt_document.
create or replace function credit.concerned_information(case_id uuid)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select
            pg_catalog.jsonb_build_object(
                'objection', objected_case.receipt_number, 'record', objection.record_id, 'item', objection.item_code,
                'item_name', coalesce(
                    (
                        select catalogue_item.name
                        from credit.catalogue_version
                        inner join credit.catalogue_item
                            on catalogue_version.catalogue_version_id = catalogue_item.catalogue_version_id
                        where
                            catalogue_version.state = 'published'
                            and catalogue_item.item_code = objection.item_code
                    ), objection.item_code
                ),
                'provider', objection.provider_code, 'kind_of_error', objection.kind_of_error,
                'reason', case when concerned.kind = 'objection' then objection.reason else annotation.reason end
            )
        from credit.service_case as concerned
        left join credit.annotation
            on
                annotation.case_id
                = case concerned.kind when 'annotation' then concerned.case_id else concerned.parent_case end
        inner join credit.objection
            on coalesce(annotation.objection_case, concerned.case_id) = objection.case_id
        inner join credit.service_case as objected_case
            on objection.case_id = objected_case.case_id
        where concerned.case_id = concerned_information.case_id
    );
end;
$$;

comment on function credit.concerned_information(uuid) is
'objection: the receipt number of the objection, an annotation''s included. record null: an omission. reason: as '
'given, of the objection or of the annotation. Null for a case of another kind.';

alter function credit.concerned_information(uuid) owner to credit_case_keeper;
revoke all on function credit.concerned_information(uuid) from public;
