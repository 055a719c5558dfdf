-- Purpose: encrypts answers until the log entries of their transaction are committed.
-- Rules: HZ-Q15.
-- Called by: stage_government_answers, stage_verification.
create or replace function credit.put_into_envelope(ticket uuid, as_of timestamptz, answers text)
returns bytea
language plpgsql
volatile
set search_path = ''
as $$
declare
    -- Before COMMIT its length is all that an envelope shows, so it comes in few sizes: this one holds what is usually
    -- shown of a file; each further one is twice as large.
    smallest_size constant integer := 16384; -- bytes
    content constant bytea := convert_to(answers, 'UTF8');
    size integer := smallest_size;
    -- Written in pieces: repeating one blank cost twenty times as much.
    blanks constant text := repeat(' ', 256);
    -- For this envelope alone, which is why the cipher needs no initial vector.
    key constant bytea := pgcrypto.gen_random_bytes(16);
begin
    while size < octet_length(content) loop
        size := size * 2;
    end loop;
    insert into credit.government_answer_key (ticket, staged_by, staged_at, key)
    values (put_into_envelope.ticket, pg_current_xact_id(), as_of, key);
    return pgcrypto.encrypt(
        content || substr(
            convert_to(repeat(blanks, (size - octet_length(content)) / 256 + 1), 'UTF8'),
            1, size - octet_length(content)
        ),
        key, 'aes'
    );
end;
$$;

comment on function credit.put_into_envelope(uuid, timestamptz, text) is
'AES-128 in CBC mode, filled up with blanks to 16 KiB or a doubling of it; answers ends with no blank. '
'take_government_answers opens it, for a later transaction only.';

alter function credit.put_into_envelope(uuid, timestamptz, text) owner to credit_government_discloser;
revoke all on function credit.put_into_envelope(uuid, timestamptz, text) from public;
