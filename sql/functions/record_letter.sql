-- Purpose: a window records a letter of authority with its four elements, for the case that rests on it.
-- Rules: HZ-Q5, HZ-Q6, HZ-Q8, QZ-5, X-4.
-- Called by: creditd, staff audience.
create or replace function credit.record_letter(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    letter_id uuid,
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
    items text[],
    valid_from date,
    valid_until date,
    reference text,
    is_original boolean,
    is_stamped boolean,
    is_notarised boolean
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    concerned credit.service_case;
    given credit.authority_letter;
    letter credit.authority_letter;
begin
    select
        staff.account_id,
        staff.unit_code
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['window_clerk']) as staff;
    concerned := credit.require_case(case_id, null, actor.unit_code, 'window_clerk');
    -- What a case was accepted on is not exchanged afterwards.
    if concerned.state not in ('received', 'amending') then
        perform credit.refuse_staff_command('transition_not_allowed', credit.case_rule(concerned.kind));
    end if;
    perform credit.require_letter_form(
        kind, grantor_kind, grantor_name, grantor_digest, grantee_kind, grantee, matter, case_kinds, content, purpose,
        valid_from, valid_until, reference, is_original, is_stamped, is_notarised
    );
    perform credit.require_query_items(items);
    if letter_id is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    given.letter_id := letter_id;
    given.kind := kind;
    given.grantor_kind := grantor_kind;
    given.grantor_name := grantor_name;
    given.grantor_digest := grantor_digest;
    given.grantee_kind := grantee_kind;
    given.grantee_name := grantee.name;
    given.grantee_document_type := grantee.document_type;
    given.grantee_digest := grantee.digest;
    given.grantee_sealed := grantee.sealed;
    given.grantee_tail := grantee.tail;
    given.matter := matter;
    given.case_kinds := case_kinds;
    given.content := content;
    given.purpose := purpose;
    given.items := items;
    given.valid_from := valid_from;
    given.valid_until := valid_until;
    given.reference := reference;
    given.is_original := is_original;
    given.is_stamped := is_stamped;
    given.is_notarised := is_notarised;
    given.content_digest := credit.letter_paper_digest(
        kind, grantor_kind, grantor_digest, grantee.digest, valid_from, valid_until, reference
    );
    given.recorded_at := as_of;
    given.recorded_by := actor.account_id;
    letter := credit.keep_letter(as_of, given, case_id);
    perform credit.attach_letter(as_of, letter, case_id, actor.account_id);

    return credit.log_case_operation(
        as_of, 'record_letter', credit.case_purpose(concerned.kind),
        case_id, actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'letter', letter.letter_id, 'kind', letter.kind, 'valid_from', letter.valid_from, 'valid_until',
            letter.valid_until, 'items', letter.items
        ),
        pg_catalog.jsonb_build_object('case', case_id, 'letter', credit.letter_document(letter))
    );
end;
$$;

comment on function credit.record_letter(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, uuid, text, credit.case_person, text, text[], text,
    text, text[], date, date, text, boolean, boolean, boolean
) is
'letter_id: random. The same paper once: recorded again it is the letter that is on record, or takes its place when it '
'says something else and has not served. A letter of the kind that the case had is replaced. '
'CR001 letter_incomplete, letter_form, letter_used, letter_in_use, letter_alike, item_unknown, malformed_command.';

alter function credit.record_letter(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, uuid, text, credit.case_person, text, text[], text,
    text, text[], date, date, text, boolean, boolean, boolean
) owner to credit_case_keeper;
revoke all on function credit.record_letter(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, uuid, text, credit.case_person, text, text[], text,
    text, text[], date, date, text, boolean, boolean, boolean
) from public;
grant execute on function credit.record_letter(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, uuid, text, credit.case_person, text, text[], text,
    text, text[], date, date, text, boolean, boolean, boolean
) to credit_staff;
