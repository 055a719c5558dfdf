-- Purpose: a letter of authority as answers show it: numbers by their last characters only.
-- Rules: HZ-Q8, QZ-5, X-4.
-- Called by: record_letter, application_document.
create or replace function credit.letter_document(letter credit.authority_letter)
returns jsonb
language sql
stable
set search_path = ''
as $$
    select
        pg_catalog.jsonb_build_object(
            'letter', letter.letter_id,
            'kind', letter.kind,
            'grantor', letter.grantor_name,
            'grantee', letter.grantee_name,
            'grantee_document_type', letter.grantee_document_type,
            'grantee_tail', letter.grantee_tail,
            'matter', letter.matter,
            'case_kinds', letter.case_kinds,
            'content', letter.content,
            'purpose', letter.purpose,
            'items', letter.items,
            'valid_from', letter.valid_from,
            'valid_until', letter.valid_until,
            'reference', letter.reference,
            'recorded_at', credit.json_time(letter.recorded_at),
            'used_at', credit.json_time(letter.used_at)
        );
$$;

comment on function credit.letter_document(credit.authority_letter) is 'used_at null: not used.';

alter function credit.letter_document(credit.authority_letter) owner to credit_case_keeper;
revoke all on function credit.letter_document(credit.authority_letter) from public;
