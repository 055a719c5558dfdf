-- Purpose: ends the requests for more time of clocks that have stopped undecided.
-- Rules: HZ-Q12, HZ-O3.
-- Called by: meet_deadline, end_deadline.
create or replace function credit.lapse_extension(
    as_of timestamptz,
    case_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    with lapsed as (
        update credit.case_extension
        set
            decision = 'lapsed',
            decided_at = as_of
        from credit.case_deadline
        where
            case_extension.case_id = lapse_extension.case_id
            and case_extension.decision is null
            and case_extension.deadline_id = case_deadline.deadline_id
            and (case_deadline.met_at is not null or case_deadline.ended_at is not null)
        returning case_extension.extension_id
    )

    update credit.case_deadline
    set
        ended_at = as_of,
        ended_ground = 'lapsed'
    from lapsed
    where
        case_deadline.about_id = lapsed.extension_id
        and case_deadline.met_at is null
        and case_deadline.ended_at is null;
end;
$$;

comment on function credit.lapse_extension(timestamptz, uuid) is
'Behind the lock on the case, so no decision comes in between. Nobody is named: nobody decided.';

alter function credit.lapse_extension(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.lapse_extension(timestamptz, uuid) from public;
