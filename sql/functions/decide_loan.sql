-- Purpose: the authority's decision on a request to read, borrow or copy archived materials.
-- Rules: HZ-Q17, TM-1.
-- Called by: creditd, staff audience.
create or replace function credit.decide_loan(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    loan_id uuid,
    decision text,
    reason text,
    valid_from date,
    valid_until date
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    actor record;
    asked record;
    found_case credit.service_case;
begin
    select
        staff.account_id,
        staff.unit_code,
        staff.role
    into strict actor
    from credit.require_staff(as_of, session, network_address, array['authority_officer']) as staff;
    if coalesce(decision, '') not in ('approved', 'refused')
        or (reason is not null or decision = 'refused') and not credit.is_statement(reason)
        or (decision = 'approved') <> (valid_from is not null) or (valid_from is null) <> (valid_until is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    select
        archive_loan.case_id,
        archive_loan.kind,
        archive_loan.requested_by,
        archive_loan.decision,
        archive_loan.wanted_from,
        archive_loan.wanted_until
    into asked
    from credit.archive_loan
    where archive_loan.loan_id = decide_loan.loan_id
    for update;
    if not found then
        perform credit.refuse_staff_command('loan_unknown', 'HZ-Q17');
    end if;
    found_case := credit.require_case(asked.case_id, null, actor.unit_code, actor.role);
    perform credit.require_deciding_authority(actor.unit_code, 'HZ-Q17');
    if asked.decision is not null then
        perform credit.refuse_staff_command('transition_not_allowed', 'HZ-Q17');
    end if;
    if credit.is_same_person(asked.requested_by, actor.account_id) then
        perform credit.refuse_staff_command('same_person', 'HZ-Q17');
    end if;
    -- Less than was wanted may be granted, more not.
    if decision = 'approved' and not (
        valid_from >= asked.wanted_from and valid_until <= asked.wanted_until and valid_until >= valid_from
        and valid_until >= credit.local_day(as_of)
    ) then
        perform credit.refuse_staff_command('loan_not_allowed', 'HZ-Q17');
    end if;

    update credit.archive_loan
    set
        decision = decide_loan.decision,
        decided_by = actor.account_id,
        decided_at = as_of,
        decision_reason = decide_loan.reason,
        valid_from = decide_loan.valid_from,
        valid_until = decide_loan.valid_until
    where archive_loan.loan_id = decide_loan.loan_id;
    perform credit.meet_request(as_of, loan_id, actor.account_id);
    -- Paper that left its cabinet is awaited; leave to read or copy ends by its date.
    if decision = 'approved' and asked.kind = 'borrow' then
        perform credit.start_deadline(
            as_of, asked.case_id, 'archive_return', valid_until, borrower.role, borrower.unit_code, loan_id
        )
        from credit.account as borrower
        where borrower.account_id = asked.requested_by;
        update credit.case_deadline
        set responsible_account = asked.requested_by
        where case_deadline.about_id = loan_id and case_deadline.period_code = 'archive_return';
    end if;

    return credit.log_case_operation(
        as_of, 'decide_loan', credit.case_purpose(found_case.kind), asked.case_id, actor.account_id,
        actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object(
            'loan', loan_id, 'decision', decision, 'valid_from', valid_from, 'valid_until', valid_until
        ),
        pg_catalog.jsonb_build_object(
            'loan', loan_id, 'state', decision, 'valid_from', valid_from, 'valid_until', valid_until
        )
    );
end;
$$;

comment on function credit.decide_loan(timestamptz, bytea, text, text, uuid, text, text, date, date) is
'decision: approved (with days within those that were wanted, both included) or refused (with a reason); by another '
'person than who asked. CR001 loan_unknown, case_unknown, authority_of_city_only, same_person, loan_not_allowed, '
'transition_not_allowed.';

alter function credit.decide_loan(
    timestamptz, bytea, text, text, uuid, text, text, date, date
) owner to credit_case_keeper;
revoke all on function credit.decide_loan(timestamptz, bytea, text, text, uuid, text, text, date, date) from public;
grant execute on function credit.decide_loan(
    timestamptz, bytea, text, text, uuid, text, text, date, date
) to credit_staff;
