-- Purpose: encrypts answers until the log entries of their transaction are committed.
-- Rules: HZ-Q15.
-- Called by: stage_government_answers, stage_verification, issue_report, stage_report_use, stage_subject_lookups,
-- stage_correction_reading.
create or replace function credit.put_into_envelope(ticket uuid, as_of timestamptz, answers text)
returns bytea
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Before COMMIT its length is all that an envelope shows, so it comes in few sizes: this one holds what is usually
    -- shown of a file; each further one is twice as large.
    smallest_size constant integer := 16384; -- bytes
    content constant bytea := pg_catalog.convert_to(answers, 'UTF8');
    size integer := smallest_size;
    -- Written in pieces: repeating one blank cost twenty times as much.
    blanks constant text := pg_catalog.repeat(' ', 256);
    -- For this envelope alone, which is why the cipher needs no initial vector.
    key constant bytea := pgcrypto.gen_random_bytes(16);
begin
    -- A commit that nobody waits for is seen before it is on disk: the answer would come before its entry is safe.
    if pg_catalog.current_setting('synchronous_commit') = 'off' then
        raise exception 'synchronous_commit is off' using errcode = 'object_not_in_prerequisite_state';
    end if;
    while size < pg_catalog.octet_length(content) loop
        size := size * 2;
    end loop;
    insert into credit.answer_envelope (ticket, filled_by, filled_at, key)
    values (put_into_envelope.ticket, pg_catalog.pg_current_xact_id(), as_of, key);
    return pgcrypto.encrypt(
        content || pg_catalog.substr(
            pg_catalog.convert_to(
                pg_catalog.repeat(blanks, (size - pg_catalog.octet_length(content)) / 256 + 1), 'UTF8'
            ),
            1, size - pg_catalog.octet_length(content)
        ),
        key, 'aes'
    );
end;
$$;

comment on function credit.put_into_envelope(uuid, timestamptz, text) is
'AES-128 in CBC mode, filled up with blanks to 16 KiB or a doubling of it; answers ends with no blank. ticket: '
'random, of one call alone. open_envelope opens it, for a later transaction only. Raises 55000 while '
'synchronous_commit is off; whoever holds the login may still switch it off between this and COMMIT, and then has the '
'answer up to three times wal_writer_delay before its entry is on disk, which a crash of the server in that time '
'alone would show.';

alter function credit.put_into_envelope(uuid, timestamptz, text) owner to credit_query_log_owner;
revoke all on function credit.put_into_envelope(uuid, timestamptz, text) from public;
grant execute on function credit.put_into_envelope(uuid, timestamptz, text)
to credit_government_discloser, credit_window_discloser, credit_corrector;
