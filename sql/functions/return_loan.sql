-- Purpose: ends a loan: what was lent is back, or was not complete.
-- Rules: HZ-Q17, TM-1.
-- Called by: creditd, staff audience.
create or replace function credit.return_loan(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    loan_id uuid,
    is_complete boolean,
    note text
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    lent record;
    found_case credit.service_case;
    is_keeper boolean;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from
        credit.require_staff(
            as_of, session, network_address,
            array['window_clerk', 'centre_clerk', 'authority_officer', 'auditor']
        ) as staff;
    if is_complete is null or (note is not null or not is_complete) and not credit.is_statement(note) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        archive_loan.case_id,
        archive_loan.material_id,
        archive_loan.kind,
        archive_loan.requested_by,
        archive_loan.decision,
        archive_loan.returned_at
    into lent
    from credit.archive_loan
    where archive_loan.loan_id = return_loan.loan_id
    for update;
    if not found then
        perform credit.refuse_staff_command('loan_unknown', 'HZ-Q17');
    end if;
    found_case := credit.require_case(lent.case_id, null, actor.unit_code, actor.role);
    is_keeper := credit.is_archive_keeper(actor.unit_code, actor.account_id) and exists (
        select
        from credit.archive_filing
        where
            archive_filing.case_id = lent.case_id
            and (lent.material_id is null or archive_filing.material_id = lent.material_id)
            and archive_filing.holding_unit = actor.unit_code
    );
    if lent.decision is distinct from 'approved' or lent.returned_at is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q17');
    end if;
    -- Paper comes back into the hands of its keeper; who only read ends it alone.
    if lent.kind = 'borrow' and credit.is_same_person(lent.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-Q17');
    end if;
    if not is_keeper and (lent.kind = 'borrow' or lent.requested_by <> actor.account_id) then
        perform credit.refuse_staff_command('keeper_not_allowed', 'HZ-Q17');
    end if;

    update credit.archive_loan
    set
        returned_at = as_of,
        returned_to = actor.account_id,
        is_complete = return_loan.is_complete,
        return_note = return_loan.note
    where archive_loan.loan_id = return_loan.loan_id;
    -- Who borrowed it answers for the day, not who took it back.
    perform credit.meet_request(as_of, loan_id, null);

    return credit.log_case_operation(
        as_of, 'return_loan', credit.case_purpose(found_case.kind), lent.case_id, actor.account_id,
        actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('loan', loan_id, 'is_complete', is_complete),
        pg_catalog.jsonb_build_object(
            'loan', loan_id, 'state', 'returned', 'is_complete', is_complete, 'returned_at', credit.json_time(as_of)
        )
    );
end;
$$;

comment on function credit.return_loan(timestamptz, bytea, text, text, uuid, boolean, text) is
'What was borrowed is taken back by the keeper of the unit that holds it, another person than the borrower; what was '
'read or copied by the keeper or by the borrower. note: needed when something is missing. CR001 loan_unknown, '
'keeper_not_allowed, same_person, transition_not_allowed (not lent, or returned already).';

alter function credit.return_loan(timestamptz, bytea, text, text, uuid, boolean, text) owner to credit_case_keeper;
revoke all on function credit.return_loan(timestamptz, bytea, text, text, uuid, boolean, text) from public;
grant execute on function credit.return_loan(timestamptz, bytea, text, text, uuid, boolean, text) to credit_staff;
