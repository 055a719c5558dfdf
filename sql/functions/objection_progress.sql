-- Purpose: tells somebody who proves an element of identity how far a case is, and nothing else.
-- Rules: HZ-O9, HZ-Q11, HZ-Q15, X-4, X-7.
-- Called by: creditd, public audience.
create or replace function credit.objection_progress(
    as_of timestamptz,
    not_found_answer text,
    receipt_number text,
    identity_proof uuid,
    network_address text,
    request_id text
)
returns table (is_found boolean, answer text)
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- Set by us, a day: somebody who mistypes tries again; six characters are not guessed five at a time.
    most_failures constant integer := 5;
    -- Set by us, rows: each query takes more rows of former days away than it adds.
    swept_rows constant integer := 10;
    today constant date := credit.local_day(as_of);
    former_failures integer;
    present record;
    is_proved boolean;
    document jsonb;
begin
    if
        (receipt_number ~ '^[YBC]\d{8}[0-9A-HJKMNP-TV-Z]{8}[0-9A-Z]$') is not true
        or identity_proof is null
    then
        raise exception 'a receipt number has its form' using errcode = 'invalid_parameter_value';
    end if;
    delete from credit.progress_failure
    where
        (progress_failure.day, progress_failure.receipt_number) in (
            select
                former.day,
                former.receipt_number
            from credit.progress_failure as former
            where former.day < today
            order by former.day asc
            limit swept_rows
            for update skip locked
        );
    -- Counted for numbers that nobody has as well, and locked: guesses at one time are heard one by one.
    insert into credit.progress_failure (receipt_number, day, failures)
    values (objection_progress.receipt_number, today, 0)
    on conflict on constraint progress_failure_pkey do update
    set failures = progress_failure.failures
    returning progress_failure.failures into former_failures;

    select
        service_case.case_id,
        service_case.subject_key,
        case_progress.proof_digest
    into present
    from credit.service_case
    inner join credit.case_progress
        on service_case.case_id = case_progress.case_id
    where service_case.receipt_number = objection_progress.receipt_number;
    is_proved := former_failures < most_failures and coalesce(present.proof_digest = identity_proof, false);
    update credit.progress_failure
    set failures = least(former_failures + case when is_proved then 0 else 1 end, most_failures)
    where
        progress_failure.day = today
        and progress_failure.receipt_number = objection_progress.receipt_number;

    -- Only for who proved it: until here an unknown number and a wrong proof take the same steps.
    if is_proved then
        document := credit.progress_document(present.case_id);
    end if;
    return query
    select
        is_proved,
        logged.answer
    from
        credit.append_query_log(
            as_of, 'public', 'public_inquiry', array['objection_progress'], array['public'], array[null::text],
            array[network_address], array[request_id], array['{"receipt":"' || receipt_number || '"}'],
            array[case when is_proved then present.subject_key end],
            array[case when is_proved then 'answered' else 'empty' end], array[null::text], array[''],
            array[
                case when is_proved then pg_catalog.left(document::text, -1) else not_found_answer end
            ]
        ) as logged;
end;
$$;

comment on function credit.objection_progress(timestamptz, text, text, uuid, text, text) is
'One row. Unknown number, wrong proof and too many wrong proofs of the day are one answer, one entry and the same '
'statements. not_found_answer is a problem document without its closing brace. identity_proof: of ProgressProof. '
'Raises 22023 for a number of another form, which the daemon refuses before. The answer comes before COMMIT and a '
'failure that is rolled back is not counted: that is in the hands of the login alone, which without the digest key '
'has no proof to try, and shows no content of a record.';

alter function credit.objection_progress(timestamptz, text, text, uuid, text, text) owner to credit_case_keeper;
revoke all on function credit.objection_progress(timestamptz, text, text, uuid, text, text) from public;
grant execute on function credit.objection_progress(timestamptz, text, text, uuid, text, text) to credit_public;
