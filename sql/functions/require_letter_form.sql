-- Purpose: refuses letters of authority that lack one of the four elements, or the form that makes them one.
-- Rules: HZ-Q6, HZ-Q8.
-- Called by: record_letter.
create or replace function credit.require_letter_form(
    kind text,
    grantor_kind text,
    grantor_name text,
    grantor_digest uuid,
    grantee_kind text,
    grantee credit.case_person,
    matter text,
    case_kinds text[],
    content text,
    purpose text,
    valid_from date,
    valid_until date,
    reference text,
    is_original boolean,
    is_stamped boolean,
    is_notarised boolean
)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if (
        coalesce(kind in ('query', 'agency'), false)
        and coalesce(grantor_kind in ('natural', 'legal'), false)
        and coalesce(grantee_kind in ('natural', 'legal'), false)
        and credit.is_statement(grantor_name) and pg_catalog.length(grantor_name) <= 100
        and grantor_digest is not null
        and pg_catalog.cardinality(case_kinds) > 0
        and pg_catalog.array_position(case_kinds, null) is null
        and (
            kind = 'query' and case_kinds = array['application']
            or kind = 'agency'
            and case_kinds <@ array['application', 'objection', 'annotation', 'annotation_withdrawal']
        )
        and (kind <> 'agency' or grantee_kind = 'natural')
        and (
            reference is null
            or credit.is_statement(reference) and credit.bare_text(reference) <> ''
            and pg_catalog.length(reference) <= 100
        )
        and is_original is not null and is_stamped is not null and is_notarised is not null
    ) is not true then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    -- Who, what, how long, which content for which use: all four, or it is no authority.
    if not (
        credit.is_case_person(grantee)
        and grantee.digest <> grantor_digest
        and credit.is_statement(matter)
        and coalesce(pg_catalog.isfinite(valid_from) and pg_catalog.isfinite(valid_until), false)
        and valid_until >= valid_from
        and credit.is_statement(content)
        and credit.is_statement(purpose) and credit.bare_text(purpose) <> ''
    ) then
        perform credit.refuse_staff_command('letter_incomplete', 'HZ-Q8');
    end if;
    -- A deed is told from others by its number.
    if not (
        is_original and (
            grantor_kind = 'natural' and is_notarised and coalesce(credit.bare_text(reference), '') <> ''
            or grantor_kind = 'legal' and is_stamped
        )
    ) then
        perform credit.refuse_staff_command('letter_form', 'HZ-Q6');
    end if;
end;
$$;

comment on function credit.require_letter_form(
    text, text, text, uuid, text, credit.case_person, text, text[], text, text, date, date, text, boolean, boolean,
    boolean
) is
'CR001 malformed_command; letter_incomplete: grantee, matter, period, or content and purpose is missing; letter_form: '
'no notarised original of a natural person with the deed''s number, no stamped original of a legal person.';

alter function credit.require_letter_form(
    text, text, text, uuid, text, credit.case_person, text, text[], text, text, date, date, text, boolean, boolean,
    boolean
) owner to credit_case_keeper;
revoke all on function credit.require_letter_form(
    text, text, text, uuid, text, credit.case_person, text, text[], text, text, date, date, text, boolean, boolean,
    boolean
) from public;
