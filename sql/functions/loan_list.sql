-- Purpose: requests and loans, for those who asked, keep or oversee.
-- Rules: HZ-Q17, TM-1.
-- Called by: creditd, staff audience.
create or replace function credit.loan_list(
    as_of timestamptz,
    session bytea,
    network_address text,
    request_id text,
    only_open boolean,
    after_requested_at timestamptz,
    after_loan uuid,
    page_size integer
)
returns text
language plpgsql
volatile
security definer
set search_path = ''
-- What is asked for is not every time the same, and each has an index of its own.
set plan_cache_mode = 'force_custom_plan'
as $$
declare
    -- Set by us: a screen or two.
    largest_page constant integer := 200;
    today constant date := credit.local_day(as_of);
    actor record;
    loans jsonb;
    next_page jsonb;
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
    if only_open is null or page_size is null or page_size not between 1 and largest_page
        or (after_requested_at is null) <> (after_loan is null) then
        perform credit.refuse_staff_command('malformed_command', 'X-7');
    end if;

    with page as (
        select
            archive_loan.*,
            service_case.receipt_number,
            service_case.unit_code as window_unit,
            pg_catalog.row_number() over (order by archive_loan.requested_at, archive_loan.loan_id) as place
        from credit.archive_loan
        inner join credit.service_case
            on archive_loan.case_id = service_case.case_id
        where
            (
                not only_open
                or archive_loan.decision is null
                or archive_loan.decision = 'approved' and archive_loan.returned_at is null
            )
            and (
                after_requested_at is null
                or (archive_loan.requested_at, archive_loan.loan_id) > (after_requested_at, after_loan)
            )
            and (
                archive_loan.requested_by = actor.account_id
                or credit.may_see_case(actor.unit_code, actor.role, service_case.unit_code)
            )
        order by archive_loan.requested_at, archive_loan.loan_id
        limit page_size + 1
    )

    select
        pg_catalog.jsonb_agg(
            pg_catalog.jsonb_build_object(
                'loan', page.loan_id, 'case', page.case_id, 'receipt_number', page.receipt_number,
                'unit', page.window_unit, 'material', page.material_id, 'kind', page.kind, 'purpose', page.purpose,
                'reason', page.reason, 'requested_by', page.requested_by,
                'requested_at', credit.json_time(page.requested_at), 'head_of_unit', page.head_of_unit,
                'head_signed_on', page.head_signed_on, 'wanted_from', page.wanted_from,
                'wanted_until', page.wanted_until, 'decision', page.decision, 'decided_by', page.decided_by,
                'decided_at', credit.json_time(page.decided_at), 'decision_reason', page.decision_reason,
                'valid_from', page.valid_from, 'valid_until', page.valid_until,
                'in_force', coalesce(today between page.valid_from and page.valid_until, false)
                and page.returned_at is null,
                'is_overdue', coalesce(page.valid_until < today, false) and page.returned_at is null,
                'returned_at', credit.json_time(page.returned_at), 'returned_to', page.returned_to,
                'is_complete', page.is_complete, 'return_note', page.return_note
            ) order by page.place
        ) filter (where page.place <= page_size),
        case when pg_catalog.count(*) > page_size then
            pg_catalog.jsonb_agg(
                pg_catalog.jsonb_build_object(
                    'requested_at', credit.json_time(page.requested_at), 'loan', page.loan_id
                )
            ) filter (where page.place = page_size) -> 0
        end
    into loans, next_page
    from page;

    return credit.log_staff_operation(
        as_of, 'loan_list', actor.account_id, actor.unit_code, network_address, request_id,
        pg_catalog.jsonb_build_object('only_open', only_open, 'after', after_loan),
        pg_catalog.jsonb_build_object('loans', coalesce(loans, '[]'), 'next', next_page)
    );
end;
$$;

comment on function credit.loan_list(timestamptz, bytea, text, text, boolean, timestamptz, uuid, integer) is
'Own ones and those about cases that the caller may see. only_open: waiting or lent; what is past its last day says '
'so. Oldest first, page_size 1 to 200; next is what to give as after_…, null: the last page.';

alter function credit.loan_list(
    timestamptz, bytea, text, text, boolean, timestamptz, uuid, integer
) owner to credit_case_keeper;
revoke all on function credit.loan_list(
    timestamptz, bytea, text, text, boolean, timestamptz, uuid, integer
) from public;
grant execute on function credit.loan_list(
    timestamptz, bytea, text, text, boolean, timestamptz, uuid, integer
) to credit_staff;
