-- Purpose: one envelope for the answers of every audience; markers and verification lines that objections need.
-- Rules: HZ-O7, HZ-Q15, BX-10, JJ-2.
-- Called by: creditctl migrate. Locks: government_answer_key, verification_job and verification_line, record_marker,
-- for moments; the government interface answers again when the new creditd runs. To undo: rename back, drop the
-- columns, and migrate the former release's functions.
set local lock_timeout = '10s';

-- What the former release called, and this one calls in another form.
drop procedure if exists credit.answer_government_queries(
    uuid, timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[],
    bytea
);
drop procedure if exists credit.fetch_verification(uuid, timestamptz, bytea, text, text, bytea);
drop function if exists credit.disclose_to_government(
    timestamptz, text, bytea[], uuid[], text[], text[], bigint[], text[], text[], text[], text[], text[], text[]
);
drop function if exists credit.take_government_answers(uuid, bytea);

revoke usage on schema pgcrypto from credit_government_discloser;
grant usage on schema pgcrypto to credit_query_log_owner;

set local role credit_owner;

alter table credit.government_answer_key rename to answer_envelope;
alter table credit.answer_envelope rename constraint government_answer_key_pkey to answer_envelope_pkey;
alter table credit.answer_envelope rename column staged_by to filled_by;
alter table credit.answer_envelope rename column staged_at to filled_at;
comment on column credit.answer_envelope.ticket is 'Random; of the one call that filled it.';
comment on column credit.answer_envelope.filled_by is 'Transaction that wrote it; that one cannot open it.';
revoke select, insert, delete on credit.answer_envelope from credit_government_discloser;
grant select, insert, delete on credit.answer_envelope to credit_query_log_owner;
grant select (filled_at), delete on credit.answer_envelope to credit_government_discloser;

-- HZ-O7: a line whose records nobody noted could not be kept back; it is answered and logged once more.
update credit.verification_line
set
    status = null,
    answer = null
where status is not null;
update credit.verification_job
set
    state = 'waiting',
    done_count = 0,
    finished_at = null,
    keep_until = null
where state in ('running', 'finished', 'failed');
alter table credit.verification_line
add column subject_key uuid,
add column record_ids uuid[],
add constraint verification_line_record_ids_check check ((status is null) = (record_ids is null));
comment on column credit.verification_line.subject_key is
'Whom the answer is about; null: nobody, or not answered yet.';
comment on column credit.verification_line.record_ids is
'Records whose content is in the answer: suspended before it is fetched, it is not given out (HZ-O7); null: not '
'answered yet.';
grant update (subject_key, record_ids) on credit.verification_line to credit_government_discloser;

-- No command of the former release wrote a marker with a reason.
alter table credit.record_marker
add column public_reason text,
add constraint record_marker_public_reason_check check ((reason is null) = (public_reason is null));
comment on column credit.record_marker.public_reason is
'The reason with personal data masked (BX-10), which is all that society reads; null as reason.';
-- JJ-2: what is not masked cannot reach a public connection.
revoke select on credit.record_marker from credit_public_discloser;
grant select (
    subject_key, record_id, marker, public_reason, marked_at, lapses_at
) on credit.record_marker to credit_public_discloser;
