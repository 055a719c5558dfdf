-- Purpose: whether a person has leave to read or copy all that is kept of a case, today.
-- Rules: HZ-Q17, TM-1.
-- Called by: require_report_ground.
create or replace function credit.has_case_loan(
    case_id uuid,
    account_id text,
    kinds text[],
    today date
)
returns boolean
language sql
stable
security definer
set search_path = ''
as $$
    select exists (
        select
        from credit.archive_loan
        where
            archive_loan.case_id = has_case_loan.case_id
            and archive_loan.requested_by = has_case_loan.account_id
            and archive_loan.kind = any(has_case_loan.kinds)
            -- One paper of the case is not its report.
            and archive_loan.material_id is null
            and archive_loan.decision = 'approved'
            and has_case_loan.today between archive_loan.valid_from and archive_loan.valid_until
            and archive_loan.returned_at is null
    );
$$;

comment on function credit.has_case_loan(uuid, text, text[], date) is
'An approved loan of one of the kinds, of the person, in its days and not returned.';

alter function credit.has_case_loan(uuid, text, text[], date) owner to credit_case_keeper;
revoke all on function credit.has_case_loan(uuid, text, text[], date) from public;
grant execute on function credit.has_case_loan(uuid, text, text[], date) to credit_window_discloser;
