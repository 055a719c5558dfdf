-- Purpose: what tells one paper from another, so that the same letter of authority is not recorded twice.
-- Rules: QZ-5, HZ-Q6.
-- Called by: record_letter.
create or replace function credit.letter_paper_digest(
    kind text,
    grantor_kind text,
    grantor_digest uuid,
    grantee_digest uuid,
    valid_from date,
    valid_until date,
    reference text
)
returns bytea
language sql
immutable
parallel safe
set search_path = ''
as $$
    select
        pg_catalog.sha256(
            pg_catalog.convert_to(
                case
                    -- A notarial deed is known by its number and by who gave it: a stranger's number, typed by mistake,
                    -- spends nobody's deed.
                    when letter_paper_digest.grantor_kind = 'natural'
                        then
                            pg_catalog.concat_ws(
                                E'\x1f', letter_paper_digest.kind, 'deed', letter_paper_digest.grantor_digest,
                                credit.bare_text(letter_paper_digest.reference)
                            )
                    else
                        pg_catalog.concat_ws(
                            E'\x1f', letter_paper_digest.kind, letter_paper_digest.grantor_digest,
                            letter_paper_digest.grantee_digest, letter_paper_digest.valid_from,
                            letter_paper_digest.valid_until,
                            coalesce(credit.bare_text(letter_paper_digest.reference), '')
                        )
                end,
                'UTF8'
            )
        );
$$;

comment on function credit.letter_paper_digest(text, text, uuid, uuid, date, date, text) is
'SHA-256. A natural person''s: kind, grantor and number of the deed. A legal person''s: kind, parties, days, number '
'or none. '
'Purpose and content don''t count: whoever types them otherwise has the same paper in hand.';

alter function credit.letter_paper_digest(text, text, uuid, uuid, date, date, text) owner to credit_case_keeper;
revoke all on function credit.letter_paper_digest(text, text, uuid, uuid, date, date, text) from public;
