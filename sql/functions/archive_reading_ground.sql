-- Purpose: on what ground a person may read archived scans of a case, if any.
-- Rules: HZ-Q17, TM-1, TM-3.
-- Called by: file_for_reading.
create or replace function credit.archive_reading_ground(
    as_of timestamptz,
    account_id text,
    role text,
    of_case credit.service_case,
    material_id uuid
)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
    today constant date := credit.local_day(as_of);
    grade text;
    loan uuid;
begin
    select archive_filing.secret_grade
    into grade
    from credit.archive_filing
    where archive_filing.material_id = archive_reading_ground.material_id;
    -- What is graded is lent by name only.
    select archive_loan.loan_id
    into loan
    from credit.archive_loan
    where
        archive_loan.case_id = of_case.case_id
        and archive_loan.requested_by = archive_reading_ground.account_id
        and archive_loan.decision = 'approved'
        and today between archive_loan.valid_from and archive_loan.valid_until
        and archive_loan.returned_at is null
        and (
            archive_loan.material_id = archive_reading_ground.material_id
            or archive_loan.material_id is null and coalesce(grade, 'ordinary') = 'ordinary'
        )
    order by archive_loan.valid_until, archive_loan.loan_id
    limit 1;
    if found then
        return 'loan:' || loan;
    end if;
    -- HZ-Q17: nobody forgets to close a case and reads on.
    if not credit.case_awaits_step(of_case.kind, of_case.state) or coalesce(grade, 'ordinary') <> 'ordinary' then
        return null;
    end if;
    -- Whoever has taken a step of an open case works on it.
    if exists (
        select
        from credit.case_event
        where
            case_event.case_id = of_case.case_id
            and case_event.actor = archive_reading_ground.account_id
            and case_event.role = archive_reading_ground.role
    ) then
        return 'own_case';
    end if;
    -- Centre and authority also when the case waits for a step of theirs; an extension is decided without the papers.
    if role in ('centre_clerk', 'authority_officer') and exists (
        select
        from credit.case_transition
        where
            case_transition.kind = of_case.kind
            and case_transition.from_state = of_case.state
            and case_transition.role = archive_reading_ground.role
            and case_transition.event not like 'extension%'
    ) then
        return 'awaited_step';
    end if;
    return null;
end;
$$;

comment on function credit.archive_reading_ground(timestamptz, text, text, credit.service_case, uuid) is
'loan:<id>: an approved loan of the person, in its days and not returned; own_case: a case with steps to come in which '
'the person has taken one; awaited_step: a case that waits for a step of the role. Null: none.';

alter function credit.archive_reading_ground(
    timestamptz, text, text, credit.service_case, uuid
) owner to credit_case_keeper;
revoke all on function credit.archive_reading_ground(timestamptz, text, text, credit.service_case, uuid) from public;
