-- What the former release leaves behind: routines that this one has in another form or not at all, and rows that its
-- migrations change. Run by Tests/sql/run between migration 0014 and the update.
create procedure credit.answer_government_queries(
    ticket uuid, as_of timestamptz, operation text, spki_digest bytea[], identifier_digest uuid[], label text[],
    division_code text[], code_number bigint[], purpose text[], matter text[], case_number text[], items text[],
    network_address text[], request_id text[], inout answers bytea
) language sql as 'select ''\x''::bytea';
create procedure credit.fetch_verification(
    job_id uuid, as_of timestamptz, spki_digest bytea, network_address text, request_id text, inout answers bytea
) language sql as 'select ''\x''::bytea';
create function credit.disclose_to_government(
    as_of timestamptz, operation text, spki_digest bytea[], identifier_digest uuid[], label text[], division_code text[],
    code_number bigint[], purpose text[], matter text[], case_number text[], items text[], network_address text[],
    request_id text[]
) returns table (answer_number integer, status integer, answer text) language sql as 'select 1, 1, ''''';
create function credit.take_government_answers(ticket uuid, envelope bytea) returns bytea
language sql as 'select ''\x''::bytea';
alter procedure credit.answer_government_queries owner to credit_government_discloser;
alter procedure credit.fetch_verification owner to credit_government_discloser;
alter function credit.disclose_to_government owner to credit_government_discloser;
alter function credit.take_government_answers owner to credit_government_discloser;

-- Whose accounts they are does not matter here.
set session_replication_role = replica;
insert into credit.verification_job (
    job_id, account_id, unit_code, spki_digest, purpose, state, subject_count, done_count, requested_at, finished_at,
    fetched_at, keep_until, network_address, request_id
)
select
    ('40000000-0000-4000-8000-00000000000' || number)::uuid,
    'a',
    'u',
    '\x00',
    'p',
    state,
    2,
    done_count,
    '2026-06-01Z',
    case when state not in ('waiting', 'running') then '2026-06-01Z'::timestamptz end,
    case when state = 'fetched' then '2026-06-01Z'::timestamptz end,
    case when state in ('finished', 'failed') then '2026-06-15Z'::timestamptz end,
    'unknown',
    'r'
from (values (1, 'waiting', 0), (2, 'running', 1), (3, 'finished', 2), (4, 'failed', 1), (5, 'fetched', 2)) as job (number, state, done_count);
insert into credit.verification_line (job_id, number, label, status, answer)
select
    verification_job.job_id,
    line.number,
    '{}',
    case when line.number <= verification_job.done_count then 200 end,
    case when line.number <= verification_job.done_count then '{}' end
from credit.verification_job
cross join generate_series(1, 2) as line (number)
where verification_job.state <> 'fetched';
insert into credit.record_marker (subject_key, record_id, marker, marked_at)
values ('40000000-0000-4000-8000-000000000001', '40000000-0000-4000-8000-000000000002', 'under_processing', '2026-06-01Z');
