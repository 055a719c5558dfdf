-- Purpose: whether a number is that of a case's applicant, by which of its numbers ever.
-- Rules: HZ-O1, HZ-O11, HZ-O12, BX-15.
-- Called by: require_case_at_counter, receive_annotation, receive_annotation_withdrawal.
create or replace function credit.is_applicant(
    concerned credit.service_case,
    person_digest uuid
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
    return coalesce(concerned.applicant_digest = person_digest, false) or exists (
        -- BX-15: by another number of the same file it is still the same person.
        select
        from credit.identifier
        where identifier.identifier_digest = person_digest and identifier.subject_key = concerned.subject_key
    );
end;
$$;

comment on function credit.is_applicant(credit.service_case, uuid) is
'concerned: of an objection or annotation, whose subject is its applicant. False for null.';

alter function credit.is_applicant(credit.service_case, uuid) owner to credit_case_keeper;
revoke all on function credit.is_applicant(credit.service_case, uuid) from public;
