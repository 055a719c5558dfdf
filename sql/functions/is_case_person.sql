-- Purpose: whether the person of a case is complete and printable.
-- Rules: HZ-Q5, HZ-Q6, HZ-O5.
-- Called by: open_case, and functions that take a person.
create or replace function credit.is_case_person(person credit.case_person)
returns boolean
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
    return coalesce(
        credit.is_statement((is_case_person.person).name)
        and pg_catalog.length((is_case_person.person).name) <= 100
        and (is_case_person.person).document_type ~ '^[a-z][a-z_]{0,31}$'
        and (is_case_person.person).digest is not null
        and pg_catalog.octet_length((is_case_person.person).sealed) between 1 and 1000
        and pg_catalog.length((is_case_person.person).tail) between 1 and 4
        and (is_case_person.person).tail !~ '[[:cntrl:]]',
        false
    );
end;
$$;

comment on function credit.is_case_person(credit.case_person) is
'A name of 1 to 100 characters on one line, a code of a document type; digest, sealed value and tail of its number.';

alter function credit.is_case_person(credit.case_person) owner to credit_case_keeper;
revoke all on function credit.is_case_person(credit.case_person) from public;
grant execute on function credit.is_case_person(credit.case_person) to credit_window_discloser, credit_corrector;
