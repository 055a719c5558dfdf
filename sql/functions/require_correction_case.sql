-- Purpose: the case in which the centre is about to change a credit file, and what it may change.
-- Rules: HZ-O2, HZ-O8, HZ-Q9.
-- Called by: stage_correction_reading, store_correction, store_comparison.
create or replace function credit.require_correction_case(
    as_of timestamptz,
    case_id uuid,
    actor_unit text,
    actor_role text
)
returns table (
    kind text,
    receipt_number text,
    subject_key uuid,
    file_key uuid,
    record_id uuid,
    item_code text,
    provider_code text,
    is_omission boolean,
    provider_copy jsonb,
    forgery jsonb
)
language plpgsql
volatile
set search_path = ''
as $$
declare
    present credit.service_case;
    applicant_file uuid;
    objection record;
    forged record;
begin
    present := credit.require_case(case_id, null, actor_unit, actor_role);
    perform credit.require_deciding_centre(actor_unit, credit.case_rule(present.kind));
    select identifier.subject_key
    into applicant_file
    from credit.identifier
    where identifier.identifier_digest = present.applicant_digest;
    if present.kind = 'objection' then
        select * into strict objection from credit.require_objection_for_correction(as_of, case_id);
        return query
        select
            present.kind,
            present.receipt_number,
            coalesce(objection.subject_key, applicant_file),
            coalesce(objection.subject_key, applicant_file, present.applicant_digest),
            objection.record_id,
            objection.item_code,
            objection.provider_code,
            objection.kind_of_error = 'omission',
            objection.provider_copy,
            null::jsonb;
        return;
    end if;
    if present.kind <> 'forgery' then
        perform credit.refuse_staff_command('transition_not_allowed', credit.case_rule(present.kind));
    end if;
    select * into strict forged from credit.require_forgery_for_record(as_of, case_id);
    return query
    select
        present.kind,
        present.receipt_number,
        coalesce(forged.subject_key, applicant_file),
        coalesce(forged.subject_key, applicant_file, present.applicant_digest),
        null::uuid,
        null::text,
        null::text,
        true,
        null::jsonb,
        pg_catalog.jsonb_build_object(
            'receipt_number', forged.receipt_number, 'kind', forged.applicant_kind, 'name', forged.applicant_name,
            'document_type', forged.applicant_document_type, 'digest', forged.applicant_digest,
            'sealed', pg_catalog.encode(forged.applicant_sealed, 'hex'), 'code', forged.applicant_code,
            'established_on', forged.established_on, 'finding', forged.finding
        );
end;
$$;

comment on function credit.require_correction_case(timestamptz, uuid, text, text) is
'One row, the case locked, or CR001. subject_key: whose file it is about; null: not opened yet. file_key: the same, or '
'the key that the file is to be opened under: the digest of the applicant''s number. record_id: the record of the '
'objection; null: one is missing (is_omission). '
'item_code and provider_code null for a forgery: the catalogue says which item it is. forgery: the applicant, the '
'number sealed.';

alter function credit.require_correction_case(timestamptz, uuid, text, text) owner to credit_corrector;
revoke all on function credit.require_correction_case(timestamptz, uuid, text, text) from public;
