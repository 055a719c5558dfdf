-- Purpose: starts and meets the clock by which a window hands the papers of a case over to the city's centre.
-- Rules: HZ-Q16, HZ-O14, X-1.
-- Called by: advance_case, file_material, receive_archive.
create or replace function credit.time_handover(
    as_of timestamptz,
    case_id uuid
)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    present record;
begin
    select
        service_case.unit_code,
        credit.case_awaits_step(service_case.kind, service_case.state) as awaits_step,
        exists (
            select
            from credit.archive_filing
            where
                archive_filing.case_id = service_case.case_id
                and archive_filing.holding_unit = service_case.unit_code
                and archive_filing.destroyed_at is null
        ) as is_held,
        exists (
            select
            from credit.case_deadline
            where
                case_deadline.case_id = service_case.case_id
                and case_deadline.period_code = 'archive_handover'
                and case_deadline.met_at is null
                and case_deadline.ended_at is null
        ) as is_running
    into strict present
    from credit.service_case
    where service_case.case_id = time_handover.case_id;
    if present.is_running and not present.is_held then
        perform credit.meet_deadline(as_of, case_id, 'archive_handover');
    end if;
    if present.is_running or not present.is_held or present.awaits_step then
        return;
    end if;
    -- The city's centre's own window keeps its archive where it is.
    perform
    from credit.unit
    where unit.unit_code = present.unit_code and 'centre' = any(unit.kinds) and unit.level = 'city';
    if not found then
        perform credit.start_deadline(as_of, case_id, 'archive_handover', null, 'window_clerk', present.unit_code);
    end if;
end;
$$;

comment on function credit.time_handover(timestamptz, uuid) is
'The clock archive_handover runs from the day on which papers are filed and nothing is left to do but to close, closed '
'or not, until the centre has received them all.';

alter function credit.time_handover(timestamptz, uuid) owner to credit_case_keeper;
revoke all on function credit.time_handover(timestamptz, uuid) from public;
