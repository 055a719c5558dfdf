-- Purpose: asks for leave to read, borrow or copy archived materials.
-- Rules: HZ-Q17, TM-1.
-- Called by: creditd, staff audience.
create or replace function credit.request_loan(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    case_id uuid,
    material_id uuid,
    kind text,
    purpose text,
    reason text,
    head_of_unit text,
    head_signed_on date,
    wanted_from date,
    wanted_until date
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    -- archive_loan_wanted_until_check, days.
    longest_loan constant integer := 31;
    longest_name constant integer := 64;
    today constant date := credit.local_day(as_of);
    actor record;
    found_case credit.service_case;
    loan uuid := pg_catalog.gen_random_uuid();
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
    if coalesce(kind, '') not in ('read', 'borrow', 'copy') or not credit.is_statement(purpose)
        or not credit.is_statement(reason) or head_signed_on is null or wanted_from is null or wanted_until is null then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;
    perform credit.require_staff_text(head_of_unit, longest_name);
    -- TM-1: the unit's head has signed before the request comes; nothing is borrowed for yesterday.
    if not (
        pg_catalog.isfinite(head_signed_on) and pg_catalog.isfinite(wanted_from)
        and pg_catalog.isfinite(wanted_until) and head_signed_on <= today and wanted_from >= today
        and wanted_until >= wanted_from and wanted_until - wanted_from < longest_loan
    ) then
        perform credit.refuse_staff_command('loan_not_allowed', 'HZ-Q17');
    end if;
    found_case := credit.require_case(case_id, null, actor.unit_code, actor.role);
    perform
    from credit.archive_filing
    where
        archive_filing.case_id = request_loan.case_id
        and (request_loan.material_id is null or archive_filing.material_id = request_loan.material_id)
        and archive_filing.destroyed_at is null;
    if not found then
        perform credit.refuse_staff_command('material_unknown', 'HZ-Q17');
    end if;

    insert into credit.archive_loan (
        loan_id, case_id, material_id, kind, purpose, reason, requested_by, requested_at, head_of_unit, head_signed_on,
        wanted_from, wanted_until
    )
    values (
        loan, request_loan.case_id, request_loan.material_id, request_loan.kind, request_loan.purpose,
        request_loan.reason, actor.account_id, as_of, request_loan.head_of_unit, request_loan.head_signed_on,
        request_loan.wanted_from, request_loan.wanted_until
    );

    perform credit.start_request(as_of, case_id, 'loan_decision', 'authority_officer', loan);

    return credit.log_case_operation(
        as_of, 'request_loan', credit.case_purpose(found_case.kind), case_id, actor.account_id, actor.unit_code,
        network_address, request_id,
        pg_catalog.jsonb_build_object(
            'loan', loan, 'material', material_id, 'kind', kind, 'wanted_from', wanted_from,
            'wanted_until', wanted_until,
            'reason_digest', credit.text_digest(case_id, reason)
        ),
        pg_catalog.jsonb_build_object(
            'loan', loan, 'case', case_id, 'material', material_id, 'kind', kind, 'state', 'requested'
        )
    );
end;
$$;

comment on function credit.request_loan(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, text, date, date, date
) is
'The object (material_id null: all of the case without a secret grade), purpose and reason (1 to 500 characters), the '
'head of the unit who signed and stamped it and on which day, and the days that are wanted, from today on and at most '
'31 with both. TM-1: the seal is on the paper, which the authority sees before it decides; a field would only repeat '
'what the requester says of it. CR001 case_unknown, material_unknown (nothing of it is in the archive), '
'loan_not_allowed.';

alter function credit.request_loan(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, text, date, date, date
) owner to credit_case_keeper;
revoke all on function credit.request_loan(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, text, date, date, date
) from public;
grant execute on function credit.request_loan(
    timestamptz, bytea, text, text, uuid, uuid, text, text, text, text, date, date, date
) to credit_staff;
